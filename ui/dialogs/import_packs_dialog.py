"""Takes several packs in: all looked at first, in the order that fits, then the sound ones imported with one press."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.exchange.several import Looked, Taken, brought, numbers_twice
from ui.dialogs.question import Question
from ui.models.import_model import TextRows
from ui.packs.pack_facts import brings_something
from ui.packs.pack_words import twice_words
from ui.packs.packs_import import PacksImport
from ui.packs.several_words import looked_row, taken_row
from ui.session import Session
from ui.widgets.import_preview import TextTable
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.register_style import register_style
from ui.widgets.work_line import WorkLine
from ui.wording import sentences


class ImportPacksDialog(Question):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入多个资料包"))
        self.setStyleSheet(_sheet())
        self._language = session.language
        self.process = PacksImport(session, self)
        self.summary = PlainLabel(self)
        self.summary.setProperty("role", "section")
        self.summary.setWordWrap(True)
        self.notice = NoticeBar(self)
        headers = (self.tr("文件"), self.tr("发送人"), self.tr("结果"), self.tr("内容"))
        self.rows = TextRows(headers, self)
        self.table = TextTable(self.rows, (20, 8, 11), self)
        self.table.setAccessibleName(self.tr("资料包"))
        self.line = WorkLine(self.process, self)
        self.apply = QPushButton(self.tr("导入"), self)
        self.apply.setProperty("primary", True)
        self.leave = QPushButton(self.tr("取消"), self)
        self._done = False
        self._lay_out()
        self._connect()
        self._refresh()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, paths: Sequence[Path]) -> None:
        dialog = cls(session, parent)
        dialog.process.look(paths)
        dialog.exec()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.line)
        column.addLayout(buttons)
        self.leave.setAutoDefault(False)
        self.apply.setDefault(True)
        letter = self.fontMetrics().horizontalAdvance("台")
        room = self.screen().availableSize()
        # A week of packs is a long list, and each line says what is in it.
        self.resize(min(106 * letter, room.width() - 40), min(56 * letter, room.height() - 60))

    def _connect(self) -> None:
        process = self.process
        process.started.connect(lambda _: self._refresh())
        process.ended.connect(self._refresh)
        process.looked.connect(self._show_looked)
        process.taken.connect(self._show_taken)
        process.cancelled.connect(self._tell_stopped)
        process.troubled.connect(self._tell_trouble)
        self.apply.clicked.connect(process.take)
        self.leave.clicked.connect(self.reject)

    def _refresh(self) -> None:
        busy, ready = self.process.busy, sum(each.takeable for each in self.process.found)
        fresh = _fresh(self.process.found)
        if busy and not self.process.found:
            self.summary.setText(self.tr("正在核对签名和每张照片的校验值；核对完之前什么也不会写入。"))
        self.apply.setVisible(not self._done)
        self.apply.setEnabled(not busy and ready > 0)
        self.apply.setText(self.tr("导入 %n 个包", None, fresh) if fresh else self.tr("导入"))
        # While something runs, its own button stops it.
        self.leave.setVisible(not busy)
        self.leave.setText(self.tr("关闭") if self._done or not ready else self.tr("取消"))

    def _show_looked(self, found: list[Looked]) -> None:
        self.rows.show([looked_row(each, self._language) for each in found])
        self.summary.setText(self._summary(found) if found else self.tr("这里没有资料包（.zjpack）。"))
        self._refresh()
        if any(each.takeable for each in found):
            self.apply.setFocus()

    def _summary(self, found: Sequence[Looked]) -> str:
        """What one before it in the list brings, or what is here, is nothing new."""
        ready, fresh = sum(each.takeable for each in found), _fresh(found)
        rest = len(found) - ready
        parts = (
            (fresh, self.tr("%n 个可以导入，按下面的顺序", None, fresh)),
            (ready - fresh, self.tr("%n 个没有新内容", None, ready - fresh)),
            (rest, self.tr("%n 个不行，原因见“内容”", None, rest)),
        )
        return self.tr("{parts}。").format(parts=self.tr("；").join(words for count, words in parts if count))

    def _show_taken(self, taken: list[Taken]) -> None:
        self._done = True
        found = self.process.found
        self._show_rows(taken)
        visits, photos = brought(taken)
        failed = len(found) - sum(each.report is not None for each in taken)
        words = self.tr("导入完成：检查 {visits} 次，照片 {photos} 张核对无误；没有导入的包 {failed} 个。")
        self.summary.setText(words.format(visits=visits, photos=photos, failed=failed))
        self._warn(taken)
        self._refresh()
        self.leave.setFocus()

    def _warn(self, taken: Sequence[Taken]) -> None:
        said = twice_words(numbers_twice(taken))
        if said:
            self.notice.tell(said[0], tone="trouble")

    def _show_rows(self, taken: Sequence[Taken]) -> None:
        by_path = {each.path: each for each in taken}
        self.rows.show([
            taken_row(by_path[each.path], self._language)
            if each.path in by_path
            else looked_row(each, self._language)
            for each in self.process.found
        ])  # fmt: skip

    def _tell_stopped(self) -> None:
        if self.process.found:
            self.notice.tell("\n".join([self.tr("已停下。"), self._so_far()]))
        else:
            self.notice.tell(self.tr("已停下，没有任何改动。"))

    def _so_far(self) -> str:
        """Each pack is whole here or not at all; those that came before stay."""
        done = sum(each.report is not None for each in self.process.so_far)
        rest = sum(each.takeable for each in self.process.found) - done
        self.process.tell_changed()
        self._show_rows(self.process.so_far)
        words = self.tr("已导入的 {done} 个包保留，其余 {rest} 个没有动。再导入一次就接着做完。")
        said = words.format(done=done, rest=rest)
        return "\n".join([said, *twice_words(numbers_twice(self.process.so_far))])

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._language)
        lines = [str(message) for message in messages] + ([self._so_far()] if self.process.so_far else [])
        self.notice.tell("\n".join(lines), tone="trouble")

    def reject(self) -> None:
        """While something runs, leaving means stopping it; the dialog goes once it has stopped."""
        if not self.process.busy:
            super().reject()
            return
        self.process.ended.connect(super().reject)
        self.process.cancel()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A dialog's own palette changes with each style sheet, too: only the program's is followed.
        if event.type() == QEvent.Type.PaletteChange and self.styleSheet() != (sheet := _sheet()):
            self.setStyleSheet(sheet)


def _fresh(found: Sequence[Looked]) -> int:
    """How many bring something. The others that can be taken in come along: a receipt for them may be due."""
    return sum(each.takeable and each.preview is not None and brings_something(each.preview) for each in found)


def _sheet() -> str:
    return register_style(QApplication.palette())
