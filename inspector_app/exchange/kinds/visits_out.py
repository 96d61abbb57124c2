"""Writes a visit pack: the own log with every photo, paper and checklist it names.

Packs are cumulative: they hold everything that no receipt has confirmed yet. So a stick that got lost is healed by the
next one, and packs do not grow for ever (reliability.md §5.4).
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from db.records.log import Device, Event
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import lives_of
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.working_copies import page_copy
from inspector_app.exchange.bag import layout, opening_page
from inspector_app.exchange.bag.bag_writer import encode_records
from inspector_app.exchange.bag.container import WrittenPack
from inspector_app.exchange.bag.layout import Member
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.parting import LARGEST, PART_LABEL, SET_LABEL, part_paths, parted
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.damages import damaged_files
from inspector_app.exchange.kinds.confirming import Confirmed, confirmed_by
from inspector_app.exchange.kinds.elsewhere import HANDED_OVER_LABEL
from inspector_app.exchange.kinds.since import SINCE_LABEL, since_text
from inspector_app.exchange.merging.deliveries import own_problems
from inspector_app.exchange.merging.event_records import to_record
from inspector_app.exchange.merging.log_facts import LogFacts
from inspector_app.exchange.merging.log_heads import HEADS_LABEL, heads_text, own_heads
from inspector_app.exchange.sending import (
    Parcel,
    Sent,
    new_info,
    proposed_name,
    receivers,
    require_place,
    safe_name,
    send_parcels,
    software,
    supervisors,
)
from inspector_app.stores import Store

__all__ = ["WrittenVisitPack", "proposed_name", "safe_name", "software", "write_visit_pack"]


@dataclass(frozen=True, slots=True)
class WrittenVisitPack:
    pack: WrittenPack
    """The first part."""
    visits: int
    photos: int
    """Photos of the visits; the same picture on two items counts twice and lies in the pack once."""
    papers: int
    events: int
    parts: tuple[tuple[Path, WrittenPack], ...] = ()
    """Every file that was written, in order."""
    since: int = 0
    """Changes that were left out, because everybody it is for confirmed to have them."""
    handed_over: int = 0
    """Photos of which only a copy is here: their originals are with those who confirmed them, and not in the pack."""

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(pack.size for _, pack in self.parts)


@dataclass(frozen=True, slots=True)
class _Content:
    events: list[Event]
    """Those that travel."""
    facts: LogFacts
    """What those say."""
    whole: LogFacts
    """What the whole own log says."""
    total: int
    """Events of the whole own log."""
    since: Mapping[str, int]
    """Device to the number up to which its events were left out."""
    page: list[Member]
    checklists: list[Member]
    files: list[Member]
    handed_over: frozenset[str]
    """SHA-256 of originals that would belong to it and are elsewhere."""
    heads: str
    """The ends of the own log, signed."""


def write_visit_pack(
    store: Store,
    path: Path,
    now: datetime,
    *,
    recipients: Sequence[Device] | None = None,
    encrypted: bool = True,
    full: bool = False,
    max_size: int = LARGEST,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> WrittenVisitPack:
    """Writes `path` whole or not at all, for the known supervisors or for `recipients`; the ledger then remembers it.

    What all of them confirmed by a receipt is left out, unless `full`. Over `max_size` bytes it is written as several
    files, `name_1-3.zjpack` …. An encrypted pack can be read by this store, too. Not `encrypted` is on purpose only:
    anybody can read it.
    Raises RefusedInputError pack.no_recipient, pack.out_…, pack.part_small, pack.own_log with what is wrong in the own
    log, pack.file_damaged and pack.paper_damaged for each, and what `container.write_pack_file` raises;
    StoreTroubleError.
    """
    require_place(path)
    devices = (supervisors(store, now) if recipients is None else list(recipients)) if encrypted else []
    named = receivers(store, devices, now) if encrypted else ()
    info = new_info(store, PackKind.VISIT, now, named)
    with store.database.look() as work:
        confirmed = Confirmed() if full or not encrypted else confirmed_by(work, devices)
    content = _content(store, info, confirmed)
    if content.heads:
        info = replace(info, extra={**info.extra, HEADS_LABEL: content.heads})
    if content.since:
        info = replace(info, extra={**info.extra, SINCE_LABEL: since_text(content.since)})
    if content.handed_over:
        info = replace(info, extra={**info.extra, HANDED_OVER_LABEL: str(len(content.handed_over))})
    records = encode_records(to_record(event) for event in content.events)
    members = parted(len(records), content.page, content.checklists, content.files, max_size)
    sent = send_parcels(store, parts_of(path, info, records, members, _held(content)), now, progress, cancelled)
    return _visit_pack(sent, content)


def parts_of(
    path: Path, info: PackInfo, records: bytes, members: Sequence[Sequence[Member]], report: Mapping[str, JsonValue]
) -> list[Parcel]:
    """The files of one hand-over: the same records in each, `members` divided."""
    if len(members) == 1:
        return [Parcel(path, info, records, members[0], report)]
    shared, count = {**info.extra, SET_LABEL: info.pack_id}, len(members)
    parcels = []
    for number, (place, part) in enumerate(zip(part_paths(path, count), members, strict=True), 1):
        name = f"{number}/{count}"
        about = replace(info, pack_id=str(uuid4()), extra={**shared, PART_LABEL: name})
        parcels.append(Parcel(place, about, records, part, {**report, "part": name}))
    return parcels


def _held(content: _Content) -> dict[str, JsonValue]:
    """For the ledger."""
    whole = content.whole
    return {
        "visits": len(whole.of("visit")),
        "photos": len(whole.of("photo")),
        "papers": len(whole.of("notice")),
        "events": content.total,
        "sent_events": len(content.events),
        "sent_files": len(content.files),
    }


def _visit_pack(sent: Sequence[Sent], content: _Content) -> WrittenVisitPack:
    facts = content.facts
    return WrittenVisitPack(
        sent[0].pack,
        len(facts.of("visit")),
        len(facts.of("photo")),
        len(facts.of("notice")),
        len(content.events),
        tuple((each.path, each.pack) for each in sent),
        content.total - len(content.events),
        len(content.handed_over),
    )


def _content(store: Store, info: PackInfo, confirmed: Confirmed) -> _Content:
    """One consistent view of the store; the bytes of photos and papers are read when it is their turn."""
    with store.database.look() as work:
        log = _own_log(work, store.device)
        _require_takeable(work, store.device, log)
        fresh = [event for event in log if event.seq > confirmed.have.get(event.dev, 0)]
        # Nothing new at all: whoever writes a pack all the same wants everything in it.
        events, held = (fresh, confirmed.files) if fresh else (log, frozenset())
        lives = {event.dev for event in log} if fresh else set()
        since = {device: seq for device, seq in confirmed.have.items() if device in lives}
        whole = LogFacts.of_events(log)
        facts = whole.narrowed({event.obj for event in events})
        page = opening_page.render(work, info, partial(page_copy, store))
        checklists = checklist_members(work, facts)
        elsewhere = _elsewhere(store, work, {*whole.photo_types(), *whole.papers()} - held)
        files = file_members(store, work, whole, held | elsewhere)
        heads = heads_text(own_heads(work, store.device, store.identity.signing_private))
    # The page is a courtesy; thousands of visits must not stop a pack because of it.
    family = layout.family_of_name(layout.PAGE)
    pages = [_member(layout.PAGE, page)] if family and len(page) <= family.most_bytes else []
    return _Content(events, facts, whole, len(log), since, pages, checklists, files, elsewhere, heads)


def _elsewhere(store: Store, work: Work, files: Iterable[str]) -> frozenset[str]:
    """Originals that were handed over, and what was never on this disk: the log came back without it."""
    here = work.blobs.all()
    return frozenset(
        sha256 for sha256 in files if store.files.is_thin(sha256) or not (sha256 in here or store.files.has(sha256))
    )


def _own_log(work: Work, device: str) -> list[Event]:
    """Also what this laptop recorded before a backup was restored: the receiver may not have it yet."""
    return [event for life in lives_of(device, work.events.have()) for event in work.events.of_device(life)]


def _require_takeable(work: Work, device: str, events: list[Event]) -> None:
    problems = own_problems(work, device, events)
    if problems:
        first = next((each.details["seq"] for each in problems if "seq" in each.details), "?")
        raise RefusedInputError([Problem("pack.own_log", {"count": len(problems), "seq": first}), *problems])


def checklist_members(work: Work, facts: LogFacts) -> list[Member]:
    """Every version with which these visits were made."""
    contents = {checklist: work.checklists.content(checklist) for checklist in facts.checklists()}
    return [
        _member(layout.checklist_name(id), text.encode("utf-8")) for id, text in contents.items() if text is not None
    ]


def file_members(store: Store, work: Work, facts: LogFacts, held: frozenset[str]) -> list[Member]:
    """Every file that a log names, without those that everybody it is for holds already, or others alone hold."""
    sizes = work.blobs.all()
    names = {sha256: layout.photo_name(sha256, media_type) for sha256, media_type in facts.photo_types().items()}
    names |= {sha256: layout.paper_name(sha256) for sha256 in facts.papers()}
    names = {sha256: name for sha256, name in names.items() if sha256 not in held}

    def read(sha256: str) -> bytes:
        try:
            return store.files.get(sha256)
        except UnavailableError as error:
            # Looked for only now: reading every file twice would make each pack twice as slow.
            problems = damaged_files(store, facts.photo_types(), facts.papers())
            raise RefusedInputError(problems or error.problems) from error

    for sha256 in names:
        if sha256 not in sizes:
            sizes[sha256] = len(read(sha256))
    return [Member(name, sizes[sha256], sha256, partial(read, sha256), verified=True) for sha256, name in names.items()]


def _member(name: str, data: bytes) -> Member:
    return Member(name, len(data), hashlib.sha256(data).hexdigest(), lambda: data)
