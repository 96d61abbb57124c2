"""Beside the spreadsheet: reads the workbook on each save, lists every problem with its cell, lets it be tried."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector_app.checklists.previewing import Preview, look_at
from inspector_app.checklists.telling import tell
from inspector_app.errors import CancelledError
from inspector_app.messages import Language
from ui.checklists.workbook_watch import WorkbookWatch
from ui.dialogs.workbook_files import WorkbookFiles
from ui.jobs import Jobs, Progress
from ui.session import Clock
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tried_form import TriedForm
from ui.widgets.visit_style import visit_style
from ui.widgets.workbook_problems import WorkbookProblems
from ui.widgets.workbook_sheets import WorkbookSheets
from ui.wording import sentences


class ChecklistPreview(QWidget):
    def __init__(
        self,
        jobs: Jobs,
        language: Language,
        clock: Clock,
        parent: QWidget | None = None,
        articles: Callable[[], Collection[str] | None] = lambda: None,
    ) -> None:
        """`articles` reads the ids of the office's law table, on the worker; the shipped table where there is none."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("checklist_preview")
        self.setWindowTitle(self.tr("检查表预览"))
        self.setStyleSheet(visit_style(self.palette()))
        self._jobs, self._language, self._clock, self._articles = jobs, language, clock, articles
        self.preview: Preview | None = None
        self.watch = WorkbookWatch(self)
        self.watch.saved.connect(self._read)
        self._path: Path | None = None
        self._reading: Progress | None = None
        self._name = ElidedLabel(self)
        self._state = PlainLabel(self)
        self.open = QPushButton(self.tr("打开工作簿…"), self)
        self.open.clicked.connect(self._ask)
        self.stop = QPushButton(self.tr("停止读取"), self)
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        self.colour = QPushButton(self.tr("写出标色副本…"), self)
        self.colour.clicked.connect(self._write_coloured)
        self.form = TriedForm(language.value, self)
        self.problems = WorkbookProblems(language, self)
        self.problems.currentItemChanged.connect(lambda row, _: self._jump_to(row))
        self.sheets = WorkbookSheets(self)
        self.notice = NoticeBar(self)
        self._none = PlainLabel(self.tr("打开一个检查表工作簿，在表格软件里修改并保存，这里随即更新。"), self)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._offer()

    def sizeHint(self) -> QSize:
        return QSize(1160, 720)

    def show_file(self, path: Path) -> None:
        """Reads it now, and again whenever it is saved."""
        self._path = path
        self.watch.follow(path)
        self._name.setText(str(path))
        self._read()

    def jump(self, row: int) -> None:
        """To the cell that a problem of the list is about."""
        if self.preview is not None:
            self.sheets.jump(self.preview, self.preview.problems[row])

    def _jump_to(self, line: QTreeWidgetItem | None) -> None:
        if line is not None:
            self.jump(self.problems.indexOfTopLevelItem(line))

    def _ask(self) -> None:
        path = WorkbookFiles.ask_to_open(self)
        if path is not None:
            self.show_file(path)

    def _read(self) -> None:
        path, now, language, articles = self._path, self._clock(), self._language.value, self._articles
        self._forget_reading()
        if path is None:
            return
        reading = self._reading = Progress(lambda *_: None)

        def pause() -> None:
            if reading.cancelled():
                raise CancelledError

        self._state.setText(self.tr("正在读取…"))
        self.stop.show()
        self._jobs.run(
            self,
            lambda: look_at(path, now, language, pause, articles()),
            done=lambda preview: self._show(preview) if reading is self._reading else None,
            failed=self._failed,
        )

    def _stop(self) -> None:
        """What was read before stays on the screen; the next save is read again."""
        self._forget_reading()
        self.stop.hide()
        self._state.setText(self.tr("已停止读取，再保存一次就会重新读取。"))

    def _forget_reading(self) -> None:
        """An older state of the file is of no use to anybody, and the worker is everybody's."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None

    def closeEvent(self, event: QCloseEvent) -> None:
        self._forget_reading()
        super().closeEvent(event)

    def _show(self, preview: Preview) -> None:
        self._reading = None
        self.stop.hide()
        self.preview = preview
        self.sheets.show_sheets(preview, self._language)
        self._list_problems(preview)
        self.notice.hide()
        if preview.notes:
            self.notice.tell("\n".join(str(tell(each, self._language)) for each in preview.notes))
        if preview.form is not None:
            self.form.show_form(preview.form, preview.read_at)
        self._stack.setCurrentWidget(self._faulty if preview.problems else self.form)
        self._offer()

    def _failed(self, error: Exception) -> None:
        self.stop.hide()
        messages = sentences(error, self._language)
        self._state.setText(" ".join(str(message) for message in messages))

    def _list_problems(self, preview: Preview) -> None:
        self.problems.show_problems(preview.problems)
        at = f"{preview.read_at.astimezone():%H:%M:%S}"
        if preview.problems:
            count = len(preview.problems)
            self._state.setText(self.tr("%n 个问题", None, count) + self.tr("，读取于 {at}").format(at=at))
            self.problems.setCurrentIndex(self.problems.model().index(0, 0))
        else:
            assert preview.checklist is not None
            items = sum(len(area.items) for area in preview.checklist.areas)
            self._state.setText(self.tr("没有问题，共 %n 项", None, items) + self.tr("，读取于 {at}").format(at=at))

    def _write_coloured(self) -> None:
        preview, language = self.preview, self._language
        if preview is None:
            return
        source = preview.path
        mark = self.tr("标色")
        target = WorkbookFiles.ask_to_write(self, source.with_name(f"{source.stem}-{mark}.xlsx"))
        if target is None:
            return

        def work() -> int:
            from inspector_app.checklists.coloured import write_coloured

            return write_coloured(source, preview.problems, target, language)

        self._jobs.run(self, work, done=lambda count: self._written(target, count), failed=self._failed)

    def _written(self, target: Path, count: int) -> None:
        self._state.setText(self.tr("已标 %n 处：", None, count) + target.name)

    def _lay_out(self) -> None:
        self._faulty = QSplitter(Qt.Orientation.Vertical, self)
        self._faulty.setContentsMargins(12, 0, 12, 12)
        listed = QWidget(self._faulty)
        upper = QVBoxLayout(listed)
        upper.setContentsMargins(0, 0, 0, 8)
        upper.addWidget(self.problems, 1)
        upper.addWidget(self.problems.told)
        self._faulty.addWidget(self.sheets)
        self._faulty.setStretchFactor(1, 1)
        for page in (self._none, self.form, self._faulty):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(10)
        head.addWidget(self._name, 1)
        for widget in (self._state, self.stop, self.colour, self.open):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def _offer(self) -> None:
        self.colour.setEnabled(self.preview is not None and bool(self.preview.problems and self.preview.sheets))
