"""Photos and papers as one sealed file each: whole and synced before any row names it (reliability.md §4).

The file's name is a keyed hash of the SHA-256 of its bytes, so that the finder of a laptop cannot even test whether a
picture he knows is on it (reliability.md §2.5).

In the place of an original that was handed over and confirmed lies a copy of another magic (inspector_app.thin_copies):
the file itself says so, whatever database is put beside it. It is replaced in one step, so that a kill leaves one of
them, whole.
"""

import hashlib
import hmac
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidTag

from inspector_app.errors import UnavailableError
from inspector_app.files import sweep_parts, sync_folder, write_atomically
from inspector_app.thin_copies import ThinCopy, decoded, encoded
from inspector_app.vault import NONCE_BYTES, Vault

_PURPOSE = "zg/blob/v1"
_NAMES = "zg/blob-name/v1"
_MAGIC = b"ZJF1"
_THIN_PURPOSE = "zg/thin/v1"
_THIN_MAGIC = b"ZJT1"
_TAG = 16


class SealedFiles:
    """The folder of sealed files of one store. Files are written once and never changed, but healed."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self._name_key = vault.key(_NAMES)

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def is_plain(self) -> bool:
        """Whoever has the folder and the key can read and write them; nobody else need be asked."""
        return type(self) is SealedFiles

    def put(self, data: bytes) -> str:
        """The SHA-256 (hex) of `data`, which is now on the disk, whole. Raises OSError.

        The same bytes again are compared with what lies there: a damaged file is healed by them.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.is_sound(sha256):
            write_atomically(self._ready_path(sha256), self._vault.seal_behind(_MAGIC, _PURPOSE, data, sha256))
        return sha256

    def keep(self, sha256: str, data: bytes, folders: set[Path]) -> bool:
        """As `put`, of bytes whose hash was just compared; whether they did not lie here, sound.

        Before any row names them, whoever keeps many calls `sync_folder` for each that was added to `folders`.
        Raises OSError.
        """
        if self.holds(sha256, data):
            return False
        path = self._ready_path(sha256)
        write_atomically(path, self._vault.seal_behind(_MAGIC, _PURPOSE, data, sha256), folder_too=False)
        folders.add(path.parent)
        return True

    def share(self, sha256: str) -> None:
        """Whoever reads these files, at whatever desk, has this one from now on, as it lies here.

        Raises UnavailableError shared.files_….
        """

    def get(self, sha256: str) -> bytes:
        """The bytes as they were put. Raises UnavailableError photo.missing, photo.damaged, photo.handed_over."""
        sealed = self._sealed(sha256)
        if sealed.startswith(_THIN_MAGIC):
            copy = self._copy(sealed, sha256)
            raise UnavailableError("photo.handed_over", sha256=sha256[:12], person=copy.person, day=copy.day)
        return self._opened(sealed, sha256)

    def shown(self, sha256: str) -> bytes:
        """The bytes as they were put, or the working copy that stays of an original that was handed over.

        Raises UnavailableError photo.missing, photo.damaged.
        """
        sealed = self._sealed(sha256)
        is_thin = sealed.startswith(_THIN_MAGIC)
        return self._copy(sealed, sha256).picture if is_thin else self._opened(sealed, sha256)

    def copy_of(self, sha256: str) -> ThinCopy | None:
        """What stays of an original that was handed over; None for others. Raises UnavailableError photo.damaged."""
        if not self.is_thin(sha256):
            return None
        return self._copy(self._sealed(sha256), sha256)

    def is_thin(self, sha256: str) -> bool:
        """Whether a working copy lies in the place of the original; it is not opened."""
        try:
            return _is_thin(self._path(sha256))
        except (OSError, ValueError):
            return False

    def thin(self, copy: ThinCopy) -> None:
        """Puts the copy in the place of its original, in one step. Raises OSError."""
        path = self._path(copy.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, _THIN_MAGIC + self._vault.seal(_THIN_PURPOSE, encoded(copy), copy.sha256))
        sync_folder(path.parent.parent)

    def bring(self, other: "SealedFiles", sha256: str) -> None:
        """What `other` has of it: the original, or the copy that stays of one that was handed over.

        Raises UnavailableError photo.missing, photo.damaged; OSError.
        """
        copy = other.copy_of(sha256)
        if copy is None:
            self.put(other.get(sha256))
        else:
            self.thin(copy)

    def holds(self, sha256: str, data: bytes) -> bool:
        """Whether the file is there with these very bytes: a tenth of the work of hashing them."""
        try:
            return self._unsealed(self._sealed(sha256), sha256) == data
        except (UnavailableError, OSError):
            return False

    def is_sound(self, sha256: str) -> bool:
        """Whether the file is there and holds its bytes."""
        try:
            self.get(sha256)
        except (UnavailableError, OSError):
            return False
        return True

    def remove(self, sha256: str) -> None:
        """The bytes are gone; no row may name them any more. A file that is not there is no error. Raises OSError."""
        path = self._path(sha256)
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)

    def folder_of(self, sha256: str) -> Path:
        """In which the file lies, or will."""
        return self._path(sha256).parent

    def has(self, sha256: str) -> bool:
        return self._path(sha256).is_file()

    def strangers(self, known: Iterable[str]) -> list[str]:
        """Names of files in the folder that are none of `known` (SHA-256 each), sorted."""
        ours = {self._path(sha256) for sha256 in known}
        here = (path for path in self._folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self._folder).as_posix() for path in here if path not in ours)

    def hash_of(self, name: str) -> str | None:
        """SHA-256 of the content of the file of that name (`strangers`), when it was sealed here and is sound.

        No row names it, or an earlier database and a backup do. Opened unverified, it counts only when name and seal
        then fit.
        """
        path = self._folder / name
        try:
            data = self._unverified(path)
            sha256 = decoded(data).sha256 if _is_thin(path) else hashlib.sha256(data).hexdigest()
            self.shown(sha256)
        except (OSError, ValueError, UnavailableError):
            return None
        return sha256 if self._path(sha256) == path else None

    def remains_of(self, sha256: str) -> bytes:
        """What a damaged file still says, unverified; b"" when nothing. A picture with one wrong bit can be seen."""
        path = self._path(sha256)
        try:
            data = self._unverified(path)
            return decoded(data).picture if _is_thin(path) else data
        except (OSError, ValueError):
            return b""

    def put_remains(self, sha256: str, remains: bytes) -> None:
        """Keeps what a damaged file still says; to every look it stays damaged. Raises OSError."""
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, _MAGIC + self._vault.seal(_PURPOSE, remains, sha256))
        sync_folder(path.parent.parent)

    def sweep(self) -> int:
        """Remove what interrupted writes left; gives how many."""
        # Without its photos a store still opens; and what somebody linked into it is not swept elsewhere.
        there = self._folder.iterdir() if self._folder.is_dir() else ()
        return sum(sweep_parts(folder) for folder in there if folder.is_dir() and not folder.is_symlink())

    def _ready_path(self, sha256: str) -> Path:
        """Where the file is to be; its folder is on the disk."""
        path = self._path(sha256)
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            sync_folder(path.parent.parent)
        return path

    def _sealed(self, sha256: str) -> bytes:
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise UnavailableError("photo.missing", sha256=sha256[:12]) from error

    def _opened(self, sealed: bytes, sha256: str) -> bytes:
        data = self._unsealed(sealed, sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise UnavailableError("photo.damaged", sha256=sha256[:12])
        return data

    def _unsealed(self, sealed: bytes, sha256: str) -> bytes:
        """As they were sealed: the remains of a damaged file, too."""
        try:
            # A view: each copy of a photo would cost half as much as hashing it.
            data = self._vault.unseal(_PURPOSE, memoryview(sealed)[len(_MAGIC) :], sha256)
        except (InvalidTag, ValueError) as error:
            raise UnavailableError("photo.damaged", sha256=sha256[:12]) from error
        if not sealed.startswith(_MAGIC):
            raise UnavailableError("photo.damaged", sha256=sha256[:12])
        return data

    def _copy(self, sealed: bytes, sha256: str) -> ThinCopy:
        try:
            copy = decoded(self._vault.unseal(_THIN_PURPOSE, sealed[len(_THIN_MAGIC) :], sha256))
        except (InvalidTag, ValueError) as error:
            raise UnavailableError("photo.damaged", sha256=sha256[:12]) from error
        if copy.sha256 != sha256:
            raise UnavailableError("photo.damaged", sha256=sha256[:12])
        return copy

    def _unverified(self, path: Path) -> bytes:
        sealed = path.read_bytes()
        purpose = _THIN_PURPOSE if sealed.startswith(_THIN_MAGIC) else _PURPOSE
        nonce, body = sealed[len(_MAGIC) : len(_MAGIC) + NONCE_BYTES], sealed[len(_MAGIC) + NONCE_BYTES : -_TAG]
        return self._vault.unverified(purpose, nonce, body)

    def _path(self, sha256: str) -> Path:
        name = hmac.new(self._name_key, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
        return self._folder / name[:2] / f"{name}.sealed"


def _is_thin(path: Path) -> bool:
    """Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(len(_THIN_MAGIC)) == _THIN_MAGIC
