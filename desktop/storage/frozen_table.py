"""The tables of frozen figures: documents that never change, and what the centre says of those that were sent to it."""

from typing import Any, Final

from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, Table, Text, text

_EMPTY: Final = text("''")
_NO_BYTES: Final = text("x''")
_ZERO: Final = text("0")


def frozen_table(metadata: MetaData) -> Table:
    """Return the table ``frozen_monev``.

    ``body`` is the document as :func:`sync.contract.monev.frozen.canonical` writes it, compressed with zlib, and
    ``file`` its SHA-256, under which it travels; ``seal`` is what the centre has signed about it, empty until then, and
    ``checked_with`` the key that it was checked with when it came; ``origin`` says whether it was counted here, merged
    here, or came from elsewhere; ``sending`` how far it has come on its way to the centre, ``why`` why no further.
    """
    return Table(
        "frozen_monev",
        metadata,
        Column("digest", Text, primary_key=True),
        *(_words(name) for name in ("origin", "office", "frozen_by", "unit_name")),
        _number("as_of"),
        Column("day", Date, nullable=False),
        Column("first", Date),
        Column("last", Date),
        _number("total"),
        _number("cases"),
        _bytes("seal"),
        Column("body", LargeBinary, nullable=False),
        _bytes("checked_with"),
        _words("sending"),
        _number("sent"),
        _number("tries"),
        _words("why"),
        _number("tried_at"),
        _bytes("file"),
    )


def sealed_table(metadata: MetaData) -> Table:
    """Return the table ``sealed_figures``: the fields of :class:`sync.contract.monev.seal.Figures` by row.

    ``coming`` is as much as was fetched of a document that is not here yet; ``asked_at`` when the centre did not have
    it; ``fault`` why it is of no use here.
    """
    return Table(
        "sealed_figures",
        metadata,
        Column("row", Integer, primary_key=True),
        _bytes("digest"),
        _bytes("file"),
        _number("size"),
        _number("unit"),
        *(_words(name) for name in ("unit_code", "office", "choice")),
        Column("first", Date),
        Column("last", Date),
        Column("day", Date, nullable=False),
        _number("as_of"),
        _words("frozen_by"),
        *(_number(name) for name in ("total", "cases", "sealed_at")),
        _bytes("signature"),
        _number("mark"),
        _bytes("coming"),
        _number("asked_at"),
        _words("fault"),
    )


def _words(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False, server_default=_EMPTY)


def _number(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False, server_default=_ZERO)


def _bytes(name: str) -> Column[Any]:
    return Column(name, LargeBinary, nullable=False, server_default=_NO_BYTES)
