"""``docs/protocol.md`` taken apart: its tables, its examples, its values."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec

from sync.contract.frames import unpack
from sync.contract.messages import AnswerFrame, Health, MoreActions, Opening, Refusal, SignedIn, SignIn
from sync.contract.receipts import ReceiptSheet
from tests.quality.tree import ROOT

PAGE: Final = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
MESSAGES: Final[dict[str, Any]] = {
    kind.__name__: kind for kind in (SignIn, SignedIn, Health, Refusal, Opening, MoreActions, AnswerFrame, ReceiptSheet)
}
"""Types that an example may be of."""

_FENCE: Final = re.compile(r"^```(\w+) (tindak|value):(\S+)(?: (\S+))?\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
_TABLE: Final = re.compile(r"^#### `(\w+)`( \(array\))?\n\n((?:\|.*\n)+)", re.MULTILINE)
_CELL: Final = re.compile(r"(?<!\\)\|")


class Example(NamedTuple):
    """A fenced block that shows a message."""

    form: str
    """``json`` or ``hex``."""
    kind: str
    name: str
    shown: str

    def __str__(self) -> str:
        return f"{self.name}-{self.form}"

    def wire(self) -> bytes:
        """Return the bytes that the block shows: a line of JSON without its end, or a frame."""
        return bytes.fromhex(self.shown) if self.form == "hex" else self.shown.encode()

    def read(self) -> Any:
        """Decode the message as its reader does."""
        if self.form == "hex":
            return unpack(self.wire()[4:], MESSAGES[self.kind])
        return msgspec.json.decode(self.wire(), type=MESSAGES[self.kind])


class Table(NamedTuple):
    """A table that stands right below a heading with the name of what it describes."""

    name: str
    is_array: bool
    head: list[str]
    rows: list[list[str]]


def examples() -> list[Example]:
    """Return all examples of messages."""
    return [
        Example(form, kind, name, shown) for form, what, kind, name, shown in _FENCE.findall(PAGE) if what == "tindak"
    ]


def example(name: str) -> Any:
    """Return the message of the JSON example with this name."""
    (found,) = [one.read() for one in examples() if (one.name, one.form) == (name, "json")]
    return found


def value(name: str) -> bytes:
    """Return a value that is shown in hex."""
    (found,) = [shown for _, what, kind, _, shown in _FENCE.findall(PAGE) if (what, kind) == ("value", name)]
    return bytes.fromhex(found)


def tables() -> Iterator[Table]:
    """Yield all named tables."""
    for name, array, lines in _TABLE.findall(PAGE):
        head, _, *rows = [_cells(line) for line in lines.splitlines()]
        yield Table(name, bool(array), head, rows)


def table(name: str) -> Table:
    """Return one named table."""
    (found,) = [one for one in tables() if one.name == name]
    return found


def rows_under(first_head: str) -> list[list[str]]:
    """Return the rows of the table whose first column has this head."""
    head, _, rest = PAGE.partition(f"\n| {first_head} |")
    assert head, first_head
    lines = rest.splitlines()[2:]
    count = next(number for number, line in enumerate(lines) if not line.startswith("|"))
    return [_cells(line) for line in lines[:count]]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(line.strip())[1:-1]]
