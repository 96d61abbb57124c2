"""Asks what came out of the printer: only whoever stands beside it knows."""

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.question import Question
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Outcome:
    """`copy` and `page` are the last that came out, from 1; 0 and 0 for nothing at all."""

    complete: bool
    copy: int = 0
    page: int = 0
    print_rest: bool = False


class PrintOutcomeDialog(Question):
    def __init__(self, printer: str, copies: int, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("打印结果"))
        self._copies, self._pages = copies, pages
        title = PlainLabel(self.tr("%n 份都打好了吗？", None, copies), self)
        title.setProperty("role", "heading")
        about = PlainLabel(
            self.tr("已送到“{printer}”，每份 {pages} 页。请等打印机停下后再回答。").format(
                printer=printer, pages=pages
            ),
            self,
        )
        about.setProperty("role", "secondary")
        about.setWordWrap(True)
        self.whole = QRadioButton(self.tr("都打好了"), self)
        self.part = QRadioButton(self.tr("卡纸或缺页，只完整打到"), self)
        self.nothing = QRadioButton(self.tr("一张也没有出来"), self)
        self.copy_, self.page = self._count(1, copies), self._count(1, pages)
        self.again = QPushButton(self.tr("补打其余的页"), self)
        self.keep = QPushButton(self.tr("记录"), self)
        self._lay_out(title, about)
        self.answer = Outcome(complete=False)
        for button in (self.whole, self.part, self.nothing):
            button.toggled.connect(lambda _: self._follow())
        self.whole.setChecked(True)
        self.keep.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, printer: str, copies: int, pages: int) -> Outcome:
        """Who closes it without an answer leaves it open: it counts as not complete."""
        dialog = cls(printer, copies, pages, parent)
        dialog.exec()
        return dialog.answer

    def _lay_out(self, title: QLabel, about: QLabel) -> None:
        reached = QHBoxLayout()
        for widget in (
            self.part,
            PlainLabel(self.tr("第"), self),
            self.copy_,
            PlainLabel(self.tr("份第"), self),
            self.page,
        ):
            reached.addWidget(widget)
        reached.addWidget(PlainLabel(self.tr("页"), self))
        reached.addStretch(1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        self.keep.clicked.connect(lambda: self._answer(print_rest=False))
        self.again.clicked.connect(lambda: self._answer(print_rest=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        for label in (title, about):
            column.addWidget(label)
        column.addWidget(self.whole)
        column.addLayout(reached)
        column.addWidget(self.nothing)
        column.addSpacing(6)
        column.addWidget(buttons)
        self.keep.setDefault(True)
        self.setMinimumWidth(30 * self.fontMetrics().horizontalAdvance("字"))

    def _count(self, least: int, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(least, most)
        box.setMinimumWidth(5 * self.fontMetrics().horizontalAdvance("字"))
        return box

    def _follow(self) -> None:
        for box in (self.copy_, self.page):
            box.setEnabled(self.part.isChecked())
        self.again.setEnabled(not self.whole.isChecked())

    def _answer(self, *, print_rest: bool) -> None:
        if self.whole.isChecked():
            self.answer = Outcome(complete=True)
        elif self.part.isChecked():
            self.answer = Outcome(False, self.copy_.value(), self.page.value(), print_rest)
        else:
            self.answer = Outcome(False, print_rest=print_rest)
        self.accept()
