"""Draws parcels or moments at random, records the draw with the visit, puts a row for each into the sample table."""

import secrets
from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language
from inspector_app.sampling import LARGEST_POPULATION, MOST_DRAWN, DrawKind, Drawn, draw_moments, draw_numbers
from ui.day_words import short_day_words
from ui.dialogs.question import Question
from ui.frame.eye_order import tab_as_the_eye_goes
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.wording import explain

_DAYS_BACK = (1, 7, 30)
"""Yesterday, a week and a month ago (domain.md, VC-10)."""


class SamplingDialog(Question):
    """A draw is recorded as soon as it is made: nobody draws until the sample suits him without that being seen."""

    drawn = Signal(object)
    """Drawn: to be recorded."""
    printed = Signal()
    """The record of the last draw is wanted on paper."""
    rows_wanted = Signal(object)
    """Drawn: a row for each into the sample table."""

    def __init__(
        self,
        where: str,
        size: int,
        today: date,
        language: Language,
        parent: QWidget | None = None,
        new_seed: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        """`where` is the item; `size` how many it asks for."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("随机抽样"))
        self._today, self._language, self._new_seed = today, language, new_seed
        self._last: Drawn | None = None
        self.population = QSpinBox(self)
        self.population.setRange(1, LARGEST_POPULATION)
        self.population.setValue(100)
        self.size_box = QSpinBox(self)
        self.size_box.setRange(1, MOST_DRAWN)
        self.size_box.setValue(size)
        self.days = {back: TickBox(self._day_words(back), self) for back in _DAYS_BACK}
        for box in self.days.values():
            box.setChecked(True)
        self.first, self.last = QTimeEdit(QTime(0, 0), self), QTimeEdit(QTime(0, 0), self)
        for edit in (self.first, self.last):
            edit.setDisplayFormat("HH:mm")
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._numbers_tab(), self.tr("抽件"))
        self.tabs.addTab(self._moments_tab(), self.tr("抽录像时刻"))
        self.seed = QLineEdit(new_seed(), self)
        self.seed.setToolTip(self.tr("有了种子和总数，任何人都能复核抽取结果"))
        self.draw = QPushButton(self.tr("抽取并记录"), self)
        self.draw.setDefault(True)
        self.draw.clicked.connect(self._draw)
        self._lay_out(where)
        self._offer()

    def tell(self, text: str) -> None:
        """Such as that the draw could not be recorded."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_recorded(self, drawn: Drawn) -> None:
        """The store has it."""
        self._last = drawn
        head = self.tr("已记录，种子 {seed}：").format(seed=drawn.seed)
        self.results.setPlainText("\n".join([head, *self._result_lines(drawn)]))
        self.seed.setText(self._new_seed())
        self._offer()

    def _result_lines(self, drawn: Drawn) -> list[str]:
        if drawn.kind is DrawKind.MOMENTS:
            return list(drawn.results)
        text = self.tr("第 {numbers} 件")
        return [text.format(numbers=self.tr("、").join(drawn.results))]

    def _draw(self) -> None:
        try:
            drawn = self._asked()
        except RefusedInputError as refusal:
            self.tell("\n".join(str(message) for message in explain(refusal, self._language) or ()))
            return
        self.tell("")
        self.drawn.emit(drawn)

    def _asked(self) -> Drawn:
        if self.tabs.currentIndex() == 0:
            return draw_numbers(self.population.value(), self.size_box.value(), self.seed.text().strip())
        days = [self._today - timedelta(days=back) for back, box in self.days.items() if box.isChecked()]
        first, last = self.first.time(), self.last.time()
        hours = (time(first.hour(), first.minute()), time(last.hour(), last.minute()))
        return draw_moments(days, *hours, self.seed.text().strip())

    def _numbers_tab(self) -> QWidget:
        tab = QWidget(self)
        form = QFormLayout(tab)
        form.setContentsMargins(0, 12, 0, 4)
        form.addRow(self.tr("现场共有（件、票、人）"), self.population)
        form.addRow(self.tr("抽取数量"), self.size_box)
        return tab

    def _moments_tab(self) -> QWidget:
        tab = QWidget(self)
        days = QHBoxLayout()
        for box in self.days.values():
            days.addWidget(box)
        days.addStretch()
        hours = QHBoxLayout()
        hours.addWidget(self.first)
        hours.addWidget(PlainLabel(self.tr("至"), tab))
        hours.addWidget(self.last)
        hours.addWidget(PlainLabel(self.tr("（00:00 至 00:00 为全天）"), tab))
        hours.addStretch()
        form = QFormLayout(tab)
        form.setContentsMargins(0, 12, 0, 4)
        form.addRow(self.tr("日期，各抽一个"), days)
        form.addRow(self.tr("时段"), hours)
        return tab

    def _lay_out(self, where: str) -> None:
        self.results = QPlainTextEdit(self)
        self.results.setReadOnly(True)
        self.results.setAccessibleName(self.tr("抽取结果"))
        self.results.setPlaceholderText(
            self.tr("按一下“抽取并记录”，结果在这里。每次抽取都随检查保存：有了种子和总数，任何人都能复核。")
        )
        self.problem = PlainLabel(self)
        self.problem.setProperty("role", "trouble")
        self.problem.setWordWrap(True)
        self._where = PlainLabel(where, self)
        self._where.setWordWrap(True)
        self._where.setProperty("role", "secondary")
        seed = QHBoxLayout()
        label = PlainLabel(self.tr("随机种子"), self)
        label.setBuddy(self.seed)
        for widget in (label, self.seed, self.draw):
            seed.addWidget(widget)
        buttons = self._buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._where)
        column.addWidget(self.tabs)
        column.addLayout(seed)
        column.addWidget(self.problem)
        column.addWidget(self.results, 1)
        column.addWidget(buttons)
        tab_as_the_eye_goes(self)
        self.problem.hide()
        self.setMinimumWidth(36 * self.fontMetrics().horizontalAdvance("字"))

    def _buttons(self) -> QDialogButtonBox:
        self.to_table = QPushButton(self.tr("写入样本表"), self)
        self.to_table.clicked.connect(lambda: self.rows_wanted.emit(self._last))
        self.print = QPushButton(self.tr("打印抽样记录…"), self)
        self.print.clicked.connect(self.printed)
        buttons = QDialogButtonBox(self)
        for button in (self.to_table, self.print):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def offer_table(self, on: bool) -> None:
        """Whether the item on the screen has a sample table."""
        self.to_table.setVisible(on)

    def _offer(self) -> None:
        for button in (self.to_table, self.print):
            button.setEnabled(self._last is not None)

    def _day_words(self, back: int) -> str:
        day = self._today - timedelta(days=back)
        if back == 1:
            return self.tr("昨天 {day}").format(day=short_day_words(day))
        return self.tr("%n 天前", None, back) + f" {short_day_words(day)}"
