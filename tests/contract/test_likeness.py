"""Pictures that look the same are known again; pictures of other scenes are not taken for them."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.evidence.fingerprint import fingerprint_of
from sync.contract.evidence.attachment import FINGERPRINT_LIMIT
from sync.contract.evidence.fingerprints import LENGTH, pack, turns_of
from sync.contract.evidence.likeness import FAR, distance, find_alike, looks_same
from tests.support.altered_pictures import CROPPED, WHOLE, original_for, packed
from tests.support.invented_scenes import SCENES, scene

_SIZE = (480, 360)


@pytest.fixture(scope="module")
def pictures() -> dict[tuple[str, int], Image.Image]:
    """Return some scenes of each kind."""
    return {(kind, seed): scene(kind, seed, _SIZE) for kind in SCENES for seed in range(5)}


@pytest.fixture(scope="module")
def prints(pictures: dict[tuple[str, int], Image.Image]) -> dict[tuple[str, int], bytes]:
    """Return their fingerprints."""
    return {name: fingerprint_of(image) for name, image in pictures.items()}


def _chosen(pictures: dict[tuple[str, int], Image.Image], *, letters: bool) -> Iterator[Image.Image]:
    yield from (image for (kind, seed), image in pictures.items() if seed < 1 and (letters or kind != "document"))


@pytest.mark.parametrize("name", WHOLE)
def test_a_picture_is_known_again_after_what_leaves_its_edges(
    name: str, pictures: dict[tuple[str, int], Image.Image]
) -> None:
    """Letters, too."""
    for image in _chosen(pictures, letters=True):
        assert looks_same(fingerprint_of(original_for(name, image)), fingerprint_of(WHOLE[name](image)))


@pytest.mark.parametrize("name", CROPPED)
def test_a_photo_is_known_again_after_up_to_a_tenth_was_cut_off(
    name: str, pictures: dict[tuple[str, int], Image.Image]
) -> None:
    """Whichever of both is the part and whichever the whole."""
    for image in _chosen(pictures, letters=False):
        whole, part = fingerprint_of(image), fingerprint_of(CROPPED[name](image))
        assert looks_same(whole, part)
        assert looks_same(part, whole)


def test_other_scenes_are_not_taken_for_the_same(prints: dict[tuple[str, int], bytes]) -> None:
    """Neither those of the same kind: other asphalt, other rooms, other letters of the same office."""
    names, others = list(prints), list(prints.values())
    for at, one in enumerate(others):
        assert [names[each.place] for each in find_alike(one, others)] == [names[at]]


def test_a_picture_is_found_among_thousands(prints: dict[tuple[str, int], bytes]) -> None:
    """Wherever it lies, and whatever lies beside it; the nearest comes first."""
    mine = prints["room", 1]
    near = fingerprint_of(packed(scene("room", 1, _SIZE), 25))
    others = [one for name, one in prints.items() if name != ("room", 1)] * 150
    others[3] = b""
    others[2100] = near
    others[4200] = mine
    found = find_alike(mine, others)
    assert [each.place for each in found] == [4200, 2100]
    assert found[0].distance < found[1].distance < 0.1


def test_a_wall_or_fog_has_no_fingerprint() -> None:
    """What shows nothing cannot be compared, and is like nothing."""
    plain = fingerprint_of(Image.new("RGB", _SIZE, (200, 190, 180)))
    assert plain == fingerprint_of(Image.new("L", (8, 8))) == b""
    assert distance(plain, plain) == FAR
    assert not looks_same(plain, plain)


@given(st.binary(max_size=LENGTH + 5), st.binary(min_size=LENGTH - 1, max_size=LENGTH - 1))
def test_a_fingerprint_from_elsewhere_never_harms(strange: bytes, body: bytes) -> None:
    """Empty ones, those of a newer format, and well-formed noise."""
    known = b"\1" + body
    assert 0 <= distance(strange, known) <= FAR
    assert 0 <= distance(known, known) <= FAR
    assert len(find_alike(known, [strange, known, b""])) <= 2


def test_a_fingerprint_is_small_and_turns_back() -> None:
    """All eight positions come back to where they began."""
    rng = random.Random(1)
    made = pack(0.3, [rng.getrandbits(48) for _ in range(6)], [rng.randrange(16) for _ in range(400)])
    assert len(made) == LENGTH <= FINGERPRINT_LIMIT
    turns = turns_of(made)
    assert len(set(turns)) == 8
    for turn in turns:
        assert turns[0] in turns_of(pack(0.3, turn.signs, list(turn.cells)))
