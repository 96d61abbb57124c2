"""Grades an enterprise from wherever it is shown: asks, tells everybody that the register changed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.enterprises.grading.deciding import GradeFile
from ui.session import Session


class GradingDeeds(QObject):
    graded = Signal(str)
    """Enterprise id, after a colour was given or agreed to."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner

    def decide(self, file: GradeFile | None) -> None:
        from ui.dialogs.grade_dialog import GradeDialog

        if file is not None and GradeDialog.ask(self._owner, self._session, file) is not None:
            self._tell(file)

    def agree(self, file: GradeFile | None) -> None:
        from ui.dialogs.agree_grade_dialog import AgreeGradeDialog

        waiting = file.waiting if file is not None else None
        if file is not None and waiting is not None and AgreeGradeDialog.ask(self._owner, self._session, waiting):
            self._tell(file)

    def _tell(self, file: GradeFile) -> None:
        changes = self._session.changes
        changes.saved_at.emit(self._session.clock())
        changes.enterprises_changed.emit()
        self.graded.emit(file.enterprise.id)
