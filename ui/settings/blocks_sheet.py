"""The blocks of numbers that the office hands out to its laptops."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records.log import Device
from inspector_app.notices.ledger import take_away
from inspector_app.plans.number_blocks import NumberBlock
from ui.dialogs.hand_out_dialog import HandOutDialog
from ui.papers.number_words import block_words
from ui.session import Session
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel


class BlocksSheet(QFrame):
    changed = Signal(str)
    """What to tell."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self._session = session
        self._devices: list[Device] = []
        self._blocks: tuple[NumberBlock, ...] = ()
        self.removers: list[QPushButton] = []
        self._once = OneClick(parent=self)
        self.hand_out = QPushButton(self.tr("分配号段…"), self)
        self.hand_out.clicked.connect(self._hand_out)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self._label(self.tr("号段分配"), "heading"), 1)
        head.addWidget(self.hand_out)
        about = self.tr("几台电脑各用一段号，离线签发也不会重号。号段随计划包发给各台电脑。")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._label(about))
        column.addLayout(self._rows)

    def show_blocks(self, blocks: tuple[NumberBlock, ...], devices: list[Device]) -> None:
        self._blocks, self._devices = blocks, devices
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.removers.clear()
        if not blocks:
            text = self.tr("还没有分配：这台电脑按“单位与文书”里的起始号编号。")
            self._rows.addWidget(self._label(text), 0, 0, 1, 4)
        for row, block in enumerate(blocks):
            self._show_row(row, block)

    def _show_row(self, row: int, block: NumberBlock) -> None:
        whose, papers, numbers = block_words(block, self._devices)
        for column, (text, look) in enumerate(((whose, "section"), (papers, "secondary"), (numbers, ""))):
            self._rows.addWidget(self._label(text, look), row, column)
        remove = QPushButton(self.tr("收回"), self)
        remove.setAccessibleName(self.tr("收回{numbers}").format(numbers=numbers))
        remove.clicked.connect(partial(self._take_away, block))
        self._once.guard(remove)
        self._rows.addWidget(remove, row, 3)
        self.removers.append(remove)

    def _hand_out(self) -> None:
        block = HandOutDialog.ask(self, self._session, self._devices, self._blocks)
        if block is not None:
            told = self.tr("已分配给{person}：{numbers}。写计划包时会带上。")
            whose, _, numbers = block_words(block, self._devices)
            self.changed.emit(told.format(person=whose, numbers=numbers))

    def _take_away(self, block: NumberBlock) -> None:
        store, now = self._session.store, self._session.clock()
        whose, _, numbers = block_words(block, self._devices)
        told = self.tr("已从{person}收回：{numbers}。下一个计划包送到以前，那台电脑还会用。")
        self._session.jobs.run(
            self,
            lambda: take_away(store, block, now),
            done=lambda _: self.changed.emit(told.format(person=whose, numbers=numbers)),
            failed=self.troubled.emit,
        )

    def _label(self, text: str, role: str = "secondary") -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(role == "secondary")
        return label
