"""Takes a visit pack in: checked first, then all of it in one unit of work, or nothing (reliability.md §5.4)."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from db.database import Work
from db.records import Device, JsonValue, PackRecord
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange import layout, peers
from inspector_app.exchange.container import PackContents, peek, read_pack_file
from inspector_app.exchange.deliveries import Delivery, PackVisit, weigh
from inspector_app.exchange.event_records import from_records
from inspector_app.exchange.log_facts import LogFacts
from inspector_app.exchange.pack_info import PackInfo, PackKind
from inspector_app.exchange.peers import Standing
from inspector_app.exchange.refusals import Family, family_of, refused
from inspector_app.exchange.unpacking import IntoVault, Unpacking
from inspector_app.exchange.watching import Cancelled, Progress, never, unseen
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class PackPreview:
    """What a pack holds and what importing it would do."""

    pack_id: str
    kind: str
    created: datetime
    encrypted: bool
    sender: Device
    """As his card named him; when he is not known here, as the pack says."""
    fingerprint: str
    sender_known: bool
    """His card was taken, or a pack of his was accepted before."""
    own: bool
    """Written by this store: it can be checked here, not imported."""
    already_imported: bool
    visits: tuple[PackVisit, ...]
    photos_total: int
    photos_verified: int
    papers_total: int
    papers_verified: int
    events_new: int
    events_known: int
    problems: tuple[Problem, ...]
    """Why it cannot be imported; empty when it can (from a known sender, or after comparing the fingerprint)."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    pack_id: str
    sender: Device
    visits_new: int
    visits_changed: int
    visits_known: int
    photos_total: int
    photos_verified: int
    """Their bytes fit their hash, in the pack or in this store."""
    papers: int
    events_new: int
    events_known: int
    enterprises_touched: int
    repeated: bool
    """This very pack was imported before: nothing was changed."""
    numbers_twice: tuple[str, ...] = ()
    """Numbers that more than one paper in this store has now."""


def check_pack(store: Store, path: Path, progress: Progress = unseen, cancelled: Cancelled = never) -> PackPreview:
    """Reads and verifies the whole pack against the store and changes nothing.

    What is damaged or may not be taken is listed in the preview. Raises RefusedInputError when it cannot even be said
    who sent it, when it is for somebody else or made by a newer program; UnavailableError pack.unreadable;
    CancelledError.
    """
    secrets = [store.identity.age_secret]
    info = _visit_pack(peek(path, secrets))
    looked = Unpacking(store)
    try:
        contents = read_pack_file(path, secrets, looked, progress, cancelled)
        events = from_records(contents.records())
    except RefusedInputError as error:
        if not all(family_of(problem) is Family.DAMAGED for problem in error.problems):
            raise
        return _damaged_preview(store, info, looked, error.problems)
    with store.database.look() as work:
        delivery = weigh(work, info.sender.device, events)
        problems = [*delivery.problems, *looked.problems, *_unwelcome(work, info)]
        if not delivery.problems:
            problems += _missing(work, delivery.facts, looked)
        return _preview(work, info, delivery, looked, problems)


def import_pack(
    store: Store,
    path: Path,
    now: datetime,
    *,
    accept_new_sender: bool = False,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> ImportReport:
    """Takes all of a pack in, or nothing. The same pack again changes nothing; an older one brings nothing new.

    `accept_new_sender`: somebody compared the fingerprint of a sender that this store does not know yet.
    Raises RefusedInputError with every reason: pack.sender_unknown, pack.sender_changed_key, pack.own_pack, what
    `container.read_pack_file` and `merge.delivery_problems` find, pack.file_missing; UnavailableError pack.unreadable,
    store.disk_full, store.disk_error; StoreTroubleError; CancelledError.
    """
    secrets = [store.identity.age_secret]
    with store.database.look() as work:
        _require_welcome(work, _visit_pack(peek(path, secrets)), accept_new_sender)
    with _disk_in_words(), IntoVault(store) as vault:
        contents = read_pack_file(path, secrets, vault, progress, cancelled)
        vault.finish()
    events = from_records(contents.records())
    with store.database.work(now) as work:
        # Asked again: the file on the stick may have been changed since.
        _require_welcome(work, _visit_pack(contents.info), accept_new_sender)
        delivery = weigh(work, contents.info.sender.device, events)
        _require_whole(work, contents, delivery, vault)
        if work.packs.get(contents.info.pack_id) is not None:
            return _report(work, contents.info, delivery, vault, set(), repeated=True)
        return _take(work, contents, delivery, vault, clean_name(path.name), now)


def _take(
    work: Work, contents: PackContents, delivery: Delivery, vault: IntoVault, file_name: str, now: datetime
) -> ImportReport:
    info = contents.info
    if work.devices.get(info.sender.device) is None:
        peers.remember(work, peers.sender_of(info), now)
    for checklist, text in vault.checklists.values():
        work.checklists.add(checklist.id, checklist.name, checklist.version, text)
    types = delivery.facts.photo_types()
    for sha256, (size, media_type) in vault.files.items():
        work.blobs.add(sha256, size, types.get(sha256) or media_type)
    received = work.events.receive(delivery.events)
    enterprises = {obj for kind, obj in received.touched if kind == "enterprise"}
    report = _report(work, info, delivery, vault, enterprises, repeated=False)
    work.packs.add(
        PackRecord(info.pack_id, "in", contents.sha256, file_name, info.sender.device, now, _ledger_report(report))
    )
    return report


def _report(
    work: Work, info: PackInfo, delivery: Delivery, vault: Unpacking, enterprises: set[str], *, repeated: bool
) -> ImportReport:
    total, verified = _photo_counts(delivery.facts, vault)
    return ImportReport(
        pack_id=info.pack_id,
        sender=_known_sender(work, info),
        visits_new=delivery.count("new"),
        visits_changed=delivery.count("changed"),
        visits_known=delivery.count("known"),
        photos_total=total,
        photos_verified=verified,
        papers=len(delivery.facts.of("notice")),
        events_new=len(delivery.new),
        events_known=len(delivery.events) - len(delivery.new),
        enterprises_touched=len(enterprises),
        repeated=repeated,
        numbers_twice=tuple(work.notices.numbers_twice()),
    )


def _ledger_report(report: ImportReport) -> dict[str, JsonValue]:
    """The numbers; who sent it is the ledger's own column."""
    return {name: value for name, value in asdict(report).items() if name not in ("pack_id", "sender", "repeated")}


def _visit_pack(info: PackInfo) -> PackInfo:
    if info.kind is not PackKind.VISIT:
        raise refused("kind_unknown", kind=info.kind.value)
    return info


def _require_welcome(work: Work, info: PackInfo, accept_new_sender: bool) -> None:
    sender = peers.sender_of(info)
    problems = _unwelcome(work, info)
    if peers.standing(work, sender) is Standing.OWN:
        problems.append(Problem("pack.own_pack"))
    if peers.standing(work, sender) is Standing.NEW and not accept_new_sender:
        details = {"person": sender.person, "office": sender.office, "digits": peers.fingerprint_of_device(sender)}
        problems.append(Problem("pack.sender_unknown", details))
    if problems:
        raise RefusedInputError(problems)


def _unwelcome(work: Work, info: PackInfo) -> list[Problem]:
    """What no comparing of digits can put right."""
    sender = peers.sender_of(info)
    if peers.standing(work, sender) is not Standing.OTHER_KEY:
        return []
    return [Problem("pack.sender_changed_key", peers.changed_key_details(peers.known_as(work, sender), sender))]


def _require_whole(work: Work, contents: PackContents, delivery: Delivery, vault: IntoVault) -> None:
    problems = [*delivery.problems, *vault.problems]
    if not delivery.problems:
        problems += _missing(work, delivery.facts, vault)
    before = work.packs.get(contents.info.pack_id)
    if before is not None and delivery.new:
        problems.append(Problem("pack.id_reused", {"file": before.file_name}))
    if problems:
        raise RefusedInputError(problems)


def _missing(work: Work, facts: LogFacts, unpacked: Unpacking) -> list[Problem]:
    """Files that the records name and that are neither in the pack nor in the store."""
    files = [sha256 for sha256 in [*facts.photo_types(), *facts.papers()] if not unpacked.holds(work, sha256)]
    checklists = [
        checklist
        for checklist in facts.checklists()
        if checklist not in unpacked.checklists and work.checklists.content(checklist) is None
    ]
    return [Problem("pack.file_missing", {"file": sha256[:12]}) for sha256 in sorted([*files, *checklists])]


def _photo_counts(facts: LogFacts, unpacked: Unpacking) -> tuple[int, int]:
    """(all, verified)."""
    hashes = [fields.get("sha256", "") for fields in facts.of("photo").values()]
    return len(hashes), sum(sha256 in unpacked.verified for sha256 in hashes)


def _known_sender(work: Work, info: PackInfo) -> Device:
    return work.devices.get(info.sender.device) or peers.sender_of(info)


def _preview(
    work: Work, info: PackInfo, delivery: Delivery, looked: Unpacking, problems: Iterable[Problem]
) -> PackPreview:
    total, verified = _photo_counts(delivery.facts, looked)
    notices = [fields.get("pdf_sha256", "") for fields in delivery.facts.of("notice").values()]
    return _previewed(
        work,
        info,
        visits=delivery.visits,
        photos=(total, verified),
        papers=(len(notices), sum(sha256 in looked.verified for sha256 in notices)),
        events=(len(delivery.new), len(delivery.events) - len(delivery.new)),
        problems=tuple(problems),
    )


def _damaged_preview(store: Store, info: PackInfo, looked: Unpacking, problems: tuple[Problem, ...]) -> PackPreview:
    """Its records cannot be relied on, but what it claims about itself was signed."""
    counts = info.counts
    damaged = [layout.family_of_name(str(problem.details.get("entry", ""))) for problem in problems]
    if all(family is not None and family.named_by_hash for family in damaged):
        # The reader went on to the end and named every file that is damaged.
        names = [family.name for family in damaged if family]
        photos, papers = counts.photos - names.count("photos"), counts.papers - names.count("papers")
    else:
        photos, papers = looked.count("photos"), looked.count("papers")
    with store.database.look() as work:
        return _previewed(
            work,
            info,
            visits=(),
            photos=(counts.photos, photos),
            papers=(counts.papers, papers),
            events=(0, 0),
            problems=problems,
        )


def _previewed(
    work: Work,
    info: PackInfo,
    *,
    visits: tuple[PackVisit, ...],
    photos: tuple[int, int],
    papers: tuple[int, int],
    events: tuple[int, int],
    problems: tuple[Problem, ...],
) -> PackPreview:
    sender = peers.sender_of(info)
    found = peers.standing(work, sender)
    known = found in (Standing.KNOWN, Standing.OWN)
    return PackPreview(
        pack_id=info.pack_id,
        kind=info.kind.value,
        created=info.created,
        encrypted=info.encrypted,
        sender=_known_sender(work, info) if known else sender,
        fingerprint=peers.fingerprint_of_device(sender),
        sender_known=known,
        own=found is Standing.OWN,
        already_imported=work.packs.get(info.pack_id) is not None and found is not Standing.OWN,
        visits=visits,
        photos_total=photos[0],
        photos_verified=photos[1],
        papers_total=papers[0],
        papers_verified=papers[1],
        events_new=events[0],
        events_known=events[1],
        problems=problems,
    )


@contextmanager
def _disk_in_words() -> Iterator[None]:
    """The store's own disk; the stick's errors have their words already."""
    try:
        yield
    except OSError as error:
        name = "disk_full" if error.errno == errno.ENOSPC else "disk_error"
        raise UnavailableError(f"store.{name}", detail=error.strerror or str(error)) from error
