"""Databases of before a restore, and copies of before an upgrade: taken along under the new key as they are.

They are exported without being upgraded, and one that does not open is never dropped silently: the change of the key
waits until a person has removed it.
"""

from contextlib import closing
from pathlib import Path

from db.database import Database
from db.errors import StoreTroubleError
from inspector_app.backups import shelf
from inspector_app.backups.generations import list_generations
from inspector_app.errors import UnavailableError
from inspector_app.files import keep_times, remove_tree, sync_folder
from inspector_app.stores import Store
from inspector_app.vault import Vault


def require_earlier(store: Store) -> None:
    """Raises UnavailableError store.key_change_earlier for the first that cannot be read."""
    for source in _databases(store):
        _require_sound(source, store.vault)


def copy_earlier(store: Store, folder: Path, new: Vault) -> None:
    """Each to the same place below `folder`. Raises UnavailableError store.key_change_earlier; OSError."""
    for source in _databases(store):
        _require_sound(source, store.vault)
        target = folder / source.relative_to(store.folder)
        if source.name == shelf.DATABASE:
            remove_tree(target.parent)
            target.parent.mkdir()
        with closing(Database(source, store.vault.database_key)) as database:
            database.copy_under(target, new.database_key)
        _require_sound(target, new)
        keep_times(source, target)
        sync_folder(target.parent)


def _databases(store: Store) -> list[Path]:
    earlier = [store.folder / each.name for each in list_generations(store) if not each.current]
    # A generation without a database is what a crash left of one that was being removed.
    found = [path for folder in earlier if (path := folder / shelf.DATABASE).is_file()]
    return sorted(found) + sorted((store.folder / shelf.FOLDER).glob("*.db"))


def _require_sound(path: Path, vault: Vault) -> None:
    try:
        with closing(Database(path, vault.database_key)) as database:
            problems = database.check()
    except StoreTroubleError as error:
        problems = [f"{error.kind} {error.detail}"]
    if problems:
        name = path.parent.name if path.name == shelf.DATABASE else path.name
        raise UnavailableError("store.key_change_earlier", name=name, detail="; ".join(problems[:2]))
