"""What an invented desk hands on: figures, frozen or not, recaps, and what is brought to lapor.go.id."""

from tests.support.invented_frozen import InventedFrozen
from tests.support.invented_monev import InventedMonev
from tests.support.invented_uploads import InventedUploads
from ui.ports.desk import RecapOrder, RecapTable

_HELD = 8


class InventedPapers(InventedUploads):
    """Part of an invented desk."""

    def __init__(self) -> None:
        """Nothing was handed on yet."""
        super().__init__()
        self.figures = InventedMonev()
        self.frozen = InventedFrozen(self.figures)
        self.recaps: list[RecapOrder] = []

    def save_recap(self, order: RecapOrder) -> int:
        """Remember what was ordered."""
        self._fail()
        self.recaps.append(order)
        return _HELD

    def recap_table(self, order: RecapOrder) -> RecapTable:
        """Tell as many complaints."""
        self.save_recap(order)
        rows = tuple((str(number), "Lubang di jalan") for number in range(_HELD))
        return RecapTable(titles=("Rekap",), headings=("No", "JUDUL"), widths=(1, 6), rows=rows)
