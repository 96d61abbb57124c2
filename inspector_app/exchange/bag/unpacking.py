"""Where a pack's verified files go while it is read: nowhere when it is only checked, into the vault when imported."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from db.work import Work
from inspector_app.checklists.model import Checklist
from inspector_app.checklists.snapshots import from_json
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import layout
from inspector_app.files import sync_folder
from inspector_app.stores import Store

_MEDIA_TYPES = {
    "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "heic": "image/heic", "pdf": "application/pdf",
}  # fmt: skip
"""By the ending of a name in the pack; a photo's own record says more."""
_SYNCED_AT_A_TIME = 4
_MOST_WAITING_BYTES = 8 * layout.MIB
"""Each that is being sealed is in memory three times over."""


class Unpacking:
    """A sink of `container.read_pack_file` that knows afterwards which files came and were sound. It keeps none."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.files: dict[str, tuple[int, str]] = {}
        """SHA-256 of a photo or paper to (bytes, media type by its name in the pack)."""
        self.checklists: dict[str, tuple[Checklist, str]] = {}
        """Id to the version and its canonical JSON."""
        self.verified: set[str] = set()
        """Photos and papers whose bytes fit their hash, in the pack and, where it is kept, in this store."""
        self.brought: set[str] = set()
        """Of these, what did not lie in this store, sound."""
        self.problems: list[Problem] = []

    def accept(self, name: str, sha256: str, data: bytes) -> None:
        """Raises OSError of the store's disk."""
        family = layout.family_of_name(name)
        assert family is not None, "the reader lets no other name through"
        if family.name == "checklists":
            self._take_checklist(sha256, data)
        elif family.name in ("photos", "papers"):
            self.files[sha256] = len(data), _MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
            if self._keep(sha256, data):
                self.verified.add(sha256)

    def count(self, family: str) -> int:
        """How many "photos" or "papers" came."""
        pdf = "application/pdf"
        return sum((media_type == pdf) == (family == "papers") for _, media_type in self.files.values())

    def holds(self, work: Work, sha256: str) -> bool:
        """Whether a photo or paper came, or is in this store already and sound, or was handed over from it."""
        if sha256 in self.files or self._store.files.is_thin(sha256):
            return True
        if work.blobs.has(sha256) and self._store.files.is_sound(sha256):
            self.verified.add(sha256)
            return True
        return False

    def would_bring(self, work: Work, *, thorough: bool) -> frozenset[str]:
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
            text = data.decode("utf-8")
            checklist = from_json(text)
        except UnicodeDecodeError:
            self.problems.append(Problem("checklist.snapshot", {"place": "UTF-8"}))
        except RefusedInputError as error:
            self.problems.extend(error.problems)
        else:
            assert checklist.id == sha256, "a version is named by the hash of its canonical text"
            self.checklists[checklist.id] = checklist, text


class IntoVault(Unpacking):
    """Seals and syncs each file as it comes; what a failed import leaves there is named by no row, and harmless.

    Several files are synced at a time, because most of an import is waiting for the disk. `finish` before anything is
    counted; leaving the block ends all writing.
    """

    def __init__(self, store: Store, claims: dict[str, object] | None = None) -> None:
        """`claims`: shared by those that are filled at the same time, so that a file is brought by one of them."""
        super().__init__(store)
        self._claims, self._own = {} if claims is None else claims, object()
        self._pool = ThreadPoolExecutor(_SYNCED_AT_A_TIME, thread_name_prefix="sealing")
        self._waiting: deque[tuple[str, int, Future[bool]]] = deque()
        self._folders: set[Path] = set()
        """In which files were put: synced once for all of them."""

    def __enter__(self) -> "IntoVault":
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def finish(self) -> None:
        """Every file that came is on the disk. Raises OSError."""
        while self._waiting:
            self._await_oldest()
        # Each waits for the disk alone.
        list(self._pool.map(sync_folder, self._folders))
        self._folders.clear()

    def _keep(self, sha256: str, data: bytes) -> bool:
        self._waiting.append((sha256, len(data), self._pool.submit(self._seal, sha256, data)))
        while sum(size for _, size, _ in self._waiting) > _MOST_WAITING_BYTES:
            self._await_oldest()
        return False

    def _await_oldest(self) -> None:
        sha256, _, sealed = self._waiting.popleft()
        if sealed.result():
            self.verified.add(sha256)

    def _seal(self, sha256: str, data: bytes) -> bool:
        # The reader has compared the bytes with the hash: nothing is hashed twice.
        if (
            self._store.files.keep(sha256, data, self._folders)
            and self._claims.setdefault(sha256, self._own) is self._own
        ):
            self.brought.add(sha256)
        return True
