"""The XML parts of a workbook, read strictly: well-formed, no document type, no entity of its own, no endless token."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NoReturn
from xml.parsers import expat

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import DAMAGED, UNSAFE

Attributes = dict[str, str]

_TOKEN_BYTES: Final = 4 << 20
"""A tag or attribute beyond this is malice; expat would read it again with every chunk."""


def local(name: str) -> str:
    """Return a name without its namespace: transitional and strict files differ in nothing else for us."""
    return name.rpartition(" ")[2]


def attribute(attributes: Attributes, name: str) -> str:
    """Return an attribute by its local name, empty when missing."""
    for key, value in attributes.items():
        if local(key) == name:
            return value
    return ""


class Handler:
    """What a reader of one kind of part wants to hear. Names come without their namespace."""

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """A portion of text."""


def walk(chunks: Iterable[bytes], handler: Handler) -> Iterator[None]:
    """Feed a part to its handler, yielding after each chunk so that the caller can fetch what is ready.

    :raises BadInput: when the part is not well-formed or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = _opened(handler.opened)
    parser.EndElementHandler = _closed(handler.closed)
    parser.CharacterDataHandler = handler.text
    parser.buffer_text = True
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _TOKEN_BYTES:
                raise BadInput(UNSAFE)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise BadInput(DAMAGED) from fault
    yield


def read(chunks: Iterable[bytes], handler: Handler) -> None:
    """Feed a whole part to its handler.

    :raises BadInput: as :func:`walk`.
    """
    for _ in walk(chunks, handler):
        pass


def _opened(hear: Callable[[str, Attributes], None]) -> Callable[[str, Attributes], None]:
    return lambda name, attributes: hear(local(name), attributes)


def _closed(hear: Callable[[str], None]) -> Callable[[str], None]:
    return lambda name: hear(local(name))


def _refuse_doctype(*_: object) -> NoReturn:
    raise BadInput(UNSAFE)
