"""A workbook (XLSX, ECMA-376): its sheets by name, its shared texts, and the cells of a sheet row by row.

Written for files of unknown origin: nothing is reserved on the word of the file. The library that would otherwise
be taken (calamine) ends the whole process when a file declares four billion shared texts, or one cell at XFD1048576.
"""

from collections.abc import Iterator
from typing import Final

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import TOO_LARGE, Archive, Limits
from sync.server.lapor_export.cells import TEXT_LIMIT, clean
from sync.server.lapor_export.made import moments_in
from sync.server.lapor_export.parts import Attributes, Handler, attribute, read
from sync.server.lapor_export.sheet import SheetRow, sheet_rows

NO_WORKBOOK: Final = "Berkas ini bukan buku kerja Excel; pilih berkas ekspor (.xlsx) dari lapor.go.id."
_DEFAULT_WORKBOOK: Final = "xl/workbook.xml"


class Workbook:
    """One opened workbook. Sheets are read only when asked for."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        """Read the list of sheets and the shared texts.

        :raises BadInput: when this archive holds no workbook, or a damaged one.
        """
        self._archive = archive
        self._limits = limits
        main = _main_part(archive)
        if main not in archive:
            raise BadInput(NO_WORKBOOK)
        contents = _Contents()
        read(archive.chunks(main), contents)
        links = _links(archive, main)
        self._sheets = [(name, links.parts[link]) for name, link in contents.sheets if link in links.parts]
        self.days_from_1904 = contents.days_from_1904
        """Whether dates count from 1904 instead of 1900."""
        self.moments = moments_in(archive)
        """When the workbook says that it was created and last changed, ms since 1970 UTC."""
        self._texts: list[str] = []
        if links.texts and links.texts in archive:
            read(archive.chunks(links.texts), _SharedTexts(self._texts, limits))

    @property
    def sheet_names(self) -> list[str]:
        """The names of all sheets, in their order."""
        return [name for name, _ in self._sheets]

    def rows(self, index: int) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that hold something.

        :raises BadInput: when the sheet is damaged or goes beyond the limits.
        """
        part = self._sheets[index][1]
        if part not in self._archive:
            return iter(())
        return sheet_rows(self._archive.chunks(part), self._texts)


class _Contents(Handler):
    """``xl/workbook.xml``: which sheets there are, and under which link."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.days_from_1904 = False

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.sheets.append((attribute(attributes, "name"), link))
        elif name == "workbookPr":
            self.days_from_1904 = attribute(attributes, "date1904") in ("1", "true")


class _Links(Handler):
    """A ``.rels`` part: where the links of another part lead."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.parts: dict[str, str] = {}
        self.texts = ""
        self.main = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attribute(attributes, "TargetMode") == "External":
            return
        kind, target = attribute(attributes, "Type"), attribute(attributes, "Target")
        part = target[1:] if target.startswith("/") else self._folder + target
        if kind.endswith("/worksheet"):
            self.parts[attribute(attributes, "Id")] = part
        elif kind.endswith("/sharedStrings"):
            self.texts = part
        elif kind.endswith("/officeDocument"):
            self.main = part


class _SharedTexts(Handler):
    """``xl/sharedStrings.xml``: each text once; furigana (``rPh``) is no part of the text."""

    def __init__(self, texts: list[str], limits: Limits) -> None:
        self._texts = texts
        self._left = limits.strings
        self._pieces: list[str] = []
        self._length = 0
        self._listening = False
        self._aside = 0

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._left -= 1
            if self._left < 0:
                raise BadInput(TOO_LARGE)
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._listening = not self._aside

    def closed(self, name: str) -> None:
        if name == "si":
            self._texts.append(clean("".join(self._pieces)))
        elif name == "rPh":
            self._aside -= 1
        elif name == "t":
            self._listening = False

    def text(self, data: str) -> None:
        if self._listening and self._length <= TEXT_LIMIT:
            self._pieces.append(data)
            self._length += len(data)


def _main_part(archive: Archive) -> str:
    links = _Links("")
    if "_rels/.rels" in archive:
        read(archive.chunks("_rels/.rels"), links)
    return links.main or _DEFAULT_WORKBOOK


def _links(archive: Archive, main: str) -> _Links:
    folder, _, file = main.rpartition("/")
    folder = f"{folder}/" if folder else ""
    links = _Links(folder)
    part = f"{folder}_rels/{file}.rels"
    if part in archive:
        read(archive.chunks(part), links)
    return links
