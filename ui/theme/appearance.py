"""Light or dark, how large letters and controls are: follows the system, or what the person chose."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.preferences import TEXT_SIZES, Preferences
from ui.theme.fonts import interface_font, narrow_quotes
from ui.theme.palette import colours_of, palette_of
from ui.theme.sheet import application_sheet
from ui.theme.tokens import DARK, LIGHT
from ui.theme.touch import only_fingers, set_tablet_mode

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}


class Appearance(QObject):
    text_resized = Signal()
    """Letters or controls have another size: widgets already made have to be made again."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application, self._preferences = application, preferences
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

    @property
    def tablet(self) -> bool:
        """Whether fingers are expected: by choice, else when this computer has nothing but a touch screen."""
        chosen = self._preferences.tablet
        return only_fingers() if chosen == "auto" else chosen == "on"

    def set_tablet(self, mode: str) -> None:
        """One of preferences.TABLET_MODES."""
        self._preferences.tablet = mode
        self.apply()

    def set_text_size(self, percent: int) -> None:
        """One of preferences.TEXT_SIZES."""
        if percent != self._preferences.text_size:
            self._preferences.text_size = percent
            self.apply()

    def step_text_size(self, by: int) -> None:
        place = TEXT_SIZES.index(self._preferences.text_size) + by
        self.set_text_size(TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def apply(self) -> None:
        """What holds now, of the system and of the person, to all that is and will be."""
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font = interface_font(system, self._preferences.text_size)
        english = self._preferences.language.value == "en"
        sizes = (font.key(), self.tablet)
        wanted = (*sizes, self.dark, self._high_contrast, english)
        if wanted == self._applied:
            return
        resized = bool(self._applied) and self._applied[: len(sizes)] != sizes
        self._applied = wanted
        set_tablet_mode(self._application, self.tablet)
        if english:
            narrow_quotes(font)
        self._paint(font)
        if resized:
            self.text_resized.emit()

    def follow_system(self) -> None:
        """Letters or colours of the system may be others now, and Qt has put them in the place of ours."""
        self._applied = (*self._applied[:2], None)
        self.apply()

    def _paint(self, font: QFont) -> None:
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
