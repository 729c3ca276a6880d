"""What a workbook and commands say of frozen figures and of the centre's seal; the same on every computer."""

from desktop.receipts import moment
from ui.ports.frozen import FrozenLine


def frozen_words(line: FrozenLine) -> str:
    """Return the sentence that a report from frozen figures carries."""
    by = f" oleh {line.frozen_by}" if line.frozen_by else ""
    return f"Angka dibekukan {line.day:%d-%m-%Y}{by}, kode {line.digest[:8]}; {seal_words(line)}."


def seal_words(line: FrozenLine) -> str:
    """Return what is known of the centre's seal."""
    if line.is_signed:
        return f"disahkan pusat {moment(line.sealed_at)}, kunci {line.key}"
    return "pengesahannya tidak cocok dengan kunci pusat" if line.is_doubtful else "belum disahkan pusat"
