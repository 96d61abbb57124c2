"""Writes a visit pack: the own log with every photo, paper and checklist it names.

Packs are cumulative: they hold everything that no receipt has confirmed yet. So a stick that got lost is healed by the
next one, and packs do not grow for ever (reliability.md §5.4).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from db.database import Work
from db.records import Device, Event
from inspector_app.epochs import lives_of
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.working_copies import page_copy
from inspector_app.exchange import layout, opening_page
from inspector_app.exchange.bag_writer import encode_records
from inspector_app.exchange.confirming import Confirmed, confirmed_by
from inspector_app.exchange.container import WrittenPack, write_pack_file
from inspector_app.exchange.damages import damaged_files
from inspector_app.exchange.deliveries import own_problems
from inspector_app.exchange.elsewhere import HANDED_OVER_LABEL
from inspector_app.exchange.event_records import to_record
from inspector_app.exchange.layout import Member
from inspector_app.exchange.log_facts import LogFacts
from inspector_app.exchange.pack_info import PackInfo, PackKind
from inspector_app.exchange.parting import LARGEST, PART_LABEL, SET_LABEL, part_paths, parted
from inspector_app.exchange.sending import (
    Sent,
    enter,
    new_info,
    proposed_name,
    receivers,
    require_place,
    safe_name,
    software,
    supervisors,
)
from inspector_app.exchange.since import SINCE_LABEL, since_text
from inspector_app.exchange.sticks import require_room
from inspector_app.exchange.watching import Cancelled, Progress, never, unseen
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
    named = receivers(store, devices) if encrypted else ()
    info = new_info(store, PackKind.VISIT, now, named)
    with store.database.look() as work:
        confirmed = Confirmed() if full or not encrypted else confirmed_by(work, devices)
    content = _content(store, info, confirmed)
    if content.since:
        info = replace(info, extra={**info.extra, SINCE_LABEL: since_text(content.since)})
    if content.handed_over:
        info = replace(info, extra={**info.extra, HANDED_OVER_LABEL: str(len(content.handed_over))})
    records = [to_record(event) for event in content.events]
    base = len(encode_records(records))
    members = parted(base, content.page, content.checklists, content.files, max_size)
    infos = _part_infos(info, len(members))
    paths = part_paths(path, len(members))
    for each in paths:
        require_place(each)
    written = _write_parts(store, infos, paths, records, members, progress, cancelled)
    return _entered(store, written, content, now)


def _part_infos(info: PackInfo, count: int) -> list[PackInfo]:
    if count == 1:
        return [info]
    shared = {**info.extra, SET_LABEL: info.pack_id}
    return [
        replace(info, pack_id=str(uuid4()), extra={**shared, PART_LABEL: f"{number}/{count}"})
        for number in range(1, count + 1)
    ]


def _write_parts(
    store: Store,
    infos: list[PackInfo],
    paths: list[Path],
    records: list[dict[str, object]],
    members: list[list[Member]],
    progress: Progress,
    cancelled: Cancelled,
) -> list[tuple[Path, WrittenPack]]:
    """All parts, or none: a half hand-over would be taken for a whole one."""
    written: list[tuple[Path, WrittenPack]] = []
    done, total = 0, sum(_weight(each) for each in members)
    if len(members) > 1:
        # Each part asks for its own room: the last one would find out after all the others were written.
        require_room(paths[0].parent, total)
    try:
        for info, path, part in zip(infos, paths, members, strict=True):
            share = _weight(part)

            def tell(step: int, steps: int, done: int = done, share: int = share) -> None:
                progress(done + share * step // steps, total)

            written.append((path, write_pack_file(
                path, info, records, part, store.identity.signing_private, tell, cancelled
            )))  # fmt: skip
            done += share
    except BaseException:
        for path, _ in written:
            path.unlink(missing_ok=True)
        raise
    return written


def _weight(members: Sequence[Member]) -> int:
    """For progress; a pack without files has some work, too."""
    return 1 + sum(member.size for member in members)


def _entered(
    store: Store, written: list[tuple[Path, WrittenPack]], content: _Content, now: datetime
) -> WrittenVisitPack:
    whole = content.whole
    held = {
        "visits": len(whole.of("visit")),
        "photos": len(whole.of("photo")),
        "papers": len(whole.of("notice")),
        "events": content.total,
        "sent_events": len(content.events),
        "sent_files": len(content.files),
    }
    parts = [{"part": f"{number}/{len(written)}"} if len(written) > 1 else {} for number, _ in enumerate(written, 1)]
    sent = [Sent(pack, path, {**held, **part}) for (path, pack), part in zip(written, parts, strict=True)]
    try:
        enter(store, sent, now)
    except BaseException:
        for path, _ in written:
            path.unlink(missing_ok=True)
        raise
    facts = content.facts
    return WrittenVisitPack(
        written[0][1],
        len(facts.of("visit")),
        len(facts.of("photo")),
        len(facts.of("notice")),
        len(content.events),
        tuple(written),
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
        checklists = _checklists(work, facts)
        photos = (sha256 for sha256 in whole.photo_types() if sha256 not in held)
        elsewhere = frozenset(sha256 for sha256 in photos if store.files.is_thin(sha256))
        files = _files(store, work, whole, held | elsewhere)
    # The page is a courtesy; thousands of visits must not stop a pack because of it.
    family = layout.family_of_name(layout.PAGE)
    pages = [_member(layout.PAGE, page)] if family and len(page) <= family.most_bytes else []
    return _Content(events, facts, whole, len(log), since, pages, checklists, files, elsewhere)


def _own_log(work: Work, device: str) -> list[Event]:
    """Also what this laptop recorded before a backup was restored: the receiver may not have it yet."""
    return [event for life in lives_of(device, work.events.have()) for event in work.events.of_device(life)]


def _require_takeable(work: Work, device: str, events: list[Event]) -> None:
    problems = own_problems(work, device, events)
    if problems:
        first = next((each.details["seq"] for each in problems if "seq" in each.details), "?")
        raise RefusedInputError([Problem("pack.own_log", {"count": len(problems), "seq": first}), *problems])


def _checklists(work: Work, facts: LogFacts) -> list[Member]:
    contents = {checklist: work.checklists.content(checklist) for checklist in facts.checklists()}
    return [
        _member(layout.checklist_name(id), text.encode("utf-8")) for id, text in contents.items() if text is not None
    ]


def _files(store: Store, work: Work, facts: LogFacts, held: frozenset[str]) -> list[Member]:
    """Every file that the own log names, without those that everybody it is for holds already, or others alone hold."""
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
