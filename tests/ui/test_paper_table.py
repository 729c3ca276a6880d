"""A long table on paper: no word is lost, whatever its rows are like."""

from pytestqt.qtbot import QtBot

from ui.parts.paper_table import TablePaper
from ui.theme.fonts import font

_WORD = "laporan"


def _paper(rows: list[tuple[str, ...]]) -> TablePaper:
    return TablePaper(("Rekap", "Kantor rekaan"), ("No", "Tanggapan"), rows, (1, 6), font())


def _words(paper: TablePaper) -> str:
    return " ".join(line for page in paper._pages for row in page for line in row[1])


def test_a_row_stays_whole_where_it_can(qtbot: QtBot) -> None:
    """Forty rows of some lines each fill pages, and each stands on one of them."""
    paper = _paper([(str(n), f"{_WORD} " * 60) for n in range(40)])
    assert 1 < paper.count < 40
    numbers = [row[0][0] for page in paper._pages for row in page]
    assert numbers == [str(n) for n in range(40)]
    assert paper.as_pdf().count(b"/Type /Page\n") == paper.count


def test_a_row_longer_than_a_page_goes_on(qtbot: QtBot) -> None:
    """Every word of it is there, in order; words longer than a line too."""
    said = " ".join(f"{_WORD}{n}" for n in range(5000))
    paper = _paper([("1", "pendek"), ("2", said), ("3", "x" * 3000)])
    assert paper.count > 2
    assert _words(paper).split()[1:5001] == said.split()
    assert _words(paper).count("x") == 3000
