"""编辑 → 回收站: everything that was removed, who removed it and when; one button puts it back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.day_words import moment_words
from ui.dialogs.question import Question
from ui.papers.paper_titles import shown_title
from ui.session import Session
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.nothing_here import NothingHere
from ui.widgets.one_click import OneClick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.table_search import TableSearch
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.undoing.removed_entries import Trashed

_WIDTH_LETTERS, _HEIGHT_LINES = 74, 26
_TITLE = 1
"""The column of what it is called."""


class TrashDialog(Question):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("回收站"))
        self._session = session
        heads = (self.tr("种类"), self.tr("名称"), self.tr("属于"), self.tr("谁删除的"), self.tr("时间"))
        self.table = KeyedTable(heads, _TITLE, self)
        self.table.setAccessibleName(self.tr("已删除的内容"))
        self.search = TableSearch(self.table, session.jobs, self)
        self.nothing = NothingHere(self)
        self.nothing.hide()
        self.told, self.trouble = self._label("secondary"), self._label("trouble")
        self.restore = QPushButton(self.tr("恢复选中的一条"), self)
        self.close_button = QPushButton(self.tr("关闭"), self)
        self._lay_out()
        self.restore.clicked.connect(self._restore)
        OneClick(self.restore)
        self.table.opened.connect(lambda _: self._restore())
        self.close_button.clicked.connect(self.accept)
        self.search.found.connect(self._show_found)
        self.nothing.wanted.connect(self.search.give_up)
        self.restore.setEnabled(False)
        self.load()

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        cls(session, parent).exec()

    def load(self) -> None:
        store, now = self._session.store, self._session.clock()

        def work() -> "tuple[Trashed, ...]":
            from inspector_app.undoing.trash import trash

            return trash(store, now)

        self._session.jobs.run(self, work, done=self._show, failed=self._tell_trouble)

    def _show(self, found: "Sequence[Trashed]") -> None:
        self.search.setVisible(bool(found))
        self.search.show_rows([(each.key, self._texts(each)) for each in found])

    def _show_found(self, count: int) -> None:
        self.restore.setEnabled(bool(count))
        self._say_nothing()
        self.table.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.told.setText(self.tr("%n 条", None, count) if count else "")

    def _say_nothing(self) -> None:
        text = self.search.wanted
        if text:
            about = self.tr("查过种类、名称、属于哪里、谁删除的和时间。")
            self.nothing.say(self.tr("没有找到“{text}”").format(text=text), about, self.tr("清除搜索"))
        else:
            about = self.tr("移除的照片、撤回的问题、删去的当日安排等，都能在这里找回来。")
            self.nothing.say(self.tr("回收站是空的"), about)

    def _texts(self, each: "Trashed") -> tuple[str, ...]:
        from inspector_app.notices.kinds import KINDS
        from inspector_app.undoing.trash import kind_of_trash

        place = shown_title(KINDS[each.place].title) if each.kind == "words" and each.place in KINDS else each.place
        moment = moment_words(each.at) if each.at is not None else "—"
        # A problem may have lines; a row has one.
        title = " ".join(each.title.split())
        return kind_of_trash(each.kind, self._session.language), title, place, each.person, moment

    def _restore(self) -> None:
        store, now, key = self._session.store, self._session.clock(), self.table.chosen()
        if not key:
            return
        self.trouble.hide()
        self.restore.setEnabled(False)

        def work() -> "Trashed":
            from inspector_app.undoing.trash import restore

            return restore(store, key, now)

        self._session.jobs.run_once(self, key, work, done=self._restored, failed=self._tell_trouble)

    def _restored(self, found: "Trashed") -> None:
        changes = self._session.changes
        changes.saved_at.emit(self._session.clock())
        changes.visit_changed.emit(found.id.partition("/")[0] if found.kind in ("photo", "finding") else "")
        changes.measures_changed.emit()
        changes.settings_changed.emit()
        changes.packs_changed.emit()
        self.load()

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        self.trouble.setText("\n".join(str(message) for message in messages))
        self.trouble.show()
        self.restore.setEnabled(bool(self.table.chosen()))

    def _label(self, role: str) -> QLabel:
        label = PlainLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        about = self._label("secondary")
        about.setText(self.tr("删除的内容都在这里，没有期限；企业、文书和签发过的文号从不删除。"))
        self.trouble.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        metrics, room = self.fontMetrics(), self.screen().availableSize()
        width = min(_WIDTH_LETTERS * metrics.horizontalAdvance("字"), room.width() - 60)
        self.resize(width, min(_HEIGHT_LINES * metrics.lineSpacing(), room.height() - 60))
