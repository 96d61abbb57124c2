"""Where things of this person lie on this computer."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Place = QStandardPaths.StandardLocation


@dataclass(frozen=True, slots=True)
class Places:
    preferences: Path
    """The INI file of the window."""
    stores: Path
    """Folder in which new stores are proposed."""
    practice: Path
    """The practice store."""

    @classmethod
    def of_system(cls) -> "Places":
        local = Path(QStandardPaths.writableLocation(_Place.AppLocalDataLocation))
        documents = QStandardPaths.writableLocation(_Place.DocumentsLocation)
        stores = Path(documents) / "寄检通" if documents else local / "stores"
        return cls(local / "window.ini", stores, local / "practice")

    def free_folder(self, name: str) -> Path:
        """A folder for a new store that is not there yet."""
        folder, number = self.stores / name, 2
        while folder.exists():
            folder, number = self.stores / f"{name} {number}", number + 1
        return folder
