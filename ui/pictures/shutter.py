"""Takes pictures of the real window once it stands still, at any scale of the screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.jobs import Jobs


class Shutter:
    def __init__(self, jobs: Jobs, out: Path, ending: str = "") -> None:
        """`ending` comes after the name of each picture."""
        self._jobs, self._out, self._ending = jobs, out, ending
        self.taken: list[Path] = []

    def take(self, widget: QWidget, name: str, scale: float | None = None) -> Path:
        """`name`.png: the widget as it stands when all work is done. Raises OSError when it cannot be written."""
        self.settle()
        scale = widget.devicePixelRatioF() if scale is None else scale
        pixmap = QPixmap(widget.size() * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        widget.render(pixmap)
        path = self._out / f"{name}{self._ending}.png"
        if not pixmap.save(str(path)):
            raise OSError(f"picture not written: {path}")
        self.taken.append(path)
        return path

    def settle(self) -> None:
        """Until the worker has done all it was given, and what came of it is on the screen."""
        QApplication.processEvents()
        while self._jobs.busy:
            wait_for(self._connect_idle, lambda: None)
            QApplication.processEvents()
        # Layouts of what was hidden or shown just now.
        QApplication.processEvents()

    def _connect_idle(self, come: Callable[[], None]) -> None:
        self._jobs.busy_changed.connect(lambda busy: None if busy else come())


def wait_for(connect: Callable[[Callable[[], None]], object], start: Callable[[], object]) -> None:
    """Starts something and returns when what `connect` connected has called back."""
    loop = QEventLoop()
    came = []

    def come() -> None:
        came.append(True)
        loop.quit()

    connect(come)
    start()
    if not came:
        loop.exec()
