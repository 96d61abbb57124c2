"""In what manner a visit is made, with what that manner allows and which papers can come of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from inspector_app.notices.kinds import KINDS, PaperKind, Subject
from inspector_app.visits import Mode
from ui.papers.paper_titles import shown_title
from ui.widgets.plain_label import PlainLabel


class ModeChoice(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Mode, QRadioButton] = {}
        self.about, self.papers = PlainLabel(self), PlainLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        group = QButtonGroup(self)
        for mode, label in self._labels().items():
            button = QRadioButton(label, self)
            button.toggled.connect(lambda on: self._choose() if on else None)
            group.addButton(button)
            column.addWidget(button)
            self.buttons[mode] = button
        for label_, role in ((self.about, "secondary"), (self.papers, "small")):
            label_.setProperty("role", role)
            label_.setWordWrap(True)
            column.addWidget(label_)
        self.buttons[Mode.INSPECTION].setChecked(True)

    @property
    def mode(self) -> Mode:
        return next(mode for mode, button in self.buttons.items() if button.isChecked())

    def _labels(self) -> dict[Mode, str]:
        return {
            Mode.INSPECTION: self.tr("行政检查"),
            Mode.REMINDER: self.tr("走访提醒"),
            Mode.JOINT: self.tr("联合检查"),
        }

    def _choose(self) -> None:
        self.about.setText(
            {
                Mode.INSPECTION: self.tr("两名以上持执法证的人员检查，可以责令限期整改。"),
                Mode.REMINDER: self.tr("任何工作人员都可以去宣传、指导、提醒，不能责令整改，也不作笔录。"),
                Mode.JOINT: self.tr("几个单位一起检查，共用一份记录；各单位用自己的人员、以自己的名义出具文书。"),
            }[self.mode]
        )
        titles = self.tr("、").join(shown_title(kind.title) for kind in papers_of(self.mode))
        self.papers.setText(self.tr("之后可以出具：{titles}。").format(titles=titles))
        self.buttons[self.mode].setAccessibleDescription(f"{self.about.text()}{self.papers.text()}")
        self.changed.emit()


def papers_of(mode: Mode) -> list[PaperKind]:
    """What can come of a visit of that mode, whatever else it needs."""
    return [kind for kind in KINDS.values() if kind.subject is Subject.VISIT and mode.value in kind.modes]
