"""``docs/casework.md`` shows the table of acts as it is in the code."""

from desktop.acts import APPROVED
from sync.contract.casework.acts import ACTS, Act, Party
from sync.contract.casework.standing import OPEN, Standing
from tests.quality.tree import ROOT

_PARTY = {Party.UNIT: "unit", Party.CONSULTED: "asked", Party.COORDINATOR: "coordinator"}


def _row(act: Act) -> str:
    who = ", ".join(_PARTY[party] for party in Party if party in act.parties)
    where = {frozenset(Standing): "any", OPEN: "open"}.get(
        act.states, ", ".join(one.value for one in Standing if one in act.states)
    )
    may = [f"({need.value})" for need in act.may]
    said = ", ".join([*(need.value for need in act.needs), *may]) or "-"
    public = "yes" if act.is_public else "-"
    return f"| `{act.name}` | {act.words} | {who} | {where} | {act.to.value if act.to else '-'} | {said} | {public} |"


def rendered() -> str:
    """Return the table as the page shows it."""
    head = "| Act | In the window | Who | From | Leads to | Needs (may say) | Reporter reads it |"
    return "\n".join([head, "|---|---|---|---|---|---|---|", *map(_row, (*ACTS, APPROVED))])


def test_the_page_shows_the_table_of_the_code() -> None:
    """Whoever changes a row changes the page."""
    assert rendered() in (ROOT / "docs" / "casework.md").read_text(encoding="utf-8")
