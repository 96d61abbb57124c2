"""Originals written to a folder of the disk, each read again and compared with its SHA-256 afterwards."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from inspector_app.errors import CancelledError, Problem, ProblemsError
from inspector_app.evidence.gallery import GalleryPhoto, photos_named
from inspector_app.exchange.kinds.visits_out import safe_name
from inspector_app.files import write_atomically
from inspector_app.stores import Store

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/heic": ".heic"}
_LONGEST_ENDING = 8


@dataclass(frozen=True, slots=True)
class SavedOriginals:
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    """Photos whose original could not be had; the others were written."""


def save_originals(
    store: Store,
    photo_ids: Sequence[str],
    folder: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> SavedOriginals:
    """Writes each original as enterprise_item_number.ext; a file that is there already is never replaced.

    What is drawn over a photo, masks too, is not in its original. Raises OSError of that disk; CancelledError: files
    written until then stay, each of them whole.
    """
    photos = photos_named(store, photo_ids)
    files: list[Path] = []
    problems: list[Problem] = []
    for number, each in enumerate(photos, start=1):
        if cancelled():
            raise CancelledError
        try:
            data = store.files.get(each.photo.sha256)
        except ProblemsError as error:
            problems += error.problems
        else:
            files.append(_written(_free_path(folder, each, number), data, each.photo.sha256))
        progress(number, len(photos))
    return SavedOriginals(tuple(files), tuple(problems))


def _written(path: Path, data: bytes, sha256: str) -> Path:
    write_atomically(path, data)
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise OSError(0, "the file reads back as other bytes", str(path))
    return path


def _free_path(folder: Path, found: GalleryPhoto, number: int) -> Path:
    parts = [safe_name(found.visit.enterprise_name), *([safe_name(found.photo.item)] if found.photo.item else [])]
    stem, ending = "_".join([*parts, f"{number:03d}"]), _ending(found)
    path, more = folder / f"{stem}{ending}", 1
    while path.exists():
        more += 1
        path = folder / f"{stem}_{more}{ending}"
    return path


def _ending(found: GalleryPhoto) -> str:
    """What the bytes are, else how the file was named."""
    known = _ENDINGS.get(found.photo.media_type)
    if known:
        return known
    named = "".join(c for c in PurePath(found.photo.file_name).suffix[1:] if c.isascii() and c.isalnum())
    return f".{named[:_LONGEST_ENDING].lower()}" if named else ".bin"
