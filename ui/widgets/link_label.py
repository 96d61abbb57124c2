"""A link in a panel: it goes on in a second line where the panel is narrow, as no button does."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from inspector_app.visible_signs import visible


class LinkLabel(QLabel):
    """Its text is data, and is escaped: the link itself is the only markup."""

    def __init__(self, text: str, deed: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(f'<a href="#">{escape(visible(text))}</a>', parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        # A label with a border indents its words by itself: apart from those above it, and measured a line too high.
        self.setIndent(0)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.setObjectName("link_label")
        self.setAccessibleName(text)
        self.linkActivated.connect(lambda _: deed())
