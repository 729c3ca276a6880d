"""Words that Qt itself says (menus of text fields, buttons of dialogs), in Indonesian: Qt ships no such catalogue."""

from typing import Final

from PySide6.QtCore import QTranslator

_WORDS: Final = {
    "&Undo": "&Urungkan",
    "&Redo": "&Ulangi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "Copy &Link Location": "Salin &alamat tautan",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "OK": "Baik",
    "&OK": "&Baik",
    "Cancel": "Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "&Step up": "&Naikkan",
    "Step &down": "&Turunkan",
    "&Yes": "&Ya",
    "&No": "&Tidak",
}


class QtWords(QTranslator):
    """Translates Qt's own words; our sentences are Indonesian in the source already."""

    def translate(
        self, context: str, source_text: str, /, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the Indonesian word, or nothing where Qt should go on looking."""
        del context, disambiguation, n
        return _WORDS.get(source_text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to translate, or Qt would never ask."""
        return False
