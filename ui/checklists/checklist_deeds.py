"""What the settings do with checklist versions: import, publish, withdraw, compare, write out; in the background."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.checklists.editions import Edition, keep_draft, kept_checklist, withdraw
from inspector_app.checklists.model import Checklist
from inspector_app.checklists.shelf import Version
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.law.readings import law_of
from inspector_app.stores import Store
from ui.checklists.checklist_words import version_name
from ui.dialogs.publish_checklist_dialog import PublishChecklistDialog
from ui.dialogs.workbook_files import WorkbookFiles
from ui.dialogs.workbook_problems_dialog import WorkbookProblemsDialog
from ui.jobs import Progress
from ui.session import Session

T = TypeVar("T")
_STAGES = 6
"""Of reading a workbook: one before, four within, and the draft."""


class ChecklistDeeds(QObject):
    kept = Signal(str, str)
    """What to tell, and the id of the version it is about."""
    troubled = Signal(object)
    """The Exception."""
    busy_changed = Signal(bool)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner

    def take_in(self, path: Path | None = None) -> None:
        """A workbook becomes a draft, or its problems are listed."""
        path = path or WorkbookFiles.ask_to_open(self._owner)
        if path is None:
            return
        store, now = self._session.store, self._session.clock()

        def work(progress: Progress) -> Edition:
            from inspector_app.checklists.workbook import read_checklist

            stages = count(1)

            def pause() -> None:
                progress.report_or_stop(next(stages), _STAGES)

            pause()
            checklist = read_checklist(path, pause, law_of(store).known_ids())
            pause()
            return keep_draft(store, checklist, now)

        def done(edition: Edition) -> None:
            text = self.tr("已导入为草稿：{version}。发布之后，新开始的检查才会用它。")
            self.kept.emit(text.format(version=f"{edition.name} {edition.version}"), edition.id)

        self._run_long(
            self.tr("正在读取 {file}").format(file=path.name), work, done, lambda error: self._refused(path, error)
        )

    def publish(self, version: Version) -> None:
        edition = PublishChecklistDialog.ask(self._owner, self._session, version)
        if edition is not None:
            name = version_name(version, self._session.language.value)
            text = self.tr("已发布：{version}，自 {since} 起用于新开始的检查。")
            self.kept.emit(text.format(version=name, since=edition.since), edition.id)

    def withdraw(self, version: Version) -> None:
        store, now = self._session.store, self._session.clock()
        name = version_name(version, self._session.language.value)

        def done(edition: Edition) -> None:
            self.kept.emit(self.tr("已撤回：{version}。用它开始的检查照旧。").format(version=name), edition.id)

        self._run(lambda: withdraw(store, kept(store, version.id), now), done)

    def compare(self, older: Version, newer: Version) -> None:
        from inspector_app.checklists.differences import differences
        from ui.dialogs.checklist_changes_dialog import ChecklistChangesDialog

        store, language = self._session.store, self._session.language.value
        names = (version_name(older, language), version_name(newer, language))
        self._run(
            lambda: differences(kept(store, older.id), kept(store, newer.id)),
            lambda changes: ChecklistChangesDialog.tell(self._owner, language, names, changes),
        )

    def write_xform(self, version: Version) -> None:
        """The form itself, for any program that takes XForms."""
        target = WorkbookFiles.ask_to_write_xform(self._owner, Path(f"{version.name}-{version.version}.xml"))
        if target is None:
            return
        store = self._session.store

        def work() -> None:
            from inspector_app.files import write_atomically

            form = kept(store, version.id).form
            if not form:
                raise RefusedInputError([Problem("checklist.no_form", {"id": version.id[:12]})])
            write_atomically(target, form.encode("utf-8"))

        self._run(work, lambda _: self._written(target, version))

    def write_plain(self, version: Version) -> None:
        """A plain XLSForm, for any program that reads them."""
        target = WorkbookFiles.ask_to_write(self._owner, Path(f"{version.name}-{version.version}-plain.xlsx"))
        if target is None:
            return
        store = self._session.store

        def work() -> None:
            from inspector_app.checklists.kept_export import export_kept
            from inspector_app.checklists.plain_export import export_shipped
            from inspector_app.checklists.snapshots import shipped

            if version.id == shipped().id:
                export_shipped(target)
            else:
                export_kept(kept(store, version.id), target)

        self._run(work, lambda _: self._written(target, version))

    def _written(self, target: Path, version: Version) -> None:
        self.kept.emit(self.tr("已保存：{path}").format(path=str(target)), version.id)

    def _refused(self, path: Path, error: Exception) -> None:
        if not isinstance(error, RefusedInputError) or _is_about_office(error):
            self.troubled.emit(error)
        elif WorkbookProblemsDialog.ask(self._owner, path, error.problems, self._session.language):
            self.preview(path)

    def preview(self, path: Path | None = None) -> None:
        """Beside the spreadsheet; with `path` it reads that workbook at once."""
        from PySide6.QtCore import Qt

        from ui.checklists.checklist_preview import ChecklistPreview

        session = self._session
        window = ChecklistPreview(
            session.jobs,
            session.language,
            session.clock,
            self._owner.window(),
            lambda: law_of(session.store).known_ids(),
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        if path is not None:
            window.show_file(path)

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self.busy_changed.emit(True)
        self._session.jobs.run(
            self,
            work,
            done=lambda outcome: self._end(lambda: done(outcome)),
            failed=lambda error: self._end(lambda: self.troubled.emit(error)),
        )

    def _run_long(
        self,
        words: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """With a button that stops it; then nothing was changed."""
        self.busy_changed.emit(True)
        self._session.jobs.run_long(
            self,
            words,
            work,
            done=lambda outcome: self._end(lambda: done(outcome)),
            failed=lambda error: self._end(lambda: failed(error)),
            cancelled=lambda: self._end(lambda: self.kept.emit(self.tr("已停止，没有导入。"), "")),
        )

    def _end(self, tell: Callable[[], object]) -> None:
        self.busy_changed.emit(False)
        tell()


def kept(store: Store, version: str) -> Checklist:
    """Raises RefusedInputError checklist.edition_unknown."""
    with store.database.look() as work:
        return kept_checklist(work, version)


def _is_about_office(error: RefusedInputError) -> bool:
    """Whether it was the office that said no, not the workbook."""
    return all(problem.code in ("checklist.plan_of_office", "checklist.version_twice") for problem in error.problems)
