"""The locked door of a store: its name, one field, and ways to go elsewhere."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.messages import Message
from ui.jobs import Jobs
from ui.opening.store_opening import StorePeople
from ui.opening.unlock_delay import UnlockDelay
from ui.theme.icons import drawn
from ui.theme.palette import colours_of
from ui.widgets.copy_button import CopyButton
from ui.widgets.field_block import FieldBlock
from ui.widgets.language_row import LanguageRow
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.progress_line import ProgressLine
from ui.widgets.risk_line import RiskLine

_WIDTH_LETTERS = 34


class UnlockPage(QWidget):
    wanted = Signal(Path, str, str)
    """Folder, passphrase, and whose it is ("" when only one person opens this store)."""
    forgotten = Signal(Path)
    """Somebody has no passphrase for the store in this folder."""
    other_wanted = Signal()
    new_wanted = Signal()
    practice_wanted = Signal()
    return_wanted = Signal()
    """A store is to be made from a backup on a stick."""
    rescue_wanted = Signal(Path, str, str)
    """As `wanted`: the store does not open, its newest backup is to be restored."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder = Path()
        self._busy = self._opening = False
        self.delay = UnlockDelay(self)
        self.people = QComboBox(self)
        self.people_block = FieldBlock(self.tr("谁来打开"), self.people, parent=self)
        self.people_block.hide()
        self.name, self.place, self._mark = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.name.setProperty("role", "title")
        self.place.setProperty("role", "small")
        self.passphrase = PassphraseField(self.tr("密码"), self)
        self.passphrase.setPlaceholderText(self.tr("输入密码后按 Enter"))
        self.block = FieldBlock(self.tr("密码"), self.passphrase, parent=self)
        self.open = QPushButton(self.tr("打开"), self)
        self.open.setProperty("primary", True)
        self.lost = self._link(self.tr("忘记密码…"), self._tell_forgotten)
        self.trouble = _TroubleBox(self)
        self.risk, self.rescue = RiskLine(self), self._link(self.tr("用最近的备份恢复…"), self._ask_rescue)
        self.progress = ProgressLine(jobs, self)
        self.languages = LanguageRow(self)
        self.links = [
            self._link(self.tr("其他工作库…"), self.other_wanted),
            self._link(self.tr("新建工作库…"), self.new_wanted),
            self._link(self.tr("从U盘备份恢复…"), self.return_wanted),
            self._link(self.tr("练习库"), self.practice_wanted),
        ]
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.passphrase.returnPressed.connect(self._open)
        self.people.activated.connect(lambda _: self.passphrase.setFocus())
        self.delay.changed.connect(lambda _: self._show_state())
        self._draw()

    def show_store(self, folder: Path) -> None:
        if folder != self._folder:
            self.people.clear()
            self.people_block.hide()
        self._folder = folder
        self.name.setText(folder.name)
        self.place.setText(str(folder))
        self.place.setToolTip(plain_tip(str(folder)))
        self.risk.warn_of(folder)
        self.passphrase.clear()
        self.forget_trouble()
        self.passphrase.setFocus()

    def show_people(self, found: StorePeople) -> None:
        """A choice when there is one; whoever was chosen stays so."""
        if found.folder != self._folder:
            return
        roles = {
            "inspector": self.tr("检查员"),
            "supervisor": self.tr("主管"),
            "administrator": self.tr("管理员"),
        }
        chosen = self.people.currentData()
        self.people.clear()
        for each in found.people:
            self.people.addItem(f"{each.person} · {roles.get(each.role, each.role)}", each.person)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        self.people_block.setVisible(len(found.people) > 1)

    def forget_trouble(self) -> None:
        self.block.complain("")
        self.trouble.hide()
        self.rescue.hide()

    def set_busy(self, busy: bool, *, opening: bool = True) -> None:
        """Nothing can be opened meanwhile; not `opening`: something else is done with the store behind the door."""
        self._busy, self._opening = busy, opening
        if busy and self.isVisible():
            # Else the keys stray to what is left: the languages.
            self.setFocus()
        for widget in (self.passphrase, self.people, self.lost, self.rescue, *self.links):
            widget.setEnabled(not busy)
        if not busy and self.hasFocus():
            self.passphrase.setFocus()
        self._show_state()

    def refuse_passphrase(self, message: Message) -> None:
        """Said beside the field, whose text stays selected for another try."""
        self.delay.note_wrong()
        self.block.complain(f"{message.problem}{message.remedy}")
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def tell_trouble(self, messages: Sequence[Message], *, rescuable: bool = False) -> None:
        """`rescuable`: a backup of this store may help, and is offered."""
        self.trouble.tell(messages)
        self.rescue.setVisible(rescuable)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def tell_news(self, message: Message) -> None:
        """Good news about the store that is to be opened."""
        self.trouble.tell((message,), news=True)
        self.passphrase.setFocus()

    def _open(self) -> None:
        if self.passphrase.text() and self.open.isEnabled():
            self.forget_trouble()
            person = self.people.currentData() if self.people.count() > 1 else ""
            self.wanted.emit(self._folder, self.passphrase.text(), person)

    def _ask_rescue(self) -> None:
        if self.passphrase.text():
            person = self.people.currentData() if self.people.count() > 1 else ""
            self.rescue_wanted.emit(self._folder, self.passphrase.text(), person)
        else:
            self.block.complain(self.tr("请先输入密码，备份也要用它打开。"))
            self.passphrase.setFocus()

    def _tell_forgotten(self) -> None:
        self.forgotten.emit(self._folder)

    def _show_state(self) -> None:
        """What the button says: to open, that it is being done, or how long to wait."""
        left = self.delay.left
        self.open.setEnabled(not self._busy and not left)
        if left:
            self.open.setText(self.tr("请等 {seconds} 秒再试").format(seconds=left))
        else:
            self.open.setText(self.tr("正在打开…") if self._busy and self._opening else self.tr("打开"))

    def _link(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("link", True)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        # Between stretches and not aligned: only so the card is as high as its words need.
        middle, links = QHBoxLayout(), QHBoxLayout()
        links.setSpacing(4)
        for row, widgets in ((middle, [self._card()]), (links, self.links)):
            row.addStretch(1)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 20)
        column.addStretch(2)
        column.addLayout(middle)
        column.addSpacing(10)
        column.addLayout(links)
        column.addStretch(3)
        column.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("unlock_card")
        card.setFixedWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))
        names = QVBoxLayout()
        names.setSpacing(2)
        for label in (self.name, self.place):
            # A long folder gives way instead of widening the card.
            label.setSizePolicy(label.sizePolicy().Policy.Ignored, label.sizePolicy().verticalPolicy())
            names.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._mark)
        head.addLayout(names, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(14)
        column.addLayout(head)
        for widget in (self.trouble, self.people_block, self.block, self.risk, self.open, self.progress):
            column.addWidget(widget)
        column.insertWidget(2, self.rescue, 0, Qt.AlignmentFlag.AlignHCenter)
        self.rescue.hide()
        column.addWidget(self.lost, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _draw(self) -> None:
        self._mark.setPixmap(drawn("mark", colours_of(self.palette()).accent, 48, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mark"):
            self._draw()


class _TroubleBox(QFrame):
    """Problem, cause and remedy of a store that does not open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble_box")
        self.problem, self.more = PlainLabel(self), PlainLabel(self)
        self.problem.setProperty("role", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        for label in (self.problem, self.more):
            label.setWordWrap(True)
            column.addWidget(label)
        self.copy = CopyButton(lambda: f"{self.problem.text()}\n{self.more.text()}".strip(), self)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def tell(self, messages: Sequence[Message], *, news: bool = False) -> None:
        self.setObjectName("notice_bar" if news else "trouble_box")
        self.style().unpolish(self)
        self.style().polish(self)
        self.problem.setText("\n".join(message.problem for message in messages))
        more = [part for message in messages for part in (message.cause, message.remedy) if part]
        self.more.setText("\n".join(more))
        self.more.setVisible(bool(more))
        self.copy.setVisible(not news)
        self.show()
