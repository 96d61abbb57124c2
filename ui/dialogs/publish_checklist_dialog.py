"""From which day new visits take a version, and what its office says of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.checklists.editions import Edition, kept_checklist, publish
from inspector_app.checklists.shelf import Version
from ui.checklists.checklist_words import version_name
from ui.day_words import day_words
from ui.dialogs.field_form import FieldForm, day_of
from ui.session import Session
from ui.widgets.field_block import FieldBlock


class PublishChecklistDialog(FieldForm):
    def __init__(self, session: Session, version: Version, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("发布检查表"), self.tr("发布"), session.jobs, session.language, parent)
        self.session, self._version = session, version
        self.add_words(self.tr("发布检查表"), "title")
        self.add_words(version_name(version, session.language.value), "section")
        self.since, self.note = QLineEdit(self), QLineEdit(self)
        edition, today = version.edition, session.clock().date()
        since = edition.since if edition is not None else None
        self.since.setText(day_words(since if since is not None and since > today else today))
        self.note.setText(edition.note if edition is not None else "")
        hint = self.tr("这一天起新开始的检查用它；已经开始的检查不变")
        self.add_row(("since", FieldBlock(self.tr("自哪天起"), self.since, hint, self)))
        hint = self.tr("改了什么，用自己的话写；可以不填")
        self.add_row(("note", FieldBlock(self.tr("说明"), self.note, hint, self)))
        self.add_end()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, version: Version) -> Edition | None:
        """What was published, or None."""
        dialog = cls(session, version, parent)
        return dialog.outcome if dialog.exec() == cls.DialogCode.Accepted else None

    def missing(self) -> list[tuple[str, str]]:
        if not self.since.text().strip():
            return [("since", self.tr("请填写日期。"))]
        return self.day_problem("since", self.since.text())

    def work(self) -> Callable[[], object]:
        store, now, id, note = self.session.store, self.session.clock(), self._version.id, self.note.text().strip()
        since: date = day_of(self.since.text()) or now.date()

        def publish_it() -> Edition:
            with store.database.look() as work:
                checklist = kept_checklist(work, id)
            return publish(store, checklist, since, now, note)

        return publish_it

    def place_of(self, code: str) -> str:
        return "note" if code.endswith(".note_long") else ""
