"""Receipts: a signed word of who took packs in, how far he has the sender's log, and which files he holds, sound.

On both sides the ledger then says "175 of 175 photos confirmed". Nothing is deleted or made smaller before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from db.records.log import Device
from db.records.packs import Acknowledged, PackRecord
from db.work import Work
from inspector_app.epochs import is_own_life, laptop_of
from inspector_app.errors import CancelledError, Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import previewed, remember_sender, require_welcome, sender_as_known
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.confirming import own_photo_hashes
from inspector_app.exchange.reports import ImportReport, PackPreview
from inspector_app.exchange.sending import Draft, Sent, receivers, require_place, send_all
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.exchange.trust.rights import sender_problems
from inspector_app.stores import Store

_HASHES_A_LINE = 1_000
_MOST_PACKS = 500
_HASH = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[0-9a-f]{12}-[1-9][0-9]{0,5}")
_PACK = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Said:
    """What a receipt says, checked."""

    have: Mapping[str, int]
    files: frozenset[str]
    packs: Mapping[str, Mapping[str, Any]]
    """Pack id to {"sha256", "photos", "verified"}: as each was taken in."""


def due_receipts(store: Store) -> list[Device]:
    """Laptops whose packs were taken in after the last receipt for them was written."""
    with store.database.look() as work:
        packs = work.packs.all()
    taken = {laptop_of(each.sender): each.at for each in reversed(packs) if _is_taken_visit(each)}
    told = {
        laptop_of(str(each.report.get("for", ""))): each.at
        for each in reversed(packs)
        if each.direction == "out" and each.report.get("kind") == "receipt"
    }
    return [peer for peer in known_peers(store) if _is_due(taken, told, laptop_of(peer.id))]


def _is_due(taken: Mapping[str, datetime], told: Mapping[str, datetime], laptop: str) -> bool:
    return laptop in taken and (laptop not in told or told[laptop] < taken[laptop])


def write_receipts(
    store: Store,
    parcels: Sequence[tuple[Path, Device]],
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> list[Sent]:
    """A receipt for each laptop, of everything that is here of it; every file is read once more. All of them, or none.

    Raises RefusedInputError pack.nothing_received, pack.recipient_keyless, and what `sending.send_all` raises.
    """
    for path, _ in parcels:
        require_place(path)
    drafts = [(path, _receipt(store, device, progress, cancelled)) for path, device in parcels]
    return send_all(store, drafts, now, cancelled=cancelled)


def write_receipt(store: Store, path: Path, device: Device, now: datetime) -> Sent:
    """As `write_receipts`, for one laptop."""
    return write_receipts(store, [(path, device)], now)[0]


def _receipt(store: Store, device: Device, progress: Progress, cancelled: Cancelled) -> Draft:
    named = receivers(store, [device])
    with store.database.look() as work:
        have = {each: seq for each, seq in work.events.have().items() if laptop_of(each) == laptop_of(device.id)}
        packs = [each for each in work.packs.all() if _is_taken_visit(each) and each.sender in have][:_MOST_PACKS]
        photos = own_photo_hashes(work, max(have, key=_epoch, default=device.id))
        files = _files_of(work, have)
    if not have:
        raise RefusedInputError([Problem("pack.nothing_received", {"person": device.person})])
    sound = _sound(store, files, progress, cancelled)
    records = list(_records(have, packs, sorted(sound)))
    confirmed = sum(sha256 in sound for sha256 in photos)
    report = {"for": device.id, "photos": len(photos), "photos_confirmed": confirmed, "events": sum(have.values())}
    return Draft(PackKind.RECEIPT, records, named, (), report)


def check_receipt(store: Store, path: Path, now: datetime, progress: Progress, cancelled: Cancelled) -> PackPreview:
    contents = read_pack_file(path, store.identity.secrets, None, progress, cancelled)
    said = _said(contents)
    with store.database.look() as work:
        problems = [*sender_problems(work, contents.info, now), *_impossible(work, store, said)]
        confirmed = _photos(work, store, said)
        return previewed(work, contents.info, now, problems=tuple(problems), confirmed=confirmed)


def take_receipt(
    store: Store, path: Path, now: datetime, accept_new_sender: bool, progress: Progress, cancelled: Cancelled
) -> ImportReport:
    """Raises RefusedInputError pack.receipt_ahead for one that confirms what was never recorded here."""
    contents = read_pack_file(path, store.identity.secrets, None, progress, cancelled)
    info, said = contents.info, _said(contents)
    with store.database.work(now) as work:
        require_welcome(work, info, accept_new_sender, now)
        problems = _impossible(work, store, said)
        if problems:
            raise RefusedInputError(problems)
        remember_sender(work, info, now)
        confirmed = _photos(work, store, said)
        repeated = work.packs.get(info.pack_id) is not None
        if not repeated and not _is_older(work, info.sender.device, info.created):
            acknowledged = Acknowledged(info.sender.device, said.have, info.pack_id, info.created)
            work.receipts.acknowledge(acknowledged, said.files)
            for pack, told in said.packs.items():
                work.packs.note(pack, receipt={"at": info.created.isoformat(), "from": info.sender.person, **told})
        if not repeated:
            name = clean_name(path.name)
            ledger = {"kind": "receipt", "photos_total": confirmed[0], "photos_verified": confirmed[1]}
            work.packs.add(PackRecord(info.pack_id, "in", contents.sha256, name, info.sender.device, now, ledger))
        return _report(work, contents, confirmed, repeated)


def _is_older(work: Work, device: str, created: datetime) -> bool:
    """By the sender's own clock against his own clock: an older receipt that comes late must not undo a newer one."""
    before = work.receipts.of(device)
    return before is not None and created < before.at


def _is_taken_visit(pack: PackRecord) -> bool:
    return pack.direction == "in" and pack.report.get("kind", "visit") == "visit"


def _epoch(device: str) -> int:
    return int(device.rpartition("-")[2])


def _files_of(work: Work, have: Mapping[str, int]) -> list[str]:
    """Photos and papers that the events of these devices name, as far as they are here."""
    named: dict[str, None] = {}
    for device in have:
        for kind in ("photo", "notice", "deed", "reply_file", "measure_file"):
            for event in work.events.of_kind(device, kind):
                for field in ("sha256", "pdf_sha256"):
                    if event.fields.get(field):
                        named.setdefault(str(event.fields[field]))
    here = work.blobs.all()
    return [sha256 for sha256 in named if sha256 in here]


def _sound(store: Store, files: list[str], progress: Progress, cancelled: Cancelled) -> set[str]:
    sound: set[str] = set()
    for number, sha256 in enumerate(files, start=1):
        if cancelled():
            raise CancelledError
        if store.files.is_sound(sha256):
            sound.add(sha256)
        progress(number, len(files))
    return sound


def _records(have: Mapping[str, int], packs: Iterable[PackRecord], files: list[str]) -> Iterator[dict[str, object]]:
    for device, seq in sorted(have.items()):
        yield {"record": "have", "device": device, "seq": seq}
    for pack in packs:
        photos, verified = pack.report.get("photos_total", 0), pack.report.get("photos_verified", 0)
        yield {"record": "pack", "pack": pack.id, "sha256": pack.sha256, "photos": photos, "verified": verified}
    hashes = iter(files)
    while line := list(islice(hashes, _HASHES_A_LINE)):
        yield {"record": "holds", "files": line}


def _said(contents: PackContents) -> Said:
    """Raises RefusedInputError pack.record with the number of the first line that no receipt has."""
    have: dict[str, int] = {}
    packs: dict[str, Mapping[str, Any]] = {}
    files: set[str] = set()
    for number, record in enumerate(contents.records(), start=1):
        if _is_have(record):
            have[record["device"]] = record["seq"]
        elif _is_pack(record):
            packs[record["pack"]] = {name: record[name] for name in ("sha256", "photos", "verified")}
        elif _is_holds(record):
            files.update(record["files"])
        else:
            raise refused("record", line=number)
    return Said(have, frozenset(files), packs)


def _is_have(record: Mapping[str, Any]) -> bool:
    if set(record) != {"record", "device", "seq"} or record["record"] != "have":
        return False
    return isinstance(record["device"], str) and bool(_DEVICE.fullmatch(record["device"])) and _is_count(record["seq"])


def _is_pack(record: Mapping[str, Any]) -> bool:
    if set(record) != {"record", "pack", "sha256", "photos", "verified"} or record["record"] != "pack":
        return False
    texts = ((_PACK, record["pack"]), (_HASH, record["sha256"]))
    fits = all(isinstance(value, str) and pattern.fullmatch(value) for pattern, value in texts)
    return fits and _is_count(record["photos"]) and _is_count(record["verified"])


def _is_holds(record: Mapping[str, Any]) -> bool:
    if set(record) != {"record", "files"} or record["record"] != "holds" or not isinstance(record["files"], list):
        return False
    files = record["files"]
    return len(files) <= _HASHES_A_LINE and all(isinstance(each, str) and _HASH.fullmatch(each) for each in files)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _impossible(work: Work, store: Store, said: Said) -> list[Problem]:
    """Somebody else's log, or more of ours than there is: a cloned laptop goes on under our name."""
    here = work.events.have()
    return [
        Problem("pack.receipt_ahead", {"device": device, "seq": seq})
        for device, seq in said.have.items()
        if is_own_life(store.device, device) and seq > here.get(device, 0)
    ]


def _photos(work: Work, store: Store, said: Said) -> tuple[int, int]:
    hashes = own_photo_hashes(work, store.device)
    return len(hashes), sum(sha256 in said.files for sha256 in hashes)


def _report(work: Work, contents: PackContents, confirmed: tuple[int, int], repeated: bool) -> ImportReport:
    return ImportReport(
        pack_id=contents.info.pack_id,
        sender=sender_as_known(work, contents.info),
        photos_total=confirmed[0],
        photos_verified=confirmed[1],
        repeated=repeated,
        kind="receipt",
        confirmed=confirmed,
    )
