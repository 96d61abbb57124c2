"""Looks through a whole store for damage: the database's pages, and every sealed file against its hash."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector_app.errors import CancelledError, UnavailableError
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Checkup:
    database: tuple[str, ...]
    """What SQLite and SQLCipher say is damaged; empty when sound."""
    files: int
    files_sound: int
    damaged_files: tuple[str, ...]
    """SHA-256 of each file that is missing or differs from it; of what was handed over its copy counts."""

    handed_over: int = 0
    """Of the sound files, originals of which a working copy stays."""

    @property
    def sound(self) -> bool:
        return not self.database and not self.damaged_files


def check_store(
    store: Store,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Checkup:
    """Reads everything once. Raises CancelledError when `cancelled` says so between two files."""
    database = tuple(store.database.check())
    with store.database.look() as work:
        hashes = list(work.blobs.all())
    damaged, handed_over = [], 0
    for done, sha256 in enumerate(hashes):
        if cancelled():
            raise CancelledError
        try:
            store.files.shown(sha256)
        except UnavailableError:
            damaged.append(sha256)
        else:
            handed_over += store.files.is_thin(sha256)
        progress(done + 1, len(hashes))
    return Checkup(database, len(hashes), len(hashes) - len(damaged), tuple(damaged), handed_over)
