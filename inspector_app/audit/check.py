"""Looks through a whole store for what was changed, lost, swapped or added: pages, log, what screens read, files."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from db.errors import StoreTroubleError
from db.log.history import History
from inspector_app.audit.chain import Fields, chain_problems, head_problems, order_problems, told_by
from inspector_app.audit.departed import departed_problems
from inspector_app.backups import shelf
from inspector_app.backups.proving import damage_of
from inspector_app.epochs import laptop_of
from inspector_app.errors import CancelledError, Problem, UnavailableError
from inspector_app.exchange.merging.coming_to_light import rightly_left_out
from inspector_app.exchange.thinning import doubted
from inspector_app.stores import Store
from inspector_app.vault.slots import SLOTS_FILE, as_bytes, handed_on, read_slots

MOST_PROBLEMS = 500
"""More are counted, not listed."""
_STEP = 400
"""Objects compared with their rows, and events looked at, between two looks at the cancel button."""
_LONGEST_ID = 80
_DAMAGES = ("damaged", "wrong_key", "disk_error")

T = TypeVar("T")
Tell = Callable[[int, int], None]


@dataclass(slots=True)
class Audit:
    events: int = 0
    devices: int = 0
    files: int = 0
    files_sound: int = 0
    handed_over: int = 0
    """Of the sound files, originals of which a working copy stays: others confirmed to hold them."""
    pages: int = 0
    pages_damaged: int = 0
    leftovers: int = 0
    """Files that were stored whole and never recorded, because the program was cut short: nothing lacks them."""
    waiting: int = 0
    """Objects of which records of a newer program are still to come to light: their rows stand as before these."""
    problems: list[Problem] = field(default_factory=list)
    more: int = 0
    """Problems beyond those listed."""

    @property
    def sound(self) -> bool:
        return not self.problems

    def note(self, problem: Problem) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more += 1


def check_log(
    store: Store,
    progress: Tell = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    backups: bool = False,
) -> Audit:
    """Reads everything once and changes nothing; `backups` opens each of them, too, with every event of it.

    Raises CancelledError; StoreTroubleError when the store is busy.
    """
    audit = Audit()
    watch = _Watch(progress, cancelled)
    steps = [_check_slots, _check_pages, _count, _check_chains, _check_departed, _check_objects, _check_rows]
    steps.append(_check_files)
    for step in steps + [_check_backups] * backups:
        try:
            step(store, audit, watch)
        except StoreTroubleError as error:
            if error.kind not in _DAMAGES:
                raise
            audit.note(Problem("audit.unreadable", {"detail": error.detail}))
    return audit


class _Watch:
    def __init__(self, progress: Tell, cancelled: Callable[[], bool]) -> None:
        self._progress, self._cancelled = progress, cancelled
        self.done = self.total = 0

    def passed(self, parts: int = 1) -> None:
        if self._cancelled():
            raise CancelledError
        self.done += parts
        self._progress(min(self.done, self.total), self.total)


def _check_pages(store: Store, audit: Audit, watch: _Watch) -> None:
    audit.pages = store.database.page_count()
    damages = store.database.check()
    audit.pages_damaged = len(damages)
    for line in damages:
        audit.note(Problem("audit.page", {"detail": line}))
    watch.passed(0)


def _count(store: Store, audit: Audit, watch: _Watch) -> None:
    with store.database.look() as work:
        audit.events = work.history.count()
        heads = work.events.have()
        audit.files = len(work.blobs.all())
        known = {laptop_of(device.id) for device in work.devices.all()}
    # A laptop has an id for each of its lives.
    audit.devices = len({laptop_of(device) for device in heads})
    for device in sorted(heads):
        if laptop_of(device) not in known:
            audit.note(Problem("audit.device_unknown", {"device": device[:_LONGEST_ID]}))
    # Each event is read twice: in its chain, and with its object.
    watch.total = 2 * audit.events + audit.files


def _check_chains(store: Store, audit: Audit, watch: _Watch) -> None:
    with store.database.look() as work:
        for problem in chain_problems(_watched(work.history.chains(), watch)):
            audit.note(problem)


def _check_slots(store: Store, audit: Audit, watch: _Watch) -> None:
    """Letter boxes that somebody put into `slots.json` without the data key; the own slot has just opened the store."""
    slots = read_slots(store.folder)
    if (store.folder / SLOTS_FILE).read_bytes() != as_bytes(slots):
        audit.note(Problem("audit.slots"))
    for slot in slots.people:
        if (slot.box or slot.box_seal) and handed_on(slot, store.vault, store.vault) is None:
            audit.note(Problem("audit.slot", {"person": slot.owner.person[:_LONGEST_ID]}))
    watch.passed(0)


def _check_departed(store: Store, audit: Audit, watch: _Watch) -> None:
    """The end of the own log against what packs and receipts say of it."""
    with store.database.look() as work:
        for problem in departed_problems(work, store.device):
            audit.note(problem)
    watch.passed(0)


def _check_objects(store: Store, audit: Audit, watch: _Watch) -> None:
    """Heads against events, and the rows that screens read against the heads."""
    with store.database.look() as work:
        out, unread = rightly_left_out(work), work.kept.unread()
        wanted: dict[str, dict[str, Fields]] = {}
        for number, logged in enumerate(work.history.objects(), start=1):
            told = told_by(logged.events, out)
            for problem in (*head_problems(logged, told), *order_problems(logged)):
                audit.note(problem)
            for dev, seq in sorted(told.parents):
                if not work.history.has(dev, seq):
                    details = {"object": logged.obj[:_LONGEST_ID], "device": dev, "seq": seq}
                    audit.note(Problem("audit.parent_missing", details))
            for kind, fields in told.fields.items():
                wanted.setdefault(kind, {})[logged.obj] = fields
            if number % _STEP == 0:
                _compare(work.history, wanted, unread, audit)
            watch.passed(len(logged.events))
        _compare(work.history, wanted, unread, audit)


def _compare(
    history: History, wanted: dict[str, dict[str, Fields]], unread: Mapping[str, Collection[str]], audit: Audit
) -> None:
    for kind, objects in wanted.items():
        found = list(history.differing(kind, objects))
        waiting = _waiting(history, kind, {obj: objects[obj] for obj, _ in found}, unread.get(kind, ()))
        audit.waiting += len(waiting)
        for obj, name in found:
            if obj not in waiting:
                details = {"table": kind, "object": obj[:_LONGEST_ID], "field": name}
                audit.note(Problem("audit.row_differs" if name else "audit.row_missing", details))
    wanted.clear()


def _waiting(history: History, kind: str, objects: Mapping[str, Fields], unread: Collection[str]) -> set[str]:
    """Those whose rows stand exactly as if the `unread` fields had not been said: nobody has looked at these yet.

    The note of them alone lets no other value pass; and whoever may rebuild the rows does so when he opens the store.
    """
    if not unread or not objects:
        return set()
    said = {obj: {name: fields[name] for name in fields if name not in unread} for obj, fields in objects.items()}
    unlike = dict(history.differing(kind, said))
    # What nobody knew anything of before has no row yet.
    return {obj for obj, fields in said.items() if (obj not in unlike if fields else unlike.get(obj) == "")}


def _check_rows(store: Store, audit: Audit, watch: _Watch) -> None:
    """Rows that no event made, and checklist versions that are not what their name says."""
    with store.database.look() as work:
        for kind, obj in work.history.without_events():
            audit.note(Problem("audit.row_added", {"table": kind, "object": obj[:_LONGEST_ID]}))
        for checklist, content in work.history.checklists():
            if hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest() != checklist:
                audit.note(Problem("audit.checklist", {"id": checklist[:12]}))
    watch.passed(0)


def _check_files(store: Store, audit: Audit, watch: _Watch) -> None:
    with store.database.look() as work:
        files = work.blobs.all()
        unlisted = [named for named in work.history.files_named() if named[2] not in files]
    for sha256, size in files.items():
        problem = _file_problem(store, sha256, size)
        if problem is None:
            audit.files_sound += 1
            audit.handed_over += store.files.is_thin(sha256)
        else:
            audit.note(problem)
        watch.passed()
    for person, count in doubted(store).items():
        audit.note(Problem("audit.original_doubted", {"person": person, "count": count}))
    for kind, obj, sha256 in unlisted:
        audit.note(Problem("audit.file_unlisted", {"table": kind, "object": obj[:_LONGEST_ID], "sha256": sha256[:12]}))
    for name in store.files.strangers(files):
        if store.files.hash_of(name):
            audit.leftovers += 1
        else:
            audit.note(Problem("audit.file_unknown", {"file": name}))


def _check_backups(store: Store, audit: Audit, watch: _Watch) -> None:
    """Each is copied aside and opened there: those in the list, and folders whose facts cannot be read any more."""
    listed = {backup.name: backup for backup in shelf.list_backups(store.folder, store.vault)}
    for folder in sorted((store.folder / shelf.FOLDER).glob("*-*-*/")):
        watch.passed(0)
        backup = listed.get(folder.name)
        if backup is None:
            damage = shelf.FACTS
        elif len(shelf.read_verified(store.folder, store.vault, backup)) != backup.files - backup.missing:
            damage = shelf.FILES
        else:
            damage = damage_of(folder, store.folder, store.vault)
        if damage:
            audit.note(Problem("audit.backup", {"name": folder.name[:_LONGEST_ID], "detail": damage}))


def _file_problem(store: Store, sha256: str, size: int) -> Problem | None:
    details = {"sha256": sha256[:12]}
    try:
        copy = store.files.copy_of(sha256)
        found = len(store.files.get(sha256)) if copy is None else copy.size
    except UnavailableError as error:
        what = error.problems[0].code.partition(".")[2]
        return Problem("audit.file_missing" if what == "missing" else "audit.file_damaged", details)
    except (OSError, ValueError):
        # A name that is no SHA-256, or a disk that cannot read the file.
        return Problem("audit.file_damaged", details)
    return None if found == size else Problem("audit.file_size", details)


def _watched(items: Iterable[T], watch: _Watch) -> Iterator[T]:
    for number, item in enumerate(items, start=1):
        if number % _STEP == 0:
            watch.passed(_STEP)
        yield item
