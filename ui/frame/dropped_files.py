"""Files that the window takes when they are dragged onto it: registers and packs."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from ui.dialogs.register_files import READABLE

PACK_ENDING = ".zjpack"


def dropped_file(data: QMimeData) -> Path | None:
    """The first file that some page takes, or None."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if section_of(file)), None)


def section_of(path: Path) -> str:
    """Key of the page that takes such a file, or an empty text."""
    ending = path.suffix.lower()
    if ending == PACK_ENDING:
        return "packs"
    return "enterprises" if ending in READABLE else ""
