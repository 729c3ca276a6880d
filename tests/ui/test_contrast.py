"""What the style sheet puts on what: text at least 4.5 to 1, the ring of the keyboard at least 3 to 1, both themes."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from ui.theme.tokens import DARK, LIGHT, STANDS_ON, Tokens, contrast

_THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (selector, declarations) of the style sheet."""
    sheet = (files("resources") / "styles" / "tindak.qss").read_text(encoding="utf-8")
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        pairs = [one.split(":", 1) for one in body.split(";") if ":" in one]
        yield selector.strip(), {name.strip(): value.strip() for name, value in pairs}


def token(value: str) -> str:
    """Return the name of the colour in a declaration; empty when there is none."""
    found = [name for name in re.findall(r"\$(\w+)", value) if hasattr(LIGHT, name)]
    return found[-1] if found else ""


def on_own_ground() -> set[tuple[str, str]]:
    """Return (text, ground) wherever one rule sets both, disabled and chosen things too."""
    pairs = set()
    for _selector, said in rules():
        for text, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            pair = token(said.get(text, "")), token(said.get(ground, ""))
            if all(pair):
                pairs.add(pair)
    return pairs


@_THEMES
def test_text_can_be_read_wherever_the_style_sheet_lays_it(tokens: Tokens) -> None:
    """Also where a thing cannot be used now: why it cannot may be the very thing to read."""
    pairs = on_own_ground()
    assert len(pairs) > 8
    poor = {pair for pair in pairs if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5}
    assert poor == set()


def test_each_text_colour_of_the_style_sheet_has_its_grounds_in_the_table() -> None:
    """A colour that is used for text is held against the grounds it stands on."""
    used = {name for _selector, said in rules() if (name := token(said.get("color", "")))}
    assert used <= set(STANDS_ON)
    assert {pair for pair in on_own_ground() if pair[1] not in STANDS_ON[pair[0]]} == set()


@_THEMES
def test_where_the_keyboard_is_can_be_seen(tokens: Tokens) -> None:
    """Each ring is told from every ground it may stand on (WCAG 2.2, 1.4.11)."""
    rings = {
        token(said["border"]) for selector, said in rules() if ":focus" in selector and token(said.get("border", ""))
    }
    assert rings == {"accent", "on_accent"}
    grounds = ("bg", "surface", "raised")
    assert {one for one in grounds if contrast(tokens.accent, getattr(tokens, one)) < 3} == set()
    # A main button is of the accent itself, so its ring lies inside, in the colour of its words.
    assert contrast(tokens.on_accent, tokens.accent) >= 3


@_THEMES
def test_a_box_to_tick_can_be_seen_wherever_it_stands(tokens: Tokens) -> None:
    """In lists, tables and trees, also on a row that is chosen, and where it cannot be ticked (WCAG 2.2, 1.4.11)."""
    boxes = [(selector, said) for selector, said in rules() if "::indicator" in selector and "menu" not in selector]
    usual = next(selector for selector, _said in boxes if ":" not in selector.replace("::", ""))
    assert {one.split("::")[0] for one in usual.split(", ")} == {"QCheckBox", "QListView", "QTableView", "QTreeView"}
    for selector, said in boxes:
        edge = token(said.get("border", said.get("border-color", "")))
        poor = {one for one in ("bg", "surface", "raised", "accent_soft")
                if contrast(getattr(tokens, edge), getattr(tokens, one)) < 3}  # fmt: skip
        assert poor == set(), selector


@_THEMES
def test_a_field_can_be_seen_before_anything_is_in_it(tokens: Tokens) -> None:
    """What is typed or chosen in has an edge of 3 to 1 at least (WCAG 2.2, 1.4.11), an empty one too."""
    fields = {"QLineEdit", "QComboBox", "QAbstractSpinBox", 'QTextEdit[part="writing"]'}
    edges = {one: token(said["border"]) for selector, said in rules() for one in selector.split(", ")
             if one in fields and "border" in said}  # fmt: skip
    assert set(edges) == fields
    grounds = ("bg", "surface", "raised")
    poor = {(field, one) for field, edge in edges.items() for one in grounds
            if contrast(getattr(tokens, edge), getattr(tokens, one)) < 3}  # fmt: skip
    assert poor == set()


def test_boxes_lamps_and_arrows_grow_with_the_text() -> None:
    """No length of theirs is a bare number of pixels, but for borders."""
    drawn = [(selector, said) for selector, said in rules()
             if any(part in selector for part in ("::indicator", "-arrow", "menu-indicator", '"dot"'))]  # fmt: skip
    assert len(drawn) > 8
    bare = [
        (selector, name, value)
        for selector, said in drawn
        for name, value in said.items()
        if name.endswith(("width", "height")) and value != "0" and not value.startswith("$px")
    ]
    assert bare == []
