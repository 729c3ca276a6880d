"""Where the parts of a chart lie: what is drawn there, and what the mouse and the keyboard find there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from sync.contract.monev.tally import COUNTED, counted
from sync.contract.status import Bucket
from ui.theme.tokens import Tokens

ROW: Final = 26.0
BAR: Final = 16.0
LEGEND: Final = 24.0
GAP: Final = 8.0
NUMBER_ROOM: Final = 48.0
LINES: Final = 3
"""Above the ground line of a plot."""
_NAME_SHARE: Final = 0.34
_LEAST_SHARE: Final = 2.0
"""A part that is there is never narrower than this, px."""
_POINT: Final = 8.0
"""Half the width of what is found around a point, px."""


class Look(NamedTuple):
    """How a chart is drawn: by which colours, how many dots a px of 96 dpi has, and what share of it names may take."""

    tokens: Tokens
    scale: float = 1.0
    names: float = _NAME_SHARE


class BarRow(NamedTuple):
    """One bar: its name, and how many cases it has in each bucket."""

    name: str
    buckets: Mapping[Bucket, int]

    @property
    def total(self) -> int:
        """All that the bar shows."""
        return counted(self.buckets)


class TrendPoint(NamedTuple):
    """One month: what came in, what was completed."""

    name: str
    came: int
    done: int


class Bar(NamedTuple):
    """Where one bar lies."""

    name: QRectF
    segments: Sequence[tuple[Bucket, QRectF]]
    total: QRectF


class Plot(NamedTuple):
    """Where a trend lies."""

    room: QRectF
    most: int
    """What the uppermost line stands for."""
    came: Sequence[QPointF]
    done: Sequence[QPointF]


class Part(NamedTuple):
    """A part of a chart that says a figure."""

    area: QRectF
    row: int
    """Of the bar or point, which is that of the table too."""
    column: int
    """Of the figure in the table."""
    line: int
    """Parts of one line follow each other to the right."""
    beside: QRectF = QRectF()
    """Where the mouse finds it too."""


class Chart(NamedTuple):
    """A chart: what draws it into an area, what says where its parts lie then, and how high it wants to be, px."""

    draw: Callable[[QPainter, QRectF, Look], None]
    parts: Callable[[QRectF, Look], list[Part]]
    height: float


def bars_height(rows: int) -> float:
    """Return the height that so many bars and their legend need, px."""
    return LEGEND + rows * ROW


def bars(area: QRectF, rows: Sequence[BarRow], look: Look) -> Iterator[Bar]:
    """Yield where each bar lies, all on one scale."""
    scale = look.scale
    names = area.width() * look.names
    room = area.width() - names - (GAP + NUMBER_ROOM) * scale
    most = max((row.total for row in rows), default=0)
    for place, row in enumerate(rows):
        top = area.top() + (LEGEND + place * ROW) * scale
        x, bar, segments = area.left() + names, top + (ROW - BAR) / 2 * scale, []
        for bucket in COUNTED:
            if count := row.buckets.get(bucket, 0):
                width = max(room * count / most, _LEAST_SHARE * scale)
                segments.append((bucket, QRectF(x, bar, width, BAR * scale)))
                x += width
        yield Bar(
            QRectF(area.left(), top, names - GAP * scale, ROW * scale),
            segments,
            QRectF(x + GAP * scale, top, NUMBER_ROOM * scale, ROW * scale),
        )


def bar_parts(
    rows: Sequence[BarRow], columns: Mapping[Bucket, int], total: int, area: QRectF, look: Look
) -> list[Part]:
    """Return the parts of bars: each segment, and behind them the total, which the name stands for too.

    :param columns: of the table, by bucket.
    :param total: column of the total.
    """
    found = []
    for row, bar in enumerate(bars(area, rows, look)):
        found += [Part(room, row, columns[bucket], row) for bucket, room in bar.segments]
        found.append(Part(bar.total, row, total, row, bar.name))
    return found


def step_of(least: int) -> int:
    """Return from line to line of a plot: the first of 1, 2, 5, 10, 20, 50 … that is no less."""
    ten = 1
    while True:
        for step in (ten, 2 * ten, 5 * ten):
            if step >= least:
                return step
        ten *= 10


def plot(area: QRectF, points: Sequence[TrendPoint], look: Look) -> Plot:
    """Return where a trend lies."""
    scale = look.scale
    most = max((max(point.came, point.done) for point in points), default=0)
    most = LINES * step_of(-(-most // LINES))
    room = area.adjusted(NUMBER_ROOM * scale, (LEGEND + GAP) * scale, -2 * GAP * scale, -LEGEND * scale)

    def line(values: Sequence[int]) -> list[QPointF]:
        return [
            QPointF(
                room.left() + room.width() * ((place + 0.5) / len(points)), room.bottom() - room.height() * value / most
            )
            for place, value in enumerate(values)
        ]

    return Plot(room, most, line([point.came for point in points]), line([point.done for point in points]))


def trend_parts(points: Sequence[TrendPoint], came: int, done: int, area: QRectF, look: Look) -> list[Part]:
    """Return the points of both lines.

    :param came: column of the table with what came in.
    :param done: column with what was completed.
    """
    lies, half = plot(area, points, look), _POINT * look.scale
    return [
        Part(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), row, column, line)
        for line, (column, places) in enumerate(((came, lies.came), (done, lies.done)))
        for row, at in enumerate(places)
    ]


def found_at(parts: Sequence[Part], x: float, y: float) -> int:
    """Return which part lies at a point, of several the nearest; -1 for none. Bars are found a little above, too."""
    slack = (ROW - BAR) / 2
    at = QPointF(x, y)
    hit = [
        place
        for place, part in enumerate(parts)
        if part.area.adjusted(0, -slack, 0, slack).contains(at) or part.beside.contains(at)
    ]
    return min(hit, key=lambda place: (parts[place].area.center() - at).manhattanLength(), default=-1)


def moved(parts: Sequence[Part], at: int, across: int, down: int) -> int:
    """Return which part lies next: along its line, or in the next line below what is current; the same at an end."""
    now = parts[at]
    if across:
        beside = at + across
        return beside if 0 <= beside < len(parts) and parts[beside].line == now.line else at
    line = [place for place, part in enumerate(parts) if part.line == now.line + down]
    alike = [place for place in line if parts[place].column == now.column or parts[place].row == now.row]
    return min(alike or line, key=lambda place: abs(parts[place].area.center().x() - now.area.center().x()), default=at)
