"""What every pack that leaves has in common: for whom, from whom, where, and its line in the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

from db.database import Work
from db.records import Device, JsonValue, PackRecord
from inspector_app.audit.departed import HEADS, own_heads
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange import peers
from inspector_app.exchange.container import PACK_SUFFIX, WrittenPack, write_pack_file
from inspector_app.exchange.layout import MOST_RECIPIENTS, Member
from inspector_app.exchange.pack_info import PackInfo, PackKind, Recipient, Sender
from inspector_app.exchange.places import place_problems
from inspector_app.exchange.rights import certified_peers, revoked_laptops, with_keys_of_now
from inspector_app.exchange.watching import Cancelled, Progress, never, unseen
from inspector_app.stores import Role, Store

_LONGEST_NAME_PART = 40
_NAMES = {
    PackKind.VISIT: "检查包",
    PackKind.PLAN: "方案包",
    PackKind.RETURN: "退回包",
    PackKind.RECEIPT: "回执",
    PackKind.BACKUP: "备份",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack that is about to be written: its content, and what the ledger will say of it."""

    kind: PackKind
    records: Sequence[Mapping[str, object]]
    recipients: tuple[Recipient, ...]
    members: Sequence[Member] = ()
    report: Mapping[str, JsonValue] = field(default_factory=dict)


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
    for path, _ in parcels:
        require_place(path)
    sent: list[Sent] = []
    try:
        for number, (path, draft) in enumerate(parcels):
            info = new_info(store, draft.kind, now, draft.recipients)
            step = partial(_share, progress, number, len(parcels))
            key = store.identity.signing_private
            pack = write_pack_file(path, info, draft.records, draft.members, key, step, cancelled)
            sent.append(Sent(pack, path, draft.report))
        enter(store, sent, now)
    except BaseException:
        for each in sent:
            each.path.unlink(missing_ok=True)
        raise
    return sent


def _share(progress: Progress, number: int, count: int, done: int, total: int) -> None:
    """Each file is the same share of the whole."""
    progress(number * total + done, count * total)


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


def receivers(store: Store, devices: Sequence[Device]) -> tuple[Recipient, ...]:
    """These and the own laptop, which may read what it sent.

    Raises RefusedInputError: pack.no_recipient, pack.recipient_keyless, pack.recipient_revoked, pack.recipients_many.
    """
    if not devices:
        raise RefusedInputError([Problem("pack.no_recipient")])
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
    """Every laptop that a pack may be addressed to: cards that were taken, and the office's list."""
    with store.database.look() as work:
        listed, revoked = certified_peers(work, now.date()), revoked_laptops(work)
    known = {laptop_of(each.id): each for each in listed}
    known |= {laptop_of(each.id): each for each in peers.known_peers(store) if each.recipient}
    own = laptop_of(store.device)
    return [device for laptop, device in known.items() if laptop not in revoked and laptop != own]


def supervisors(store: Store, now: datetime) -> list[Device]:
    """To whom a visit pack goes when nobody else is named."""
    return [device for device in addressable(store, now) if device.role == Role.SUPERVISOR.value]


def named(store: Store, names: Iterable[str], now: datetime) -> list[Device]:
    """The laptops of these persons, or with these ids. Raises RefusedInputError pack.recipient_unknown for each."""
    devices, problems = addressable(store, now), []
    found: dict[str, Device] = {}
    for name in names:
        fits = [each for each in devices if name in (each.person, each.id, laptop_of(each.id))]
        problems += [] if fits else [Problem("pack.recipient_unknown", {"person": name[:40]})]
        found |= {each.id: each for each in fits}
    if problems:
        raise RefusedInputError(problems)
    return list(found.values())


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
    kept = "".join(character if character.isalnum() else "-" for character in text)
    return kept[:_LONGEST_NAME_PART].strip("-") or "-"
