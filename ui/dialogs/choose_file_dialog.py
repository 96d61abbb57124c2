"""Asks for one file of any kind."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class ChooseFile:
    @classmethod
    def ask(cls, parent: QWidget, title: str) -> Path | None:
        """None when the person went back."""
        name, _ = QFileDialog.getOpenFileName(parent, title)
        return Path(name) if name else None
