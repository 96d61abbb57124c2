"""Where pictures come from: folders, phones and cards. Only read: nothing here writes, renames or deletes."""

import os
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

CAMERA_FOLDER = "DCIM"
"""Where every camera and phone puts its pictures (JEITA CP-3461)."""
PICTURE_ENDINGS = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff"),
        *(".mp4", ".mov", ".m4v", ".3gp", ".avi", ".mkv", ".webm", ".mts"),
    )
)
"""What is taken of a whole folder; a file chosen by name may be anything."""
MOST_FILES = 20_000
"""Of one card or folder: more is a wrong folder, not a visit."""
_PHONE_PROTOCOLS = {"mtp", "gphoto2", "afc"}
"""Android, cameras, iPhones."""
_MOUNTS = ("/media", "/run/media", "/Volumes")


@dataclass(frozen=True, slots=True)
class FoundFile:
    path: Path
    size: int
    modified: datetime
    """Aware, local: what the camera or the copy wrote."""


@dataclass(frozen=True, slots=True)
class Card:
    """A phone or card that is plugged in now."""

    name: str
    folder: Path
    """Its DCIM folder."""


def cards() -> list[Card]:
    """What is plugged in and has a folder of pictures; a card that cannot be read is left out."""
    found = [
        Card(root.name or str(root), root / CAMERA_FOLDER) for root in _roots() if _is_folder(root / CAMERA_FOLDER)
    ]
    return sorted([*found, *_phones()], key=lambda card: card.name)


def phones_have_folders() -> bool:
    """Whether a phone that is plugged in appears as a folder: to Windows it is no disk, its Explorer alone reads it."""
    return sys.platform != "win32"


def files_in(folder: Path) -> list[FoundFile]:
    """Its pictures and films and those of the folders below, newest first. OSError when it cannot be listed."""
    os.scandir(folder).close()
    found = [file for path in _walk(folder) if (file := looked_up(path)) is not None]
    return sorted(found, key=lambda file: (file.modified, file.path.name), reverse=True)


def expanded(paths: Iterable[Path]) -> list[Path]:
    """Files as they are, and of each folder its pictures and films in the order of their names."""
    return [
        path for given in paths for path in (sorted(_walk(given)) if _is_folder(given) else [given])
    ]  # fmt: skip


def looked_up(path: Path) -> FoundFile | None:
    """None when the file is gone or no file."""
    try:
        status = path.stat()
        modified = datetime.fromtimestamp(status.st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
    return FoundFile(path, status.st_size, modified)


def settled(before: Mapping[Path, int], now: Iterable[FoundFile]) -> list[FoundFile]:
    """Files that another program has finished writing: as large as at the last look (bytes), and not empty."""
    return [file for file in now if file.size and before.get(file.path) == file.size]


def _roots() -> Iterator[Path]:
    """The tops of removable disks; on Windows every drive but the system's."""
    if sys.platform == "win32":
        system = os.environ.get("SYSTEMDRIVE", "C:").rstrip("\\").upper()
        yield from (Path(f"{letter}:\\") for letter in string.ascii_uppercase if f"{letter}:" != system)
        return
    for mount in map(Path, _MOUNTS):
        for entry in _entries(mount):
            yield entry
            # /media/<person>/<card>, and a phone's storages one deeper.
            yield from _entries(entry)


def _phones() -> Iterator[Card]:
    """Phones and cameras that speak MTP or PTP, as the desktop mounts them (gvfs): `mtp:host=<name>/<storage>/DCIM`."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    for device in _entries(Path(runtime) / "gvfs") if runtime else ():
        protocol, _, host = device.name.partition(":host=")
        if protocol in _PHONE_PROTOCOLS:
            name = unquote(host).replace("_", " ").strip() or device.name
            for place in (device, *_entries(device)):
                if _is_folder(place / CAMERA_FOLDER):
                    storage = f" · {place.name}" if place != device else ""
                    yield Card(name + storage, place / CAMERA_FOLDER)


def _entries(folder: Path) -> list[Path]:
    try:
        return [entry for entry in sorted(folder.iterdir()) if entry.is_dir()]
    except OSError:
        return []


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path) -> Iterator[Path]:
    """Never follows a link, so that no circle is walked; what is hidden, such as thumbnails of a phone, is left out."""
    count = 0
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if Path(name).suffix.lower() in PICTURE_ENDINGS and not name.startswith(".") and count < MOST_FILES:
                count += 1
                yield Path(place) / name
