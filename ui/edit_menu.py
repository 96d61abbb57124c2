"""编辑: takes back and does again the steps of the visit in front, each by its name; and the list of all of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.visit_undo import VisitUndo

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class EditMenu(QObject):
    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        super().__init__(menu)
        self._window = window
        self.undo = self._add(menu, "Ctrl+Z")
        self.redo = self._add(menu, "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self.steps = self._add(menu, "")
        self.steps.setText(self.tr("步骤…"))
        self.undo.triggered.connect(self._undo)
        self.redo.triggered.connect(self._redo)
        self.steps.triggered.connect(self._show_steps)
        menu.aboutToShow.connect(self.say)
        # Between two looks the keys work; without a step they do nothing.
        menu.aboutToHide.connect(lambda: self._enable(undo=True, redo=True))
        self.say()
        self._enable(undo=True, redo=True)

    def say(self) -> None:
        """What each would do now."""
        found = self._of_visit()
        undo, redo = ("", "") if found is None else (found.steps.undoText(), found.steps.redoText())
        self.undo.setText(self.tr("撤销 {step}").format(step=undo).rstrip())
        self.redo.setText(self.tr("重做 {step}").format(step=redo).rstrip())
        self._enable(undo=bool(undo), redo=bool(redo))
        self.steps.setEnabled(found is not None)

    def _enable(self, *, undo: bool, redo: bool) -> None:
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def _of_visit(self) -> VisitUndo | None:
        frame = self._window.frame_
        page = self._window.open_visit_page() if frame is not None and frame.stack.section else None
        return None if page is None or page.desk.shown.read_only else page.undo

    def _undo(self) -> None:
        if (found := self._of_visit()) is not None:
            found.undo()

    def _redo(self) -> None:
        if (found := self._of_visit()) is not None:
            found.redo()

    def _show_steps(self) -> None:
        from ui.dialogs.steps_dialog import StepsDialog

        if (found := self._of_visit()) is not None:
            StepsDialog.ask(self._window, found.steps)

    def _add(self, menu: QMenu, key: str) -> QAction:
        action = QAction(menu)
        action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        return action
