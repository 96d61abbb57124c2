"""How often each colour is visited: a number of days for each, and how many days before to remind."""

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from inspector_app.enterprises.grading import Grade
from inspector_app.planning.intervals import LONGEST_DAYS, LONGEST_SOON, Intervals
from ui.dialogs.question import Question
from ui.register.grade_looks import grade_word
from ui.widgets.plain_label import PlainLabel


class IntervalsDialog(Question):
    def __init__(self, intervals: Intervals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("检查间隔"))
        words = PlainLabel(
            self.tr("上次检查过了这么多天，企业就列为该查。没有法规写明各等级多久查一次，由单位定；随方案包下发。"),
            self,
        )
        words.setWordWrap(True)
        self.days = {grade: self._box(intervals.days[grade], LONGEST_DAYS) for grade in Grade}
        self.soon = self._box(intervals.soon, LONGEST_SOON)
        form = QFormLayout()
        for grade, box in self.days.items():
            form.addRow(grade_word(grade), box)
        form.addRow(self.tr("提前提醒"), self.soon)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("保存"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(words)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(30 * self.fontMetrics().horizontalAdvance("字"))

    @classmethod
    def ask(cls, parent: QWidget, intervals: Intervals) -> Intervals | None:
        """The intervals as they are to be, or None when the person went back."""
        dialog = cls(intervals, parent)
        return dialog.intervals() if dialog.exec() == cls.DialogCode.Accepted else None

    def intervals(self) -> Intervals:
        return Intervals({grade: box.value() for grade, box in self.days.items()}, self.soon.value())

    def _box(self, days: int, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(1, most)
        box.setValue(days)
        box.setSuffix(self.tr(" 天"))
        return box
