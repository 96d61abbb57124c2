"""Packs that this store keeps until earlier records come."""

from contextlib import suppress

from db.records.packs import WaitingPack
from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.exchange.bag import pack_info
from inspector_app.exchange.bag.bag_reader import decoded_records
from inspector_app.exchange.kinds.followers import Follower, follower, released
from inspector_app.exchange.merging.event_records import from_records
from inspector_app.exchange.trust.rights import sender_problems
from inspector_app.stores import Store


def waiting_of(work: Work, device: str) -> list[WaitingPack]:
    """Those of the laptop of `device`, in any of its lives."""
    return [each for each in work.waiting.all() if laptop_of(each.sender) == laptop_of(device)]


def waiting_here(store: Store, work: Work, device: str = "") -> list[Follower]:
    """By their records; of one laptop, or of all. What is damaged here is told when its time has come, not now.

    Without those whose sender is not welcome any more: nothing lets them in.
    """
    found = []
    for waiting in waiting_of(work, device) if device else work.waiting.all():
        with suppress(UnavailableError, RefusedInputError):
            info = pack_info.parse(waiting.info.encode("utf-8"))
            if not sender_problems(work, info, waiting.at):
                found.append(follower(info, from_records(decoded_records(store.files.get(waiting.records)))))
    return found


def freed_by(store: Store, work: Work, arriving: Follower) -> list[Follower]:
    """What an arriving pack would let in."""
    owners = {laptop_of(device): device for device in arriving.ends}
    waiting = [each for owner in owners.values() for each in waiting_here(store, work, owner)]
    return released(work.events.have(), arriving.ends, waiting) if waiting else []
