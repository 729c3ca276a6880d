"""Templates: what is filled in, what stays, what a file may hold, and that those that ship are good letters."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.templates import shipped_templates
from sync.contract.entities import Template
from sync.contract.errors import BadInput
from sync.contract.events import LAPOR_TEXT_LIMIT
from sync.contract.replies.check import check_reply
from sync.contract.replies.placeholders import placeholders
from sync.contract.replies.remarks import RemarkCode, Severity
from sync.contract.replies.templates import (
    NAME_LIMIT,
    TEMPLATE_TEXT_LIMIT,
    Known,
    action_text,
    fault_of,
    fill,
    is_for,
    is_valid,
    of_action_text,
    read_templates,
)
from tests.contract.replies.letters import TODAY, facts

KEY = UUID(int=5)
KNOWN = Known(
    today=TODAY,
    tracking_id="7400001",
    title="Lampu jalan padam",
    reporter="Rusmini Handilwati",
    unit="Kecamatan Tirta Muara",
    agency="Pemerintah Kabupaten Tirta Laksana",
    officer="Siti Operator",
    category="Infrastruktur",
    due_on=date(2026, 11, 30),
)


def _known(**changed: object) -> Known:
    return Known(**{name: getattr(KNOWN, name) for name in KNOWN.__struct_fields__} | changed)


@pytest.mark.parametrize(
    ("place", "filled"),
    [
        ("{tracking_id}", "7400001"),
        ("{judul}", "Lampu jalan padam"),
        ("{sapaan}", "Yth. Bapak/Ibu Rusmini Handilwati"),
        ("{unit}", "Kecamatan Tirta Muara"),
        ("{instansi}", "Pemerintah Kabupaten Tirta Laksana"),
        ("{tanggal}", "23 November 2026"),
        ("{petugas}", "Siti Operator"),
        ("{kategori}", "Infrastruktur"),
        ("{tenggat}", "Senin, 30 November 2026"),
        ("{ Judul }", "Lampu jalan padam"),
    ],
)
def test_a_known_place_is_filled_in(place: str, filled: str) -> None:
    """Each from what the desk knows of the case."""
    assert fill(f"a {place} b {place}", KNOWN).text == f"a {filled} b {filled}"
    assert fill(place, KNOWN).unfilled == ()


@pytest.mark.parametrize("hidden", [{"anonymous": True}, {"confidential": True}, {"reporter": ""}])
def test_a_reporter_who_is_hidden_or_unknown_is_greeted_without_a_name(hidden: dict[str, object]) -> None:
    """So that no template writes what the check then keeps back."""
    assert fill("{sapaan},", _known(**hidden)).text == "Yth. Pelapor,"


def test_what_is_not_known_stays_and_is_listed_once() -> None:
    """In the order of the text; the check then finds each."""
    filled = fill("{hasil} dan {tenggat}, lalu {hasil}; {}", _known(due_on=None))
    assert filled.text == "{hasil} dan {tenggat}, lalu {hasil}; {}"
    assert filled.unfilled == ("{hasil}", "{tenggat}", "{}")
    found = [one for one in check_reply(filled.text, facts()) if one.code is RemarkCode.PLACEHOLDER]
    assert [filled.text[one.start : one.end] for one in found] == ["{hasil}", "{tenggat}", "{hasil}", "{}"]


def test_what_is_put_in_is_not_read_as_a_place() -> None:
    """A citizen's title can fill in nothing."""
    filled = fill("{judul} {unit}", _known(title="Lampu {unit} {petugas}"))
    assert filled.text == "Lampu {unit} {petugas} Kecamatan Tirta Muara"


@given(st.text(), st.text())
def test_filling_never_breaks(text: str, title: str) -> None:
    """Whatever the template and the complaint hold."""
    filled = fill(text, _known(title=title))
    assert all(place in text for place in filled.unfilled)


@pytest.mark.parametrize("shipped", shipped_templates(), ids=lambda one: one.name)
def test_what_ships_is_a_good_letter_but_for_the_places_to_fill_in(shipped: Template) -> None:
    """For each kind that it is for; filled in, it leaves the officer room for the particulars."""
    assert fault_of(shipped) == ""
    filled = fill(shipped.text, KNOWN)
    assert len(filled.text) < LAPOR_TEXT_LIMIT * 0.8
    assert filled.unfilled
    for kind in shipped.kinds:
        found = check_reply(filled.text, facts(kind=kind))
        assert {one.code for one in found} == {RemarkCode.PLACEHOLDER}, found
        anonymous = fill(shipped.text, _known(anonymous=True, reporter=""))
        assert not [
            one
            for one in check_reply(anonymous.text, facts(kind=kind, anonymous=True, reporter=KNOWN.reporter))
            if one.severity is Severity.BLOCKING
        ]


def test_what_ships_covers_what_an_office_writes() -> None:
    """Each with a key and a name of its own."""
    shipped = shipped_templates()
    assert {kind for one in shipped for kind in one.kinds} == {
        "respon-awal", "respon-substantif", "minta-kelengkapan", "kembalikan",
    }  # fmt: skip
    assert len({one.key for one in shipped}) == len({one.name for one in shipped}) == len(shipped)
    assert all(placeholders(one.text) for one in shipped)


def test_a_template_has_its_days_and_its_kinds() -> None:
    """The last day still counts; without kinds it is for any."""
    one = Template(key=KEY, name="a", text="b", valid_until=TODAY, kinds=("respon-awal",))
    assert is_valid(one, TODAY)
    assert not is_valid(one, date(2026, 11, 24))
    assert not is_valid(Template(key=KEY, name="a", text="b", deleted=True), TODAY)
    assert (is_for(one, "respon-awal"), is_for(one, "kendala")) == (True, False)
    assert is_for(Template(key=KEY, name="a", text="b"), "kendala")


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": " a"},
        {"name": "a\nb"},
        {"name": "a" * (NAME_LIMIT + 1)},
        {"text": " \n"},
        {"text": "a" * (TEMPLATE_TEXT_LIMIT + 1)},
        {"text": "a\0"},
        {"owner": "a" * 201},
        {"kinds": ("Respon Awal",)},
        {"kinds": ("a",) * 13},
    ],
)
def test_a_template_that_cannot_be_used_is_told_in_words(fields: dict[str, object]) -> None:
    """Each fault has its sentence, and a sound one has none."""
    given_: dict[str, object] = {"key": KEY, "name": "Nama", "text": "Teks", "kinds": ("respon-awal",)}
    assert fault_of(Template(**given_)) == ""  # type: ignore[arg-type]  # as named
    assert fault_of(Template(**given_ | fields)).endswith((".", "dikenal."))  # type: ignore[arg-type]  # as named


def test_a_template_travels_in_an_action_and_nothing_else_passes_for_one() -> None:
    """There and back; strange texts are nothing."""
    one = Template(key=KEY, name="Nama “x”", text="Teks 🙏", kinds=("a",), unit=3, valid_until=TODAY)
    assert of_action_text(action_text(one)) == one
    for strange in ("", "{", "[]", "null", '{"key":"x"}', '{"name":"a","text":"b"}', "\ud800"):
        assert of_action_text(strange) is None


def test_a_file_always_means_the_same_templates() -> None:
    """Without keys they are made of unit and name; spaces around a text go."""
    content = '[[template]]\nname = "Satu"\ntext = """\nIsi.\n"""\nkinds = ["respon-awal"]\nvalid_until = 2027-01-31\n'
    (first,), (again,), (elsewhere,) = (read_templates(content, unit) for unit in (0, 0, 4))
    assert first == again
    assert (first.text, first.kinds, first.valid_until) == ("Isi.", ("respon-awal",), date(2027, 1, 31))
    assert (elsewhere.unit, elsewhere.key != first.key) == (4, True)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "bukan toml",
        "[[template]]\nname = 'a'\n",
        "[[templat]]\nname = 'a'\ntext = 'b'\n",
        "[[template]]\nname = 'a'\ntext = ''\n",
        "[[template]]\nname = 'a'\ntext = 'b'\n[[template]]\nname = 'A'\ntext = 'c'\n",
    ],
)
def test_a_file_that_cannot_be_used_is_refused(content: str) -> None:
    """As a whole, in a sentence."""
    with pytest.raises(BadInput):
        read_templates(content)
