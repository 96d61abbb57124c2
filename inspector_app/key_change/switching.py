"""Puts the finished copy under another key in the store's place. Renames alone, so that no key is needed for it.

`.newkey/READY` decides: without it the store is the old one, with it the new one, however often this was interrupted.
"""

from contextlib import suppress
from pathlib import Path

from inspector_app.files import remove_tree, sync_folder, write_atomically

GROWING = ".newkey"
_READY = "READY"
_GOING = ".oldkey"
_OF_THE_OLD_KEY = ("checked.sealed", "log-end.sealed")


def declare_ready(folder: Path) -> None:
    """From now on the copy is the store. Raises OSError."""
    # What an earlier change left would be in the way of the renames.
    remove_tree(folder / _GOING)
    write_atomically(folder / GROWING / _READY, b"ready")


def is_ready(folder: Path) -> bool:
    return (folder / GROWING / _READY).is_file()


def switch(folder: Path) -> bool:
    """Says whether there was a finished copy. Only by whoever holds the store. Raises OSError: then call it again."""
    growing, going = folder / GROWING, folder / _GOING
    if not is_ready(folder):
        with suppress(OSError):
            # Held by a scanner, or a disk that takes nothing: the next start tries again, and nobody is kept out.
            remove_tree(going)
        return False
    going.mkdir(exist_ok=True)
    for entry in sorted(growing.iterdir()):
        if entry.name != _READY:
            _place(entry, folder / entry.name, going)
    for name in _OF_THE_OLD_KEY:
        (folder / name).unlink(missing_ok=True)
    sync_folder(folder)
    (growing / _READY).unlink()
    sync_folder(growing)
    with suppress(OSError):
        remove_tree(growing)
        remove_tree(going)
    return True


def forget_growing(folder: Path) -> None:
    """Throws away what was grown and is not finished: somebody lost their way in since. Raises OSError."""
    if not is_ready(folder):
        remove_tree(folder / GROWING)


def _place(entry: Path, target: Path, going: Path) -> None:
    """A file is replaced in one step; a folder in two, and the second is done later when the first was the last."""
    if entry.is_dir() and target.exists():
        target.rename(going / target.name)
    entry.replace(target)
