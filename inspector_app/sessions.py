"""Who works at the store: noted in the log at each unlock, so that a diary of a shared laptop can name people.

Events carry the device. The person behind those that follow is the one of the last "session" event before them.
"""

from datetime import datetime

from db.database import Database
from db.errors import StoreTroubleError
from db.work import Work
from inspector_app.stores import MAY_WAIT, Store

_SESSION = "session"
_VAULT = "vault"


def begin_session(store: Store, now: datetime) -> None:
    """Notes who unlocked the store: one commit. A full or write-protected disk keeps nobody from reading."""
    owner = store.vault.owner
    try:
        with store.database.work(now) as work:
            work.events.record(_SESSION, _of(store, _SESSION), {"person": owner.person, "role": owner.role})
    except StoreTroubleError as error:
        if error.kind not in MAY_WAIT:
            raise


def begin_session_of_another(store: Store, now: datetime) -> None:
    """As `begin_session`, but only when the log names somebody else: reading by scripts writes nothing."""
    with store.database.look() as work:
        known = work.events.shown(_of(store, _SESSION)).get("person", store.owner.person)
    if known != store.person:
        begin_session(store, now)


def note_vault_change(
    store: Store, deed: str, now: datetime, *, database: Database | None = None, **details: str
) -> None:
    """Notes in the log an act such as "person_added", and who did it; `database` may be a copy."""
    with (database or store.database).work(now) as work:
        note_of_vault(work, store.device, store.person, deed, **details)


def note_of_vault(work: Work, device: str, by: str, deed: str, **details: str) -> None:
    """As `note_vault_change`, of a store that is not open yet: it is just being made."""
    # Every field each time: the newest note is whole in the heads, too.
    fields = dict.fromkeys(("person", "role", "recipient", "generation", "laptop", "count"), "") | details
    work.events.record(_VAULT, f"{_VAULT}-{device}", fields | {"deed": deed, "by": by})


def note_within(work: Work, deed: str, **details: str) -> None:
    """As `note_vault_change`, where only the unit of work is at hand: by whoever unlocked the store last."""
    own = work.devices.own()
    by = work.events.shown(f"{_SESSION}-{own.id}").get("person", own.person)
    note_of_vault(work, own.id, by, deed, **details)


def last_session(work: Work, device: str) -> int:
    """Number of the event with which the last session of a laptop began; 0 when none is known."""
    heads = work.events.heads_of([f"{_SESSION}-{device}"])
    return max((seq for named in heads.values() for dev, seq in named if dev == device), default=0)


def _of(store: Store, kind: str) -> str:
    """One object for each laptop, so that the heads do not grow with the days."""
    return f"{kind}-{store.device}"
