"""One visit pack's arrival in the store: its records, the rows of its files, the ledger, and what is reported of it.

All within a unit of work of which nothing may be kept when one of these raises.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from db.records.log import Event
from db.records.packs import PackRecord
from db.records.values import JsonValue
from db.work import Work
from inspector_app.disk_words import disk_in_words
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.arriving import remember_sender, sender_as_known
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.bag.unpacking import Sealed, Unpacking
from inspector_app.exchange.kinds.elsewhere import whereabouts
from inspector_app.exchange.kinds.giving_back import give_back_problems, log_owner, work_of
from inspector_app.exchange.kinds.hints import SOFTWARE, notes_of
from inspector_app.exchange.kinds.lacks import counts_of, verified_photos
from inspector_app.exchange.kinds.parts_here import share_here
from inspector_app.exchange.kinds.since import since_of
from inspector_app.exchange.merging.deciders import who_decides
from inspector_app.exchange.merging.deliveries import Delivery, weigh
from inspector_app.exchange.merging.log_heads import HEADS_LABEL
from inspector_app.exchange.reports import ImportReport, ledger_report
from inspector_app.measures.linking import link_papers

IMPORTED = "import"
"""Kind of the event that an import leaves in the own log."""


@dataclass(frozen=True, slots=True)
class Arrival:
    info: PackInfo
    sha256: str
    file_name: str
    damaged: tuple[Problem, ...] = ()
    absent: int = 0
    unproven: int = 0


def weighed(work: Work, info: PackInfo, events: list[Event]) -> Delivery:
    owner = log_owner(info)
    delivery = weigh(work, owner, events, since_of(info.extra, owner))
    return replace(delivery, problems=(*delivery.problems, *give_back_problems(work, info, events)))


def recorded_by(work: Work, info: PackInfo) -> str:
    return work_of(work, info) or sender_as_known(work, info).person


def take(
    work: Work, arrived: Arrival, delivery: Delivery, unpacked: Unpacking, now: datetime
) -> tuple[ImportReport, frozenset[str]]:
    """Also the objects of which two people may say different things now."""
    info = arrived.info
    remember_sender(work, info, now)
    # It may have waited, and what it waited for have come by somebody else.
    work.waiting.remove(info.pack_id)
    files = keep_files(work, delivery, unpacked)
    told = [event.obj for event in delivery.new if event.kind == "enterprise"]
    before = work.enterprises.among(told)
    received = work.events.receive(delivery.events)
    work.kept.note_unread(delivery.unread_fields)
    # Every laptop says again what the plan told it of the register: what reads as before was not changed.
    changed = [each for each in work.enterprises.among(told).values() if each != before.get(each.id)]
    touched = {obj for _, obj in received.touched}
    link_papers(work, [event.obj for event in delivery.new if event.kind == "notice"], touched)
    conflicts = work.events.conflicts(received.disputable)
    report = reported(
        work,
        arrived,
        delivery,
        unpacked,
        enterprises_touched=len(changed),
        repeated=False,
        conflicts=len(conflicts),
        conflicts_elsewhere=who_decides(work, conflicts),
        files_new=files,
    )
    ledger = {**ledger_report(report), HEADS_LABEL: info.extra.get(HEADS_LABEL, ""), SOFTWARE: info.software}
    if laptop_of(log_owner(info)) != laptop_of(work.devices.own().id):
        # What can be withdrawn; nobody gives his own work away again.
        ledger["ranges"] = ranges_of(delivery.new)
    work.packs.add(PackRecord(info.pack_id, "in", arrived.sha256, arrived.file_name, info.sender.device, now, ledger))
    _tell_log(work, arrived, report)
    return report, received.disputable


def _tell_log(work: Work, arrived: Arrival, report: ImportReport) -> None:
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


def keep_files(work: Work, delivery: Delivery, unpacked: Unpacking) -> int:
    """Rows for what lies sealed on the disk already; gives how many are new, or are here again."""
    for checklist, text in unpacked.checklists.values():
        work.checklists.add(checklist.id, checklist.name, checklist.version, text)
    types = delivery.facts.photo_types()
    here = work.blobs.among(unpacked.files)
    fresh = [sha256 for sha256 in unpacked.files if sha256 not in here]
    found = ((sha256, *unpacked.files[sha256]) for sha256 in fresh)
    work.blobs.add_many([(sha256, size, types.get(sha256) or media_type) for sha256, size, media_type in found])
    new = {*fresh, *unpacked.take_brought()}
    with disk_in_words("store"):
        unpacked.sync_names(new)
    return len(new)


def heal(work: Work, before: PackRecord, arrived: Arrival, delivery: Delivery, vault: Sealed) -> ImportReport:
    """The very pack again: it can only bring photos that were damaged when it came first."""
    files = keep_files(work, delivery, vault)
    report = reported(work, arrived, delivery, vault, enterprises_touched=0, repeated=True, files_new=files)
    # Another pack may have brought them meanwhile.
    if files or report.photos_verified > before.report.get("photos_verified", 0):
        hurt = ledger_report(report)["damaged"]
        work.packs.note(arrived.info.pack_id, photos_verified=report.photos_verified, damaged=hurt)
    return report


def reported(work: Work, arrived: Arrival, delivery: Delivery, unpacked: Unpacking, **found: Any) -> ImportReport:
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
        absent_in=whereabouts(arrived.info.extra),
        share=share_here(work, arrived.info, wanting=bool(arrived.absent)),
        kind=arrived.info.kind.value,
        unproven=arrived.unproven,
        work_of=work_of(work, arrived.info),
        notes=notes_of(arrived.info, delivery, recorded_by(work, arrived.info)),
        **found,
    )


def reused(work: Work, info: PackInfo) -> list[Problem]:
    """Another pack has this number, or waits under it for somebody else's records."""
    before = work.packs.get(info.pack_id)
    others = [each for each in work.waiting.all() if each.id == info.pack_id and not is_of(info, each.sender)]
    names = [each.file_name for each in (before, *others) if each is not None]
    return [Problem("pack.id_reused", {"file": name}) for name in names]


def is_of(info: PackInfo, device: str) -> bool:
    return laptop_of(info.sender.device) == laptop_of(device)


def ranges_of(new: Iterable[Event]) -> dict[str, list[int]]:
    """Device to [first, last] number of what came: a log comes without gaps."""
    ranges: dict[str, list[int]] = {}
    for event in new:
        ranges.setdefault(event.dev, [event.seq, event.seq])[1] = event.seq
    return ranges
