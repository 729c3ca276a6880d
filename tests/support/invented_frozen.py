"""Invented frozen figures, for windows."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sync.contract.errors import TindakError
from sync.contract.monev.comparing import Compared, Comparison
from sync.contract.monev.frozen import UNSIGNED, Signatory
from sync.contract.monev.merging import Conflict, Several, Telling
from sync.contract.monev.scope import Scope
from tests.support.invented_monev import InventedMonev
from ui.ports.frozen import FrozenLine, FrozenReport, MergedReport

_DAY = date(2026, 11, 23)
_FROZEN_ON = date(2026, 11, 2)
_AS_OF = 1_795_400_000_000


class InventedFrozen:
    """Some frozen reports. ``fault`` is raised by every question while it is set."""

    def __init__(self, figures: InventedMonev) -> None:
        """Freeze what these figures are."""
        self.fault: TindakError | None = None
        self.saved: list[Path] = []
        self.signatures: list[Signatory] = []
        self.merged: list[tuple[Sequence[Path], Sequence[str]]] = []
        self.doubtful: tuple[str, ...] = ()
        self.coming: tuple[FrozenLine, ...] = ()
        self._figures = figures
        self.lines = [
            _line("3f2a9c1d", "own", date(2026, 10, 1), date(2026, 10, 31), 28, is_signed=True)._replace(day=_FROZEN_ON)
        ]

    def freeze(self, scope: Scope, signature: Signatory = UNSIGNED) -> FrozenLine:
        """Keep one more."""
        self._fail()
        self.signatures.append(signature)
        line = _line(f"{len(self.lines):08x}", "own", scope.first, scope.last, 289)
        self.lines.insert(0, line)
        return line

    def all(self) -> tuple[FrozenLine, ...]:
        """Return them."""
        self._fail()
        return tuple(self.lines)

    def below(self) -> tuple[FrozenLine, ...]:
        """Return what is at the centre and not here."""
        self._fail()
        return self.coming

    def send_again(self, digest: str) -> FrozenLine:
        """Let it wait again."""
        self._fail()
        line = self.report(digest).line._replace(sending="waiting", why="")
        self.lines[[one.digest for one in self.lines].index(line.digest)] = line
        return line

    def report(self, digest: str) -> FrozenReport:
        """Open one."""
        self._fail()
        [line] = [one for one in self.lines if one.digest.startswith(digest)]
        return FrozenReport(line, "Kabupaten Tirta Kencana", UNSIGNED, self._figures.overview(Scope()), ())

    def save_file(self, digest: str, path: Path) -> FrozenLine:
        """Remember where to."""
        self._fail()
        self.saved.append(path)
        return self.report(digest).line

    def save_book(self, report: FrozenReport, period: str, path: Path) -> None:
        """Remember where to."""
        self._fail()
        self.saved.append(path)

    def merge(self, paths: Sequence[Path], digests: Sequence[str] = (), *, keep: bool = True) -> MergedReport:
        """Merge what is told differently."""
        self._fail()
        self.merged.append((paths, digests))
        line = _line("ab12cd34", "merged", date(2026, 10, 1), date(2026, 10, 31), 61)
        self.lines.insert(0, line)
        told = tuple(
            Telling(
                office=office, digest=digest, as_of=_AS_OF, unit="KEC1", unit_name=office, bucket=bucket, counts=new
            )
            for office, digest, bucket, new in (
                ("Kecamatan Tirta Hulu", "aa", "Selesai", True),
                ("Kecamatan Tirta Muara", "bb", "Proses", False),
            )
        )
        conflict = Conflict(case="c", complaint="k", differ=("bucket",), told=told)
        several = Several(complaint="k", units=("KEC1", "KEC2"))
        against = Compared(None, Comparison.LACKING, ("Kecamatan Tirta Hulu",))
        return MergedReport(
            line,
            4,
            (conflict,),
            (several,),
            (),
            self.doubtful,
            against,
            {"k": "7400001"},
            self._figures.overview(Scope()),
        )

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault


def _line(
    digest: str, origin: str, first: date | None, last: date | None, total: int, *, is_signed: bool = False
) -> FrozenLine:
    office = "Kecamatan Tirta Muara"
    line = FrozenLine(digest, origin, office, "", first, last, _DAY, _AS_OF, "Rini Handayani", total, is_signed)
    if not is_signed:
        return line._replace(sending="waiting")
    return line._replace(sealed_at=_AS_OF - 20 * 86_400_000, key="0f1e2d3c4b5a6978", sending="received")
