"""编辑: takes back and does again what was done last, by its name; the list of all steps; the trash."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.diary.diary_words import deed_words
from ui.frame.undo_desk import UndoDesk
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.undoing.steps import History, Step
    from inspector_app.undoing.turning import Turned
    from ui.main_window import MainWindow

_LONGEST = 40
"""Letters of a step in the menu."""


class EditMenu(QObject):
    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        super().__init__(menu)
        assert window.session is not None
        self._window, self._session = window, window.session
        self.desk = UndoDesk(window.session, lambda: window.frame_ and window.frame_.stack.top, self)
        self.undo = self._add(menu, "Ctrl+Z")
        self.redo = self._add(menu, "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self.steps, self.trash = self._add(menu, "Ctrl+Alt+Z"), self._add(menu, "")
        self.steps.setText(self.tr("历史…"))
        self.trash.setText(self.tr("回收站…"))
        self.undo.triggered.connect(lambda: self._take_back())
        self.redo.triggered.connect(lambda: self._do_again())
        self.steps.triggered.connect(self._show_steps)
        self.trash.triggered.connect(self._show_trash)
        menu.aboutToShow.connect(self._ask)
        self.desk.read.connect(self.say)
        self.desk.turned.connect(self._tell)
        self.desk.troubled.connect(self._tell_trouble)
        self._told = ""
        """What the bar says of the last step that was turned, until the next deed or another page."""
        session, frame = window.session, window.frame_
        session.changes.saved_at.connect(self._forget_told)
        if frame is not None:
            frame.stack.shown.connect(self._forget_told)
        self._name(None, None)

    def say(self, history: "History") -> None:
        """What each would do now; the open menu changes its words."""
        self._name(history.next_undo, history.step(history.next_redo) if history.next_redo is not None else None)

    def _name(self, undo: "Step | None", redo: "Step | None") -> None:
        self.undo.setText(self.tr("撤销 {step}").format(step=self._words(undo)).rstrip())
        self.redo.setText(self.tr("重做 {step}").format(step=self._words(redo)).rstrip())

    def _words(self, step: "Step | None") -> str:
        words = deed_words(step.line, self._session.language) if step is not None else ""
        return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"

    def _ask(self) -> None:
        self._window.flush()
        self.desk.load()

    def _take_back(self, key: int | None = None) -> None:
        """What is typed and not kept yet is kept first: that is the last step then."""
        self._window.flush()
        self.desk.take_back(key)

    def _do_again(self, key: int | None = None) -> None:
        self._window.flush()
        self.desk.do_again(key)

    def _show_steps(self) -> None:
        from ui.dialogs.history_dialog import HistoryDialog

        self._window.flush()
        HistoryDialog.ask(self._window, self._session, self.desk)

    def _show_trash(self) -> None:
        from ui.dialogs.trash_dialog import TrashDialog

        TrashDialog.ask(self._window, self._session)

    def _tell(self, turned: "Turned", again: bool) -> None:
        frame = self._window.frame_
        if frame is None:
            return
        words = deed_words(turned.line, self._session.language)
        if again:
            text, action = self.tr("已重做：{step}").format(step=words), self.tr("撤销")
            frame.notice.tell(text, action, lambda: self._take_back(turned.key))
        else:
            text, action = self.tr("已撤销：{step}").format(step=words), self.tr("重做")
            frame.notice.tell(text, action, lambda: self._do_again(turned.key))
        self._told = text

    def _forget_told(self, _what: object) -> None:
        frame = self._window.frame_
        if frame is not None and self._told and frame.notice.label.text() == self._told:
            frame.notice.hide()
        self._told = ""

    def _tell_trouble(self, error: Exception) -> None:
        messages = sentences(error, self._session.language)
        if self._window.frame_ is not None:
            text = "\n".join(str(message) for message in messages)
            self._window.frame_.notice.tell(text, self.tr("历史…"), self._show_steps, tone="trouble")

    def _add(self, menu: QMenu, key: str) -> QAction:
        action = QAction(menu)
        action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        return action
