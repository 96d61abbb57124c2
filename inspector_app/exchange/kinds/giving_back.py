"""Give-back packs: what a supervisor holds of a laptop's work, down to the laptop that lost it.

It carries the whole log of one laptop and the files that the log names, as far as they are here. Content is believed as
far as the laptop itself once signed the end of its log (inspector_app.exchange.merging.log_heads); what it never signed
rests on the supervisor's word, and is only taken by the laptop itself, which says so in its log.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from db.records.log import Device, Event
from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import epoch_of, is_own_life, laptop_of
from inspector_app.errors import CancelledError, Problem, RefusedInputError
from inspector_app.exchange.bag.bag_writer import encode_records
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.parting import LARGEST, parted
from inspector_app.exchange.bag.refusals import refused
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.elsewhere import HANDED_OVER_LABEL
from inspector_app.exchange.kinds.plans_out import require_supervisor
from inspector_app.exchange.kinds.visits_out import checklist_members, file_members, parts_of
from inspector_app.exchange.merging.event_records import to_record
from inspector_app.exchange.merging.log_facts import LogFacts
from inspector_app.exchange.merging.log_heads import HEADS_LABEL, LogHead, heads_of, heads_text, proven
from inspector_app.exchange.sending import Sent, new_info, receivers, require_place, send_parcels
from inspector_app.exchange.trust.peers import known_peers
from inspector_app.exchange.trust.rights import keys_since
from inspector_app.stores import Store

OF_LABEL = "Log-Of"
"""In bag-info.txt: the newest life of the laptop whose log it is."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is here of another laptop's work."""

    device: Device
    """As its newest life is known here."""
    visits: int
    photos: int


def held_of_others(store: Store) -> list[Held]:
    """Laptops of which there is something to give back."""
    peers = known_peers(store)
    with store.database.look() as work:
        visits = defaultdict[str, list[str]](list)
        for visit in work.visits.all():
            visits[laptop_of(visit.device)].append(visit.id)
        held = [(device, visits[laptop_of(device.id)]) for device in peers]
        return [Held(device, len(own), work.photos.count_of(own)) for device, own in held if own]


def laptop_held(store: Store, name: str) -> Device:
    """The laptop of a person, or the one with this id, of which something is here.

    Raises RefusedInputError pack.giveback_none, pack.giveback_several.
    """
    names = [each.device for each in held_of_others(store)]
    fits = [each for each in names if name in (each.person, each.id, laptop_of(each.id))]
    if not fits:
        raise RefusedInputError([Problem("pack.giveback_none", {"person": name[:40]})])
    if len(fits) > 1:
        laptops = ", ".join(laptop_of(each.id) for each in fits)
        raise RefusedInputError([Problem("pack.giveback_several", {"person": name[:40], "laptops": laptops})])
    return fits[0]


def write_give_back(
    store: Store,
    path: Path,
    device: Device,
    now: datetime,
    *,
    recipients: Sequence[Device] = (),
    max_size: int = LARGEST,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> list[Sent]:
    """Everything that is here of the laptop of `device`, for itself or for `recipients`: all files, or none.

    Raises RefusedInputError plan.not_supervisor, pack.giveback_none, pack.part_small, pack.file_damaged for each,
    CancelledError, and what `sending.send_parcels` raises.
    """
    require_supervisor(store)
    require_place(path)
    named = receivers(store, list(recipients) or [device], now)
    with store.database.look() as work:
        events = _log_of(work, laptop_of(device.id))
        if not events:
            raise RefusedInputError([Problem("pack.giveback_none", {"person": device.person})])
        facts, heads = LogFacts.of_events(events), _kept_heads(work, events)
    absent = _absent(store, {*facts.photo_types(), *facts.papers()}, cancelled)
    with store.database.look() as work:
        checklists, files = checklist_members(work, facts), file_members(store, work, facts, absent)
    extra = {OF_LABEL: events[-1].dev, HEADS_LABEL: heads_text(heads)}
    extra[HANDED_OVER_LABEL] = str(len(absent)) if absent else ""
    info = new_info(store, PackKind.GIVE_BACK, now, named, {name: text for name, text in extra.items() if text})
    records = encode_records(to_record(event) for event in events)
    members = parted(len(records), [], checklists, files, max_size)
    report: dict[str, JsonValue] = {
        "for": device.id,
        "absent": len(absent),
        **{f"{kind}s": len(facts.of(kind)) for kind in ("visit", "photo")},
    }
    return send_parcels(store, parts_of(path, info, records, members, report), now, progress, cancelled)


def log_owner(info: PackInfo) -> str:
    """The device whose log a pack brings: the sender's, or the one that gets its own back.

    Raises RefusedInputError pack.info.
    """
    if info.kind is not PackKind.GIVE_BACK:
        return info.sender.device
    owner = info.extra.get(OF_LABEL, "")
    if not epoch_of(owner):
        raise refused("info", detail=OF_LABEL)
    return owner


def unproven(work: Work, info: PackInfo, events: Iterable[Event]) -> int:
    """Events of a give-back pack that are new here and that their laptop never signed; 0 for other packs."""
    if info.kind is not PackKind.GIVE_BACK:
        return 0
    events, have = list(events), work.events.have()
    signed = {device: max(seq, have.get(device, 0)) for device, seq in signed_ends(work, info, events).items()}
    return sum(event.seq > signed.get(event.dev, have.get(event.dev, 0)) for event in events)


def work_of(work: Work, info: PackInfo) -> str:
    """Whose work a give-back pack brings, as he is known here; "" for his own laptop, and for other packs."""
    if info.kind is not PackKind.GIVE_BACK:
        return ""
    owner = log_owner(info)
    known = [device for device in work.devices.all() if laptop_of(device.id) == laptop_of(owner)]
    own = laptop_of(work.devices.own().id) == laptop_of(owner)
    return "" if own else known[-1].person if known else laptop_of(owner)


def signed_ends(work: Work, info: PackInfo, events: Iterable[Event]) -> dict[str, int]:
    """Of each life of the laptop whose log a give-back pack brings, how far it signed it. Raises as `log_owner`."""
    heads = heads_of(info.extra, laptop_of(log_owner(info)))
    return {device: head.seq for device, head in proven(heads, events, partial(keys_since, work)).items()}


def give_back_problems(work: Work, info: PackInfo, events: Sequence[Event]) -> list[Problem]:
    """Why a give-back pack cannot be taken here: pack.giveback_ahead, pack.giveback_unproven."""
    if info.kind is not PackKind.GIVE_BACK:
        return []
    own, have = work.devices.own().id, work.events.have()
    if laptop_of(log_owner(info)) != laptop_of(own):
        count = unproven(work, info, events)
        return [Problem("pack.giveback_unproven", {"count": count})] if count else []
    count = ahead(own, have, events)
    return [Problem("pack.giveback_ahead", {"count": count})] if count else []


def ahead(own: str, have: Mapping[str, int], events: Iterable[Event]) -> int:
    """Of the own work, what this very life, or a later one, recorded and this store does not know.

    It would be recorded twice. Pure: a simulator drives it too.
    """
    return sum(
        event.seq > have.get(event.dev, 0) and (event.dev == own or not is_own_life(own, event.dev)) for event in events
    )


def _absent(store: Store, wanted: Iterable[str], cancelled: Cancelled) -> frozenset[str]:
    """Each is read twice for it: what is hurt here must not keep the rest from who needs it."""
    with store.database.look() as work:
        here = work.blobs.all()
    absent = set()
    for sha256 in wanted:
        if cancelled():
            raise CancelledError
        if sha256 not in here or not store.files.is_sound(sha256):
            absent.add(sha256)
    return frozenset(absent)


def _log_of(work: Work, laptop: str) -> list[Event]:
    lives = sorted((each for each in work.events.have() if laptop_of(each) == laptop), key=epoch_of)
    return [event for life in lives for event in work.events.of_device(life)]


def _kept_heads(work: Work, events: Iterable[Event]) -> list[LogHead]:
    """The farthest that the laptop signed of each life, of what its packs brought and is here as it was then."""
    events = list(events)
    told = [str(pack.report.get(HEADS_LABEL, "")) for pack in work.packs.all() if pack.direction == "in"]
    heads = {each for text in told for each in heads_of({HEADS_LABEL: text}, laptop_of(events[0].dev))}
    # Anybody's pack may have brought a head; only what its laptop really signed helps who gets it.
    return list(proven(heads, events, partial(keys_since, work)).values())
