"""Photos of a visit while they are dragged from the tray to an item, back, or along their row."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

PHOTO_MIME = "application/x-inspector-photos"
"""Ids only: no other program can do anything with what is dragged, and no byte leaves the store."""


def photo_mime(photo_ids: Sequence[str]) -> QMimeData:
    mime = QMimeData()
    mime.setData(PHOTO_MIME, json.dumps(list(photo_ids)).encode("utf-8"))
    return mime


def dragged_photos(mime: QMimeData) -> list[str]:
    """Ids; nothing when something else is dragged."""
    if not mime.hasFormat(PHOTO_MIME):
        return []
    try:
        ids = json.loads(bytes(mime.data(PHOTO_MIME).data()))
    except ValueError:
        return []
    return [each for each in ids if isinstance(each, str)] if isinstance(ids, list) else []
