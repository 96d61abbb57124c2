"""How large the window is and where it stands on the screen, before anything heavy is loaded."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ui.preferences import Preferences

_SMALLEST = QSize(900, 560)
_USUAL = QSize(1366, 768)
_FRAME = QSize(0, 40)
_NAME = "main"


def smallest(screen: QSize) -> QSize:
    """The window never needs more than the screen has; its frame and title take some of that, too."""
    return _SMALLEST.boundedTo(screen - _FRAME)


class ScreenPlace:
    def __init__(self, window: QMainWindow, preferences: Preferences) -> None:
        self._window, self._preferences = window, preferences

    def fit(self) -> None:
        """As it was left last; the first time as large as is comfortable and fits with its frame."""
        screen = QGuiApplication.primaryScreen().availableSize()
        self._window.setMinimumSize(smallest(screen))
        if not self._restored():
            self._window.resize(_USUAL.boundedTo(screen - _FRAME))

    def show(self) -> None:
        """As it was left; the first time all of a screen that has no more than the window wants."""
        usual = _USUAL + _FRAME
        screen = QGuiApplication.primaryScreen().availableSize()
        if self._restored() or usual.boundedTo(screen) == usual:
            self._window.show()
        else:
            self._window.showMaximized()

    def remember(self) -> None:
        self._preferences.remember_window(self._window, _NAME)

    def _restored(self) -> bool:
        return self._preferences.restore_window(self._window, _NAME)
