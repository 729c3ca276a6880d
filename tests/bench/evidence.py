"""What taking pictures in costs, and how well *Bukti Utuh* knows a picture again, on invented scenes.

``python -m tests.bench.evidence [--json] [--quick]``. Floors, measured in the same run: Pillow alone with as many
threads, decoding, resizing and encoding the same photos, once in full and once with the draft mode of JPEG; differing
signs counted one after the other for the search.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

from desktop.evidence.fingerprint import fingerprint_of
from desktop.evidence.intake import take_in
from sync.contract.evidence.candidates import MOST_SIGNS
from sync.contract.evidence.fingerprints import SIGN_BYTES, WINDOWS, signs_of_all, stripes_of
from sync.contract.evidence.likeness import FAR, LETTER_STRIPES, _distances, distance, find_alike, looks_same
from sync.contract.evidence.limits import PREVIEW_BYTES, EvidenceLimits
from tests.support.altered_pictures import BEYOND, CROPPED, WHOLE, original_for
from tests.support.invented_scenes import SCENES, as_jpeg, grain, scene

Figures = dict[str, float]

PHOTOS: Final = 6
OFFICE: Final = 20_000
_LIMITS: Final = EvidenceLimits()
_SIZE: Final = (800, 600)
_ROUNDS: Final = 5

REACH: Final[dict[str, dict[str, float]]] = {
    "taking_in": {
        "ratio_to_pillow": 1.5,
        "ratio_to_pillow_draft": 1.5,
        "most_copy_bytes": _LIMITS.picture_bytes,
        "most_preview_bytes": PREVIEW_BYTES,
        "most_mb": 300,
    },
    "searching_20k": {"milliseconds": 150, "ratio": 1.5},
    "false_hits": {"share": 0.0001},
}
"""The figures to reach: at most so much."""
_LEAST_HITS: Final = 0.97
"""Share of photos that every alteration must leave known; for letters of those that leave the edges."""


def _photos() -> list[bytes]:
    """Return photos of twelve million pixels, with the grain that makes such files large."""
    kinds = [kind for kind in SCENES if kind != "document"]
    scenes = [scene(kinds[seed % len(kinds)], seed, (1344, 1008)) for seed in range(PHOTOS)]
    return [as_jpeg(grain(Random(at), image.resize((4032, 3024)), 0.05), 92) for at, image in enumerate(scenes)]


def _pillow(content: bytes, *, draft: bool) -> bytes:
    image = Image.open(BytesIO(content))
    side = _LIMITS.longest_side
    if draft:
        image.draft("RGB", (side, side * 3 // 4))
    small = image.convert("RGB").resize((side, side * 3 // 4), Image.Resampling.BICUBIC, reducing_gap=2.0)
    return as_jpeg(small, 80)


def _seconds(works: Sequence[Callable[[bytes], object]], contents: Sequence[bytes]) -> list[float]:
    """Return for each work the best time for all contents in two threads; they take turns, so that none is favoured."""
    best = [float("inf")] * len(works)
    for _ in range(_ROUNDS):
        for at, work in enumerate(works):
            with ThreadPoolExecutor(2) as lanes:
                began = time.perf_counter()
                list(lanes.map(work, contents))
                best[at] = min(best[at], time.perf_counter() - began)
    return best


def taking_in() -> Figures:
    """Return what six photos cost beside Pillow alone."""
    photos = _photos()
    taken = [take_in(content, "foto.jpg", _LIMITS) for content in photos]
    works: list[Callable[[bytes], object]] = [
        lambda content: take_in(content, "foto.jpg", _LIMITS),
        lambda content: _pillow(content, draft=False),
        lambda content: _pillow(content, draft=True),
    ]
    spent, floor, draft = _seconds(works, photos)
    figures = {
        "seconds": round(spent, 3),
        "pillow_seconds": round(floor, 3),
        "pillow_draft_seconds": round(draft, 3),
        "ratio_to_pillow": round(spent / floor, 2),
        "ratio_to_pillow_draft": round(spent / draft, 2),
        "mean_photo_bytes": sum(map(len, photos)) // PHOTOS,
        "mean_copy_bytes": sum(one.attachment.size for one in taken) // PHOTOS,
        "most_copy_bytes": max(one.attachment.size for one in taken),
        "most_preview_bytes": max(len(one.preview) for one in taken),
    }
    return figures | (_memory(photos) if sys.platform == "linux" else {})


def _memory(photos: Sequence[bytes]) -> Figures:
    with tempfile.TemporaryDirectory(prefix="tindak-bench-") as folder:
        names = [str(Path(folder) / f"{at}.jpg") for at in range(len(photos))]
        for name, content in zip(names, photos, strict=True):
            Path(name).write_bytes(content)
        words = [sys.executable, "-m", "tests.bench._intake", *names]
        told: Figures = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    return told


def hits(seeds: int) -> dict[str, Figures]:
    """Return for each alteration which share of the scenes is known again, photos and letters apart."""
    kinds = [kind for kind in SCENES if kind != "document"]
    scenes = {kind: [scene(kind, 1000 + seed, _SIZE) for seed in range(seeds)] for kind in SCENES}
    told = {}
    for name, alter in {**WHOLE, **CROPPED, **BEYOND}.items():
        pairs = {
            kind: [(fingerprint_of(original_for(name, image)), fingerprint_of(alter(image))) for image in images]
            for kind, images in scenes.items()
        }
        photos = [pair for kind in kinds for pair in pairs[kind]]
        told[name] = {
            "photos": round(sum(looks_same(*pair) for pair in photos) / len(photos), 3),
            "furthest_photo": round(max(distance(*pair) for pair in photos), 3),
            "letters": round(sum(looks_same(*pair) for pair in pairs["document"]) / seeds, 3),
        }
    return told


def false_hits(prints: Sequence[bytes]) -> Figures:
    """Return how often another scene is taken for the same, over all pairs."""
    found = [at for at, one in enumerate(prints) for each in find_alike(one, prints) if each.place != at]
    near = [far for at, one in enumerate(prints) for place, far in _distances(one, prints) if place != at]
    pairs = len(prints) * (len(prints) - 1)
    letters = sum(stripes_of(prints[at]) >= LETTER_STRIPES for at in found)
    return {
        "scenes": len(prints),
        "pairs": pairs,
        "hits": len(found),
        "of_letters": letters,
        "share": round(len(found) / pairs, 7),
        "nearest": round(min(near, default=FAR), 3),
    }


def searching_20k(prints: Sequence[bytes]) -> Figures:
    """Return what it takes to compare a picture with twenty thousand, beside counting the signs one by one."""
    office = (list(prints) * (OFFICE // len(prints) + 1))[:OFFICE]
    times = []
    for one in prints[:: len(prints) // 12]:
        times.append(min(_milliseconds(one, [other for other in office if other is not one]) for _ in range(_ROUNDS)))
    floor = min(_one_by_one(office) for _ in range(_ROUNDS))
    times.sort()
    return {
        "milliseconds": round(times[len(times) // 2], 1),
        "most_milliseconds": round(times[-1], 1),
        "floor_milliseconds": round(floor, 1),
        "ratio": round(times[len(times) // 2] / floor, 2),
    }


def _milliseconds(one: bytes, others: Sequence[bytes]) -> float:
    began = time.perf_counter()
    find_alike(one, others)
    return (time.perf_counter() - began) * 1000


def _one_by_one(office: Sequence[bytes]) -> float:
    columns = [signs_of_all(office, window) for window in range(len(WINDOWS))]
    numbers = [
        [int.from_bytes(column[at : at + SIGN_BYTES], "little") for at in range(0, len(column), SIGN_BYTES)]
        for column in columns
    ]
    began = time.perf_counter()
    for turn in range(8):
        ours = numbers[0][turn]
        for column in (*numbers, *[numbers[0]] * (len(WINDOWS) - 1)):
            sum(1 for theirs in column if (theirs ^ ours).bit_count() <= MOST_SIGNS)
    return (time.perf_counter() - began) * 1000


def main(argv: list[str]) -> None:
    """Print the figures, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.evidence")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--quick", action="store_true", help="fewer scenes")
    asked = parser.parse_args(argv)
    seeds = 4 if asked.quick else 20
    told: dict[str, Figures] = {"taking_in": taking_in()}
    known = hits(seeds)
    prints = [fingerprint_of(scene(kind, 2000 + seed, _SIZE)) for kind in SCENES for seed in range(3 * seeds)]
    told |= {"false_hits": false_hits(prints), "searching_20k": searching_20k(prints)}
    if asked.as_json:
        sys.stdout.write(json.dumps({**told, "hits": known}) + "\n")
        return
    for name, figures in told.items():
        _print(name, figures)
    for name, shares in known.items():
        is_missed = shares["photos"] < _LEAST_HITS and name not in BEYOND
        words = f"photos {shares['photos']:6.1%}  letters {shares['letters']:6.1%}  furthest {shares['furthest_photo']}"
        print(f"{name:42} {words}{'  MISSED' if is_missed else ''}")


def _print(name: str, told: Figures) -> None:
    missed = [key for key, most in REACH[name].items() if key in told and told[key] > most]
    aims = ", ".join(f"{key} ≤ {most}" for key, most in REACH[name].items())
    words = "  ".join(f"{key} {value}" for key, value in told.items())
    print(f"{name:17} {words}\n{'':17} {'MISSED ' + ', '.join(missed) if missed else 'reached'} ({aims})")


if __name__ == "__main__":
    main(sys.argv[1:])
