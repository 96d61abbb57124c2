"""Where something is to be written, with the ending of the kind that was chosen."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def asked_file(parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
    """`kinds` as Qt takes them: "Excel (*.xlsx);;CSV (*.csv)". None when the person went back.

    A name that was typed without any of their endings gets that of the chosen kind, else of the first.
    """
    name, kind = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
    if not name:
        return None
    path, endings = Path(name), re.findall(r"\*(\.\w+)", kinds)
    ending = next(each for each in endings if each in (kind or kinds))
    return path if path.suffix.lower() in endings else path.with_name(path.name + ending)
