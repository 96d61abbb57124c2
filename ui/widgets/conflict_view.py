"""One field on which people disagree: what it was, and beside it what each of them says, with a button under each.

What is not decided on this laptop says who decides it.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.audit.words import field_word, value_word
from inspector_app.exchange.merging.conflicts import Dispute, Side
from inspector_app.messages import Language, say
from ui.day_words import moment_words
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel


class ConflictView(QWidget):
    chosen = Signal(int)
    """Number of the side whose value is to count, from 1."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.buttons: list[QPushButton] = []
        self._once = OneClick(parent=self)
        self.title = PlainLabel(self.tr("正在读取…"), self)
        self.title.setProperty("role", "panel_title")
        self.title.setWordWrap(True)
        self.barred = PlainLabel(self)
        self.barred.setProperty("role", "secondary")
        self.barred.setWordWrap(True)
        self.barred.hide()
        body = QWidget(self)
        body.setObjectName("packs_body")
        self._cards = QHBoxLayout(body)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.barred)
        column.addWidget(self._scrolled(body), 1)

    def _scrolled(self, body: QWidget) -> QScrollArea:
        """All that was said can be read to its end, side by side: what differs may be the last word of a long text."""
        area = QScrollArea(self)
        area.setObjectName("packs_scroll")
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def show_dispute(self, dispute: Dispute | None) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        why_not = dispute.barred if dispute is not None else None
        self.barred.setText(str(say(why_not, self._language)) if why_not is not None else "")
        self.barred.setVisible(why_not is not None)
        if dispute is None:
            self.title.setText(self.tr("没有要决定的内容。"))
            return
        field = field_word(dispute.kind, dispute.field, self._language)
        self.title.setText(self.tr("{name}：{field}").format(name=dispute.name, field=field))
        self._cards.addWidget(self._card(self.tr("原来"), self._value(dispute, dispute.base), ""), 1)
        for number, side in enumerate(dispute.sides, start=1):
            self._cards.addWidget(self._side(dispute, number, side), 1)

    def _side(self, dispute: Dispute, number: int, side: Side) -> QFrame:
        who = self.tr("本机") if side.own else side.person or side.device
        at = moment_words(datetime.fromisoformat(side.at))
        when = self.tr("{who} · {time}").format(who=side.person or side.device, time=at)
        card = self._card(who, self._value(dispute, side.value), when)
        button = QPushButton(self.tr("采用这个"), card)
        button.setAutoDefault(False)
        button.setEnabled(dispute.barred is None and not (dispute.decided and side.shown))
        if side.shown:
            button.setText(self.tr("采用这个（现在显示的）"))
        button.setAccessibleDescription(self._value(dispute, side.value))
        button.clicked.connect(lambda: self.chosen.emit(number))
        self._once.guard(button)
        layout = card.layout()
        assert layout is not None
        layout.addWidget(button)
        self.buttons.append(button)
        return card

    def _card(self, who: str, value: str, when: str) -> QFrame:
        card = QFrame(self)
        card.setObjectName("pack_card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        for text, role in ((who, "section"), (value or self.tr("（空）"), ""), (when, "secondary")):
            label = PlainLabel(text, card)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setProperty("role", role)
            label.setWordWrap(True)
            column.addWidget(label)
            label.setVisible(bool(text))
        column.addStretch(1)
        return card

    def _value(self, dispute: Dispute, value: JsonValue) -> str:
        return said_words(dispute.field, value, self._language)


def said_words(field: str, value: JsonValue, language: Language) -> str:
    """A value as people read it, a moment as the rest of the window has it."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
    except ValueError:
        moment = None
    return value_word(field, value, language) if moment is None else moment_words(moment)
