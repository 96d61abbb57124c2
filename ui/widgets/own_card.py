"""The own card: who this computer is to others, and the words they compare."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.day_words import day_words
from ui.packs.pack_facts import PacksState
from ui.packs.pack_words import person_words
from ui.widgets.key_words import KeyWords
from ui.widgets.plain_label import PlainLabel


class OwnCard(QFrame):
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pack_card")
        title = PlainLabel(self.tr("我的名片"), self)
        title.setProperty("role", "panel_title")
        self.person = PlainLabel(self)
        self.person.setProperty("role", "secondary")
        self.person.setWordWrap(True)
        self.digits = KeyWords(parent=self)
        self.hint = PlainLabel(self.tr("对方登记名片时，把这六个词念给他核对。"), self)
        self.hint.setProperty("role", "secondary")
        self.hint.setWordWrap(True)
        self.renewed = PlainLabel(self)
        self.renewed.setProperty("role", "secondary")
        self.renewed.setWordWrap(True)
        self.export = QPushButton(self.tr("导出我的名片…"), self)
        self.export.setToolTip(self.tr("存成 .zjcard 文件，交给要和你交换检查包的人"))
        self.export.clicked.connect(self.export_wanted)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self.person, self.digits, self.hint, self.renewed):
            column.addWidget(widget)

    def show_state(self, state: PacksState) -> None:
        self.person.setText(person_words(state.own))
        self.digits.show_key(state.own.signing_key)
        self.renewed.setVisible(state.renewed is not None)
        if state.renewed is not None:
            self.renewed.setText(
                self.tr("密钥已于 {date} 更换：在那以前拿到名片的人，请把新名片交给他登记。").format(
                    date=day_words(state.renewed.astimezone().date())
                )
            )
