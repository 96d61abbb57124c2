"""Makes room: originals that all supervisors confirmed give way to working copies; or some of them are brought back."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.thinning import AGES, ThinReport
from ui.dialogs.question import Question
from ui.photos.thin_desk import ThinDesk, ThinState
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.steady_combo_box import SteadyComboBox
from ui.widgets.work_line import WorkLine
from ui.wording import sentences


class ThinOriginalsDialog(Question):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("精简原件"))
        self.setStyleSheet(_sheet())
        self._language = session.language
        self.process = ThinDesk(session, self)
        self.about = self._words(
            self.tr(
                "主管都用回执确认收到的原件，可以在本机换成工作副本：照样能看、能标注、能打印，指纹和记录都保留。"
                "需要原件时，请主管从照片库另存，再在这里取回。"
            ),
            "secondary",
        )
        self.notice = NoticeBar(self)
        self.ages = SteadyComboBox(self)
        self.ages.setAccessibleName(self.tr("哪些检查的原件"))
        for days in AGES:
            self.ages.addItem(self.tr("结束满 %n 天的检查", None, days), days)
        self.ages.setCurrentIndex(1)
        self.found = self._words("", "section")
        self.why = self._words("", "secondary")
        self.line = WorkLine(self.process, self)
        self.back = QPushButton(self.tr("取回原件…"), self)
        self.apply = QPushButton(self.tr("精简"), self)
        self.apply.setProperty("primary", True)
        self.leave = QPushButton(self.tr("关闭"), self)
        self._state: ThinState | None = None
        self._lay_out()
        self._connect()
        self._refresh()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        dialog = cls(session, parent)
        dialog.look()
        dialog.exec()

    @staticmethod
    def ask_files(parent: QWidget, title: str) -> list[Path]:
        """Originals to bring back, none when the person went back."""
        names, _ = QFileDialog.getOpenFileNames(parent, title)
        return [Path(name) for name in names]

    def look(self) -> None:
        self._state = None
        self._refresh()
        self.process.look(self._days())

    def _days(self) -> int:
        return int(self.ages.currentData())

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self.ages)
        choice.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.notice)
        column.addLayout(choice)
        column.addWidget(self.found)
        column.addWidget(self.why)
        column.addWidget(self.line)
        column.addStretch(1)
        column.addLayout(buttons)
        for button in (self.back, self.leave):
            button.setAutoDefault(False)
        letter = self.fontMetrics().horizontalAdvance("台")
        self.resize(min(44 * letter, self.screen().availableSize().width() - 40), 20 * letter)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need at this width."""
        column = self.layout()
        assert column is not None
        self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))

    def _connect(self) -> None:
        process = self.process
        process.looked.connect(self._show)
        process.thinned.connect(self._tell_thinned)
        process.returned.connect(self._tell_returned)
        process.troubled.connect(self._tell_trouble)
        process.cancelled.connect(self._tell_stopped)
        process.started.connect(lambda _: self._refresh())
        process.ended.connect(self._refresh)
        self.ages.currentIndexChanged.connect(lambda _: self.look())
        self.apply.clicked.connect(lambda: process.make_room(self._days()))
        self.back.clicked.connect(self._take_back)
        self.leave.clicked.connect(self.reject)

    def _take_back(self) -> None:
        files = self.ask_files(self, self.tr("选择主管另存的原件，或本机以前写出的检查包"))
        if files:
            self.process.take_back(files)

    def _show(self, state: ThinState) -> None:
        self._state = state
        found = state.found
        if found.photos:
            words = self.tr("可以精简 %n 张，原件共 {size}。", None, len(found.photos)).format(size=_size(found.size))
            self.found.setText(words)
        else:
            self.found.setText(self.tr("现在没有可以精简的原件。"))
        said = [self._silence(state)]
        if state.thinned:
            words = self.tr("已精简 %n 张，腾出 {size}。", None, state.thinned)
            said.append(words.format(size=_size(state.freed)))
        said += [self._doubt(person, count) for person, count in state.doubted]
        self.why.setText("\n".join(line for line in said if line))
        self._refresh()

    def _doubt(self, person: str, count: int) -> str:
        words = self.tr(
            "注意：{person} 最近的回执里不再有其中 %n 张，他那里可能已经没有原件了。"
            "请他核对；本机以前写出的检查包里有的，用“取回原件…”取回。", None, count
        )  # fmt: skip
        return words.format(person=person)

    def _silence(self, state: ThinState) -> str:
        found = state.found
        if not found.people:
            return self.tr("本机还没有登记主管，没有人能确认收到。")
        if found.silent:
            people = self.tr("、").join(found.silent)
            return self.tr("还没有 {people} 的回执：每一位主管都确认了才能精简。").format(people=people)
        return self.tr("由 {people} 确认收到。").format(people=self.tr("、").join(found.people))

    def _refresh(self) -> None:
        busy, state = self.process.busy, self._state
        self.apply.setEnabled(not busy and state is not None and bool(state.found.photos))
        self.back.setEnabled(not busy and state is not None and state.thinned > 0)
        self.ages.setEnabled(not busy)
        self.leave.setVisible(not busy)
        self.why.setVisible(bool(self.why.text()))
        if state is None:
            self.found.setText(self.tr("正在查看…"))
        self._fit()

    def _tell_thinned(self, report: ThinReport) -> None:
        words = self.tr("已把 %n 张换成工作副本，腾出 {size}。", None, report.thinned).format(size=_size(report.freed))
        if report.kept:
            words += self.tr("%n 张换了也省不下多少，原件保留。", None, report.kept)
        if report.problems:
            words += self.tr("%n 张原件损坏或缺失，没有动。", None, len(report.problems))
        self.notice.tell(words, tone="trouble" if report.problems else "")
        self.look()

    def _tell_returned(self, back: int, elsewhere: int) -> None:
        words = self.tr("取回 {back} 张原件，核对无误；还有 {rest} 张只有副本。")
        self.notice.tell(words.format(back=back, rest=elsewhere))
        self.look()

    def _tell_stopped(self) -> None:
        self.notice.tell(self.tr("已停下：已换好的保留，其余的原件没有动。"))
        self.look()

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._language))

    def _words(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def reject(self) -> None:
        """While something runs, leaving means stopping it; the dialog goes once it has stopped."""
        if not self.process.busy:
            super().reject()
            return
        self.process.ended.connect(super().reject)
        self.process.cancel()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (sheet := _sheet()):
            self.setStyleSheet(sheet)


def _size(size: int) -> str:
    return f"{size / MIB:,.1f} MB"


def _sheet() -> str:
    return register_style(QApplication.palette())
