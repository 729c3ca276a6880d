"""The sorts of columns that tables of this desk have most of: never empty, with nothing as what they begin with."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Boolean, Column, ColumnElement, Integer, LargeBinary, Text, literal_column, text

EMPTY: Final = text("''")
_NO_BYTES: Final = text("x''")
_ZERO: Final = text("0")


def words(name: str) -> Column[Any]:
    """Return a column of text."""
    return Column(name, Text, nullable=False, server_default=EMPTY)


def number(name: str) -> Column[Any]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False, server_default=_ZERO)


def flag(name: str) -> Column[Any]:
    """Return a column of yes and no."""
    return Column(name, Boolean, nullable=False, server_default=_ZERO)


def octets(name: str) -> Column[Any]:
    """Return a column of bytes: digests, keys, and what is packed."""
    return Column(name, LargeBinary, nullable=False, server_default=_NO_BYTES)


def mark() -> Column[Any]:
    """Return the column of the version that is held (:mod:`sync.contract.marks`); 0 while it is not whole."""
    return number("mark")


def is_one_of(column: ColumnElement[str], words: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of these words of our own.

    They stand in the statement: handed to it, it would be put together anew each time, for any number of them.
    """
    return column.in_([literal_column(f"'{word}'") for word in words])
