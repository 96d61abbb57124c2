"""The items that were sent back, with the comments; and the enterprises that the office wants visited."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.choose_row import choose_row
from ui.day_words import day_words
from ui.dialogs.question import Question
from ui.models.checklist_tree import words
from ui.models.import_model import TextRows
from ui.packs.to_do_desk import ToDoDesk
from ui.session import Session
from ui.widgets.import_preview import TextTable
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.wording import sentences


class _ToDoDialog(Question):
    """A table, and what can be done with the chosen row."""

    def __init__(self, session: Session, headers: tuple[str, ...], letters: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setStyleSheet(register_style(QApplication.palette()))
        self.session = session
        self.desk = ToDoDesk(session, self)
        self.about = PlainLabel(self)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.notice = NoticeBar(self)
        self.rows = TextRows(headers, self)
        self.table = TextTable(self.rows, letters, self)
        self.opener = QPushButton(self)
        self.opener.setProperty("primary", True)
        # The list may still be on its way: there is no row yet that could be opened.
        self.opener.setEnabled(False)
        self.leave = QPushButton(self.tr("关闭"), self)
        self.buttons = QHBoxLayout()
        self._lay_out()
        self.leave.clicked.connect(self.reject)
        self.table.doubleClicked.connect(lambda _: self.opener.click())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.refresh())
        self.desk.loaded.connect(self._show)
        self.desk.troubled.connect(self._tell_trouble)

    def _lay_out(self) -> None:
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (self.about, self.notice):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(self.buttons)
        self.leave.setAutoDefault(False)
        self.opener.setDefault(True)
        letter = self.fontMetrics().horizontalAdvance("台")
        room = self.screen().availableSize()
        self.resize(min(66 * letter, room.width() - 40), min(34 * letter, room.height() - 60))

    def chosen(self) -> int:
        """Row, -1 for none."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def refresh(self) -> None:
        self.opener.setEnabled(self.chosen() >= 0)

    def texts(self) -> list[tuple[str, ...]]:
        raise NotImplementedError

    def _show(self) -> None:
        row = max(self.chosen(), 0)
        self.rows.show(self.texts())
        choose_row(self.table, min(row, self.rows.rowCount() - 1))
        self.refresh()

    def go(self, where: Callable[[], object]) -> None:
        """Closed first: the window comes to the front with what was asked for."""
        self.accept()
        where()

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self.session.language))


class SentBackDialog(_ToDoDialog):
    def __init__(self, session: Session, parent: QWidget) -> None:
        headers = (self.tr("企业"), self.tr("检查项"), self.tr("意见"), self.tr("退回人"))
        super().__init__(session, headers, (13, 14, 16), parent)
        self.setWindowTitle(self.tr("退回的检查项"))
        self.about.setText(
            self.tr("主管退回的检查项和意见。打开那一项改好或补充后，标为已处理；下一个检查包会带回去。")
        )
        self.table.setAccessibleName(self.tr("退回的检查项"))
        self.opener.setText(self.tr("打开这一项"))
        self.settle = QPushButton(self.tr("标为已处理"), self)
        self.settle.setAutoDefault(False)
        self.settle.setEnabled(False)
        self.buttons.insertWidget(0, self.settle)
        self.opener.clicked.connect(self._open)
        self.settle.clicked.connect(self._settle)
        OneClick(self.settle)

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        dialog = cls(session, parent)
        dialog.desk.load()
        dialog.exec()

    def texts(self) -> list[tuple[str, ...]]:
        language = self.session.language.value
        whole = self.tr("整次检查")
        return [
            (
                each.enterprise,
                f"{each.comment.item} {words(each.label, language)}".strip() if each.comment.item else whole,
                each.comment.comment,
                f"{each.comment.by} {day_words(each.comment.made_at.date())}",
            )
            for each in self.desk.sent_back
        ]

    def refresh(self) -> None:
        super().refresh()
        self.settle.setEnabled(self.chosen() >= 0)

    def _open(self) -> None:
        comment = self.desk.sent_back[self.chosen()].comment
        self.go(lambda: self.session.navigation.open_item.emit(comment.visit, comment.item))

    def _settle(self) -> None:
        self.desk.settle(self.desk.sent_back[self.chosen()].comment)


class TasksDialog(_ToDoDialog):
    def __init__(self, session: Session, parent: QWidget) -> None:
        headers = (self.tr("企业"), self.tr("期限"), self.tr("检查员"), self.tr("进展"), self.tr("要求"))
        super().__init__(session, headers, (18, 8, 6, 10), parent)
        self.setWindowTitle(self.tr("检查任务"))
        self.about.setText(self.tr("单位方案里要求检查的企业，还没有查的在前。下发之后开始的检查算作完成。"))
        self.table.setAccessibleName(self.tr("检查任务"))
        self.opener.setText(self.tr("打开企业"))
        self.opener.clicked.connect(self._open)

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        dialog = cls(session, parent)
        dialog.desk.load()
        dialog.exec()

    def texts(self) -> list[tuple[str, ...]]:
        return [
            (
                each.task.name,
                day_words(each.task.until) if each.task.until else "—",
                each.task.inspector or self.tr("不限"),
                self.tr("{day} 已检查").format(day=day_words(each.visited.date())) if each.visited else self.tr("待查"),
                each.task.reason,
            )
            for each in self.desk.tasks
        ]

    def _open(self) -> None:
        enterprise = self.desk.tasks[self.chosen()].task.enterprise
        self.go(lambda: self.session.navigation.open_enterprise.emit(enterprise))
