"""The tables of frozen figures: documents that never change, and what the centre says of those that were sent to it."""

from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, Table, Text

from desktop.storage.columns import mark, number, octets, words


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
        *(words(name) for name in ("origin", "office", "frozen_by", "unit_name")),
        number("as_of"),
        Column("day", Date, nullable=False),
        Column("first", Date),
        Column("last", Date),
        number("total"),
        number("cases"),
        octets("seal"),
        Column("body", LargeBinary, nullable=False),
        octets("checked_with"),
        words("sending"),
        number("sent"),
        number("tries"),
        words("why"),
        number("tried_at"),
        octets("file"),
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
        octets("digest"),
        octets("file"),
        number("size"),
        number("unit"),
        *(words(name) for name in ("unit_code", "office", "choice")),
        Column("first", Date),
        Column("last", Date),
        Column("day", Date, nullable=False),
        number("as_of"),
        words("frozen_by"),
        *(number(name) for name in ("total", "cases", "sealed_at")),
        octets("signature"),
        mark(),
        octets("coming"),
        number("asked_at"),
        words("fault"),
    )
