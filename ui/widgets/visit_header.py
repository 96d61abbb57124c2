"""The upper edge of a visit: whom, who, how far, and what can be done with the whole of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.visits import Mode
from ui.day_words import day_words
from ui.photos.photo_words import count_words
from ui.visit.visit_state import VisitState
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.thin_bar import ThinBar

_SIDE_PX, _GAP_PX = 12, 10
_NAME_LETTERS = 22
"""So many letters of the enterprise and of the people are to be read before the buttons give way."""


class VisitHeader(QFrame):
    back_wanted = Signal()
    people_wanted = Signal()
    finding_wanted = Signal()
    gallery_wanted = Signal()
    notice_wanted = Signal()
    end_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visit_header")
        self._name = ElidedLabel(self)
        self._name.setObjectName("visit_name")
        self._about = ElidedLabel(self)
        self._about.setProperty("role", "secondary")
        self._progress = ThinBar(self)
        self._progress.setFixedWidth(self.fontMetrics().horizontalAdvance("字" * 12))
        self._counts = PlainLabel(self)
        self.back = self._button(self.tr("← 返回"), self.tr("返回（Esc）"), self.back_wanted)
        self.people = self._button(self.tr("人员…"), self.tr("更正检查人员、证号、方式和接待人"), self.people_wanted)
        self.finding = self._button(self.tr("新增问题"), self.tr("检查表以外的问题（Ctrl+N）"), self.finding_wanted)
        self.gallery = self._button("", self.tr("看全部照片并核对原件（Ctrl+G）"), self.gallery_wanted)
        self.notice = self._button(self.tr("通知书"), self.tr("查看、签发通知书"), self.notice_wanted)
        self.end = self._button(self.tr("结束检查"), self.tr("结束后不能再修改（F12）"), self.end_wanted)
        self.more = self._button(
            self.tr("更多 ▾"), self.tr("快速作答、补录、缺什么、朗读、抽样、打印"), self.more_wanted
        )
        self._buttons = (self.people, self.finding, self.gallery, self.notice, self.more, self.end)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._lay_out()

    def show_state(self, state: VisitState) -> None:
        modes = {
            Mode.REMINDER: self.tr("走访提醒"),
            Mode.INSPECTION: self.tr("行政检查"),
            Mode.JOINT: self.tr("联合检查"),
        }
        people = self.tr("、").join(inspector.name for inspector in state.visit.inspectors)
        opened = state.visit.opened_at.astimezone().date()
        self._name.setText(state.enterprise.name)
        about = self.tr("{mode} · {day} · 检查人员：{people}")
        told = about.format(mode=modes[Mode(state.visit.mode)], day=day_words(opened), people=people)
        if state.visit.paper_on is not None:
            told = self.tr("纸质表 {day} 补录 · ").format(day=day_words(state.visit.paper_on)) + told
        self._about.setText(told)
        progress = state.progress()
        total, missing = sum(area.total for area in progress), sum(area.missing for area in progress)
        self._progress.show_part(total - missing, total)
        counts = self.tr("已答 {done}/{total} · 问题 {findings}")
        self._counts.setText(counts.format(done=total - missing, total=total, findings=len(state.findings)))
        photos = count_words(state.photos)
        waiting = self.tr(" · 待整理 {count}").format(count=len(state.tray))
        self.gallery.setText(photos + (waiting if state.tray else ""))
        self.people.setVisible(not state.read_only)
        self.finding.setVisible(not state.read_only)
        self.end.setVisible(not state.read_only)
        self._fit()

    @property
    def narrow(self) -> bool:
        """Whether the buttons stand in a row of their own."""
        return self._lower.count() > 0

    def minimumSizeHint(self) -> QSize:
        """Wide enough for each of the two rows of a narrow window."""
        upper = sum(each.minimumSizeHint().width() for each in (self.back, self._name, self._counts)) + 2 * _GAP_PX
        widest = max(upper, self._buttons_width())
        return QSize(widest + 2 * _SIDE_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _buttons_width(self) -> int:
        shown = [button.sizeHint().width() for button in self._buttons if not button.isHidden()]
        return sum(shown) + _GAP_PX * (len(shown) - 1)

    def _fit(self) -> None:
        """Below the width at which whom and who can be read, the buttons go into a second row."""
        most = _NAME_LETTERS * self.fontMetrics().horizontalAdvance("字")
        names = min(most, max(self._name.sizeHint().width(), self._about.sizeHint().width()))
        upper = self.back.sizeHint().width() + names + self._progress.width()
        narrow = self.width() < upper + self._buttons_width() + 3 * _GAP_PX + 2 * _SIDE_PX
        if narrow != self.narrow:
            for place, button in enumerate(self._buttons):
                (self._lower if narrow else self._upper).insertWidget(place + (0 if narrow else 3), button)

    def _button(self, text: str, tip: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._about)
        progress = QVBoxLayout()
        progress.setSpacing(4)
        progress.addWidget(self._counts, alignment=Qt.AlignmentFlag.AlignRight)
        progress.addWidget(self._progress, alignment=Qt.AlignmentFlag.AlignRight)
        self._upper.addWidget(self.back)
        self._upper.addLayout(names, 1)
        self._upper.addLayout(progress)
        for button in self._buttons:
            self._upper.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 8, _SIDE_PX, 8)
        column.setSpacing(6)
        for row in (self._upper, self._lower):
            row.setSpacing(_GAP_PX)
            column.addLayout(row)
