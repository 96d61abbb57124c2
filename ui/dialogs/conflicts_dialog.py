"""Fields of which two people said different things: what it was, what each says, and a person decides. Printable."""

from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.audit.words import field_word
from inspector_app.exchange.merging.conflicts import Dispute
from inspector_app.messages import Language, say
from ui.choose_row import choose_row
from ui.day_words import moment_words
from ui.dialogs.question import Question
from ui.models.import_model import TextRows
from ui.packs.conflict_desk import ConflictDesk, ConflictsState
from ui.papers.printing import PrinterChoice
from ui.session import Session
from ui.widgets.conflict_view import ConflictView, said_words
from ui.widgets.import_preview import TextTable
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import sentences

translate = QCoreApplication.translate
_LONGEST_LISTED = 40
"""Characters of a value in the list."""


class ConflictsDialog(Question):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("说法不一"))
        self.setStyleSheet(_sheet())
        self._language = session.language
        self._shown: tuple[Dispute, ...] = ()
        self.desk = ConflictDesk(session, self)
        self.notice = NoticeBar(self)
        self.about = PlainLabel(
            self.tr("几台电脑各自改了同一处。选一个采用；其余的仍留在日志里，以后还可以改决定。"), self
        )
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.rows = TextRows((self.tr("状态"), self.tr("对象"), self.tr("内容"), self.tr("现在显示")), self)
        self.table = TextTable(self.rows, (6, 18, 8), self)
        self.table.setAccessibleName(self.tr("说法不一的内容"))
        self.view = ConflictView(session.language, self)
        self.undo = QPushButton(self.tr("撤销这个决定"), self)
        self.print = QPushButton(self.tr("打印…"), self)
        self.leave = QPushButton(self.tr("关闭"), self)
        self._lay_out()
        self._connect()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        dialog = cls(session, parent)
        dialog.desk.load()
        dialog.exec()

    def chosen(self) -> Dispute | None:
        rows = self.table.selectionModel().selectedRows()
        return self._shown[rows[0].row()] if rows else None

    def as_html(self) -> str:
        """Everything in the list, for paper."""
        title = f"<h2>{escape(self.windowTitle())}</h2>"
        return title + "".join(_html(each, self._language) for each in self._shown)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (self.about, self.notice):
            column.addWidget(widget)
        column.addWidget(self.table, 2)
        column.addWidget(self.view, 3)
        column.addLayout(buttons)
        for button in (self.undo, self.print, self.leave):
            button.setAutoDefault(False)
        self.undo.setEnabled(False)
        self.print.setEnabled(False)
        letter = self.fontMetrics().horizontalAdvance("台")
        room = self.screen().availableSize()
        self.resize(min(62 * letter, room.width() - 40), min(42 * letter, room.height() - 60))

    def _connect(self) -> None:
        self.desk.loaded.connect(self._show)
        self.desk.troubled.connect(self._tell_trouble)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.view.chosen.connect(self._decide)
        self.undo.clicked.connect(self._undo)
        self.print.clicked.connect(self._print)
        self.leave.clicked.connect(self.accept)

    def _show(self, state: ConflictsState) -> None:
        before = self.chosen()
        self._shown = (*state.open, *state.decided)
        self.rows.show([self._row(each) for each in self._shown])
        same = [number for number, each in enumerate(self._shown) if before and _key(each) == _key(before)]
        # After a decision the next open one is what the person wants to see; after its undoing, that one.
        is_next = any(each.barred is None for each in state.open)
        stays = bool(same) and (not is_next or not self._shown[same[0]].decided)
        place = same[0] if stays else 0
        choose_row(self.table, place)
        self.print.setEnabled(bool(self._shown))
        self._show_chosen()

    def _row(self, dispute: Dispute) -> tuple[str, ...]:
        shown = next((side.value for side in dispute.sides if side.shown), dispute.base)
        field = field_word(dispute.kind, dispute.field, self._language)
        return _state(dispute), dispute.name, field, _one_line(said_words(dispute.field, shown, self._language))

    def _show_chosen(self) -> None:
        dispute = self.chosen()
        self.view.show_dispute(dispute)
        self.undo.setEnabled(dispute is not None and dispute.decided and dispute.barred is None)

    def _decide(self, number: int) -> None:
        dispute = self.chosen()
        if dispute is not None:
            self.notice.hide()
            self.desk.decide(dispute, number)

    def _undo(self) -> None:
        dispute = self.chosen()
        if dispute is not None:
            self.desk.undo(dispute)

    def _print(self) -> None:
        printer = PrinterChoice.ask(self, 1, 1, self.windowTitle())
        if printer is not None:
            document = QTextDocument(self)
            document.setHtml(self.as_html())
            document.print_(printer)

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._language)
        if not self._shown:
            self.view.title.clear()
        self.notice.tell("\n".join(str(message) for message in messages), tone="trouble")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A dialog's own palette changes with each style sheet, too: only the program's is followed.
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (sheet := _sheet()):
            self.setStyleSheet(sheet)


def _state(dispute: Dispute) -> str:
    if dispute.decided:
        return translate("ConflictsDialog", "已决定")
    if dispute.barred is not None:
        return translate("ConflictsDialog", "暂不能决定")
    return translate("ConflictsDialog", "待决定")


def _key(dispute: Dispute) -> tuple[str, str]:
    return dispute.obj, dispute.field


def _one_line(text: str) -> str:
    """The whole of it stands below the list."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_LISTED else f"{words[:_LONGEST_LISTED]}…"


def _html(dispute: Dispute, language: Language) -> str:
    heads = (
        translate("ConflictsDialog", "谁"),
        translate("ConflictsDialog", "说法"),
        translate("ConflictsDialog", "时间"),
    )
    rows = [(translate("ConflictsDialog", "原来"), said_words(dispute.field, dispute.base, language), "")]
    for side in dispute.sides:
        who = side.person or side.device
        who = translate("ConflictsDialog", "{who}（现在显示的）").format(who=who) if side.shown else who
        at = moment_words(datetime.fromisoformat(side.at))
        rows.append((who, said_words(dispute.field, side.value, language), at))
    cells = "".join(f"<th>{escape(text)}</th>" for text in heads)
    for row in rows:
        cells += "</tr><tr>" + "".join(f"<td>{_lines(text)}</td>" for text in row)
    head = escape(f"{dispute.name} · {field_word(dispute.kind, dispute.field, language)} · {_state(dispute)}")
    frame = 'border="1" cellspacing="0" cellpadding="4" style="border-collapse: collapse"'
    why_not = f"<p>{escape(str(say(dispute.barred, language)))}</p>" if dispute.barred is not None else ""
    return f"<h4>{head}</h4><table {frame}><tr>{cells}</tr></table>{why_not}"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _sheet() -> str:
    return register_style(QApplication.palette())
