"""When the whole store was last looked through, and what was found: kept in the store, over a restart.

Sealed, because it is no finder's business; lost or unreadable it only means that the next look is due.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag

from inspector_app.checkup import Checkup
from inspector_app.files import write_atomically
from inspector_app.stores import Store

FILE = "checked.sealed"
_PURPOSE = "zg/checked/v1"


@dataclass(frozen=True, slots=True)
class DeepCheck:
    at: datetime
    sound: bool
    files: int
    damages: int
    """Lines of the database and files that were damaged or missing."""


def last_deep_check(store: Store) -> DeepCheck | None:
    """None when there was none that anybody knows of."""
    try:
        content = json.loads(store.vault.unseal(_PURPOSE, (store.folder / FILE).read_bytes(), FILE))
        at = datetime.fromisoformat(content["at"])
        found = DeepCheck(at, bool(content["sound"]), int(content["files"]), int(content["damages"]))
    except (OSError, InvalidTag, ValueError, KeyError, TypeError):
        return None
    return found if at.tzinfo is not None else None


def note_deep_check(store: Store, checkup: Checkup, now: datetime) -> DeepCheck:
    """A disk that takes no more keeps nobody from looking: the note is then missing. Gives what was noted."""
    damages = len(checkup.database) + len(checkup.damaged_files)
    check = DeepCheck(now, checkup.sound, checkup.files, damages)
    content = json.dumps(asdict(check) | {"at": now.isoformat()}).encode("utf-8")
    try:
        write_atomically(store.folder / FILE, store.vault.seal(_PURPOSE, content, FILE))
    except OSError:
        (store.folder / FILE).unlink(missing_ok=True)
    return check
