"""Where a pack's verified files go while it is read: nowhere when it is only checked, into the vault when imported."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from inspector_app.checklists.model import Checklist
from inspector_app.checklists.snapshots import from_json
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.bag_reader import Received, never_taken
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.files import sync_folder
from inspector_app.sealed_files import SealedFiles

if TYPE_CHECKING:
    # A process that only stages packs (exchange.beside) has no use for the database's library, half a second of work.
    from db.work import Work

_MEDIA_TYPES = {
    "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "heic": "image/heic", "pdf": "application/pdf",
}  # fmt: skip
"""By the ending of a name in the pack; a photo's own record says more."""
_SYNCED_AT_A_TIME = 4
_MOST_WAITING_BYTES = 8 * layout.MIB
"""Each that is being sealed is in memory three times over."""


class HasFiles(Protocol):
    """A store, or as much of one as is needed to seal files in it."""

    @property
    def files(self) -> SealedFiles: ...


class Unpacking:
    """A sink of `container.read_pack_file` that knows afterwards which files came and were sound. It keeps none."""

    def __init__(self, store: HasFiles) -> None:
        self._store = store
        self.files: dict[str, tuple[int, str]] = {}
        """SHA-256 of a photo or paper to (bytes, media type by its name in the pack)."""
        self.checklists: dict[str, tuple[Checklist, str]] = {}
        """Id to the version and its canonical JSON."""
        self.verified: set[str] = set()
        """Photos and papers whose bytes fit their hash, in the pack and, where it is kept, in this store."""
        self.problems: list[Problem] = []

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        """Raises OSError of the store's disk."""
        family = layout.family_of_name(name)
        assert family is not None, "the reader lets no other name through"
        if family.name == "checklists":
            self._take_checklist(sha256, data)
        elif family.name in ("photos", "papers"):
            self.files[sha256] = len(data), _media_type(name)
            if self._keep(sha256, data):
                self.verified.add(sha256)

    def count(self, family: str) -> int:
        """How many "photos" or "papers" came."""
        pdf = "application/pdf"
        return sum((media_type == pdf) == (family == "papers") for _, media_type in self.files.values())

    def holds(self, work: "Work", sha256: str) -> bool:
        """Whether a photo or paper came, or is in this store already and sound, or was handed over from it."""
        if sha256 in self.files or self._store.files.is_thin(sha256):
            return True
        if work.blobs.has(sha256) and self._store.files.is_sound(sha256):
            self.verified.add(sha256)
            return True
        return False

    def take_brought(self) -> set[str]:
        """Photos and papers that came and did not lie in this store, sound: each is told to one pack, once."""
        return set()

    def sync_names(self, new: Collection[str]) -> None:
        """Of files that no row named, or that did not lie here, sound: their names are on the disk. Raises OSError."""

    def would_bring(self, work: "Work", *, thorough: bool) -> frozenset[str]:
        """Files that are not here: never were, are gone, or are a working copy; `thorough`: or are damaged."""
        files = self._store.files

        def here(sha256: str) -> bool:
            if not work.blobs.has(sha256):
                return False
            return files.is_sound(sha256) if thorough else files.has(sha256) and not files.is_thin(sha256)

        return frozenset(sha256 for sha256 in self.files if not here(sha256))

    def _keep(self, sha256: str, data: bytes) -> bool:
        """Whether it is known already that the file is sound where it will stay."""
        return True

    def _take_checklist(self, sha256: str, data: bytes) -> None:
        try:
            checklist, text = checklist_of(data)
        except UnicodeDecodeError:
            self.problems.append(Problem("checklist.snapshot", {"place": "UTF-8"}))
        except RefusedInputError as error:
            self.problems.extend(error.problems)
        else:
            assert checklist.id == sha256, "a version is named by the hash of its canonical text"
            self.checklists[checklist.id] = checklist, text


class Sealers:
    """Threads that seal files and wait for the disk, for one pack, or for those that are read at the same time."""

    def __init__(self, shares: int = 1) -> None:
        self.most_waiting_bytes = _MOST_WAITING_BYTES // shares
        """Of each pack, when more than one of its files wait."""
        self.pool = ThreadPoolExecutor(_SYNCED_AT_A_TIME, thread_name_prefix="sealing")
        self.brought: set[str] = set()
        """SHA-256 of files that did not lie here, and that no report has counted yet."""

    def close(self) -> None:
        """What was begun is done."""
        self.pool.shutdown(wait=True)


class Sealed(Unpacking):
    """What came, and lies sealed in the store. `settle` before any row names it."""

    def __init__(self, store: HasFiles, sealers: Sealers) -> None:
        super().__init__(store)
        self._sealers = sealers
        self.put: set[str] = set()
        """SHA-256 of those that did not lie here, sound, before this pack put them there."""
        self.wait_beside: Callable[[], object] = lambda: None
        """For the packs that were being staged when this one was: they may have put there what it found."""

    def settle(self) -> None:
        """The names of what was put there are on the disk. Raises OSError."""

    def holds(self, work: "Work", sha256: str) -> bool:
        """And then the other desks of a shared store have it, too: what came was put there as it came."""
        is_here = super().holds(work, sha256)
        if sha256 in self.verified and sha256 not in self.files:
            self._store.files.share(sha256)
        return is_here

    def take_brought(self) -> set[str]:
        # Of several packs that have a file, any may have sealed it first.
        if self.files.keys() - self.put:
            self.wait_beside()
        brought = self._sealers.brought.intersection(self.files)
        self._sealers.brought -= brought
        return brought

    def sync_names(self, new: Collection[str]) -> None:
        # Put there perhaps a moment ago by one whose turn comes later, or by one that was killed.
        for folder in {self._store.files.folder_of(sha256) for sha256 in new if sha256 not in self.put}:
            sync_folder(folder)


class IntoVault(Sealed):
    """Seals and syncs each file as it comes; what a failed import leaves there is named by no row, and harmless.

    Several files are synced at a time, because most of an import is waiting for the disk. `finish` before anything is
    counted; leaving the block ends all writing of files. `settle` before any row names them.
    """

    def __init__(
        self, store: HasFiles, sealers: Sealers | None = None, taken: Callable[[str], str | None] = never_taken
    ) -> None:
        """`sealers`: shared by those that are filled at the same time; they stay when this one is left. `taken`: from a
        pack's number to the SHA-256 of the file as which it was taken in; None when none was."""
        super().__init__(store, sealers or Sealers())
        self._are_own, self.taken = sealers is None, taken
        self._waiting: deque[tuple[str, int, Future[bool]]] = deque()
        self._folders: set[Path] = set()
        """In which files were put: synced once for all of them."""
        self._syncing: list[Future[None]] = []
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="looking")
        """One: each file is in memory twice while it is looked at."""

    def __enter__(self) -> "IntoVault":
        return self

    def __exit__(self, *_error: object) -> None:
        self._looker.shutdown(wait=True, cancel_futures=True)
        wait([sealed for _, _, sealed in self._waiting if not sealed.cancel()])
        # Also of a pack that broke off: who brings such a file again finds it here, and syncs no folder for it.
        self._sync_folders()
        if self._are_own:
            self._sealers.close()

    def look_for(self, hashes: Sequence[str]) -> list[Future[int | None]]:
        """The bytes of each file that lies here and has its hash; None for others. Looked at on another core."""
        return [self._looker.submit(self._look, sha256) for sha256 in hashes]

    def found(self, received: Received) -> None:
        """As `accept`, of a file that need not be brought: it lies here, sound."""
        self.files[received.sha256] = received.size, _media_type(received.name)
        self.verified.add(received.sha256)

    def _look(self, sha256: str) -> int | None:
        try:
            size = len(self._store.files.get(sha256))
            self._store.files.share(sha256)
        except (UnavailableError, OSError):
            return None
        return size

    def finish(self) -> None:
        """Every file that came is on the disk, and its name on the way there. Raises OSError."""
        while self._waiting:
            self._await_oldest()
        self._sync_folders()
        if self._are_own:
            self.settle()

    def _sync_folders(self) -> None:
        """Each waits for the disk alone; whoever reads a pack after this one need not."""
        self._syncing += [self._sealers.pool.submit(sync_folder, folder) for folder in self._folders]
        self._folders.clear()

    def settle(self) -> None:
        while self._syncing:
            self._syncing.pop().result()

    def _keep(self, sha256: str, data: bytes) -> bool:
        self._waiting.append((sha256, len(data), self._sealers.pool.submit(self._seal, sha256, data)))
        while self._is_full():
            self._await_oldest()
        return False

    def _is_full(self) -> bool:
        most = _MOST_WAITING_BYTES if len(self._waiting) == 1 else self._sealers.most_waiting_bytes
        return sum(size for _, size, _ in self._waiting) > most

    def _await_oldest(self) -> None:
        sha256, _, sealed = self._waiting.popleft()
        if sealed.result():
            self.verified.add(sha256)

    def _seal(self, sha256: str, data: bytes) -> bool:
        # The reader has compared the bytes with the hash: nothing is hashed twice.
        if self._store.files.keep(sha256, data, self._folders):
            self.put.add(sha256)
            self._sealers.brought.add(sha256)
        return True


def unpack(
    path: Path,
    secrets: Sequence[str],
    vault: IntoVault,
    progress: Progress,
    cancelled: Cancelled,
    *,
    salvage: bool = False,
) -> PackContents:
    """Reads a pack; its photos and papers are in `vault`, on the disk. Raises as `read.import_pack`."""
    with disk_in_words("store"), vault:
        contents = read_pack_file(
            path, secrets, vault, progress, cancelled, tolerant=True, salvage=salvage, before=vault
        )
        vault.finish()
    return contents


def checklist_of(data: bytes) -> tuple[Checklist, str]:
    """A version, and its canonical JSON. Raises UnicodeDecodeError, RefusedInputError."""
    text = _kept_once(data.decode("utf-8"))
    return from_json(text), text


@lru_cache(maxsize=8)
def _kept_once(text: str) -> str:
    """The packs of a day bring the same checklist, half a megabyte in memory, and many of them are staged at a time."""
    return text


def _media_type(name: str) -> str:
    return _MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
