"""Receipts: a signed word of who took packs in, how far he has the sender's log, and which files he holds, sound.

On both sides the ledger then says "175 of 175 photos confirmed". Nothing is deleted or made smaller before.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from db.records.log import Device
from db.records.packs import Acknowledged, PackRecord
from db.work import Work
from inspector_app.audit.departed import HEADS
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import CancelledError, Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import (
    previewed,
    problems_of_number,
    remember_sender,
    require_welcome,
    sender_as_known,
)
from inspector_app.exchange.bag.container import PackContents, read_pack_file
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.confirming import own_photo_hashes
from inspector_app.exchange.kinds.receipt_claims import (
    HASHES_A_LINE,
    LOG_END,
    LOG_END_LABEL,
    Said,
    believed_files,
    believed_have,
    believed_packs,
    claim_problems,
    files_named,
    is_older,
    said_in,
)
from inspector_app.exchange.reports import ImportReport, PackPreview
from inspector_app.exchange.sending import Draft, Sent, own_problems, receivers, require_place, send_all
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.exchange.trust.rights import revoked_laptops, sender_problems
from inspector_app.stores import Store

_MOST_PACKS = 500
_OF = "of_packs"
"""In the ledger: a mark of what had come of the laptop when its receipt was written."""


def due_receipts(store: Store) -> list[Device]:
    """Laptops of which something came, or was withdrawn, since the last receipt for them was written.

    After a restore, and after a change of keys, all that had one: what was said before counts nowhere any more.
    """
    with store.database.look() as work:
        packs, revoked = work.packs.all(), revoked_laptops(work)
    taken, told = defaultdict[str, list[PackRecord]](list), dict[str, PackRecord]()
    for each in packs:
        if _is_taken_visit(each):
            taken[laptop_of(each.sender)].append(each)
        elif laptop := _told_by(each):
            told[laptop] = max(each, told.get(laptop, each), key=_written)
    # To a revoked laptop nothing is addressed: it must not keep the others waiting.
    known, life = {*taken, *told} - revoked, epoch_of(store.device)
    waiting = {laptop for laptop in known if _is_due(taken.get(laptop, ()), told.get(laptop), life)}
    return [peer for peer in known_peers(store) if laptop_of(peer.id) in waiting]


def writable(store: Store, devices: Iterable[Device], now: datetime) -> tuple[list[Device], list[Problem]]:
    """Those for whom a receipt can be written now, and why it cannot for the others: theirs stays due.

    Raises RefusedInputError with every reason when it can be written for none.
    """
    found, left = list[Device](), list[Problem]()
    for device in devices:
        try:
            receivers(store, [device], now)
        except RefusedInputError as error:
            left += error.problems
        else:
            found.append(device)
    if left and not found:
        raise RefusedInputError(left)
    return found, left


def _told_by(pack: PackRecord) -> str:
    """The laptop for which the pack is a receipt; "" when it is none."""
    is_receipt = pack.direction == "out" and pack.report.get("kind") == PackKind.RECEIPT.value
    return laptop_of(str(pack.report.get("for", ""))) if is_receipt else ""


def _written(pack: PackRecord) -> tuple[list[tuple[int, int]], datetime]:
    """By the own log: its clock may have been wrong once."""
    ends = ((epoch_of(device), head[0]) for device, head in pack.report.get(HEADS, {}).items())
    return sorted(ends, reverse=True), pack.at


def _is_due(taken: Sequence[PackRecord], told: PackRecord | None, life: int) -> bool:
    if told is None or max(map(epoch_of, told.report.get(HEADS, ())), default=life) < life:
        return True
    if _OF in told.report:
        return bool(told.report[_OF] != _mark(taken))
    return told.at < max((each.at for each in taken), default=told.at)


def _mark(taken: Iterable[PackRecord]) -> str:
    """It changes with every pack, and with every photo that came after all."""
    lines = sorted(f"{each.id} {each.report.get('photos_verified', 0)}" for each in taken)
    return hashlib.sha256("\n".join(lines).encode("ascii")).hexdigest()[:16]


def write_receipts(
    store: Store,
    parcels: Sequence[tuple[Path, Device]],
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> list[Sent]:
    """A receipt for each laptop, of everything that is here of it; every file is read once more. All of them, or none.

    Raises RefusedInputError as `own_problems`: nobody would take it, and the ledger would say that they were told;
    pack.nothing_received, and what `sending.receivers` and `sending.send_all` raise.
    """
    for path, _ in parcels:
        require_place(path)
    doubts = own_problems(store, now)
    if doubts:
        raise RefusedInputError(doubts)
    drafts = [(path, _receipt(store, device, now, progress, cancelled)) for path, device in parcels]
    return send_all(store, drafts, now, cancelled=cancelled)


def write_receipt(store: Store, path: Path, device: Device, now: datetime) -> Sent:
    """As `write_receipts`, for one laptop."""
    return write_receipts(store, [(path, device)], now)[0]


def _receipt(store: Store, device: Device, now: datetime, progress: Progress, cancelled: Cancelled) -> Draft:
    named = receivers(store, [device], now)
    with store.database.look() as work:
        have = {each: seq for each, seq in work.events.have().items() if laptop_of(each) == laptop_of(device.id)}
        packs = work.packs.all()
        # All of it was withdrawn: that nothing is here takes back what was confirmed before.
        takes_back = any(_told_by(each) == laptop_of(device.id) for each in packs)
        taken = [each for each in packs if _is_taken_visit(each) and laptop_of(each.sender) == laptop_of(device.id)]
        photos = own_photo_hashes(work, max(have, key=epoch_of, default=device.id))
        here, log_end = work.blobs.all(), work.events.last_of(store.device)
        files = [sha256 for sha256 in files_named(work, have) if sha256 in here]
    if not have and not takes_back:
        raise RefusedInputError([Problem("pack.nothing_received", {"person": device.person})])
    sound = _sound(store, files, progress, cancelled)
    records = list(_records(have, taken[:_MOST_PACKS], sorted(sound)))
    confirmed = sum(sha256 in sound for sha256 in photos)
    report = {"for": device.id, "photos": len(photos), "photos_confirmed": confirmed, "events": sum(have.values())}
    report |= {_OF: _mark(taken)}
    return Draft(PackKind.RECEIPT, records, named, (), report, {LOG_END_LABEL: str(log_end)})


def check_receipt(store: Store, path: Path, now: datetime, progress: Progress, cancelled: Cancelled) -> PackPreview:
    contents = read_pack_file(path, store.identity.secrets, None, progress, cancelled)
    said = said_in(contents)
    with store.database.look() as work:
        problems = [*sender_problems(work, contents.info, now), *problems_of_number(work, contents)]
        problems += claim_problems(work, store.device, said)
        confirmed = _photos(work, store, _confirmed_files(work, store, contents.info, said))
        return previewed(work, contents.info, now, problems=tuple(problems), confirmed=confirmed)


def take_receipt(
    store: Store, path: Path, now: datetime, accept_new_sender: bool, progress: Progress, cancelled: Cancelled
) -> ImportReport:
    """Raises RefusedInputError with what `said_in`, `claim_problems` and `problems_of_number` find."""
    contents = read_pack_file(path, store.identity.secrets, None, progress, cancelled)
    info, said = contents.info, said_in(contents)
    with store.database.work(now) as work:
        require_welcome(work, info, accept_new_sender, now)
        problems = [*problems_of_number(work, contents), *claim_problems(work, store.device, said)]
        if problems:
            raise RefusedInputError(problems)
        remember_sender(work, info, now)
        repeated = work.packs.get(info.pack_id) is not None
        files = _confirmed_files(work, store, info, said)
        if not repeated and not is_older(work, info.sender.device, said, info.created):
            have = believed_have(store.device, said)
            work.receipts.acknowledge(Acknowledged(info.sender.device, have, info.pack_id, info.created), files)
            person = sender_as_known(work, info).person
            for pack, told in believed_packs(work, said):
                work.packs.note(pack, receipt={"at": info.created.isoformat(), "from": person, **told})
        confirmed = _photos(work, store, files)
        if not repeated:
            name = clean_name(path.name)
            ledger = {"kind": "receipt", "photos_total": confirmed[0], "photos_verified": confirmed[1]}
            ledger |= {} if said.log_end is None else {LOG_END: said.log_end}
            work.packs.add(PackRecord(info.pack_id, "in", contents.sha256, name, info.sender.device, now, ledger))
        return _report(work, contents, confirmed, repeated)


def _confirmed_files(work: Work, store: Store, info: PackInfo, said: Said) -> frozenset[str]:
    """What stands of its sender's word: of a receipt that comes late, what he said after it."""
    if is_older(work, info.sender.device, said, info.created):
        return frozenset(work.receipts.confirmed_by(info.sender.device))
    return believed_files(work, store.device, said)


def _is_taken_visit(pack: PackRecord) -> bool:
    return pack.direction == "in" and pack.report.get("kind", "visit") == "visit"


def _sound(store: Store, files: list[str], progress: Progress, cancelled: Cancelled) -> set[str]:
    sound: set[str] = set()
    for number, sha256 in enumerate(files, start=1):
        if cancelled():
            raise CancelledError
        if store.files.is_sound(sha256):
            # What one desk of a shared store alone has, the office would lose with it.
            store.files.share(sha256)
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
    while line := list(islice(hashes, HASHES_A_LINE)):
        yield {"record": "holds", "files": line}


def _photos(work: Work, store: Store, files: frozenset[str]) -> tuple[int, int]:
    hashes = own_photo_hashes(work, store.device)
    return len(hashes), sum(sha256 in files for sha256 in hashes)


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
