"""The cells of one sheet, row by row, without ever holding more than a few rows."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import DAMAGED
from sync.server.lapor_export.cells import TEXT_LIMIT, Cell, clean
from sync.server.lapor_export.parts import Attributes, Handler, walk

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
COLUMNS_READ: Final = 256
"""Cells further right are passed over; the export has 26 columns."""

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


class SheetRow(NamedTuple):
    """One row that holds something."""

    number: int
    """As Excel shows it, counted from 1."""
    cells: dict[int, Cell]
    """By column, counted from 0; blank cells are left out."""


def sheet_rows(chunks: Iterable[bytes], texts: list[str]) -> Iterator[SheetRow]:
    """Yield the rows of a sheet that hold something, in the order of the file.

    :param texts: the shared texts of the workbook.
    :raises BadInput: when the part is no sheet, damaged, or names a cell or text that cannot be.
    """
    sheet = _Sheet(texts)
    for _ in walk(chunks, sheet):
        ready, sheet.ready = sheet.ready, []
        yield from ready


class _Sheet(Handler):
    """Follows rows and cells. A row or cell without a number stands beside the one before it."""

    def __init__(self, texts: list[str]) -> None:
        self.ready: list[SheetRow] = []
        self._texts = texts
        self._row = 0
        self._column = -1
        self._kind = ""
        self._cells: dict[int, Cell] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._listening = False

    def opened(self, name: str, attributes: Attributes) -> None:
        if name in ("v", "t"):
            self._listening = True
        elif name == "c":
            self._open_cell(attributes)
        elif name == "row":
            number = attributes.get("r", "")
            self._row = _bounded(int(number), LAST_ROW) if number.isdecimal() else self._row + 1
            self._column = -1
            self._cells = {}

    def closed(self, name: str) -> None:
        if name in ("v", "t"):
            self._listening = False
        elif name == "c":
            self._close_cell()
        elif name == "row" and self._cells:
            self.ready.append(SheetRow(self._row, self._cells))
            self._cells = {}

    def text(self, data: str) -> None:
        if self._listening and self._length <= TEXT_LIMIT:
            self._pieces.append(data)
            self._length += len(data)

    def _open_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        elif found := _REFERENCE.fullmatch(reference):
            self._column = _column_of(found[1])
        else:
            raise BadInput(DAMAGED)
        _bounded(self._column + 1, LAST_COLUMN)
        self._kind = attributes.get("t", "n")
        self._pieces, self._length = [], 0

    def _close_cell(self) -> None:
        if not self._pieces or self._column >= COLUMNS_READ:
            return
        cell = self._value("".join(self._pieces))
        if cell != "":
            self._cells[self._column] = cell

    def _value(self, raw: str) -> Cell:
        match self._kind:
            case "s":
                return self._shared(raw.strip())
            case "b":
                return raw.strip() in ("1", "true")
            case "e":
                return ""
            case "n":
                return _number(raw)
            case _:
                return clean(raw)

    def _shared(self, index: str) -> str:
        if index.isdecimal() and len(index) <= len(str(LAST_ROW)) and int(index) < len(self._texts):
            return self._texts[int(index)]
        raise BadInput(DAMAGED)


def _number(raw: str) -> Cell:
    try:
        return float(raw)
    except ValueError:
        return clean(raw)


def _column_of(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _bounded(value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise BadInput(DAMAGED)
    return value
