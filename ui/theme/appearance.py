"""Light or dark, and how large the letters are: follows the system, or what the person chose."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.preferences import TEXT_SIZES, Preferences
from ui.theme.fonts import interface_font
from ui.theme.palette import colours_of, palette_of
from ui.theme.sheet import application_sheet
from ui.theme.tokens import DARK, LIGHT

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}


class Appearance(QObject):
    text_resized = Signal()
    """Widgets already made may have to be made again."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application, self._preferences = application, preferences
        self._system_font = application.font()
        self._applied: tuple[object, ...] = ()
        application.setStyle(QStyleFactory.create("Fusion"))
        # Both are kept: PySide takes the second for dead as soon as its wrapper of the first is collected.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.setColorScheme(_SCHEMES[preferences.theme])
        self._hints.colorSchemeChanged.connect(self.apply)
        self._accessibility.contrastPreferenceChanged.connect(self.apply)

    @property
    def dark(self) -> bool:
        if self._preferences.theme == "system":
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._preferences.theme == "dark"

    def set_theme(self, theme: str) -> None:
        """One of preferences.THEMES."""
        self._preferences.theme = theme
        # Title bars, file dialogs and what else the system paints follow, too.
        self._hints.setColorScheme(_SCHEMES[theme])
        self.apply()

    def set_text_size(self, percent: int) -> None:
        """One of preferences.TEXT_SIZES."""
        if percent != self._preferences.text_size:
            self._preferences.text_size = percent
            self.apply()
            self.text_resized.emit()

    def step_text_size(self, by: int) -> None:
        place = TEXT_SIZES.index(self._preferences.text_size) + by
        self.set_text_size(TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def apply(self) -> None:
        wanted = (self.dark, self._preferences.text_size, self._high_contrast)
        if wanted == self._applied:
            return
        self._applied = wanted
        font = interface_font(self._system_font, self._preferences.text_size)
        self._application.setFont(font)
        # Who asked the system for high contrast gets the system's colours, not ours.
        palette = (
            self._application.style().standardPalette()
            if self._high_contrast
            else palette_of(DARK if self.dark else LIGHT)
        )
        self._application.setPalette(palette)
        self._application.setStyleSheet(application_sheet(colours_of(palette), font.pointSizeF()))

    @property
    def _high_contrast(self) -> bool:
        return self._accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast
