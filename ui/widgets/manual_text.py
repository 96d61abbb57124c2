"""The text of a chapter with its pictures; nothing is ever fetched from a network."""

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from inspector_app import manual

_MARGIN = 28
_PICTURE_ROOM = 2 * _MARGIN + 24
_ABOVE_HEADING, _BELOW_HEADING, _BEFORE_COMMAND = 22, 6, 12


class ManualText(QTextBrowser):
    chapter_wanted = Signal(str)
    """Key of the chapter that a link names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)

    def show_markdown(self, text: str) -> None:
        self.setMarkdown(text)
        self.document().setDocumentMargin(_MARGIN)
        self._give_air()

    def _give_air(self) -> None:
        """Room above a heading; commands go on in the next line instead of under a scroll bar."""
        cursor, block = QTextCursor(self.document()), self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if form.headingLevel():
                form.setTopMargin(_ABOVE_HEADING if block.blockNumber() else 0)
                form.setBottomMargin(_BELOW_HEADING)
            elif form.nonBreakableLines():
                form.setNonBreakableLines(False)
                form.setLeftMargin(_BEFORE_COMMAND)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
            block = block.next()

    def show_heading(self, heading: str) -> None:
        """Scrolls until the heading is at the upper edge; "" is the beginning."""
        place = 0
        found = self._block_of(heading) if heading else None
        if found is not None:
            place = round(self.document().documentLayout().blockBoundingRect(found).top())
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """A picture of the manual, no wider than the text; nothing for anything else."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        try:
            data = manual.picture(name.toString() if isinstance(name, QUrl) else name)
        except (FileNotFoundError, ValueError):
            return None
        image, room = QImage.fromData(data), max(200, self.viewport().width() - _PICTURE_ROOM)
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image

    def _block_of(self, heading: str) -> QTextBlock | None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 2 and block.text().strip() == heading:
                return block
            block = block.next()
        return None

    def _follow(self, link: QUrl) -> None:
        path = link.path()
        if not link.scheme() and path.endswith(".md"):
            self.chapter_wanted.emit(path.removesuffix(".md"))
