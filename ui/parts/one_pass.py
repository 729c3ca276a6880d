"""Changes in several places of a page that are laid out once, all together, before any of it is painted."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget


@contextmanager
def one_pass(*tops: QWidget) -> Iterator[None]:
    """Lay out once, at the end, what is changed meanwhile in these widgets, the outer ones first.

    Qt would show each widget that is added in a turn of its own, and lay out everything each time. On a page that
    scrolls it would do so at the height that the page had before: all that stands there is squeezed for the new one,
    and painted so, until the page gets its height in another turn.

    :param tops: widgets with a layout, or scroll areas whose page has one.
    """
    layouts = [(top, layout) for top in tops if (layout := _page_of(top).layout()) is not None]
    for _top, layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for top, layout in layouts:
            _show_added(_page_of(top), layout)
        for _top, layout in layouts:
            layout.setEnabled(True)
        for top, layout in layouts:
            if top.isVisible():
                if isinstance(top, QScrollArea):  # it gives its page the height that this asks for
                    QCoreApplication.sendEvent(top, QEvent(QEvent.Type.LayoutRequest))
                layout.activate()


def _page_of(top: QWidget) -> QWidget:
    page = top.widget() if isinstance(top, QScrollArea) else None
    return page if page is not None else top


def _show_added(page: QWidget, layout: QLayout) -> None:
    """Show what was added, as Qt would do later: unless somebody has hidden it."""
    if not page.isVisible():
        return
    width = page.contentsRect().marginsRemoved(layout.contentsMargins()).width()
    for one in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if one.isHidden() and not one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            if isinstance(layout, QVBoxLayout):  # what is shown is laid out at once, at the size that it has
                one.ensurePolished()
                one.resize(width, one.heightForWidth(width) if one.hasHeightForWidth() else one.sizeHint().height())
            one.show()
