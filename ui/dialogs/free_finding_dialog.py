"""A finding that no item of the checklist asks about: added, edited, or taken off."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from db.records.visits import Finding
from inspector_app.deadlines import Deadlines, shipped_deadlines
from inspector_app.findings import FindingDraft, finding_problems
from inspector_app.law import LawBook
from inspector_app.messages import Language, say
from ui.dialogs.drop_finding_dialog import DropFindingDialog
from ui.dialogs.question import Question
from ui.widgets.finding_editor import FindingEditor
from ui.widgets.plain_label import PlainLabel

_FIRST_SEVERITY = "B"

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class FreeFindingAnswer:
    """What to keep, or None in `draft` to take the finding off."""

    draft: FindingDraft | None


class FreeFindingDialog(Question):
    def __init__(
        self,
        visited_on: date,
        finding: Finding | None,
        language: str,
        parent: QWidget | None = None,
        law: LawBook | None = None,
        deadlines: Deadlines | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("检查表以外的问题"))
        self._visited_on, self._language = visited_on, language
        self.answer: FreeFindingAnswer | None = None
        self.editor = FindingEditor(visited_on, language, self)
        if law is not None:
            self.editor.basis.use_law(law)
        deadlines = deadlines or shipped_deadlines()
        self.editor.use_deadlines(deadlines, 0)
        fresh = FindingDraft(_FIRST_SEVERITY, "", "", (), deadlines.suggest(_FIRST_SEVERITY, visited_on).day)
        self.editor.show_finding(finding or fresh, read_only=False)
        self._problems = PlainLabel(self)
        self._problems.setObjectName("field_problem")
        self._problems.setWordWrap(True)
        self._problems.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.editor)
        column.addStretch()
        column.addWidget(self._problems)
        column.addWidget(self._buttons(can_remove=finding is not None))
        self._first = self.editor.draft()
        self.resize(_WIDTH, self.sizeHint().height())
        self.editor.first_text.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        visited_on: date,
        finding: Finding | None,
        language: str,
        law: LawBook | None = None,
        deadlines: Deadlines | None = None,
    ) -> FreeFindingAnswer | None:
        """None when the person went back."""
        dialog = cls(visited_on, finding, language, parent, law, deadlines)
        dialog.exec()
        return dialog.answer

    def _buttons(self, *, can_remove: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton(self.tr("保存"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.clicked.connect(self._keep)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        if can_remove:
            remove = buttons.addButton(self.tr("撤下这个问题"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        return buttons

    def _keep(self) -> None:
        draft = self.editor.draft()
        problems = finding_problems(draft, self._visited_on, self.editor.basis.known)
        if problems:
            self._problems.setText("\n".join(str(say(each, Language(self._language))) for each in problems))
            self._problems.show()
            return
        self.answer = FreeFindingAnswer(draft)
        self.accept()

    def reject(self) -> None:
        """Esc and 取消 never throw away what was typed without asking."""
        if self.editor.draft() == self._first or DropFindingDialog.confirm(self):
            super().reject()

    def _remove(self) -> None:
        self.answer = FreeFindingAnswer(None)
        self.accept()
