"""What every pack that leaves has in common: for whom, from whom, where, and its line in the ledger."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, count
from pathlib import Path
from uuid import uuid4

from db.records.log import Device
from db.records.packs import PackRecord
from db.records.values import JsonValue
from db.work import Work
from inspector_app.audit.departed import HEADS, own_heads
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.bag.container import PACK_SUFFIX, WrittenPack, disk_in_words, write_pack_file
from inspector_app.exchange.bag.layout import MOST_RECIPIENTS, Member
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind, Recipient, Sender
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.places import place_problems
from inspector_app.exchange.sticks import require_room
from inspector_app.exchange.trust import peers
from inspector_app.exchange.trust.certificates import own_certificate
from inspector_app.exchange.trust.rights import (
    certified_peers,
    in_their_roles,
    not_in_force,
    revoked_laptops,
    with_keys_of_now,
)
from inspector_app.files import PART_SUFFIX, placed_together
from inspector_app.stores import Role, Store

_LONGEST_NAME_PART = 40
_MOST_NAME_PART_BYTES = 64
"""Linux counts bytes, three for a Chinese character, and takes 255 for a name; FAT and NTFS count characters.

A name may have three such parts, and be one of many parts of a hand-over that waits beside a newer file of its name.
"""
_STAGED = re.compile(rf"\.(\.[0-9a-f]{{8}}{re.escape(PART_SUFFIX)}\.)?[0-9a-f]{{8}}{re.escape(PART_SUFFIX)}")
_LEFT_BEHIND = timedelta(days=1)
"""Somebody else may be writing into the same folder now."""
_NAMES = {
    PackKind.VISIT: "检查包",
    PackKind.PLAN: "方案包",
    PackKind.RETURN: "退回包",
    PackKind.RECEIPT: "回执",
    PackKind.BACKUP: "备份",
    PackKind.GIVE_BACK: "找回包",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack that is about to be written: its content, and what the ledger will say of it."""

    kind: PackKind
    records: Sequence[Mapping[str, object]]
    recipients: tuple[Recipient, ...]
    members: Sequence[Member] = ()
    report: Mapping[str, JsonValue] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """More lines of bag-info.txt."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file of a hand-over, with everything that stands in it."""

    path: Path
    info: PackInfo
    records: Iterable[Mapping[str, object]] | bytes
    members: Sequence[Member]
    report: Mapping[str, JsonValue]

    @property
    def weight(self) -> int:
        """For progress; a pack without files has some work, too."""
        return 1 + sum(member.size for member in self.members)


@dataclass(frozen=True, slots=True)
class Sent:
    """A pack that lies where it should, read back and compared."""

    pack: WrittenPack
    path: Path
    report: Mapping[str, JsonValue]

    @property
    def recipients(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.pack.info.recipients)


def send_all(
    store: Store,
    parcels: Sequence[tuple[Path, Draft]],
    now: datetime,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> list[Sent]:
    """Several files of one hand-over: all of them lie there and in the ledger, or none.

    Raises RefusedInputError pack.out_…, and as `container.write_pack_file`.
    """
    paths = apart(path for path, _ in parcels)
    made = [_parcel(store, path, draft, now) for path, (_, draft) in zip(paths, parcels, strict=True)]
    return send_parcels(store, made, now, progress, cancelled)


def _parcel(store: Store, path: Path, draft: Draft, now: datetime) -> Parcel:
    info = new_info(store, draft.kind, now, draft.recipients, draft.labels)
    return Parcel(path, info, draft.records, draft.members, draft.report)


def send_parcels(
    store: Store, parcels: Sequence[Parcel], now: datetime, progress: Progress = unseen, cancelled: Cancelled = never
) -> list[Sent]:
    """As `send_all`. Until all of them are whole and in the ledger, what has their names already stays as it is."""
    for each in parcels:
        require_place(each.path)
    _sweep(parcels[0].path.parent, now - _LEFT_BEHIND)
    staged = [each.path.with_name(f".{uuid4().hex[:8]}{PART_SUFFIX}") for each in parcels]
    first = parcels[0].path
    try:
        sent = _written(store, parcels, staged, progress, cancelled)
        places = [(file, each.path) for file, each in zip(staged, parcels, strict=True)]
        with disk_in_words("write_failed", first), placed_together(places):
            enter(store, sent, now)
    finally:
        for file in staged:
            with suppress(OSError):
                file.unlink(missing_ok=True)
    return sent


def _sweep(folder: Path, before: datetime) -> None:
    """What a write that was killed left on the stick: it cannot be seen, and the room it takes is wanted."""
    with suppress(OSError):
        for path in folder.glob(f".*{PART_SUFFIX}"):
            if _STAGED.fullmatch(path.name) and path.stat().st_mtime < before.timestamp():
                path.unlink()


def _written(
    store: Store, parcels: Sequence[Parcel], staged: Sequence[Path], progress: Progress, cancelled: Cancelled
) -> list[Sent]:
    done, total = 0, sum(each.weight for each in parcels)
    if len(parcels) > 1:
        # Each file asks for its own room: the last one would find out after all the others were written.
        with disk_in_words("write_failed", parcels[0].path):
            require_room(parcels[0].path.parent, total)
    sent: list[Sent] = []
    for each, file in zip(parcels, staged, strict=True):
        step, key = partial(_share, progress, done, each.weight, total), store.identity.signing_private
        pack = write_pack_file(
            each.path, each.info, each.records, each.members, key, step, cancelled, staged=file
        )  # fmt: skip
        sent.append(Sent(pack, each.path, each.report))
        done += each.weight
    return sent


def _share(progress: Progress, before: int, share: int, total: int, step: int, steps: int) -> None:
    """Each file by its weight."""
    progress(before + share * step // steps, total)


def require_place(path: Path) -> None:
    """Raises RefusedInputError pack.out_…"""
    problems = place_problems(path)
    if problems:
        raise RefusedInputError(problems)


def new_info(
    store: Store,
    kind: PackKind,
    now: datetime,
    receivers: tuple[Recipient, ...],
    extra: Mapping[str, str] | None = None,
) -> PackInfo:
    with store.database.look() as work:
        own = work.devices.own()
    return PackInfo(
        pack_id=str(uuid4()),
        kind=kind,
        created=now,
        sender=Sender(own.id, own.person, own.role, own.office, own.signing_key),
        recipients=receivers,
        software=software(),
        extra={peers.RECIPIENT_LABEL: own.recipient, **(extra or {})},
    )


def enter(store: Store, sent: Iterable[Sent], now: datetime) -> None:
    """The line of each in the ledger; all of them, or none."""
    with store.database.work(now) as work:
        for each in sent:
            work.packs.add(_ledger_line(work, store.device, each.pack, each.path, now, each.report))


def _ledger_line(
    work: Work, device: str, pack: WrittenPack, path: Path, now: datetime, report: Mapping[str, JsonValue]
) -> PackRecord:
    info = pack.info
    told = {"kind": info.kind.value, "recipients": [each.name for each in info.recipients], **report}
    # Whoever rewrites the end of the log later is told by it (inspector_app.audit.departed).
    told |= {HEADS: own_heads(work, device)}
    return PackRecord(info.pack_id, "out", pack.sha256, clean_name(path.name), device, now, told)


def receivers(store: Store, devices: Sequence[Device], now: datetime | None = None) -> tuple[Recipient, ...]:
    """These and the own laptop, which may read what it sent; with `now`, only while their certificates hold.

    Raises RefusedInputError: pack.no_recipient, pack.recipient_keyless, pack.recipient_revoked, pack.recipient_expired,
    pack.recipients_many.
    """
    expired = [] if now is None else expired_problems(store, devices, now) if devices else left_out(store, now)
    if expired or not devices:
        raise RefusedInputError(expired or [Problem("pack.no_recipient")])
    with store.database.look() as work:
        own, revoked = work.devices.own(), revoked_laptops(work)
        devices = [with_keys_of_now(work, each) for each in devices]
    problems = [Problem("pack.recipient_keyless", {"person": each.person}) for each in devices if not each.recipient]
    problems += [
        Problem("pack.recipient_revoked", {"person": each.person}) for each in devices if laptop_of(each.id) in revoked
    ]
    names = {device.recipient: f"{device.person} {device.office}" for device in [*devices, own]}
    if len(names) > MOST_RECIPIENTS:
        problems.append(Problem("pack.recipients_many", {"most": MOST_RECIPIENTS - 1}))
    if problems:
        raise RefusedInputError(problems)
    return tuple(Recipient(key, name) for key, name in names.items())


def addressable(store: Store, now: datetime) -> list[Device]:
    """Every laptop that a pack may be addressed to: cards that were taken, and the office's list.

    In the role that the office gave it, whatever its card said, and only while its certificate holds.
    """
    carded = [each for each in peers.known_peers(store) if each.recipient]
    with store.database.look() as work:
        listed, gone = certified_peers(work, now.date()), {*revoked_laptops(work), *not_in_force(work, now.date())}
        carded = in_their_roles(work, carded)
    known = {laptop_of(each.id): each for each in [*listed, *carded]}
    own = laptop_of(store.device)
    return [device for laptop, device in known.items() if laptop not in gone and laptop != own]


def expired_problems(store: Store, devices: Iterable[Device], now: datetime) -> list[Problem]:
    """pack.recipient_expired for each whose certificate does not hold today: the office has to renew it."""
    with store.database.look() as work:
        out = not_in_force(work, now.date())
    found = [(each, out[laptop_of(each.id)]) for each in devices if laptop_of(each.id) in out]
    return [
        Problem(
            "pack.recipient_expired",
            {"person": each.person, "starts": days.starts.isoformat(), "ends": days.ends.isoformat()},
        )
        for each, days in found
    ]


def own_problems(store: Store, now: datetime) -> list[Problem]:
    """pack.own_certificate, pack.own_revoked, pack.own_other_keys: nobody takes what this laptop writes."""
    with store.database.look() as work:
        own = own_certificate(work, store.device, now.date())
    if own is None:
        return []
    days = {"starts": own.starts.isoformat(), "ends": own.ends.isoformat()}
    revoked = {"on": own.revoked_on.isoformat() if own.revoked_on else "", "reason": own.reason}
    problems = {
        "revoked": Problem("pack.own_revoked", revoked),
        "other_keys": Problem("pack.own_other_keys"),
        **dict.fromkeys(("ended", "future"), Problem("pack.own_certificate", days)),
    }
    return [problems[own.state]] if own.state in problems else []


def supervisors(store: Store, now: datetime) -> list[Device]:
    """To whom a visit pack goes when nobody else is named."""
    return [device for device in addressable(store, now) if device.role == Role.SUPERVISOR.value]


def left_out(store: Store, now: datetime) -> list[Problem]:
    """pack.recipient_expired for each supervisor whose card was taken, and for whom nothing is written just now."""
    return expired_problems(store, peers.recipients(store), now)


def named(store: Store, names: Iterable[str], now: datetime) -> list[Device]:
    """The laptops of these persons, or with these ids.

    Raises RefusedInputError for each pack.recipient_expired or pack.recipient_unknown.
    """
    devices, known, problems = addressable(store, now), peers.known_peers(store), list[Problem]()
    found: dict[str, Device] = {}
    for name in names:
        fits, met = ([each for each in among if _is_called(each, name)] for among in (devices, known))
        expired = [] if fits else expired_problems(store, met, now)
        problems += expired or ([] if fits else [Problem("pack.recipient_unknown", {"person": name[:40]})])
        found |= {each.id: each for each in fits}
    if problems:
        raise RefusedInputError(problems)
    return list(found.values())


def _is_called(device: Device, name: str) -> bool:
    return name in (device.person, device.id, laptop_of(device.id))


def proposed_name(store: Store, now: datetime, kind: PackKind = PackKind.VISIT, part: str = "") -> str:
    """A file name for a pack written now, of characters that every file system takes."""
    middle = f"_{safe_name(part)}" if part else ""
    return f"{_NAMES[kind]}_{safe_name(store.owner.person)}{middle}_{now:%Y%m%d-%H%M}{PACK_SUFFIX}"


def software() -> str:
    """Name and version of this program, as packs carry them."""
    try:
        return f"inspector-app {version('inspector-app')}"
    except PackageNotFoundError:  # frozen without its metadata
        return "inspector-app"


def safe_name(text: str) -> str:
    """A part of a file name, of characters that every file system takes."""
    kept = "".join(character if character.isalnum() else "-" for character in text)[:_LONGEST_NAME_PART]
    short = kept.encode("utf-8")[:_MOST_NAME_PART_BYTES].decode("utf-8", "ignore")
    return short.strip("-") or "-"


def named_for(path: Path, person: str) -> Path:
    """One of several files beside each other, with the name of whom it is for."""
    return path.with_name(f"{path.stem}_{safe_name(person)}{path.suffix}")


def apart(paths: Iterable[Path]) -> list[Path]:
    """With numbers where two would be the same file, also to a stick that makes no difference between A and a."""
    taken: set[str] = set()
    found = []
    for path in paths:
        names = chain([path], (path.with_name(f"{path.stem}_{number}{path.suffix}") for number in count(2)))
        free = next(each for each in names if str(each).casefold() not in taken)
        taken.add(str(free).casefold())
        found.append(free)
    return found


def others_among(names: Sequence[str], own: Device) -> tuple[str, ...]:
    """Whom a pack of these recipients is for: that its own store can read it, too, goes without saying."""
    kept = list(names)
    if len(kept) > 1 and kept[-1] == f"{own.person} {own.office}":
        kept.pop()
    return tuple(kept)
