"""A folder into which the packs of a whole week are dropped: which of them are finished, and which are new here.

Nothing in the folder is changed. A pack is new when the ledger does not have it; whose file cannot be read counts as
new, so that a person hears of it.
"""

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.container import peek
from inspector_app.exchange.bag.layout import PACK_SUFFIX
from inspector_app.exchange.several import Looked, Taken, look_at_several, take_several
from inspector_app.stores import Store

_SETTLED_SECONDS = 10
Looks = Mapping[Path, tuple[int, float]]
"""Each pack's size and time of change, as a look at the folder found them."""


def look_into(folder: Path) -> dict[Path, tuple[int, float]]:
    """The packs of the folder, not of folders in it; one of which nothing can be said has no bytes.

    Raises UnavailableError pack.folder_gone.
    """
    found: dict[Path, tuple[int, float]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                hidden = entry.name.startswith(".")
                if not hidden and entry.name.lower().endswith(PACK_SUFFIX):
                    found |= _look_at(entry)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("pack.folder_gone", folder=str(folder), detail=detail) from error
    return found


def _look_at(entry: os.DirEntry[str]) -> dict[Path, tuple[int, float]]:
    """Nothing of what is no file."""
    try:
        if not entry.is_file():
            return {}
        status = entry.stat()
    except OSError:
        # A link into itself, a name the share cannot give: it must not hide the others.
        return {Path(entry.path): (0, 0.0)}
    return {Path(entry.path): (status.st_size, status.st_mtime)}


def finished(before: Looks, now: Looks) -> list[Path]:
    """What nobody writes to any more: the same at both looks, and not empty."""
    return sorted(path for path, look in now.items() if look[0] and before.get(path) == look)


class Passes:
    """Pass after pass over a folder: each takes in only what nobody wrote to since the one before.

    A pack that is still being copied is no damaged one. Raises UnavailableError pack.folder_gone.
    """

    def __init__(self, store: Store, folder: Path, now: datetime) -> None:
        self._store, self._folder = store, folder
        self._looks = untouched(look_into(folder), now)

    def take(self, now: datetime) -> tuple[list[Looked], list[Taken]]:
        """Raises UnavailableError pack.folder_gone; StoreTroubleError."""
        found = look_into(self._folder)
        ready, self._looks = finished(self._looks, found), found
        return _take(self._store, ready, now)


def untouched(looks: Looks, now: datetime) -> Looks:
    """What was not written to in the last moments: as if it had been looked at before."""
    return {path: look for path, look in looks.items() if look[1] < now.timestamp() - _SETTLED_SECONDS}


def new_packs(store: Store, paths: Iterable[Path]) -> list[Path]:
    """Those that were neither written here nor taken in yet, by name. Raises StoreTroubleError."""
    with store.database.look() as work:
        known = {pack.id for pack in work.packs.all()} | {pack.id for pack in work.waiting.all()}
    return [path for path in sorted(paths) if _is_new(store, path, known)]


def take_folder(store: Store, folder: Path, now: datetime) -> tuple[list[Looked], list[Taken]]:
    """One pass: what is new is looked at, and what needs no question taken in, in the order that fits.

    An import that a person took back is not taken again by itself.
    Raises UnavailableError pack.folder_gone; StoreTroubleError.
    """
    return _take(store, look_into(folder), now)


def _take(store: Store, paths: Iterable[Path], now: datetime) -> tuple[list[Looked], list[Taken]]:
    looked = look_at_several(store, new_packs(store, paths), now)
    wanted = [each.path for each in looked if each.takeable and not (each.preview and each.preview.withdrawn)]
    return looked, take_several(store, wanted, now)


def keep_taking(
    take: Callable[[], tuple[Sequence[Looked], Sequence[Taken]]],
    tell: Callable[[Sequence[Looked], Sequence[Taken]], object],
    pause: Callable[[], None],
) -> None:
    """Pass after pass until somebody interrupts it; only what changed since the last pass is told.

    What cannot be taken in is told once, however many others come after it.
    """
    before: dict[Path, tuple[Problem, ...]] = {}
    with suppress(KeyboardInterrupt):
        while True:
            looked, taken = take()
            came = {each.path for each in taken if each.report is not None}
            now = {each.path: each.problems for each in looked} | {each.path: each.problems for each in taken}
            fresh = [each for each in looked if each.path in came or before.get(each.path) != now[each.path]]
            if fresh:
                told = {each.path for each in fresh}
                tell(fresh, [each for each in taken if each.path in told])
            before = {path: problems for path, problems in now.items() if path not in came}
            pause()


def pause_of(seconds: int) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def _is_new(store: Store, path: Path, known: set[str]) -> bool:
    try:
        info = peek(path, store.identity.secrets)
    except (RefusedInputError, UnavailableError, OSError):
        return True
    return info.pack_id not in known and not store.owns(info.sender.device)
