"""The table of frozen figures: documents that never change, each with what a list says of it."""

from typing import Any, Final

from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, Table, Text, text

_EMPTY: Final = text("''")
_ZERO: Final = text("0")


def frozen_table(metadata: MetaData) -> Table:
    """Return the table ``frozen_monev``.

    ``body`` is the document as :func:`sync.contract.monev.frozen.canonical` writes it, compressed with zlib; ``seal``
    is what the centre has signed about it, empty until then; ``origin`` says whether it was counted here, merged here,
    or came from elsewhere.
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
        Column("seal", LargeBinary, nullable=False, server_default=text("x''")),
        Column("body", LargeBinary, nullable=False),
    )


def _words(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False, server_default=_EMPTY)


def _number(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False, server_default=_ZERO)
