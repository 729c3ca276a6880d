"""The tables of ``desk.db``. Rows of the centre keep the centre's row numbers; own actions have their own ids."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, MetaData, Table, Text, text

from desktop.storage.figure_tables import figure_tables
from desktop.storage.frozen_table import frozen_table, sealed_table
from desktop.storage.line_table import case_line_table

metadata: Final = MetaData()

SCHEMA_HEAD: Final = "0018"
"""The newest migration, which these tables are the result of; raised together with it."""

_EMPTY: Final = text("''")
_ZERO: Final = text("0")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=_EMPTY)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=_ZERO)


def _mark() -> Column[int]:
    """Eight bytes for the version that is held (:mod:`sync.contract.marks`); 0 while it is not whole."""
    return _number("mark")


def _packed(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False, server_default=text("x''"))


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=_ZERO)


account: Final = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("device", LargeBinary, nullable=False),
    _text("server"),
    _text("username"),
    _text("full_name"),
    _text("role"),
    _number("unit_row"),
    _text("unit_code"),
    _text("unit_name"),
    _text("token"),
    _text("epoch"),
    Column("server_key", LargeBinary, nullable=False, server_default=_EMPTY),
)
"""One row, id 1: who works here, and the session at the centre."""

line: Final = Table(
    "line",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("cursor"),
    _number("sum"),
    Column("beyond_repair", LargeBinary, nullable=False, server_default=text("x''")),
    _number("last_exchange_at"),
    _number("last_server_time"),
    _number("offline_since"),
    _text("offline_reason"),
    _number("failures"),
    _number("next_try_at"),
    _flag("sign_in_required"),
    _flag("luring"),
    _text("state"),
    _text("fault_code"),
    _number("clock_off_by_ms"),
    _number("told_at"),
    _number("told_ticks"),
    _text("told_boot"),
    _number("seen_at"),
)
"""One row, id 1: where the feed goes on, how the line has been, and what ties our clocks to the centre's."""

unit: Final = Table(
    "unit",
    metadata,
    Column("row", Integer, primary_key=True),
    _text("code"),
    _text("name"),
    _number("parent"),
    _text("zone"),
    _number("version"),
    _mark(),
    _flag("coordinated"),
    _flag("approval"),
    _number("bridged_from"),
    _flag("bridge_stopped"),
)

calendar: Final = Table(
    "calendar",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    _mark(),
)
"""Days off, each calendar as it travels."""

rules: Final = Table(
    "rules",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    _mark(),
)
"""Limits of deadlines, each rule set as it travels."""

case_text: Final = Table(
    "case_text",
    metadata,
    Column("row", Integer, primary_key=True),
    _text("tracking_id"),
    _text("title"),
    _text("body"),
    _text("original_body"),
    _number("received_at"),
    _text("reporter"),
    _text("classification"),
    _text("category"),
    _text("channel"),
    _flag("anonymous"),
    _flag("confidential"),
    _text("parent_agency"),
    _text("province"),
    _text("regency"),
    _text("district"),
    _text("village"),
    _text("rating"),
    _number("version"),
    _mark(),
    Index("case_text_tracking_id", "tracking_id"),
    Index("case_text_place", "village", "district", sqlite_where=text("village <> ''")),
    Index("case_text_rated", "row", "rating", sqlite_where=text("rating <> ''")),
)
"""``version`` is 0 while only the head has arrived, what a list shows."""

case_state: Final = Table(
    "case_state",
    metadata,
    Column("row", Integer, primary_key=True),
    _number("unit"),
    _text("status"),
    _text("lapor_status"),
    _number("lapor_since"),
    _text("reason"),
    Column("first_reply_on", Date),
    Column("completion_on", Date),
    _number("revision"),
    _text("bucket"),
    _flag("needs_reply"),
    _mark(),
    Column("started_on", Date),
    Column("verified_on", Date),
    Column("replied_on", Date),
    Column("public_on", Date),
    Column("completed_on", Date),
    Column("verify_on", Date),
    Column("closes_on", Date),
    Column("turn_on", Date),
    _packed("pauses"),
    _packed("drafts"),
    _packed("consults"),
    _packed("related"),
    _flag("proposed"),
    _flag("substantive"),
    _number("wrong"),
    _number("suggested"),
    _number("to_upload"),
    _text("turn"),
    _text("turn_act"),
    Index("case_state_bucket", "bucket"),
)
"""``bucket``, ``needs_reply`` and the turn are derived when a state is stored; ``to_upload`` counts the responses on
its timeline that are not known to stand on lapor.go.id, and that no bridge brings there."""

projection: Final = Table(
    "projection",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("state", LargeBinary, nullable=False),
    _number("unit"),
    _text("status"),
    _text("bucket"),
    _flag("needs_reply"),
    Column("first_reply_on", Date),
    Column("completion_on", Date),
    Column("closes_on", Date),
    Column("verify_on", Date),
    _text("turn"),
    _text("turn_act"),
    Column("turn_on", Date),
)
"""States as they will be once the centre has received what waits; made anew whenever a state or the outbox changes."""

case_line: Final = case_line_table(metadata)
figure_tables(metadata)
frozen_monev: Final = frozen_table(metadata)
sealed_figures: Final = sealed_table(metadata)

event: Final = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", LargeBinary, nullable=False, unique=True),
    _number("row"),
    _number("case"),
    _text("kind"),
    _text("text"),
    _text("author"),
    _number("unit"),
    _text("unit_name"),
    _number("written_at"),
    _number("received_at"),
    _number("published_at"),
    _mark(),
    _packed("particulars"),
    _flag("not_posted"),
    Index("event_case", "case"),
    Index("event_row", "row"),
    Index("event_figures", "case", "kind", "unit", "author"),
)
"""``id`` is this desk's own: the full-text index names events by it."""

template: Final = Table(
    "template",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    _text("name"),
    _text("text"),
    _text("kinds"),
    _number("unit"),
    _text("owner"),
    Column("valid_until", Date),
    _flag("deleted"),
    _number("version"),
    _mark(),
)
"""Texts to begin replies with, as the centre has them; ``kinds`` are separated by blanks."""

outbox: Final = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("action", LargeBinary, nullable=False, unique=True),
    _number("case"),
    _text("tracking_id"),
    _text("title"),
    _text("kind"),
    _text("text"),
    Column("written", LargeBinary, nullable=False),
    _number("written_at"),
    _number("base"),
    _number("bytes"),
    _text("state"),
    _text("reason"),
    _number("attempts"),
    _text("receipt_number"),
    _number("received_at"),
    Column("receipt", LargeBinary),
    Column("receipt_key", LargeBinary),
    _flag("doubtful"),
    Column("former_receipt", LargeBinary),
    Column("sealed", LargeBinary),
    _packed("particulars"),
    _flag("blanked"),
    Column("template", LargeBinary),
    _number("tries"),
    _number("tried_at"),
    _packed("seen"),
    Index("outbox_state", "state"),
    Index("outbox_case", "case"),
    sqlite_autoincrement=True,
)
"""One row an action of the operator, for ever. ``tracking_id`` and ``title`` keep it readable without its case.

``attempts``: how often it left since anything was heard of it; ``tries`` and ``tried_at``: how often and when (device
clock) it set out at all, also where no way led to the centre. ``seen``: how its case stood when it was written
(:mod:`desktop.storage.seen`).
``doubtful``: the centre may have lost it, and is to be asked. ``former_receipt``: what a centre said that has lost it.
``blanked``: its words went with its case.
``sealed``: the packed action of a case that has left this desk, kept only as long as the centre might ask for it.
"""

draft: Final = Table(
    "draft",
    metadata,
    Column("case", Integer, primary_key=True),
    Column("act", Text, primary_key=True, nullable=False, server_default=_EMPTY),
    _text("kind"),
    _text("text"),
    _number("saved_at"),
    _packed("said"),
    _packed("seen"),
    _text("came_back"),
)
"""What was typed and chosen and is not recorded. The kinds that are hardly more than their text share one draft of a
case, whose ``act`` is empty; every other act has its own, by its name. ``said`` is what it says besides its words,
packed (:class:`ui.acts.ActRequest`). ``seen``: how the case stood when the draft was begun. ``came_back``: the reason
for which the centre did not take the action that the draft was made of; empty for one that was only ever typed."""

draft_file: Final = Table(
    "draft_file",
    metadata,
    Column("case", Integer, primary_key=True),
    Column("sha256", LargeBinary, primary_key=True),
    _number("place"),
    Column("body", LargeBinary, nullable=False),
    _packed("former"),
    _number("dropped_at"),
)
"""Files that were laid to a draft: each attachment, packed; ``former`` names the picture that this one was made of
by hand. A dropped one stays for a while, so that the operator can take that back."""

event_file: Final = Table(
    "event_file",
    metadata,
    Column("action", LargeBinary, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("sha256", LargeBinary, nullable=False),
    _packed("preview"),
    _number("asked_at"),
    Column("body", LargeBinary, nullable=False),
    Index("event_file_sha256", "sha256"),
    Index("event_file_preview", "preview"),
)
"""Files of the events and own actions that are here, each attachment packed. ``asked_at`` is when the centre did not
have the small picture."""

upload: Final = Table(
    "upload",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    _number("case"),
    _text("name"),
    _text("media_type"),
    _number("size"),
    _flag("preview"),
    _number("queued_at"),
    _flag("ready"),
    _text("state"),
    _number("sent"),
    _number("received_at"),
    _number("attempts"),
    _text("reason"),
    Index("upload_state", "state"),
)
"""Contents that this desk has to bring to the centre. ``ready`` once a text that refers to it was received: files go
after the text. ``sent`` is how much the centre is known to have."""

spending: Final = Table(
    "spending",
    metadata,
    Column("day", Date, primary_key=True),
    _number("sent"),
    _number("received"),
)
"""Bytes that files have cost, by the day of this computer."""

setting: Final = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What the operator chose, each setting packed."""

aside: Final = Table(
    "aside",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    _mark(),
)
"""Changes of a kind that this program does not know, as they came, for a newer one."""

untold: Final = Table(
    "untold",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("row", Integer, primary_key=True),
)
"""What the centre owns here and has not told again since a restart."""

SEARCH_TABLE: Final = "word_search"
"""Full-text index made by a migration, see :mod:`desktop.storage.search`."""
