"""Handing over: what a pack written now would hold, who can open it, and what became of the last one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.exchange.bag.layout import MIB
from inspector_app.exchange.bag.parting import LARGEST
from inspector_app.exchange.kinds.visits_out import WrittenVisitPack
from inspector_app.exchange.sticks import is_on_a_stick
from inspector_app.stores import Role
from ui.day_words import moment_words
from ui.long_work import LongWork
from ui.packs.pack_facts import PacksState
from ui.packs.pack_words import confirmed_words, since_words, written_words
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.recipient_list import RecipientList
from ui.widgets.steady_combo_box import SteadyComboBox
from ui.widgets.tick_box import TickBox
from ui.widgets.work_line import WorkLine


class HandOverCard(QFrame):
    write_wanted = Signal()
    card_wanted = Signal()
    """Take a supervisor's card."""
    folder_wanted = Signal(object)
    """Path of the pack whose folder is to be shown."""
    eject_wanted = Signal(object)
    """Path of a pack on a stick that is to be ejected."""

    def __init__(self, writing: LongWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pack_card")
        self._title = _label(self, "panel_title", self.tr("交出"))
        self._nothing = _label(self, "secondary", self.tr("本机还没有做过检查，没有要交出的内容。"))
        self._body, self._foot = QWidget(self), QWidget(self)
        self._about = _label(self, "secondary", self.tr("本机的全部检查写成一个加密文件，拷到 U 盘交给主管。"))
        self._about.setToolTip(self.tr("每个包都带上全部检查：丢了一个，下一个会补上；重复导入也没有关系。"))
        self.numbers = {name: _label(self, "number", "—") for name in ("visits", "photos", "papers")}
        self._still_open = _label(self, "secondary")
        self.last = _label(self, "secondary")
        self.confirmed = _label(self, "secondary")
        self.recipients = RecipientList(self)
        self.recipients.card_wanted.connect(self.card_wanted)
        self.write = QPushButton(self.tr("写出检查包…"), self)
        self.write.setProperty("primary", True)
        self.write.clicked.connect(self.write_wanted)
        self._make_choices()
        self.reason = _label(self, "secondary")
        self.line = WorkLine(writing, self)
        self.result = _ResultBox(self)
        self.result.folder.clicked.connect(lambda: self.folder_wanted.emit(self.result.path))
        self.result.eject.clicked.connect(lambda: self.eject_wanted.emit(self.result.path))
        self._busy = False
        self._state: PacksState | None = None
        self.fold(False)
        writing.started.connect(lambda _: self._set_busy(True))
        writing.ended.connect(lambda: self._set_busy(False))
        self._lay_out()
        self._refresh()

    def _make_choices(self) -> None:
        """How large files may be, and whether all goes into them."""
        self.largest = SteadyComboBox(self)
        self.largest.setAccessibleName(self.tr("每个文件最大"))
        self.largest.setToolTip(self.tr("超过这个大小就分成几个文件，收件人按任意顺序导入都可以。"))
        for words, size in (
            (self.tr("U 盘：每个文件不超过 4 GB"), LARGEST),
            (self.tr("每个文件不超过 1 GB"), 1024 * MIB),
            (self.tr("聊天软件：每个文件不超过 100 MB"), 100 * MIB),
        ):
            self.largest.addItem(words, size)
        self.full = TickBox(self.tr("带上全部内容"), self)
        self.full.setToolTip(self.tr("也带上对方已确认收到的：给新来的主管，或者对方有包在等更早的包时用。"))

    def fold(self, folded: bool) -> None:
        """One line that there is nothing to hand over, instead of all that would be said of it.

        What is being written is seen in any case: receipts and plans are, too.
        """
        self._nothing.setVisible(folded)
        for part in (self._body, self._foot):
            part.setVisible(not folded)

    @property
    def is_folded(self) -> bool:
        return self._body.isHidden()

    def show_state(self, state: PacksState) -> None:
        self._state = state
        held = state.holdings
        # A supervisor without visits of his own has nobody to hand anything to.
        self.fold(not held.visits and state.own.role == Role.SUPERVISOR)
        for name, count in (("visits", held.visits), ("photos", held.photos), ("papers", held.papers)):
            self.numbers[name].setText(str(count))
        self._still_open.setText(
            self.tr("次检查，{count} 次进行中").format(count=state.open_visits)
            if state.open_visits
            else self.tr("次检查")
        )
        self.last.setText(self._last_words(state))
        self.confirmed.setText(confirmed_words(state))
        self.confirmed.setVisible(bool(self.confirmed.text()))
        self.recipients.show_recipients(state.recipients)
        self._refresh()

    def largest_file(self) -> int:
        """Bytes."""
        return int(self.largest.currentData())

    def show_written(self, pack: WrittenVisitPack, path: Path) -> None:
        self.result.show_written(pack, path)
        self.result.folder.setFocus()

    def _last_words(self, state: PacksState) -> str:
        new = state.new_since_last
        if state.last is None or new is None:
            return self.tr("还没有写出过检查包。")
        words = self.tr("上一包：{time}。{since}。")
        return words.format(time=moment_words(state.last.record.at), since=since_words(new))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self.result.hide()
        self._refresh()
        if not busy and self.isVisible():
            self.write.setFocus()

    def _refresh(self) -> None:
        """The button says why it cannot be pressed."""
        state = self._state
        reason = ""
        if state is not None and not state.holdings.visits:
            reason = self.tr("本机还没有做过检查，没有要交出的内容。")
        elif state is not None and not state.recipients:
            reason = self.tr("登记主管名片后就能写出。")
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason) and not self._busy)
        self.write.setVisible(not self._busy)
        self.largest.setVisible(not self._busy and not reason)
        confirmed = state is not None and state.confirmed[1] > 0
        self.full.setVisible(confirmed and not self._busy and not reason)
        self.write.setEnabled(state is not None and not reason)
        self.write.setAccessibleDescription(reason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._title)
        head.addWidget(self._nothing, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 16)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._body, 1)
        for widget in (self.result, self.line, self._foot):
            whole.addWidget(widget)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addLayout(self._numbers())
        column.addWidget(self.last)
        column.addWidget(self.confirmed)
        column.addWidget(self.recipients)
        column.addStretch(1)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.write)
        row.addWidget(self.largest)
        row.addWidget(self.full)
        row.addWidget(self.reason, 1)
        row.addStretch()

    def _numbers(self) -> QGridLayout:
        units = {
            "visits": self._still_open,
            "photos": _label(self, "secondary", self.tr("张照片")),
            "papers": _label(self, "secondary", self.tr("份文书")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(0)
        for place, (name, unit) in enumerate(units.items()):
            grid.addWidget(self.numbers[name], 0, place)
            grid.addWidget(unit, 1, place)
            unit.setWordWrap(False)
        grid.setColumnStretch(len(units), 1)
        return grid


class _ResultBox(QFrame):
    """What was written and where it lies."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("result_box")
        self.path = Path()
        self.words = _label(self, "")
        self.place = _label(self, "secondary")
        self.folder = QPushButton(self.tr("打开所在文件夹"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.words)
        row = QHBoxLayout()
        self.eject = QPushButton(self.tr("弹出 U 盘"), self)
        self.eject.setToolTip(self.tr("写入的文件已经读回核对；弹出之后就可以拔出。"))
        row.addWidget(self.place, 1)
        row.addWidget(self.folder)
        row.addWidget(self.eject)
        column.addLayout(row)
        self.hide()

    def show_written(self, pack: WrittenVisitPack, path: Path) -> None:
        self.path = path
        self.words.setText(f"✓ {written_words(pack)}")
        files = [each for each, _ in pack.parts] or [path]
        self.place.setText(self.tr("、").join(each.name for each in files))
        self.place.setToolTip(plain_tip("\n".join(str(each) for each in files)))
        self.eject.setVisible(is_on_a_stick(path))
        self.show()

    def show_ejected(self) -> None:
        self.eject.hide()
        self.place.setText(self.tr("✓ 可以拔出。"))


def _label(parent: QWidget, role: str, text: str = "") -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(role != "number")
    return label
