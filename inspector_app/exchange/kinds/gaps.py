"""What a pack comes too early for: it waits for that, instead of being refused. Pure."""

from inspector_app.errors import Problem
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.merging.deliveries import Delivery

_LATER = ("pack.gap", "pack.not_owner")


def gaps_of(info: PackInfo, delivery: Delivery) -> tuple[Problem, ...]:
    """What has not come, when that is all that is wrong: the pack goes on in itself, but begins too late.

    To whom a visit belongs is said in what has not come; it is asked again when it has. A give-back pack holds the
    whole log: one with a gap was made by no honest program, and waits for nothing.
    """
    if info.kind is PackKind.GIVE_BACK:
        return ()
    gaps = tuple(problem for problem in delivery.problems if problem.code == "pack.gap")
    only = all(problem.code in _LATER for problem in delivery.problems)
    by_device: dict[str, int] = {}
    for event in delivery.events:
        if event.seq != by_device.get(event.dev, event.seq - 1) + 1:
            return ()
        by_device[event.dev] = event.seq
    return gaps if only else ()
