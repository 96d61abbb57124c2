"""Is this laptop ready to leave? 出发前检查: what would spoil the day is said while there is still a mains socket.

Every check gives a state and the facts of its sentence, in resources/messages/departure.json as `<check>_<state>`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from db.work import Work
from inspector_app.backups.shelf import newest_sound
from inspector_app.checklists.editions import in_force
from inspector_app.epochs import is_own_life
from inspector_app.errors import Problem
from inspector_app.law import library, own_law, readings
from inspector_app.law.shipped import shipped_book
from inspector_app.planning.battery import Battery
from inspector_app.plans.documents import adoption_of
from inspector_app.printers import KnownPrinters
from inspector_app.room import MIB, Level, room_of
from inspector_app.sessions import last_session
from inspector_app.stores import Store

_CLOCK_TOLERATED = timedelta(minutes=5)
_CLOCK_LEAP = timedelta(days=60)
_A_DAY = timedelta(days=1)
_BACKUP_DAYS, _BACKUP_LONG_DAYS = 3, 14
_REGISTER_DAYS, _REGISTER_LONG_DAYS = 30, 180
_LAW_DAYS = 366
_BATTERY_PERCENT, _BATTERY_LOW_PERCENT = 60, 25
_CONFIRMED_DAYS = 7


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    state: State
    leads_to: str
    """Where it is put right: key of a page, with the section of the settings behind a colon."""
    details: Mapping[str, object] = field(default_factory=dict)
    case: str = ""
    """Which of several sentences of that state."""

    @property
    def problem(self) -> Problem:
        """Its sentence."""
        parts = (self.name, self.case or self.state.value)
        return Problem(f"departure.{'_'.join(parts)}", self.details)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the caller knows of the computer. `printers`: None when nobody could ask."""

    printers: KnownPrinters | None
    battery: Battery | None


def departure_checks(store: Store, around: Surroundings, now: datetime) -> list[Check]:
    """In the order in which they are told; what is bad does not come first, so that the list stays familiar."""
    with store.database.look() as work:
        of_store: tuple[Callable[[], Check], ...] = (
            lambda: _register(work, now),
            lambda: _law(work, now.date()),
            lambda: _checklist(work, store, now.date()),
            lambda: _packs(work),
            lambda: _receipts(work, store, now),
        )
        told = [check() for check in of_store]
    return [
        _disk(store),
        _clock(store, now),
        _battery(around.battery),
        _printer(around.printers),
        _backup(store, now),
        *told,
    ]


def worst(checks: Sequence[Check]) -> State:
    states = [check.state for check in checks]
    return next(state for state in (State.BAD, State.WARN, State.OK) if state in states or state is State.OK)


def _disk(store: Store) -> Check:
    try:
        room = room_of(store.folder)
    except OSError as error:
        return Check("disk", State.BAD, "settings:store", {"detail": error.strerror or str(error)}, "unreadable")
    state = {Level.ENOUGH: State.OK, Level.LOW: State.WARN, Level.SCARCE: State.BAD}[room.level]
    return Check("disk", state, "settings:store", {"free_mb": f"{room.free // MIB:,}"})


def clock_check(store: Store, now: datetime) -> Check:
    """No clock can be proved right; one that went back, or leapt, since the store was used before is seen.

    For each start: by the newest events alone. `_clock` looks at the whole log.
    """
    with store.database.look() as work:
        seen = _seen(work, store, now)
    shown = {"now": f"{now:%Y-%m-%d %H:%M}"}
    if not seen:
        return Check("clock", State.OK, "diary", shown)
    last = max(seen) if max(seen) - now > _CLOCK_TOLERATED else seen[0]
    shown["last"] = f"{last.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
    if last - now > _CLOCK_TOLERATED:
        return Check("clock", State.BAD, "diary", shown)
    return Check("clock", State.WARN if now - last > _CLOCK_LEAP else State.OK, "diary", shown)


def _clock(store: Store, now: datetime) -> Check:
    """Work under a wrong clock makes that clock look right: the log knows the latest moment that was ever seen.

    A warning only: it may as well have been then that the clock was wrong.
    """
    found = clock_check(store, now)
    if found.state is State.BAD:
        return found
    with store.database.look() as work:
        latest = work.planned.latest_wall(_own_lives(work, store))
    if latest is None or latest - now <= _CLOCK_TOLERATED:
        return found
    shown = {"now": f"{now:%Y-%m-%d %H:%M}", "last": f"{latest.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"}
    return Check("clock", State.WARN, "diary", shown, "ahead")


def _own_lives(work: Work, store: Store) -> list[str]:
    return [device.id for device in work.devices.all() if store.owns(device.id)]


def _seen(work: Work, store: Store, now: datetime) -> list[datetime]:
    """When the store was used: before the session of now, in it, and when it was backed up.

    A window that was opened with a wrong clock has noted so in its first event: that proves nothing.
    """
    own = _own_lives(work, store)
    session = last_session(work, store.device)
    begun, before = (work.events.find(store.device, number) for number in (session, session - 1))
    last, backup = work.planned.last_event_at(own), newest_sound(store.folder, store.vault)
    moments = [last, backup.made_at if backup else None]
    if begun is not None and before is not None and abs(now - datetime.fromisoformat(begun.wall)) < _A_DAY:
        moments.insert(0, datetime.fromisoformat(before.wall))
    return [moment for moment in moments if moment is not None]


def _battery(found: Battery | None) -> Check:
    if found is None:
        return Check("battery", State.OK, "", case="absent")
    details: dict[str, object] = {"percent": found.percent}
    if found.charging or found.percent >= _BATTERY_PERCENT:
        return Check("battery", State.OK, "", details)
    return Check("battery", State.BAD if found.percent < _BATTERY_LOW_PERCENT else State.WARN, "", details)


def _printer(known: KnownPrinters | None) -> Check:
    if known is None:
        return Check("printer", State.WARN, "papers", case="unasked")
    if not known.names:
        return Check("printer", State.WARN, "papers")
    return Check("printer", State.OK, "papers", {"printer": known.usual or known.names[0], "count": len(known.names)})


def _backup(store: Store, now: datetime) -> Check:
    found = newest_sound(store.folder, store.vault)
    if found is None:
        return Check("backup", State.BAD, "settings:backup", case="none")
    days = max(0, (now - found.made_at).days)
    state = State.BAD if days > _BACKUP_LONG_DAYS else State.WARN if days > _BACKUP_DAYS else State.OK
    return Check(
        "backup", state, "settings:backup", {"days": days, "day": f"{found.made_at.astimezone(now.tzinfo):%Y-%m-%d}"}
    )


def _register(work: Work, now: datetime) -> Check:
    count, changed = work.planned.register_age()
    if not count:
        return Check("register", State.BAD, "enterprises", case="empty")
    days = max(0, (now - changed).days) if changed is not None else 0
    day = f"{changed.astimezone(now.tzinfo):%Y-%m-%d}" if changed is not None else "—"
    state = State.BAD if days > _REGISTER_LONG_DAYS else State.WARN if days > _REGISTER_DAYS else State.OK
    return Check("register", state, "enterprises", {"days": days, "day": day, "count": f"{count:,}"})


def _law(work: Work, today: date) -> Check:
    """The newest that anybody read or loaded here; else the newest law of the shipped table."""
    found = [each for name in (own_law.NAME, readings.NAME, library.NAME) if (each := adoption_of(work, name))]
    if found:
        day = max(each.issued_at.date() for each in found)
    else:
        day = max(article.law.starts for article in shipped_book().articles.values() if article.law.starts)
        day = min(day, today)
    days = max(0, (today - day).days)
    case = "" if found else "shipped"
    return Check(
        "law",
        State.WARN if days > _LAW_DAYS or not found else State.OK,
        "settings:law",
        {"day": day.isoformat(), "days": days},
        case,
    )


def _checklist(work: Work, store: Store, today: date) -> Check:
    checklist = in_force(work, today)
    details: dict[str, object] = {"title": checklist.title["zh"], "version": checklist.version}
    older = work.planned.unfinished_visits([each.id for each in work.devices.all() if store.owns(each.id)])
    behind = sum(each != checklist.id for each in older)
    if behind:
        return Check("checklist", State.WARN, "visits", details | {"count": behind})
    return Check("checklist", State.OK, "settings:checklists", details)


def _packs(work: Work) -> Check:
    waiting = len(work.waiting.all())
    return Check("packs", State.WARN if waiting else State.OK, "packs", {"count": waiting})


def _receipts(work: Work, store: Store, now: datetime) -> Check:
    """What of this laptop's own work nobody else has said to hold yet."""
    have = work.events.have()
    own = {device: seq for device, seq in have.items() if is_own_life(store.device, device)}
    said = work.receipts.all()
    left = sum(seq - max((each.have.get(device, 0) for each in said), default=0) for device, seq in own.items())
    if not said:
        state = State.WARN if work.planned.closed_visits(list(own)) else State.OK
        return Check("receipts", state, "packs", {"count": left}, "none" if state is State.WARN else "nothing")
    newest = max(each.at for each in said)
    days = max(0, (now - newest).days)
    state = State.WARN if left and days > _CONFIRMED_DAYS else State.OK
    return Check("receipts", state, "packs", {"count": left, "days": days})
