"""What an export of lapor.go.id holds, once it has been read."""

import msgspec


class ExportRow(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint as the export tells it. Empty text where the cell is blank, is ``-``, or the column is missing.

    The export holds no reply, no date of disposition and no date of closing; only our own database knows those.
    """

    row: int
    """Row of the sheet as Excel numbers it, counted from 1."""
    tracking_id: str
    """1 to 10 digits, as text: leading zeros are kept."""
    status: str
    """*Status Laporan*, verbatim; never empty."""
    title: str = ""
    original_body: str = ""
    """*Isi Laporan Awal*: what the citizen wrote, newlines already lost at lapor.go.id."""
    body: str = ""
    """*Isi Laporan Akhir*: the complaint as edited at verification. Not an answer."""
    received_at: int = 0
    """When it reached LAPOR!, ms since 1970 UTC; 0 when unknown."""
    reporter: str = ""
    """Always empty for an anonymous complaint, whatever the cell says."""
    classification: str = ""
    category_id: str = ""
    category: str = ""
    channel: str = ""
    anonymous: bool = False
    """The reporter's identity is hidden from agency and public."""
    confidential: bool = False
    """The whole complaint is hidden from the public. Independent of :attr:`anonymous`."""
    parent_agency: str = ""
    unit_lapor_id: str = ""
    unit_name: str = ""
    reason: str = ""
    """*Alasan Tunda/Arsip*, verbatim."""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    rating: str = ""
    present: frozenset[str] = frozenset()
    """Names of the fields whose column this file has: only those may change what an earlier import stored."""


class RejectedRow(msgspec.Struct, frozen=True):
    """A row that cannot be imported, and why, in one sentence for the coordinator."""

    row: int
    reason: str


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """A whole export, in the order of its rows."""

    rows: tuple[ExportRow, ...]
    rejected: tuple[RejectedRow, ...]
    seen: int
    """Data rows that were not wholly blank: the sum of both of the above."""
    agency: str = ""
    """*Nama Instansi* from the rows above the header, where there is one."""
    made_at: int = 0
    """When lapor.go.id made it, ms since 1970 UTC, as far as the file tells (:mod:`sync.server.lapor_export.made`);
    a whole day stands for its midnight (UTC), 0 for unknown."""
