"""Files that come from outside the window: dragged onto it, or opened with the program by the system."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.frame.dropped_files import dropped_file, section_of
from ui.widgets.drop_veil import DropVeil

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowDrops(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.veil = DropVeil(window)

    def enter(self, event: QDragEnterEvent) -> None:
        """Says over the window what letting go will do; nothing is taken while no store is open."""
        path = dropped_file(event.mimeData())
        if path is not None and self._window.frame_ is not None:
            event.acceptProposedAction()
            self.veil.show_for(path)

    def drop(self, event: QDropEvent) -> None:
        self.veil.hide()
        path = dropped_file(event.mimeData())
        if path is None or self._window.frame_ is None:
            return
        event.acceptProposedAction()
        # Whoever drags waits until the drop returns: a dialog must not open inside it.
        QTimer.singleShot(0, self, lambda: self.take(path))

    def take(self, path: Path) -> None:
        """Gives a pack or a register to the page that knows its kind."""
        frame = self._window.frame_
        if frame is None:
            return
        if section_of(path) == "packs":
            frame.take_file("packs", path)
        else:
            self._window.commands.import_register(path)
