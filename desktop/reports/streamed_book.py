"""Workbooks that are written row by row: what is written lies beside in the meantime, and is not held in memory."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def streamed(aside: Path, fill: Callable[[Any], T]) -> tuple[bytes, T]:
    """Return a workbook, and what ``fill`` returned about it.

    :param aside: folder for what is written on the way.
    :param fill: is handed the open :class:`xlsxwriter.Workbook`; cells are words, never formulas by their look.
    :raises OSError: when that folder finds no room.
    """
    import xlsxwriter  # noqa: PLC0415 - a start needs no workbooks
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as above

    memory = io.BytesIO()
    options = {
        "constant_memory": True,
        "tmpdir": str(aside),
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(memory, options)
    try:
        about = fill(book)
        book.close()
    except BaseException as fault:
        for page in book.worksheets():  # else the files on the way stay open, and Windows keeps them
            page.row_data_fh.close()
        if isinstance(fault, FileCreateError):
            raise OSError(*getattr(fault.args[0], "args", ())) from fault
        raise
    return memory.getvalue(), about
