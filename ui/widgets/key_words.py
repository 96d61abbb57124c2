"""A key as six words to be read aloud, large enough for somebody on the telephone; the digits stand below, small."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.exchange.trust.identity import fingerprint
from inspector_app.exchange.trust.six_words import six_words
from ui.translation import spoken_language
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel


class KeyWords(QFrame):
    """`large` is for comparing with what somebody else reads out."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digit_groups")
        self.words: tuple[str, ...] = ()
        self.digits = ""
        self._large = large
        self._tiles = QWidget(self)
        self._gap = 8 if large else 5
        self._row = FlowLayout(self._tiles, gap=self._gap)
        self.digit_line = PlainLabel(self)
        self.digit_line.setProperty("role", "secondary")
        self.digit_line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.digit_line.setToolTip(self.tr("同一把密钥的数字写法；六个词一致，数字也一致。"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._tiles)
        column.addWidget(self.digit_line)

    def show_key(self, signing_key: str) -> None:
        """The public key, base64."""
        words = six_words(signing_key, spoken_language())
        if words == self.words:
            return
        self.words, self.digits = words, " ".join(fingerprint(signing_key))
        self.setAccessibleName(self.tr("六个词：{words}").format(words=" ".join(words)))
        self.digit_line.setText(self.digits)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for word in words:
            label = PlainLabel(word, self._tiles)
            label.setObjectName("digit_group")
            label.setProperty("large", self._large)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._row.addWidget(label)
            label.show()

    def one_line(self) -> int:
        """So wide that all stand beside each other."""
        widths = [label.sizeHint().width() for label in self._tiles.findChildren(PlainLabel) if not label.isHidden()]
        return sum(widths) + self._gap * max(len(widths) - 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A window gives a second line no room by itself, and who compares five words has compared nothing.
        self._tiles.setMinimumHeight(self._row.heightForWidth(self.width()))
