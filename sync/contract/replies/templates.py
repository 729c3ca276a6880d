"""Texts to begin replies with: what they may hold, how their places are filled in, how they are read from files.

Places that are known: ``{tracking_id}``, ``{judul}``, ``{sapaan}``, ``{unit}``, ``{instansi}``, ``{tanggal}``,
``{petugas}``, ``{kategori}``, ``{tenggat}``. Any other one, and one that nothing is known for, stays as it is, so that
the check of a reply finds it and the officer fills it in.
"""

import re
import tomllib
from datetime import date
from typing import Final
from uuid import UUID, uuid5

import msgspec

from sync.contract.entities import Template
from sync.contract.errors import BadInput
from sync.contract.events import EVENT_TEXT_LIMIT

SAVE_KIND: Final = "template-save"
DROP_KIND: Final = "template-drop"
"""Kinds of actions that are about a template and no case (``case`` is 0); the text is the template as JSON."""

NAME_LIMIT: Final = 100
TEMPLATE_TEXT_LIMIT: Final = 5_000
"""Letters; the whole template has to fit into the text of an action."""
OWNER_LIMIT: Final = 200
KINDS_LIMIT: Final = 12

_PLACE: Final = re.compile(r"\{([^{}\n]{0,60})\}")
_NAMES: Final = UUID("6f6d3d5c-6c1f-5a0e-9b0f-3b1a54c1d2aa")
_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the places of a template can be filled with; empty where the desk does not know it."""

    today: date
    tracking_id: str = ""
    title: str = ""
    reporter: str = ""
    anonymous: bool = False
    confidential: bool = False
    unit: str = ""
    agency: str = ""
    officer: str = ""
    category: str = ""
    due_on: date | None = None
    """By when the office has to act; when LAPOR! would close the complaint is no promise to the reporter."""


class Filled(msgspec.Struct, frozen=True):
    """A text whose places are filled in, and those that are not, in their order, each once."""

    text: str
    unfilled: tuple[str, ...]


def fill(text: str, known: Known) -> Filled:
    """Fill in what is known. What is put in is not looked at again, whatever it holds."""
    values = _values(known)
    unfilled: dict[str, None] = {}

    def put(place: re.Match[str]) -> str:
        if value := values.get(place.group(1).strip().casefold()):
            return value
        unfilled[place.group()] = None
        return place.group()

    return Filled(_PLACE.sub(put, text), tuple(unfilled))


def greeting(known: Known) -> str:
    """Return how the reporter is greeted: by name only where nothing hides it."""
    if known.anonymous or known.confidential or not known.reporter:
        return "Yth. Pelapor"
    return f"Yth. Bapak/Ibu {known.reporter}"


def is_valid(template: Template, today: date) -> bool:
    """Whether a template may still be used."""
    return not template.deleted and (template.valid_until is None or today <= template.valid_until)


def is_for(template: Template, kind: str) -> bool:
    """Whether a template is meant for this kind of event."""
    return not template.kinds or kind in template.kinds


def fault_of(template: Template) -> str:
    """Return what is wrong with a template, in a sentence; empty when nothing is."""
    name, text = template.name, template.text
    if not 1 <= len(name) <= NAME_LIMIT or name != " ".join(name.split()) or not name.isprintable():
        return f"Nama templat harus 1 sampai {NAME_LIMIT} karakter, dalam satu baris, tanpa spasi berlebih."
    if not text.strip():
        return f"Teks templat “{name}” masih kosong."
    if len(text) > TEMPLATE_TEXT_LIMIT or "\0" in text:
        return f"Teks templat “{name}” lebih dari {TEMPLATE_TEXT_LIMIT:,} karakter.".replace(",", ".")
    if len(template.owner) > OWNER_LIMIT or "\0" in template.owner:
        return f"Penanggung jawab templat “{name}” terlalu panjang."
    if len(template.kinds) > KINDS_LIMIT or any(not re.fullmatch(r"[a-z-]{1,40}", kind) for kind in template.kinds):
        return f"Jenis tindak lanjut pada templat “{name}” tidak dikenal."
    return ""


def action_text(template: Template) -> str:
    """Return a template as the text of an action; drops carry it whole too, so that the outbox stays readable."""
    return msgspec.json.encode(template).decode("utf-8")


def of_action_text(text: str) -> Template | None:
    """Return the template in the text of an action; ``None`` for what is none."""
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace")[: 4 * EVENT_TEXT_LIMIT], type=Template)
    except (msgspec.DecodeError, ValueError):
        return None


class _InFile(msgspec.Struct, frozen=True, kw_only=True):
    """One ``[[template]]`` of a file."""

    name: str
    text: str
    key: UUID | None = None
    kinds: tuple[str, ...] = ()
    owner: str = ""
    valid_until: date | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    template: tuple[_InFile, ...] = ()


def read_templates(content: str, unit: int = 0) -> tuple[Template, ...]:
    """Return the templates of a TOML file, for this unit or for everybody.

    One without a key gets one made of its unit and name, so that the same file always means the same templates.

    :raises BadInput: when it is none, names one twice, or holds one that cannot be used.
    """
    try:
        read = msgspec.convert(tomllib.loads(content), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise BadInput(f"Berkas templat tidak terbaca: {fault}.") from fault
    made = tuple(
        Template(
            key=one.key or uuid5(_NAMES, f"{unit}\n{one.name}"),
            name=one.name,
            text=one.text.strip(),
            kinds=one.kinds,
            unit=unit,
            owner=one.owner,
            valid_until=one.valid_until,
        )
        for one in read.template
    )
    if not made:
        raise BadInput("Berkas templat tidak memuat satu pun [[template]].")
    for template in made:
        if fault_words := fault_of(template):
            raise BadInput(fault_words)
    if len({one.key for one in made}) < len(made) or len({one.name.casefold() for one in made}) < len(made):
        raise BadInput("Berkas templat memuat nama atau kunci yang sama dua kali.")
    return made


def _values(known: Known) -> dict[str, str]:
    due = known.due_on
    return {
        "tracking_id": known.tracking_id,
        "judul": known.title,
        "sapaan": greeting(known),
        "unit": known.unit,
        "instansi": known.agency,
        "tanggal": _long(known.today),
        "petugas": known.officer,
        "kategori": known.category,
        "tenggat": f"{_WEEKDAYS[due.weekday()]}, {_long(due)}" if due else "",
    }


def _long(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
