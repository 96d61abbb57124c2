"""Takes a whole import back, also days later, as long as nothing depends on it. The log remembers that it was done."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from db.records.log import Event
from db.records.packs import PackRecord
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import CancelledError, Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag.bag_reader import decoded_records
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.merging.event_records import from_records
from inspector_app.exchange.merging.late_changes import accepted_among, is_content
from inspector_app.exchange.merging.log_facts import LogFacts, visit_of
from inspector_app.exchange.reports import VISIT_KINDS
from inspector_app.exchange.withdrawn import KIND, withdrawal_of
from inspector_app.stores import Store

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What went away with an import."""

    pack: PackRecord
    events: int
    visits: int
    files: int


def withdraw_import(
    store: Store,
    pack_id: str,
    reason: str,
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> Withdrawn:
    """As if the pack had never come, but for the entry in the log that says so; it may be imported again.

    Raises RefusedInputError: pack.withdraw_unknown, pack.withdraw_kind, pack.withdraw_later, pack.withdraw_used;
    CancelledError: the import is whole, as it was.
    """

    def step(done: int, total: int) -> None:
        if cancelled():
            raise CancelledError
        progress(done, total)

    with store.database.work(now) as work:
        pack, gone = _what_goes(work, pack_id)
        facts = LogFacts.of_events(gone)
        waited_for = _files_of_waiting(work, store)
        files = [each for each in (*facts.photo_types(), *facts.papers()) if each not in waited_for]
        work.withdrawals.take_out(gone, step)
        # What a receipt confirmed is perhaps nowhere else any more: its bytes stay, whatever becomes of the records.
        unnamed = [] if _may_be_confirmed(work, store, pack) else work.withdrawals.forget_unnamed(files)
        work.packs.forget(pack.id)
        fields = {
            "pack": pack.id,
            "sender": pack.sender,
            "file": pack.file_name,
            "sha256": pack.sha256,
            "of": _owner(pack),
            "events": len(gone),
            "reason": reason.strip()[:LONGEST_REASON],
        }
        work.events.record(KIND, withdrawal_of(pack.id, store.device), fields)
        visits = len({event.obj for event in gone if event.kind == "visit"})
    for sha256 in unnamed:
        # After the commit: a file without a row is harmless, a row without its file is not.
        store.files.remove(sha256)
    return Withdrawn(pack, len(gone), visits, len(unnamed))


def _what_goes(work: Work, pack_id: str) -> tuple[PackRecord, list[Event]]:
    pack = work.packs.get(pack_id)
    if pack is None or pack.direction != "in":
        raise RefusedInputError([Problem("pack.withdraw_unknown", {"pack": pack_id[:40]})])
    if pack.report.get("kind", "visit") not in VISIT_KINDS or "ranges" not in pack.report:
        raise RefusedInputError([Problem("pack.withdraw_kind", {"file": pack.file_name})])
    ranges = {device: (first, last) for device, (first, last) in pack.report["ranges"].items()}
    have = work.events.have()
    if any(have.get(device, 0) > last for device, (_, last) in ranges.items()):
        raise RefusedInputError([Problem("pack.withdraw_later", {"file": _later(work, pack)})])
    gone = work.withdrawals.events_in(ranges)
    used = _users(work, gone)
    if used:
        details = {"count": len(used), "object": f"{used[0].kind} {used[0].obj}"[:80]}
        raise RefusedInputError([Problem("pack.withdraw_used", details)])
    return pack, gone


def _owner(pack: PackRecord) -> str:
    """The laptop whose log it brought: of a give-back pack it is not the sender's."""
    return laptop_of(next(iter(pack.report.get("ranges", {})), pack.sender))


def _may_be_confirmed(work: Work, store: Store, pack: PackRecord) -> bool:
    """Whether a receipt was ever written for its laptop, also before: the pack may have come and gone several times.

    Or for somebody else whose import went before: nothing says any more which bytes he had in common with this one.
    A restored ledger does not know what was confirmed after its backup.
    """
    told = {
        laptop_of(str(each.report.get("for", "")))
        for each in work.packs.all()
        if each.direction == "out" and each.report.get("kind") == "receipt"
    }
    gone = {
        laptop_of(str(fields.get(name, "")))
        for fields in work.events.shown_of_kind(KIND).values()
        for name in ("sender", "of")
    }
    return epoch_of(store.device) > 1 or bool(told & {*gone, laptop_of(pack.sender), _owner(pack)})


def _files_of_waiting(work: Work, store: Store) -> set[str]:
    """Their records name these, but no row does yet."""
    named: set[str] = set()
    for waiting in work.waiting.all():
        # What is damaged cannot be taken in any more, whatever is kept for it.
        with suppress(UnavailableError):
            facts = LogFacts.of_events(from_records(decoded_records(store.files.get(waiting.records))))
            named |= {*facts.photo_types(), *facts.papers()}
    return named


def _later(work: Work, pack: PackRecord) -> str:
    devices = set(pack.report["ranges"])
    since = [each for each in work.packs.all() if each.at >= pack.at and each.id != pack.id]
    # What a give-back pack brought of that laptop stays here, and holds what came before it.
    given = [each for each in since if each.report.get("kind") == "giveback" and each.direction == "in"]
    later = [each for each in since if devices & set(each.report.get("ranges", {}))] or given
    return later[0].file_name if later else "—"


def _users(work: Work, gone: list[Event]) -> list[Event]:
    """Events that would hang in the air."""
    names = {(event.dev, event.seq) for event in gone}
    left = {
        event.obj
        for event in work.events.of_objects({event.obj for event in gone})
        if (event.dev, event.seq) not in names
    }
    vanishing = {event.obj: event.kind for event in gone if event.obj not in left}
    made = [obj for obj, kind in vanishing.items() if kind in ("visit", "enterprise")]
    users = work.withdrawals.users_of(gone, made)
    by_kind: dict[str, list[str]] = {}
    for obj, kind in vanishing.items():
        by_kind.setdefault(kind, []).append(obj)
    naming = work.withdrawals.naming(gone, by_kind)
    accepted = _accepted_with(work, [event for event in gone if visit_of(event.kind, event.obj) not in vanishing])
    return [*users, *naming, *work.events.of_objects(accepted)]


def _accepted_with(work: Work, gone: Iterable[Event]) -> list[str]:
    """Decisions by which a visit that stays was accepted as these made it."""
    seen: dict[str, list[Event]] = {}
    for event in gone:
        if is_content(event):
            seen.setdefault(visit_of(event.kind, event.obj), []).append(event)
    decisions = work.reviews.of_visits(accepted_among(work, sorted(seen)))
    return [each.id for each in decisions if any(e.seq <= each.seen.get(e.dev, 0) for e in seen[each.visit_id])]
