"""Whether this program is complete: a vault, a migrated database, search, compression, calendar, a drawn window.

Meant for a frozen program on a computer that has nothing else; it reads and writes in a temporary folder only.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec
import pi_heif  # type: ignore[import-untyped]  # ships no types
from PIL import Image

from desktop.bootstrap import doorway_of, open_new_profile
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.compression import WITH_DICTIONARY, Squeezer, Unsqueezer
from sync.contract.entities import CaseState, CaseText, Change
from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from sync.contract.frames import pack
from sync.contract.messages import AnswerFrame, SignedIn
from ui.pictures import draw_once
from ui.ports.desk import CaseQuery, RecapOrder
from ui.printing import printed

_PASSED: Final = 0
_FAILED: Final = 5
_PASSWORD: Final = "sementara"  # noqa: S105 - of a vault that lives for a second
_WHO: Final = SignedIn(
    token="", username="periksa", full_name="Pemeriksaan Diri", role="liaison", unit_row=1, unit_code="1",
    unit_name="Unit Pemeriksaan", epoch="", server_time=0,
)  # fmt: skip


def self_check() -> int:
    """Run all checks and say each in a line; returns 0 when all passed, 5 otherwise."""
    with tempfile.TemporaryDirectory(prefix="tindak-", ignore_cleanup_errors=True) as folder:
        try:
            profile = Profile(Path(folder))
            _say("data terkunci dan basis data", lambda: open_new_profile(profile, _PASSWORD, _WHO).close())
            with closing(doorway_of(profile).unlock(_PASSWORD)) as opened:
                _say("laporan, pencarian, kotak keluar", lambda: _work(opened))
                _say("foto dan dokumen", lambda: _take_in(opened))
                _say("pemampatan", _squeeze)
                _say("jendela", lambda: draw_once(opened))
                _say("rekap dan lembar laporan", lambda: _write_documents(opened, Path(folder)))
        except (TindakError, OSError, ImportError, AssertionError) as fault:
            sys.stdout.write(f"GAGAL: {str(fault) or type(fault).__name__}\n")
            return _FAILED
    sys.stdout.write("Tindak lengkap.\n")
    return _PASSED


def _say(what: str, check: Callable[[], object]) -> None:
    check()
    sys.stdout.write(f"baik: {what}\n")
    sys.stdout.flush()


def _work(opened: OpenDesk) -> None:
    text = CaseText(tracking_id="1", title="Lampu jalan padam", body="Gelapgulita.")
    state = CaseState(unit=1, status="Terverifikasi", lapor_status="Terverifikasi")
    told = (Change("text", 1, msgspec.Raw(pack(text))), Change("state", 1, msgspec.Raw(pack(state))))
    opened.replica.apply([AnswerFrame(changes=told, cursor="1")], ())
    UUID(opened.desk.record_follow_up(1, EventKind.INITIAL_RESPONSE, "Sedang diperiksa."))
    _must(opened.desk.count(CaseQuery(text="gulita")) == 1, "pencarian tidak menemukan laporan")
    _must(opened.desk.state().waiting == 1, "kotak keluar kosong")


def _take_in(opened: OpenDesk) -> None:
    drawn = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(drawn, "PNG")
    taken = opened.evidence.take_in_content(1, "periksa.png", drawn.getvalue())
    _must(taken.file is not None, taken.why_not)
    (file,) = opened.evidence.draft_files(1)
    _must(bool(opened.evidence.preview(file.sha256)), "foto kecil tidak dibuat")
    _must(bool(pi_heif.libheif_info()["decoders"]), "foto HEIC tidak dapat dibaca")


def _write_documents(opened: OpenDesk, folder: Path) -> None:
    day = date(2026, 1, 1)
    opened.desk.save_recap(RecapOrder(first=day, last=day, path=folder / "rekap.xlsx"))
    pdf, pages = printed([opened.desk.case(1)], names=False)
    _must(pages == 1 and pdf.startswith(b"%PDF"), "lembar laporan tidak dapat digambar")


def _squeeze() -> None:
    squeezer, unsqueezer = Squeezer(WITH_DICTIONARY), Unsqueezer(WITH_DICTIONARY)
    there = squeezer.squeeze(b"tindak lanjut" * 99) + squeezer.finish()
    _must(b"".join(unsqueezer.unsqueeze(there)) == b"tindak lanjut" * 99, "pemampatan merusak data")


def _must(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise AssertionError(otherwise)
