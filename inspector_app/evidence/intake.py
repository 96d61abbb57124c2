"""Takes photos in: hash first, original bytes untouched, sealed and synced before the row that names them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from uuid_utils import uuid7

from db.database import Work
from db.records import Photo
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.imaging import PictureFacts, picture_facts, smaller_copy
from inspector_app.ownership import changeable_visit
from inspector_app.stores import Store

LARGEST_PHOTO_BYTES = 40 * 1024 * 1024
"""The limit of a pack's reader (reliability.md §3.3)."""
THUMBNAIL_PX = 320
PRINT_PX = 1600

Source = Literal["file", "drop", "paste"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it came: its bytes, and what the place it came from says about it."""

    data: bytes
    name: str
    source: Source
    file_time: str = ""
    """ISO 8601, or "" when it came from the clipboard."""


def picture_from_file(path: Path, source: Source) -> Picture:
    """Reads a file and leaves it where it is. Raises RefusedInputError photo.unreadable, photo.too_large."""
    try:
        status = path.stat()
        if status.st_size > LARGEST_PHOTO_BYTES:
            raise RefusedInputError([_too_large(path.name, status.st_size)])
        data = path.read_bytes()
    except OSError as error:
        details = {"name": path.name, "detail": error.strerror or str(error)}
        raise RefusedInputError([Problem("photo.unreadable", details)]) from error
    file_time = datetime.fromtimestamp(status.st_mtime).astimezone().isoformat(timespec="seconds")
    return Picture(data, path.name, source, file_time)


def add_photo(store: Store, visit_id: str, item: str, picture: Picture, now: datetime) -> Photo:
    """The photo of an item ("" = of the visit); the same bytes on the same item again give the photo already there.

    Raises RefusedInputError photo.empty, photo.too_large, photo.not_a_picture, visit.closed …; OSError of the disk.
    """
    sha256 = hashlib.sha256(picture.data).hexdigest()
    facts = _checked(picture)
    store.files.put(picture.data)
    with store.database.work(now) as work:
        changeable_visit(work, store, visit_id)
        photos = work.photos.of_visit(visit_id)
        known = next((photo for photo in photos if photo.sha256 == sha256 and photo.item == item), None)
        if known is not None:
            return known
        photo = f"{visit_id}/{uuid7().hex}"
        work.blobs.add(sha256, len(picture.data), facts.media_type)
        fields = {
            "visit_id": visit_id,
            "item": item,
            "sha256": sha256,
            "size": len(picture.data),
            "media_type": facts.media_type,
            "file_name": picture.name[:200],
            "added_at": now.isoformat(timespec="seconds"),
            "source": picture.source,
            "width": facts.width,
            "height": facts.height,
            "taken_at": facts.taken_at,
            "file_time": picture.file_time,
            "position": max((each.position for each in photos), default=0) + 1,
        }
        work.photos.save(photo, fields)
        return _added(work, photo)


def caption_photo(store: Store, photo_id: str, caption: str, now: datetime) -> None:
    """Raises RefusedInputError visit.text_long, visit.closed …"""
    if len(caption) > 200:
        raise RefusedInputError(
            [Problem("visit.text_long", {"field": caption[:12], "length": len(caption), "most": 200})]
        )
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is not None and photo.caption != caption.strip():
            changeable_visit(work, store, photo.visit_id)
            work.photos.save(photo_id, {"caption": caption.strip()})


def remove_photo(store: Store, photo_id: str, now: datetime) -> None:
    """Takes a photo off its item; the sealed original and the history stay."""
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is not None:
            changeable_visit(work, store, photo.visit_id)
            work.photos.remove(photo_id)


def restore_photo(store: Store, photo_id: str, now: datetime) -> None:
    """Puts a removed photo back on its item, with its caption."""
    with store.database.work(now) as work:
        photo = work.photos.get(photo_id)
        if photo is not None:
            changeable_visit(work, store, photo.visit_id)
            work.photos.save(photo_id, {"deleted": False})


def original(store: Store, sha256: str) -> bytes:
    """The untouched bytes, verified against their hash. Raises UnavailableError photo.missing, photo.damaged."""
    return store.files.get(sha256)


def thumbnail(store: Store, sha256: str, side: int = THUMBNAIL_PX) -> bytes:
    """A small upright JPEG for the screen; never written to the disk, where a finder could read it."""
    return smaller_copy(store.files.get(sha256), side)


def print_copy(store: Store, sha256: str) -> bytes:
    """An upright JPEG large enough for paper."""
    return smaller_copy(store.files.get(sha256), PRINT_PX)


def _checked(picture: Picture) -> PictureFacts:
    if not picture.data:
        raise RefusedInputError([Problem("photo.empty", {"name": picture.name})])
    if len(picture.data) > LARGEST_PHOTO_BYTES:
        raise RefusedInputError([_too_large(picture.name, len(picture.data))])
    return picture_facts(picture.data, picture.name)


def _too_large(name: str, size: int) -> Problem:
    most = LARGEST_PHOTO_BYTES // 1024**2
    return Problem("photo.too_large", {"name": name, "size_mb": round(size / 1024**2), "most_mb": most})


def _added(work: Work, photo_id: str) -> Photo:
    photo = work.photos.get(photo_id)
    assert photo is not None
    return photo
