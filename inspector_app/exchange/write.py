"""Writes a visit pack: the whole own log with every photo, paper and checklist it names.

Packs are cumulative: a stick that got lost is healed by the next one, and packs may arrive in any order
(reliability.md §5.4).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

from db.database import Work
from db.records import Device, Event, PackRecord
from inspector_app.epochs import lives_of
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.intake import clean_name
from inspector_app.evidence.working_copies import page_copy
from inspector_app.exchange import layout, opening_page, peers
from inspector_app.exchange.container import PACK_SUFFIX, WrittenPack, write_pack_file
from inspector_app.exchange.damages import damaged_files
from inspector_app.exchange.deliveries import own_problems
from inspector_app.exchange.event_records import to_record
from inspector_app.exchange.layout import Member
from inspector_app.exchange.log_facts import LogFacts
from inspector_app.exchange.pack_info import PackInfo, PackKind, Recipient, Sender
from inspector_app.exchange.places import place_problems
from inspector_app.exchange.watching import Cancelled, Progress, never, unseen
from inspector_app.stores import Store

_LONGEST_NAME_PART = 40


@dataclass(frozen=True, slots=True)
class WrittenVisitPack:
    pack: WrittenPack
    visits: int
    photos: int
    """Photos of the visits; the same picture on two items counts twice and lies in the pack once."""
    papers: int
    events: int


@dataclass(frozen=True, slots=True)
class _Content:
    records: list[dict[str, object]]
    members: list[Member]
    facts: LogFacts


def proposed_name(store: Store, now: datetime) -> str:
    """A file name for a pack written now, of characters that every file system takes."""
    return f"检查包_{safe_name(store.owner.person)}_{now:%Y%m%d-%H%M}{PACK_SUFFIX}"


def write_visit_pack(
    store: Store,
    path: Path,
    now: datetime,
    *,
    recipients: Sequence[Device] | None = None,
    encrypted: bool = True,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> WrittenVisitPack:
    """Writes `path` whole or not at all, for the known supervisors or for `recipients`; the ledger then remembers it.

    An encrypted pack can be read by this store, too. Not `encrypted` is on purpose only: anybody can read it.
    Raises RefusedInputError pack.no_recipient, pack.out_…, pack.own_log with what is wrong in the own log,
    pack.file_damaged and pack.paper_damaged for each, and what `container.write_pack_file` raises; StoreTroubleError.
    """
    problems = place_problems(path)
    if problems:
        raise RefusedInputError(problems)
    info = _info(store, now, _receivers(store, recipients) if encrypted else ())
    content = _content(store, info)
    pack = write_pack_file(
        path, info, content.records, content.members, store.identity.signing_private, progress, cancelled
    )
    facts = content.facts
    written = WrittenVisitPack(
        pack, len(facts.of("visit")), len(facts.of("photo")), len(facts.of("notice")), len(content.records)
    )
    _enter(store, written, path, now)
    return written


def _receivers(store: Store, named: Sequence[Device] | None) -> tuple[Recipient, ...]:
    devices = list(peers.recipients(store) if named is None else named)
    if not devices:
        raise RefusedInputError([Problem("pack.no_recipient")])
    unreachable = [device for device in devices if not device.recipient]
    if unreachable:
        raise RefusedInputError([Problem("pack.recipient_keyless", {"person": each.person}) for each in unreachable])
    with store.database.look() as work:
        devices.append(work.devices.own())
    names = {device.recipient: f"{device.person} {device.office}" for device in devices}
    return tuple(Recipient(key, name) for key, name in names.items())


def _info(store: Store, now: datetime, receivers: tuple[Recipient, ...]) -> PackInfo:
    with store.database.look() as work:
        own = work.devices.own()
    return PackInfo(
        pack_id=str(uuid4()),
        kind=PackKind.VISIT,
        created=now,
        sender=Sender(own.id, own.person, own.role, own.office, own.signing_key),
        recipients=receivers,
        software=software(),
        extra={peers.RECIPIENT_LABEL: own.recipient},
    )


def _content(store: Store, info: PackInfo) -> _Content:
    """One consistent view of the store; the bytes of photos and papers are read when it is their turn."""
    with store.database.look() as work:
        events = _own_log(work, store.device)
        _require_takeable(work, store.device, events)
        facts = LogFacts.of_events(events)
        page = opening_page.render(work, info, partial(page_copy, store))
        members = [*_checklists(work, facts), *_files(store, work, facts)]
    # The page is a courtesy; thousands of visits must not stop a pack because of it.
    family = layout.family_of_name(layout.PAGE)
    if family and len(page) <= family.most_bytes:
        members.append(_member(layout.PAGE, page))
    return _Content([to_record(event) for event in events], members, facts)


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


def _files(store: Store, work: Work, facts: LogFacts) -> list[Member]:
    sizes = work.blobs.all()
    names = {sha256: layout.photo_name(sha256, media_type) for sha256, media_type in facts.photo_types().items()}
    names |= {sha256: layout.paper_name(sha256) for sha256 in facts.papers()}

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
    return [Member(name, sizes[sha256], sha256, partial(read, sha256)) for sha256, name in names.items()]


def _member(name: str, data: bytes) -> Member:
    return Member(name, len(data), hashlib.sha256(data).hexdigest(), lambda: data)


def _enter(store: Store, written: WrittenVisitPack, path: Path, now: datetime) -> None:
    info = written.pack.info
    report = {
        "recipients": [each.name for each in info.recipients],
        "visits": written.visits,
        "photos": written.photos,
        "papers": written.papers,
        "events": written.events,
    }
    record = PackRecord(info.pack_id, "out", written.pack.sha256, clean_name(path.name), store.device, now, report)
    with store.database.work(now) as work:
        work.packs.add(record)


def software() -> str:
    """Name and version of this program, as packs carry them."""
    try:
        return f"inspector-app {version('inspector-app')}"
    except PackageNotFoundError:  # frozen without its metadata
        return "inspector-app"


def safe_name(text: str) -> str:
    """A part of a file name, of characters that every file system takes."""
    kept = "".join(character if character.isalnum() else "-" for character in text)
    return kept[:_LONGEST_NAME_PART].strip("-") or "-"
