"""What an input needs that holds a file: somebody who takes it into the visit's evidence."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QPixmap


class Keeper(Protocol):
    """Each takes what is done when the store has it; nothing is done when it was refused, which is told on the page."""

    def keep_drawing(self, png: bytes, name: str, then: Callable[[str], None]) -> None:
        """`then` takes the id of the photo it became."""

    def keep_file(self, path: Path, then: Callable[[str], None]) -> None:
        """As `keep_drawing`."""

    def read_barcodes(self, path: Path, then: Callable[[list[str]], None]) -> None:
        """The texts of all codes in a picture; none found is an empty list."""

    def name_of(self, photo_id: str) -> str:
        """File name; "" for a photo that the visit does not have."""

    def show_picture(self, photo_id: str, show: Callable[[QPixmap], None]) -> None:
        """A small picture of it, now or as soon as it is made."""
