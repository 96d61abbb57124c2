"""The second copy of a store under another data key, grown beside it in short steps while people work.

Every photo and paper is opened, sealed anew, read back and compared: those of the database, and those that only an
earlier database or a backup names. Stopped or killed it is gone on with by whoever is among those it is for; nothing in
it can be opened by somebody else.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector_app import vault as vaults
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.files import remove_tree, sync_folder
from inspector_app.key_change.earlier import require_earlier
from inspector_app.key_change.switching import GROWING
from inspector_app.room import MIB, RESERVE_BYTES, SCARCE_BYTES, room_of
from inspector_app.sealed_files import SealedFiles
from inspector_app.stores import Store
from inspector_app.vault import Vault, new_data_key

_STEP_S = 0.25
"""Of one step: what the person types meanwhile is saved between two."""


@dataclass(frozen=True, slots=True)
class Grown:
    """How far it is."""

    done: int
    total: int
    """Photos and papers of the store."""
    lost: int
    """Of the `done`, those that are missing or damaged in the store itself: they cannot be sealed anew."""

    @property
    def whole(self) -> bool:
        return self.done >= self.total


class KeyChange:
    """One for a store at a time; `grow` until it is whole, then `finishing.change_key`."""

    def __init__(self, store: Store, vault: Vault) -> None:
        self.store, self.vault = store, vault
        self.folder = store.folder / GROWING
        self.files = SealedFiles(self.folder / "blobs", vault)
        self._mark = self._slots()
        self._lost: set[str] = set()
        self._sealed: set[str] = set()
        """Known to lie there: asked of the disk once."""
        self._copies: set[str] = set()
        """Of these, what stays of originals that were handed over; an original may come back meanwhile."""
        self._todo: list[str] = []
        self._unnamed: list[str] = []
        """Files that no row of the database names, still to be looked at."""
        self._looked = False

    def grow(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
        seconds: float = _STEP_S,
    ) -> Grown:
        """Seals as many as fit into that time, one at least.

        Raises CancelledError; UnavailableError store.key_change_forgotten (somebody was removed since), store.
        key_change_room, backup.disk_full, backup.disk_error.
        """
        until = time.monotonic() + seconds
        with disk_in_words("backup"):
            self.require_current()
            self._refill()
            while self._todo or self._unnamed:
                if cancelled():
                    raise CancelledError
                self._take_next()
                progress(*self._count())
                if time.monotonic() > until:
                    break
            # What came meanwhile belongs to it, too.
            self._refill()
        return Grown(*self._count(), len(self._lost))

    def complete(self) -> int:
        """Nobody writes any more: what was lost is looked for once more, and its remains are taken along.

        Gives how many are lost. Raises UnavailableError store.key_change_bad when one is not there; OSError.
        """
        named = self._named()
        for sha256 in self._copies & named.keys():
            if not self._is_there(sha256):
                self._require_space()
                self._try(sha256)
        for sha256 in self._lost & named.keys():
            if not self._try(sha256):
                remains = self.store.files.remains_of(sha256)
                if remains:
                    self.files.put_remains(sha256, remains)
        # Asked of the disk, not of memory: the store's own files are removed on the strength of it.
        if any(not self.files.has(sha256) for sha256 in named.keys() - self._lost):
            raise UnavailableError("store.key_change_bad")
        return len(self._lost & named.keys())

    def require_current(self) -> None:
        """Raises UnavailableError store.key_change_forgotten when it was thrown away, or is another by now."""
        if self._slots() != self._mark or not self._mark:
            raise UnavailableError("store.key_change_forgotten")

    def _slots(self) -> bytes:
        try:
            return (self.folder / vaults.SLOTS_FILE).read_bytes()
        except FileNotFoundError:
            return b""

    def _named(self) -> dict[str, int]:
        with self.store.database.look() as work:
            return dict(work.blobs.all())

    def _refill(self) -> None:
        """Asked of the database only when nothing is left: of a hundred thousand it would take most of each step."""
        if self._todo:
            return
        named = self._named()
        self._todo = [sha256 for sha256 in named if sha256 not in self._sealed and sha256 not in self._lost]
        if not self._looked:
            self._unnamed, self._looked = self.store.files.strangers(named), True

    def _take_next(self) -> None:
        if not self._todo:
            self._seal_unnamed(self._unnamed.pop())
            return
        sha256 = self._todo.pop()
        if self._is_there(sha256):
            self._note(sha256)
            return
        self._require_space()
        if not self._try(sha256):
            self._lost.add(sha256)

    def _count(self) -> tuple[int, int]:
        done = len(self._sealed) + len(self._lost)
        return done, done + len(self._todo) + len(self._unnamed)

    def _try(self, sha256: str) -> bool:
        try:
            copy = self.store.files.copy_of(sha256)
            data = self.store.files.get(sha256) if copy is None else b""
        except UnavailableError:
            return False
        if copy is None:
            self.files.put(data)
        else:
            self.files.thin(copy)
        # Both sync; this reads it back and opens it.
        self.files.shown(sha256)
        self._note(sha256)
        return True

    def _is_there(self, sha256: str) -> bool:
        """What an earlier try left counts when it opens, and is no copy of an original that is here, sound, by now."""
        if not self.files.has(sha256):
            return False
        try:
            self.files.shown(sha256)
        except UnavailableError:
            return False
        ours, theirs = self.files, self.store.files
        return not ours.is_thin(sha256) or theirs.is_thin(sha256) or not theirs.is_sound(sha256)

    def _note(self, sha256: str) -> None:
        self._sealed.add(sha256)
        self._lost.discard(sha256)
        (self._copies.add if self.files.is_thin(sha256) else self._copies.discard)(sha256)

    def _seal_unnamed(self, name: str) -> None:
        sha256 = self.store.files.hash_of(name)
        if sha256 is not None and not self._is_there(sha256):
            self._require_space()
            self._try(sha256)

    def _require_space(self) -> None:
        """Photos of today come before a second copy of those of yesterday."""
        found = room_of(self.folder)
        if found.free < SCARCE_BYTES:
            raise UnavailableError("store.key_change_room", needed_mb=SCARCE_BYTES // MIB, free_mb=found.free // MIB)


def begin(store: Store) -> KeyChange:
    """Goes on with what was grown for this person, or begins anew.

    Raises UnavailableError store.key_change_room, store.key_change_slot (the person opened the store by the office's
    key: a passphrase must open it), store.key_change_earlier, store.recovery_changed, backup.disk_full,
    backup.disk_error, shared.key_change (every desk would have to be let in anew).
    """
    if store.database.shared:
        raise UnavailableError("shared.key_change")
    folder = store.folder / GROWING
    with disk_in_words("backup"):
        earlier = _grown_for(folder, store.vault)
        if earlier is not None:
            return KeyChange(store, earlier)
        if not store.vault.box_key() or store.person in vaults.without_box(store.folder, store.vault):
            raise UnavailableError("store.key_change_slot")
        require_earlier(store)
        remove_tree(folder)
        _require_room(store)
        return KeyChange(store, _begun(store, folder))


def is_growing(folder: Path) -> bool:
    """Something was begun and not finished."""
    return (folder / GROWING / vaults.SLOTS_FILE).is_file()


def hand_on(store: Store, folder: Path, new: Vault) -> None:
    """As `vault.hand_on`; refused when the person who does it would be kept out by it: their letter box was forged."""
    vaults.hand_on(store.folder, folder, store.vault, new)
    mine = vaults.handed_vault(folder, store.vault)
    if mine is None or mine.data_key() != new.data_key():
        raise UnavailableError("store.key_change_slot")


def _begun(store: Store, folder: Path) -> Vault:
    (folder / "blobs").mkdir(parents=True)
    new = Vault(new_data_key(), store.vault.owner, store.vault.box_key())
    try:
        hand_on(store, folder, new)
    except BaseException:
        remove_tree(folder)
        raise
    sync_folder(store.folder)
    return new


def _grown_for(folder: Path, vault: Vault) -> Vault | None:
    try:
        return vaults.handed_vault(folder, vault) if (folder / "blobs").is_dir() else None
    except UnavailableError:
        return None


def _require_room(store: Store) -> None:
    sources = ("blobs/*/*.sealed", "gen-*/data.db*", "backups/*/data.db", "backups/*.db")
    needed = RESERVE_BYTES + sum(path.stat().st_size for each in sources for path in store.folder.glob(each))
    free = room_of(store.folder).free
    if free < needed:
        raise UnavailableError("store.key_change_room", needed_mb=needed // MIB, free_mb=free // MIB)
