"""Takes a visit pack in: staged first, then all of it in one unit of work, or nothing (reliability.md §5.4).

What is damaged among photos and papers is left out and named; what comes before its time waits, sealed, in the store.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from db.records.log import Event
from db.records.packs import PackRecord, WaitingPack
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import (
    previewed,
    remember_sender,
    require_welcome,
    sender_as_known,
)
from inspector_app.exchange.bag import pack_info
from inspector_app.exchange.bag.bag_reader import decoded_records
from inspector_app.exchange.bag.container import PackContents, peek, read_pack_file
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.refusals import Family, family_of
from inspector_app.exchange.bag.unpacking import Sealed, Unpacking, disk_in_words
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.kinds.followers import follower
from inspector_app.exchange.kinds.gaps import gaps_of
from inspector_app.exchange.kinds.giving_back import give_back_problems, log_owner, unproven, work_of
from inspector_app.exchange.kinds.hints import SOFTWARE, notes_of
from inspector_app.exchange.kinds.lacks import Lack, counts_of, lack_of, verified_photos
from inspector_app.exchange.kinds.since import since_of
from inspector_app.exchange.kinds.staging import StagedVisits, stage_visits
from inspector_app.exchange.kinds.waiting_here import freed_by, waiting_of
from inspector_app.exchange.merging.deliveries import Delivery, weigh
from inspector_app.exchange.merging.event_records import from_lines, from_records
from inspector_app.exchange.merging.foreseen import foreseen_conflicts
from inspector_app.exchange.merging.log_heads import HEADS_LABEL
from inspector_app.exchange.reports import ImportReport, PackPreview, ledger_report
from inspector_app.exchange.trust.rights import sender_problems
from inspector_app.measures.linking import link_papers
from inspector_app.stores import Store

MOST_WAITING = 50
IMPORTED = "import"
"""Kind of the event that an import leaves in the own log."""
_RECORDS_TYPE = "application/x-ndjson"


def check_visits(store: Store, path: Path, now: datetime, progress: Progress, cancelled: Cancelled) -> PackPreview:
    """Reads and verifies the whole pack against the store and changes nothing."""
    looked = Unpacking(store)
    try:
        return _checked(store, path, looked, now, progress, cancelled, salvage=False)
    except (RefusedInputError, UnavailableError) as error:
        if isinstance(error, RefusedInputError) and not _are_damages(error.problems):
            raise
        why = tuple(error.problems)
    with suppress(RefusedInputError, UnavailableError):
        salvaged = _checked(store, path, Unpacking(store), now, progress, cancelled, salvage=True)
        if not salvaged.problems:
            # Nobody is asked to take what is here already.
            return replace(salvaged, problems=why, salvageable=bool(salvaged.events_new or salvaged.files_new))
    return _damaged_preview(store, peek(path, store.identity.secrets), looked, why, now)


def _are_damages(problems: Iterable[Problem]) -> bool:
    return all(family_of(problem) is Family.DAMAGED for problem in problems)


def _checked(
    store: Store,
    path: Path,
    looked: Unpacking,
    now: datetime,
    progress: Progress,
    cancelled: Cancelled,
    *,
    salvage: bool,
) -> PackPreview:
    """Raises RefusedInputError when records cannot be read, or, without `salvage`, when the file was cut."""
    secrets = store.identity.secrets
    contents = read_pack_file(path, secrets, looked, progress, cancelled, tolerant=True, salvage=salvage)
    events = from_lines(contents.record_lines)
    with store.database.look() as work:
        delivery = _weighed(work, contents.info, events)
        waiting = gaps_of(contents.info, delivery)
        lack = lack_of(work, contents, delivery.facts, looked)
        problems = [*looked.problems, *sender_problems(work, contents.info, now), *lack.problems]
        problems += [] if waiting else delivery.problems
        conflicts = [] if problems or waiting else foreseen_conflicts(work, delivery.new)
        photos, papers = counts_of(delivery.facts, looked)
        ours = follower(contents.info, events)
        freed = [] if problems or waiting else freed_by(store, work, ours)
        lacking = looked.would_bring(work, thorough=contents.info.kind is PackKind.GIVE_BACK)
        return previewed(
            work,
            contents.info,
            now,
            visits=delivery.visits,
            photos_total=photos[0] or contents.info.counts.photos,
            photos_verified=photos[1] if photos[0] else looked.count("photos"),
            papers_total=papers[0] or contents.info.counts.papers,
            papers_verified=papers[1] if papers[0] else looked.count("papers"),
            events_new=len(delivery.new),
            events_known=len(delivery.events) - len(delivery.new),
            problems=tuple(problems),
            damaged=lack.damaged,
            waiting=waiting,
            needs=ours.needs,
            releases=len(freed),
            conflicts=len(conflicts),
            photos_absent=lack.absent,
            files_new=len(lacking),
            notes=notes_of(contents.info, delivery, _recorded_by(work, contents.info)),
            new_logs=_ranges(delivery.new),
            lacking=lacking,
            unproven=unproven(work, contents.info, events),
            work_of=work_of(work, contents.info),
        )


def _damaged_preview(
    store: Store, info: PackInfo, looked: Unpacking, problems: tuple[Problem, ...], now: datetime
) -> PackPreview:
    """Its records cannot be relied on, but what it claims about itself was signed."""
    counts = info.counts
    with store.database.look() as work:
        return previewed(
            work,
            info,
            now,
            photos_total=counts.photos,
            photos_verified=looked.count("photos"),
            papers_total=counts.papers,
            papers_verified=looked.count("papers"),
            problems=problems,
        )


def take_visits(
    store: Store,
    path: Path,
    now: datetime,
    accept_new_sender: bool,
    progress: Progress,
    cancelled: Cancelled,
    *,
    salvage: bool = False,
) -> ImportReport:
    """The records in one unit of work; photos and papers were sealed and synced before."""
    staged = stage_visits(store, path, progress, cancelled, salvage=salvage)
    return take_staged(store, staged, path, now, accept_new_sender)


def take_staged(
    store: Store, staged: StagedVisits, path: Path, now: datetime, accept_new_sender: bool = False
) -> ImportReport:
    """What was staged from `path`, in one unit of work. Raises as `read.import_pack`."""
    with store.database.work(now) as work:
        return take_within(store, work, staged, path, now, accept_new_sender)


def take_within(
    store: Store, work: Work, staged: StagedVisits, path: Path, now: datetime, accept_new_sender: bool = False
) -> ImportReport:
    """As `take_staged`, in a unit of work of which nothing may be kept when this raises."""
    contents, events, vault = staged.contents, staged.events, staged.vault
    vault.settle()
    # Asked again: the file on the stick may have been changed since.
    require_welcome(work, contents.info, accept_new_sender, now)
    delivery = _weighed(work, contents.info, events)
    if gaps_of(contents.info, delivery) and not vault.problems:
        return _keep_waiting(store, work, contents, delivery, vault, path, now)
    lack = _require_whole(work, contents, delivery, vault)
    unsure = unproven(work, contents.info, events)
    arrived = _Arrival(contents.info, contents.sha256, clean_name(path.name), lack.damaged, lack.absent, unsure)
    before = work.packs.get(contents.info.pack_id)
    if before is not None:
        return _heal(work, before, arrived, delivery, vault)
    report = _take(work, arrived, delivery, vault, now)
    return _with_released(store, work, contents.info, report, now)


def _recorded_by(work: Work, info: PackInfo) -> str:
    return work_of(work, info) or sender_as_known(work, info).person


def _weighed(work: Work, info: PackInfo, events: list[Event]) -> Delivery:
    owner = log_owner(info)
    delivery = weigh(work, owner, events, since_of(info.extra, owner))
    return replace(delivery, problems=(*delivery.problems, *give_back_problems(work, info, events)))


@dataclass(frozen=True, slots=True)
class _Arrival:
    info: PackInfo
    sha256: str
    file_name: str
    damaged: tuple[Problem, ...] = ()
    absent: int = 0
    unproven: int = 0


def _take(work: Work, arrived: _Arrival, delivery: Delivery, unpacked: Unpacking, now: datetime) -> ImportReport:
    info = arrived.info
    remember_sender(work, info, now)
    # It may have waited, and what it waited for have come by somebody else.
    work.waiting.remove(info.pack_id)
    files = _keep_files(work, delivery, unpacked)
    received = work.events.receive(delivery.events)
    enterprises = {obj for kind, obj in received.touched if kind == "enterprise"}
    touched = {obj for _, obj in received.touched}
    link_papers(work, [event.obj for event in delivery.new if event.kind == "notice"], touched)
    conflicts = len(work.events.conflicts(received.disputable))
    report = _report(
        work,
        arrived,
        delivery,
        unpacked,
        enterprises_touched=len(enterprises),
        repeated=False,
        conflicts=conflicts,
        files_new=files,
    )
    ledger = {**ledger_report(report), HEADS_LABEL: info.extra.get(HEADS_LABEL, ""), SOFTWARE: info.software}
    if laptop_of(log_owner(info)) != laptop_of(work.devices.own().id):
        # What can be withdrawn; nobody gives his own work away again.
        ledger["ranges"] = _ranges(delivery.new)
    work.packs.add(PackRecord(info.pack_id, "in", arrived.sha256, arrived.file_name, info.sender.device, now, ledger))
    _tell_log(work, arrived, report)
    return report


def _tell_log(work: Work, arrived: _Arrival, report: ImportReport) -> None:
    """The log says of itself what came when, by whose hand: the ledger could be rewritten, the chain cannot."""
    fields: dict[str, JsonValue] = {
        "pack": arrived.info.pack_id,
        "sender": arrived.info.sender.device,
        "file": arrived.file_name,
        "sha256": arrived.sha256,
        "visits": report.visits_new + report.visits_changed,
        "photos": report.photos_verified,
        "events": report.events_new,
        "damaged": len(report.damaged),
        **({"unproven": report.unproven} if report.unproven else {}),
    }
    work.events.record(IMPORTED, f"{IMPORTED}/{arrived.info.pack_id}/{work.devices.own().id}", fields)


def _keep_files(work: Work, delivery: Delivery, unpacked: Unpacking) -> int:
    """Rows for what lies sealed on the disk already; gives how many are new, or are here again."""
    for checklist, text in unpacked.checklists.values():
        work.checklists.add(checklist.id, checklist.name, checklist.version, text)
    types = delivery.facts.photo_types()
    here = work.blobs.among(unpacked.files)
    fresh = [sha256 for sha256 in unpacked.files if sha256 not in here]
    found = ((sha256, *unpacked.files[sha256]) for sha256 in fresh)
    work.blobs.add_many([(sha256, size, types.get(sha256) or media_type) for sha256, size, media_type in found])
    new = {*fresh, *unpacked.take_brought()}
    with disk_in_words():
        unpacked.sync_names(new)
    return len(new)


def _heal(work: Work, before: PackRecord, arrived: _Arrival, delivery: Delivery, vault: Sealed) -> ImportReport:
    """The very pack again: it can only bring photos that were damaged when it came first."""
    files = _keep_files(work, delivery, vault)
    report = _report(work, arrived, delivery, vault, enterprises_touched=0, repeated=True, conflicts=0, files_new=files)
    # Another pack may have brought them meanwhile.
    if files or report.photos_verified > before.report.get("photos_verified", 0):
        work.packs.note(arrived.info.pack_id, photos_verified=report.photos_verified)
    return report


def _report(work: Work, arrived: _Arrival, delivery: Delivery, unpacked: Unpacking, **found: Any) -> ImportReport:
    photos, _ = counts_of(delivery.facts, unpacked)
    return ImportReport(
        pack_id=arrived.info.pack_id,
        sender=sender_as_known(work, arrived.info),
        visits_new=delivery.count("new"),
        visits_changed=delivery.count("changed"),
        visits_known=delivery.count("known") + delivery.count("older"),
        visit_ids=frozenset(visit.id for visit in delivery.visits if visit.state in ("new", "changed")),
        photos=verified_photos(delivery.facts, unpacked),
        photos_total=photos[0],
        photos_verified=photos[1],
        papers=len(delivery.facts.of("notice")),
        events_new=len(delivery.new),
        events_known=len(delivery.events) - len(delivery.new),
        # Only a paper that came can have made a number double: of a thousand packs without one, none asks all papers.
        numbers_twice=tuple(work.notices.numbers_twice()) if delivery.facts.of("notice") else (),
        damaged=arrived.damaged,
        photos_absent=arrived.absent,
        kind=arrived.info.kind.value,
        unproven=arrived.unproven,
        work_of=work_of(work, arrived.info),
        notes=notes_of(arrived.info, delivery, _recorded_by(work, arrived.info)),
        **found,
    )


# --- what waits -------------------------------------------------------------------------------------------------------


def _keep_waiting(
    store: Store,
    work: Work,
    contents: PackContents,
    delivery: Delivery,
    vault: Sealed,
    path: Path,
    now: datetime,
) -> ImportReport:
    info = contents.info
    waiting, problems = work.waiting.all(), _reused(work, info)
    if problems:
        raise RefusedInputError(problems)
    if len(waiting) >= MOST_WAITING and all(each.id != info.pack_id for each in waiting):
        raise RefusedInputError([Problem("pack.waiting_many", {"most": MOST_WAITING}), *delivery.problems])
    with disk_in_words():
        records = store.files.put(contents.record_lines)
    work.blobs.add(records, len(contents.record_lines), _RECORDS_TYPE)
    remember_sender(work, info, now)
    files = _keep_files(work, delivery, vault)
    text = pack_info.render(info).decode("utf-8")
    name = clean_name(path.name)
    work.waiting.add(WaitingPack(info.pack_id, info.sender.device, contents.sha256, name, now, text, records))
    arrived = _Arrival(info, contents.sha256, name, contents.damaged)
    found: dict[str, Any] = {"enterprises_touched": 0, "repeated": False, "files_new": files}
    report = _report(work, arrived, delivery, vault, waiting=gaps_of(info, delivery), **found)
    # What its records say of photos is looked at when their time has come; these came all the same.
    return replace(report, photos_total=info.counts.photos, photos_verified=vault.count("photos"))


def _with_released(store: Store, work: Work, info: PackInfo, report: ImportReport, now: datetime) -> ImportReport:
    """Takes in what waited for this pack, and what waited for that; what turns out to be wrong waits no longer."""
    released: list[str] = []
    refused: list[Problem] = []
    progress = True
    while progress:
        progress = False
        for waiting in waiting_of(work, log_owner(info)):
            problems = _release(store, work, waiting, now)
            if problems is None:
                continue
            progress = True
            refused += problems
            released += [] if problems else [waiting.file_name]
    if not released and not refused:
        return report
    conflicts = len(work.events.conflicts())
    return replace(report, released=tuple(released), conflicts=conflicts, damaged=(*report.damaged, *refused))


def _release(store: Store, work: Work, waiting: WaitingPack, now: datetime) -> list[Problem] | None:
    """None when it has to go on waiting; else it was taken in, or the problems say why it never can be."""
    events = from_records(decoded_records(store.files.get(waiting.records)))
    info = pack_info.parse(waiting.info.encode("utf-8"))
    delivery = _weighed(work, info, events)
    if delivery.problems and gaps_of(info, delivery):
        return None
    work.waiting.remove(waiting.id)
    # Since it came its laptop may have been revoked, or its keys changed. A certificate is asked for the day it came.
    problems = [*sender_problems(work, info, waiting.at), *delivery.problems]
    if not problems:
        looked = Unpacking(store)
        lack = lack_of(work, None, delivery.facts, looked)
        _take(work, _Arrival(info, waiting.sha256, waiting.file_name, (), lack.absent), delivery, looked, now)
    return problems


def _require_whole(work: Work, contents: PackContents, delivery: Delivery, vault: Sealed) -> Lack:
    lack = lack_of(work, contents, delivery.facts, vault)
    problems = [*delivery.problems, *vault.problems, *lack.problems]
    before = work.packs.get(contents.info.pack_id)
    may_heal = before is not None and not delivery.new and _is_of(contents.info, before.sender)
    problems += [] if may_heal else _reused(work, contents.info)
    if problems:
        raise RefusedInputError(problems)
    return lack


def _reused(work: Work, info: PackInfo) -> list[Problem]:
    """Another pack has this number, or waits under it for somebody else's records."""
    before = work.packs.get(info.pack_id)
    others = [each for each in work.waiting.all() if each.id == info.pack_id and not _is_of(info, each.sender)]
    names = [each.file_name for each in (before, *others) if each is not None]
    return [Problem("pack.id_reused", {"file": name}) for name in names]


def _is_of(info: PackInfo, device: str) -> bool:
    return laptop_of(info.sender.device) == laptop_of(device)


def _ranges(new: Iterable[Event]) -> dict[str, list[int]]:
    """Device to [first, last] number of what came: a log comes without gaps."""
    ranges: dict[str, list[int]] = {}
    for event in new:
        ranges.setdefault(event.dev, [event.seq, event.seq])[1] = event.seq
    return ranges
