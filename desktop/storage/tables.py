"""The tables of ``desk.db``. Rows of the centre keep the centre's row numbers; own actions have their own ids."""

from typing import Final

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, MetaData, Table, Text, text

from desktop.storage.columns import EMPTY, flag, mark, number, octets, words
from desktop.storage.figure_tables import figure_tables
from desktop.storage.frozen_table import frozen_table, sealed_table
from desktop.storage.line_table import case_line_table

metadata: Final = MetaData()

SCHEMA_HEAD: Final = "0021"
"""The newest migration, which these tables are the result of; raised together with it."""

account: Final = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("device", LargeBinary, nullable=False),
    words("server"),
    words("username"),
    words("full_name"),
    words("role"),
    number("unit_row"),
    words("unit_code"),
    words("unit_name"),
    words("token"),
    words("epoch"),
    Column("server_key", LargeBinary, nullable=False, server_default=EMPTY),
)
"""One row, id 1: who works here, and the session at the centre."""

line: Final = Table(
    "line",
    metadata,
    Column("id", Integer, primary_key=True),
    words("cursor"),
    number("sum"),
    octets("beyond_repair"),
    number("last_exchange_at"),
    number("last_server_time"),
    number("offline_since"),
    words("offline_reason"),
    number("failures"),
    number("next_try_at"),
    flag("sign_in_required"),
    flag("luring"),
    words("state"),
    words("fault_code"),
    number("clock_off_by_ms"),
    number("told_at"),
    number("told_ticks"),
    words("told_boot"),
    number("seen_at"),
)
"""One row, id 1: where the feed goes on, how the line has been, and what ties our clocks to the centre's."""

unit: Final = Table(
    "unit",
    metadata,
    Column("row", Integer, primary_key=True),
    words("code"),
    words("name"),
    number("parent"),
    words("zone"),
    number("version"),
    mark(),
    flag("coordinated"),
    flag("approval"),
    number("bridged_from"),
    flag("bridge_stopped"),
)

calendar: Final = Table(
    "calendar",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    mark(),
)
"""Days off, each calendar as it travels."""

rules: Final = Table(
    "rules",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    mark(),
)
"""Limits of deadlines, each rule set as it travels."""

case_text: Final = Table(
    "case_text",
    metadata,
    Column("row", Integer, primary_key=True),
    words("tracking_id"),
    words("title"),
    words("body"),
    words("original_body"),
    number("received_at"),
    words("reporter"),
    words("classification"),
    words("category"),
    words("channel"),
    flag("anonymous"),
    flag("confidential"),
    words("parent_agency"),
    words("province"),
    words("regency"),
    words("district"),
    words("village"),
    words("rating"),
    number("version"),
    mark(),
    Index("case_text_tracking_id", "tracking_id"),
    Index("case_text_place", "village", "district", sqlite_where=text("village <> ''")),
    Index("case_text_rated", "row", "rating", sqlite_where=text("rating <> ''")),
)
"""``version`` is 0 while only the head has arrived, what a list shows."""

case_state: Final = Table(
    "case_state",
    metadata,
    Column("row", Integer, primary_key=True),
    number("unit"),
    words("status"),
    words("lapor_status"),
    number("lapor_since"),
    words("reason"),
    Column("first_reply_on", Date),
    Column("completion_on", Date),
    number("revision"),
    words("bucket"),
    flag("needs_reply"),
    mark(),
    Column("started_on", Date),
    Column("verified_on", Date),
    Column("replied_on", Date),
    Column("public_on", Date),
    Column("completed_on", Date),
    Column("verify_on", Date),
    Column("closes_on", Date),
    Column("turn_on", Date),
    octets("pauses"),
    octets("drafts"),
    octets("consults"),
    octets("related"),
    flag("proposed"),
    flag("substantive"),
    number("wrong"),
    number("suggested"),
    number("to_upload"),
    words("turn"),
    words("turn_act"),
    Index("case_state_bucket", "bucket"),
)
"""``bucket``, ``needs_reply`` and the turn are derived when a state is stored; ``to_upload`` counts the responses on
its timeline that are not known to stand on lapor.go.id and that no bridge brings there."""

projection: Final = Table(
    "projection",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("state", LargeBinary, nullable=False),
    number("unit"),
    words("status"),
    words("bucket"),
    flag("needs_reply"),
    Column("first_reply_on", Date),
    Column("completion_on", Date),
    Column("closes_on", Date),
    Column("verify_on", Date),
    words("turn"),
    words("turn_act"),
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
    number("row"),
    number("case"),
    words("kind"),
    words("text"),
    words("author"),
    number("unit"),
    words("unit_name"),
    number("written_at"),
    number("received_at"),
    number("published_at"),
    mark(),
    octets("particulars"),
    flag("not_posted"),
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
    words("name"),
    words("text"),
    words("kinds"),
    number("unit"),
    words("owner"),
    Column("valid_until", Date),
    flag("deleted"),
    number("version"),
    mark(),
)
"""Texts to begin replies with, as the centre has them; ``kinds`` are separated by blanks."""

outbox: Final = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("action", LargeBinary, nullable=False, unique=True),
    number("case"),
    words("tracking_id"),
    words("title"),
    words("kind"),
    words("text"),
    Column("written", LargeBinary, nullable=False),
    number("written_at"),
    number("base"),
    number("bytes"),
    words("state"),
    words("reason"),
    number("attempts"),
    words("receipt_number"),
    number("received_at"),
    Column("receipt", LargeBinary),
    Column("receipt_key", LargeBinary),
    flag("doubtful"),
    Column("former_receipt", LargeBinary),
    Column("sealed", LargeBinary),
    octets("particulars"),
    flag("blanked"),
    Column("template", LargeBinary),
    number("tries"),
    number("tried_at"),
    octets("seen"),
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
    Column("act", Text, primary_key=True, nullable=False, server_default=EMPTY),
    words("kind"),
    words("text"),
    number("saved_at"),
    octets("said"),
    octets("seen"),
    words("came_back"),
)
"""What was typed and chosen and is not recorded. The kinds that are hardly more than their text share one draft of a
case, whose ``act`` is empty; every other act has its own, by its name. ``said`` is what it says besides its words,
packed (:class:`ui.ports.acts.ActRequest`). ``seen``: how the case stood when the draft was begun. ``came_back``: the
reason for which the centre did not take the action that the draft was made of; empty for one that was only ever typed.
"""

draft_file: Final = Table(
    "draft_file",
    metadata,
    Column("case", Integer, primary_key=True),
    Column("sha256", LargeBinary, primary_key=True),
    number("place"),
    Column("body", LargeBinary, nullable=False),
    octets("former"),
    number("dropped_at"),
)
"""Files that were laid to a draft: each attachment, packed; ``former`` names the picture that this one was made of
by hand. A dropped one stays for a while, so that the operator can take that back."""

event_file: Final = Table(
    "event_file",
    metadata,
    Column("action", LargeBinary, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("sha256", LargeBinary, nullable=False),
    octets("preview"),
    number("asked_at"),
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
    number("case"),
    words("name"),
    words("media_type"),
    number("size"),
    flag("preview"),
    number("queued_at"),
    flag("ready"),
    words("state"),
    number("sent"),
    number("received_at"),
    number("attempts"),
    words("reason"),
    Index("upload_state", "state"),
)
"""Contents that this desk has to bring to the centre. ``ready`` once a text that refers to it was received: files go
after the text. ``sent`` is how much the centre is known to have."""

spending: Final = Table(
    "spending",
    metadata,
    Column("day", Date, primary_key=True),
    number("sent"),
    number("received"),
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
    mark(),
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
