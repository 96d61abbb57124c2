"""Sealed files that several desks share: each as it lies in a store of one's own, sealed by the key that all have.

In a shared folder they are read and written in place. In a store that fsspec knows (s3://, …) a file is kept in the
desk's own folder as well: it is looked up there first, and counts as kept only when the shared store gave the same
bytes back.
"""

import hashlib
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from inspector_app.errors import Problem, UnavailableError
from inspector_app.files import PART_SUFFIX, sync_folder, write_atomically
from inspector_app.sealed_files import SealedFiles
from inspector_app.vault import Vault

_LIBRARIES = ("botocore", "aiohttp", "gcsfs", "paramiko")
"""Of those that fsspec calls: what they raise is known by its module, as none of them need be installed."""
_LEFTOVER_S = 24 * 3600
"""So old is no file that another desk is just writing."""


def shared_files(place: str, own_folder: Path, vault: Vault) -> SealedFiles:
    """The sealed files of a desk. Raises UnavailableError shared.files_unknown, shared.files_gone."""
    if not place:
        return SealedFiles(own_folder, vault)
    if is_url(place):
        return RemoteFiles(place, own_folder, vault)
    folder = Path(place)
    if not folder.is_dir():
        raise UnavailableError("shared.files_gone", place=place)
    return FolderFiles(folder, vault)


def place_problems(place: str) -> list[Problem]:
    """What is wrong with where the files shall lie, as it was typed; a folder must be there, a URL is tried out."""
    if not place:
        return []
    if is_url(place):
        try:
            _try(place)
        except UnavailableError as error:
            return list(error.problems)
        return []
    is_there = Path(place).is_absolute() and Path(place).is_dir()
    return [] if is_there else [Problem("shared.files_gone", {"place": place})]


def is_url(place: str) -> bool:
    return "://" in place


class FolderFiles(SealedFiles):
    """In a folder that all desks reach, such as of a file server."""

    def sweep(self) -> int:
        """Only what is old: another desk may be writing at this moment."""
        swept = 0
        for part in self._folder.rglob(f".*{PART_SUFFIX}"):
            if time.time() - part.stat().st_mtime > _LEFTOVER_S:
                part.unlink(missing_ok=True)
                swept += 1
        return swept


class RemoteFiles(SealedFiles):
    """In a store that fsspec knows; the desk's own folder has those that it made or saw."""

    def __init__(self, url: str, own_folder: Path, vault: Vault) -> None:
        super().__init__(own_folder, vault)
        self._system, self._root = _file_system(url)
        self._place = url

    def put(self, data: bytes) -> str:
        sha256 = super().put(data)
        self._send(sha256)
        return sha256

    def keep(self, sha256: str, data: bytes, folders: set[Path]) -> bool:
        is_new = super().keep(sha256, data, folders)
        # What lies here may be of a line that broke, or on its way by another thread.
        is_new = is_new or not self._was_sent(sha256)
        if is_new:
            self._send(sha256)
        return is_new

    def share(self, sha256: str) -> None:
        if not self._was_sent(sha256):
            self._send(sha256)

    def thin(self, copy: Any) -> None:
        super().thin(copy)
        self._send(copy.sha256)

    def put_remains(self, sha256: str, remains: bytes) -> None:
        super().put_remains(sha256, remains)
        self._send(sha256)

    def has(self, sha256: str) -> bool:
        return super().has(sha256) or self._is_there(sha256)

    def is_thin(self, sha256: str) -> bool:
        self._bring(sha256)
        return super().is_thin(sha256)

    def remove(self, sha256: str) -> None:
        super().remove(sha256)
        with self._troubles():
            if self._system.exists(self._name(sha256)):
                self._system.rm_file(self._name(sha256))

    def strangers(self, known: Iterable[str]) -> list[str]:
        ours = {self._name(sha256) for sha256 in known}
        with self._troubles():
            here = self._system.find(self._root) if self._system.exists(self._root) else []
        return sorted(name.removeprefix(f"{self._root}/") for name in here if name not in ours)

    def _sealed(self, sha256: str) -> bytes:
        self._bring(sha256)
        return super()._sealed(sha256)

    def _bring(self, sha256: str) -> None:
        path = self._path(sha256)
        if path.is_file() or not self._is_there(sha256):
            return
        with self._troubles():
            sealed = self._system.cat_file(self._name(sha256))
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, sealed)
        sync_folder(path.parent.parent)

    def _send(self, sha256: str) -> None:
        """The same sealed bytes, read back and compared."""
        sealed = self._path(sha256).read_bytes()
        name = self._name(sha256)
        with self._troubles():
            self._system.makedirs(name.rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(name, sealed)
            there = self._system.cat_file(name)
        if hashlib.sha256(there).digest() != hashlib.sha256(sealed).digest():
            raise UnavailableError("shared.files_differ", place=self._place)

    def _was_sent(self, sha256: str) -> bool:
        """Whether the shared store has as much of it as lies here."""
        size = self._path(sha256).stat().st_size
        with self._troubles():
            return self._is_there(sha256) and bool(self._system.size(self._name(sha256)) == size)

    def _is_there(self, sha256: str) -> bool:
        with self._troubles():
            return bool(self._system.isfile(self._name(sha256)))

    def _name(self, sha256: str) -> str:
        path = self._path(sha256)
        return f"{self._root}/{path.parent.name}/{path.name}"

    def _troubles(self) -> AbstractContextManager[None]:
        return _told_of(self._place)


@contextmanager
def _told_of(url: str) -> Iterator[None]:
    """The world's errors as UnavailableError shared.files_gone; anything else is our bug and passes."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, OSError) and type(error).__module__.partition(".")[0] not in _LIBRARIES:
            raise
        raise UnavailableError("shared.files_gone", place=url) from error


def _try(url: str) -> None:
    """Writes, reads back and removes a little file. Raises UnavailableError as `_file_system`, shared.files_…"""
    system, root = _file_system(url)
    name, said = f"{root}/{uuid4().hex}/probe", uuid4().bytes
    with _told_of(url):
        system.makedirs(name.rpartition("/")[0], exist_ok=True)
        system.pipe_file(name, said)
        heard = system.cat_file(name)
        system.rm_file(name)
    if heard != said:
        raise UnavailableError("shared.files_differ", place=url)


def _file_system(url: str) -> tuple[Any, str]:
    """Raises UnavailableError shared.not_installed, shared.files_unknown."""
    try:
        import fsspec
    except ImportError as error:
        raise UnavailableError("shared.not_installed") from error
    try:
        system, root = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        # The words of an optional library that is not here, too: s3fs for s3://.
        raise UnavailableError("shared.files_unknown", place=url, detail=str(error)[:200]) from error
    return system, str(root).rstrip("/")
