"""What this computer remembers of the window: sizes, language, theme, the last store. Nothing about enterprises."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from inspector_app.messages import Language

THEMES = ("system", "light", "dark")
TABLET_MODES = ("auto", "on", "off")
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
"""Percent of the system's letter size."""
IDLE_MINUTES = (5, 10, 15, 30, 0)
"""After how long without anybody the store is locked; 0 is never."""
_USUAL_IDLE_MINUTES = 15


class Preferences:
    """Kept in an INI file, or, without one, only as long as the program runs."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._unkept: dict[str, object] = {}

    @property
    def language(self) -> "Language":
        from inspector_app.messages import Language

        return Language.EN if self._text("language") == "en" else Language.ZH

    @language.setter
    def language(self, language: "Language") -> None:
        self._set("language", language.value)

    @property
    def theme(self) -> str:
        """One of THEMES."""
        kept = self._text("theme")
        return kept if kept in THEMES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._set("theme", theme)

    @property
    def tablet(self) -> str:
        """One of TABLET_MODES."""
        kept = self._text("tablet")
        return kept if kept in TABLET_MODES else "auto"

    @tablet.setter
    def tablet(self, mode: str) -> None:
        self._set("tablet", mode)

    @property
    def text_size(self) -> int:
        """One of TEXT_SIZES."""
        kept = self._text("text_size")
        return int(kept) if kept in map(str, TEXT_SIZES) else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._set("text_size", str(percent))

    @property
    def idle_minutes(self) -> int:
        """One of IDLE_MINUTES."""
        kept = self._text("idle_minutes")
        return int(kept) if kept in map(str, IDLE_MINUTES) else _USUAL_IDLE_MINUTES

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._set("idle_minutes", str(minutes))

    @property
    def printer(self) -> str:
        """Name of the printer that was used last; "" for none."""
        return self._text("printer")

    @printer.setter
    def printer(self, name: str) -> None:
        self._set("printer", name)

    @property
    def packs_folder(self) -> Path | None:
        """Where others drop their packs, to be taken in here."""
        kept = self._text("packs_folder")
        return Path(kept) if kept else None

    @packs_folder.setter
    def packs_folder(self, folder: Path | None) -> None:
        self._set("packs_folder", str(folder) if folder else "")

    @property
    def last_store(self) -> Path | None:
        """Folder of the store that was open last, if it is still there."""
        from inspector_app.signposts import is_store

        kept = self._text("last_store")
        return Path(kept) if kept and is_store(Path(kept)) else None

    @last_store.setter
    def last_store(self, folder: Path | None) -> None:
        self._set("last_store", str(folder) if folder else "")

    def remember_window(self, window: QWidget, name: str) -> None:
        self._set(f"windows/{name}", window.saveGeometry())

    def restore_window(self, window: QWidget, name: str) -> bool:
        """False when nothing usable was remembered."""
        kept = self._value(f"windows/{name}")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep_splitter(self, splitter: QSplitter, name: str) -> None:
        """From now on the splitter is as it was left last, and its changes are remembered."""
        kept = self._value(f"splitters/{name}")
        if isinstance(kept, QByteArray):
            splitter.restoreState(kept)
        splitter.splitterMoved.connect(lambda *_: self._set(f"splitters/{name}", splitter.saveState()))

    def _text(self, key: str) -> str:
        kept = self._value(key)
        return kept if isinstance(kept, str) else ""

    def _value(self, key: str) -> object:
        return self._file.value(key) if self._file is not None else self._unkept.get(key)

    def _set(self, key: str, value: object) -> None:
        if self._file is None:
            self._unkept[key] = value
        else:
            self._file.setValue(key, value)
