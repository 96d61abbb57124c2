"""What a person should know of records that were taken in all the same: a newer program's, and unasked reopenings."""

from collections.abc import Sequence

from db.records.log import Event
from db.records.packs import PackRecord
from db.work import Work
from inspector_app.errors import Problem
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.merging.coming_to_light import left_out_notes
from inspector_app.exchange.merging.deliveries import Delivery, PackVisit, unasked_among
from inspector_app.exchange.merging.event_schema import is_unknown
from inspector_app.exchange.merging.merge import is_reopening

SOFTWARE = "software"
"""In the ledger: the program that wrote a pack."""
_OURS = "inspector-app "
_MOST_NAMED = 6


def notes_of(info: PackInfo, delivery: Delivery, recorded_by: str) -> tuple[Problem, ...]:
    """pack.unread_records, pack.reopened_unasked, pack.accepted_changed.

    `recorded_by`: whose log it is, as he is known here.
    """
    notes = [_unread(delivery.unread, info.software)] if delivery.unread else []
    if delivery.unasked:
        notes.append(Problem("pack.reopened_unasked", {"count": len(delivery.unasked), "person": recorded_by}))
    if delivery.accepted:
        changed = [each for each in delivery.visits if each.id in delivery.accepted]
        details = {"count": len(changed), "visits": _names(changed), "person": recorded_by}
        notes.append(Problem("pack.accepted_changed", details))
    return tuple(notes)


def _names(visits: Sequence[PackVisit]) -> str:
    named = [f"{each.enterprise or each.id} {each.opened.astimezone():%Y-%m-%d}" for each in visits[:_MOST_NAMED]]
    return "、".join(named) + (" …" if len(visits) > _MOST_NAMED else "")


def notes_of_visit(work: Work, visit_id: str) -> tuple[Problem, ...]:
    """As `notes_of`, of what is here of one visit; and pack.kept_left_out."""
    events = work.reviews.events_about(visit_id)
    unread = [event for event in events if is_unknown(event.kind, event.fields)]
    notes = [_unread(len(unread), _written_by(work, unread[-1]))] if unread else []
    notes += left_out_notes(work, events)
    unasked = unasked_among(work, [event for event in events if is_reopening(event)])
    if unasked:
        recorder = work.devices.get(next(event.dev for event in events if is_reopening(event)))
        person = recorder.person if recorder is not None else ""
        notes.append(Problem("pack.reopened_unasked", {"count": len(unasked), "person": person}))
    return tuple(notes)


def _unread(count: int, software: str) -> Problem:
    return Problem("pack.unread_records", {"count": count, "version": software.removeprefix(_OURS)})


def _written_by(work: Work, event: Event) -> str:
    """The program that wrote the pack with which it came; "?" for a ledger of before."""
    packs = (pack for pack in work.packs.all() if _brought(pack, event))
    return next((str(pack.report[SOFTWARE]) for pack in packs if SOFTWARE in pack.report), "?")


def _brought(pack: PackRecord, event: Event) -> bool:
    first, last = pack.report.get("ranges", {}).get(event.dev, (1, 0))
    return bool(first <= event.seq <= last)
