"""Visit packs that came before their time: kept sealed, and taken in as soon as what they follow has come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from db.records.packs import WaitingPack
from db.work import Work
from inspector_app.disk_words import disk_in_words
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import remember_sender
from inspector_app.exchange.bag import pack_info
from inspector_app.exchange.bag.bag_reader import decoded_records
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.bag.unpacking import Sealed, Unpacking
from inspector_app.exchange.kinds.gaps import gaps_of
from inspector_app.exchange.kinds.giving_back import log_owner
from inspector_app.exchange.kinds.lacks import lack_of
from inspector_app.exchange.kinds.parts_here import share_here
from inspector_app.exchange.kinds.taking import Arrival, keep_files, reported, reused, take, weighed
from inspector_app.exchange.kinds.waiting_here import waiting_of
from inspector_app.exchange.merging.deciders import who_decides
from inspector_app.exchange.merging.deliveries import Delivery
from inspector_app.exchange.merging.event_records import from_records
from inspector_app.exchange.reports import ImportReport
from inspector_app.exchange.trust.rights import sender_problems
from inspector_app.stores import Store

MOST_WAITING = 50
_RECORDS_TYPE = "application/x-ndjson"


def keep_waiting(
    store: Store,
    work: Work,
    contents: PackContents,
    delivery: Delivery,
    vault: Sealed,
    path: Path,
    now: datetime,
) -> ImportReport:
    """Raises RefusedInputError pack.id_reused, pack.waiting_many."""
    info = contents.info
    waiting, problems = work.waiting.all(), reused(work, info)
    if problems:
        raise RefusedInputError(problems)
    if len(waiting) >= MOST_WAITING and all(each.id != info.pack_id for each in waiting):
        raise RefusedInputError([Problem("pack.waiting_many", {"most": MOST_WAITING}), *delivery.problems])
    with disk_in_words("store"):
        records = store.files.put(contents.record_lines)
    work.blobs.add(records, len(contents.record_lines), _RECORDS_TYPE)
    remember_sender(work, info, now)
    files = keep_files(work, delivery, vault)
    text = pack_info.render(info).decode("utf-8")
    name = clean_name(path.name)
    work.waiting.add(WaitingPack(info.pack_id, info.sender.device, contents.sha256, name, now, text, records))
    arrived = Arrival(info, contents.sha256, name, contents.damaged)
    found: dict[str, Any] = {"enterprises_touched": 0, "repeated": False, "files_new": files}
    report = reported(work, arrived, delivery, vault, waiting=gaps_of(info, delivery), **found)
    # What its records say of photos is looked at when their time has come; these came all the same.
    photos: dict[str, Any] = {"photos_total": info.counts.photos, "photos_verified": vault.count("photos")}
    return replace(report, share=share_here(work, info, wanting=True), **photos)


def with_released(
    store: Store, work: Work, info: PackInfo, report: ImportReport, disputable: frozenset[str], now: datetime
) -> ImportReport:
    """Takes in what waited for this pack, and what waited for that; what turns out to be wrong waits no longer.

    `report` and `disputable` as `take` gave them.
    """
    ended: list[_Ended] = []
    while found := [each for each in _tried(store, work, info, now) if each is not None]:
        ended += found
    if not ended:
        return report
    conflicts = work.events.conflicts(disputable.union(*(each.disputable for each in ended)))
    return replace(
        report,
        released=tuple(each.file_name for each in ended if not each.problems),
        conflicts=len(conflicts),
        conflicts_elsewhere=who_decides(work, conflicts),
        damaged=(*report.damaged, *(problem for each in ended for problem in each.problems)),
        notes=(*report.notes, *(note for each in ended for note in each.notes)),
    )


class _Ended(NamedTuple):
    """A pack that waits no longer: it was taken in, or the problems say why it never can be."""

    file_name: str
    problems: Sequence[Problem]
    notes: Sequence[Problem] = ()
    disputable: frozenset[str] = frozenset()


def _tried(store: Store, work: Work, info: PackInfo, now: datetime) -> Iterator[_Ended | None]:
    for waiting in waiting_of(work, log_owner(info)):
        yield _release(store, work, waiting, now)


def _release(store: Store, work: Work, waiting: WaitingPack, now: datetime) -> _Ended | None:
    """None when it has to go on waiting."""
    events = from_records(decoded_records(store.files.get(waiting.records)))
    info = pack_info.parse(waiting.info.encode("utf-8"))
    delivery = weighed(work, info, events)
    if delivery.problems and gaps_of(info, delivery):
        return None
    work.waiting.remove(waiting.id)
    # Since it came its laptop may have been revoked, or its keys changed. A certificate is asked for the day it came.
    problems = [*sender_problems(work, info, waiting.at), *delivery.problems]
    if problems:
        return _Ended(waiting.file_name, problems)
    looked = Unpacking(store)
    lack = lack_of(work, None, delivery.facts, looked)
    arrived = Arrival(info, waiting.sha256, waiting.file_name, (), lack.absent)
    report, disputable = take(work, arrived, delivery, looked, now)
    return _Ended(waiting.file_name, (), report.notes, disputable)
