"""The only place that reads `resources`."""

import json
import zlib
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any

import resources

# Folders on the disk, frozen or not: importlib.resources, which also reads packages out of archives, takes a
# twentieth of a process that draws one paper.
_ROOT = Path(resources.__path__[0])


def read_bytes(folder: str, name: str) -> bytes:
    """The bytes of `resources/<folder>/<name>`; FileNotFoundError when it is not there."""
    return (_folder(folder) / _checked(name)).read_bytes()


def read_packed(folder: str, name: str) -> bytes:
    """The bytes of a resource that lies there packed (zlib) as `<name>.zz`: what is large, and seldom wanted."""
    return zlib.decompress(read_bytes(folder, f"{name}.zz"))


def read_text(folder: str, name: str) -> str:
    return read_bytes(folder, name).decode("utf-8")


@lru_cache(maxsize=64)
def read_json(folder: str, name: str) -> Any:
    """The parsed JSON of a resource, read once. Treat it as read-only."""
    return json.loads(read_text(folder, name))


def names(folder: str, suffix: str = "") -> list[str]:
    """The names of the files in `resources/<folder>` that end with `suffix`, sorted."""
    return sorted(entry.name for entry in _folder(folder).iterdir() if entry.is_file() and entry.name.endswith(suffix))


def as_path(folder: str, name: str) -> AbstractContextManager[Path]:
    """A real file on the disk, for libraries that take only a path."""
    return nullcontext(_folder(folder) / _checked(name))


@lru_cache(maxsize=64)
def _folder(folder: str) -> Path:
    return _ROOT.joinpath(*map(_checked, folder.split("/")))


def _checked(name: str) -> str:
    if not name or "/" in name or "\\" in name or name in (".", ".."):
        raise ValueError(f"not a resource name: {name!r}")
    return name
