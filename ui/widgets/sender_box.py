"""Who sent a pack: known already, or somebody whose six words have to be compared first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.exchange.read import PackPreview
from ui.day_words import moment_words
from ui.packs.pack_words import person_words
from ui.theme.restyling import restyle
from ui.widgets.key_words import KeyWords
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox

_OTHER_KEY = {"pack.sender_changed_key", "pack.sender_renewed_key"}


class SenderBox(QFrame):
    compared_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pack_card")
        self.person = PlainLabel(self)
        self.person.setProperty("role", "panel_title")
        self.person.setWordWrap(True)
        self.standing = PlainLabel(self)
        self.standing.setObjectName("standing_mark")
        self.about = PlainLabel(self)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.advice = PlainLabel(
            self.tr("第一次收到他的检查包。请他打开“资料包”页，当面或打电话念出“我的名片”下的六个词，逐个对照："),
            self,
        )
        self.advice.setWordWrap(True)
        self.digits = KeyWords(large=True, parent=self)
        self.compared = TickBox(self.tr("已核对，六个词完全一致"), self)
        self.compared.toggled.connect(lambda _: self.compared_changed.emit())
        head = QHBoxLayout()
        head.addWidget(self.person, 1)
        head.addWidget(self.standing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.about, self.advice, self.digits, self.compared):
            column.addWidget(widget)

    def show_sender(self, preview: PackPreview) -> None:
        self.person.setText(person_words(preview.sender))
        about = self.tr("写出于 {time}") if preview.encrypted else self.tr("写出于 {time} · 未加密，任何人可读")
        self.about.setText(about.format(time=moment_words(preview.created)))
        changed_key = any(problem.code in _OTHER_KEY for problem in preview.problems)
        # What cannot be imported anyway needs no comparing.
        ask = not preview.sender_known and (not preview.problems or preview.salvageable)
        if preview.own:
            self._mark("own", self.tr("本机写出的包"))
        elif preview.sender_known:
            self._mark("known", self.tr("✓ 已登记的电脑"))
        else:
            self._mark("new", self.tr("! 密钥变了") if changed_key else self.tr("! 还不认识"))
        self.digits.show_key(preview.sender.signing_key)
        self.compared.setChecked(False)
        for widget in (self.advice, self.digits, self.compared):
            widget.setVisible(ask)

    def _mark(self, tone: str, words: str) -> None:
        self.standing.setText(words)
        restyle(self.standing, "tone", tone)
