"""Records that a newer program wrote come to light: this one knows their kind or field, and an older one kept them.

They are looked at by the rules of an import, which nobody could ask when they came, and then shown by its code. What
breaks a rule stays in the log and counts nowhere, as if its pack had been refused. All of it is one unit of work, also
what is noted of it: cut short, the next start does it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.database import Database
from db.log.heads import BATCH, batches
from db.log.kept import counting
from db.records.log import Event
from db.work import Work
from inspector_app.errors import Problem
from inspector_app.exchange.bag.watching import Progress, unseen
from inspector_app.exchange.merging.deliveries import WHOLE, visits_named
from inspector_app.exchange.merging.event_schema import unknown_fields
from inspector_app.exchange.merging.late_changes import accepted_among
from inspector_app.exchange.merging.merge import Known, comments_met, is_reopening, kept_problems

_MOST_NAMED = 6
Name = tuple[str, int]
"""Device and number of an event."""


@dataclass(frozen=True, slots=True)
class CameToLight:
    records: int = 0
    """Events of which something is shown now."""
    notes: tuple[Problem, ...] = ()
    """pack.came_to_light, pack.kept_of_accepted, pack.kept_left_out."""


def is_waiting(database: Database) -> bool:
    """Whether something is kept that this program reads."""
    with database.look() as work:
        unread = work.kept.unread()
    return bool(_readable(unread)) and database.may_rebuild()


def bring_to_light(database: Database, progress: Progress = unseen) -> CameToLight:
    """Shows what is kept and can be read now; nothing to do is done at once.

    `progress` may raise CancelledError: everything is then as it was. Raises StoreTroubleError.
    """
    if not is_waiting(database):
        return CameToLight()
    with database.rebuilding() as work:
        fields = _readable(work.kept.unread())
        objects = {kind: work.kept.objects(kind, names) for kind, names in fields.items()}
        shown, wrong, done, total = list[Event](), list[Event](), 0, sum(map(len, objects.values()))
        for kind, names in fields.items():
            for batch in batches(objects[kind], BATCH):
                progress(done, total)
                now_shown, now_wrong = _show(work, kind, names, batch)
                shown, wrong, done = shown + now_shown, wrong + now_wrong, done + len(batch)
            work.kept.forget_unread(kind, names)
        progress(done, total)
        return CameToLight(len(shown), (*_shown_notes(work, shown), *left_out_notes(work, wrong)))


def broken(work: Work, kind: str, fields: Collection[str], events: Sequence[Event]) -> dict[Name, set[str]]:
    """What may not be said in these fields: event to its fields. `events` are all about some objects of that kind."""
    about = _saying(events, kind, fields)
    visits = visits_named(about)
    of_visits = [event for event in work.events.of_objects(visits) if event.kind == "visit"]
    met = [comment for event in of_visits if is_reopening(event) for comment in comments_met(event)]
    commented = frozenset(obj for obj, kind in work.events.kinds_of(met).items() if kind == "return")
    known = Known(0, {}, 0, visit_devices=work.visits.devices_of(visits), commented=commented)
    found = {(event.dev, event.seq): set[str]() for event in about}
    # Each device's in its order, with those that ended the visits and opened them again.
    whole = {(event.dev, event.seq): event for event in (*of_visits, *about)}
    for event, problems in kept_problems([whole[name] for name in sorted(whole)], known):
        if (event.dev, event.seq) in found:
            found[event.dev, event.seq] = _refused(event, fields, problems)
    for event in _of_no_whole(events, kind, fields, found):
        found[event.dev, event.seq] = _not_shown_before(event, fields)
    return {name: names for name, names in found.items() if names}


def _shown_notes(work: Work, shown: Sequence[Event]) -> Iterator[Problem]:
    if shown:
        yield Problem("pack.came_to_light", {"count": len(shown)})
    accepted = sorted(accepted_among(work, visits_named(shown)))
    if accepted:
        named = "、".join(_name_of(work, visit) for visit in accepted[:_MOST_NAMED])
        visits = named + (" …" if len(accepted) > _MOST_NAMED else "")
        yield Problem("pack.kept_of_accepted", {"count": len(accepted), "visits": visits})


def _name_of(work: Work, visit_id: str) -> str:
    visit = work.visits.get(visit_id)
    if visit is None:
        return visit_id
    enterprise = work.enterprises.get(visit.enterprise_id)
    return f"{enterprise.name if enterprise else visit_id} {visit.opened_at.astimezone():%Y-%m-%d}"


def left_out_notes(work: Work, events: Iterable[Event]) -> tuple[Problem, ...]:
    """pack.kept_left_out, when something of these breaks a rule and counts nowhere."""
    out = work.kept.left_out()
    wrong = [event for event in events if (event.dev, event.seq) in out] if out else []
    if not wrong:
        return ()
    devices = dict.fromkeys(event.dev for event in wrong)
    people = dict.fromkeys(device.person for each in devices if (device := work.devices.get(each)) is not None)
    return (Problem("pack.kept_left_out", {"count": len(wrong), "people": "、".join(filter(None, people)) or "?"}),)


def rightly_left_out(work: Work) -> dict[Name, set[str]]:
    """Of what is noted as left out, what does break a rule: a note alone hides nothing from a check."""
    out = work.kept.left_out()
    named = [event for dev, seq in out if (event := work.events.find(dev, seq)) is not None]
    found: dict[Name, set[str]] = {}
    for kind in dict.fromkeys(event.kind for event in named):
        of_kind = [event for event in named if event.kind == kind]
        fields = {field for event in of_kind for field in out[event.dev, event.seq]}
        wrong = broken(work, kind, fields, work.events.of_objects(dict.fromkeys(event.obj for event in of_kind)))
        found |= {name: names & out[name] for name, names in wrong.items() if name in out}
    return found


def _readable(unread: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    known = {kind: set(fields) - unknown_fields(kind, fields) for kind, fields in unread.items()}
    return {kind: fields for kind, fields in known.items() if fields}


def _show(work: Work, kind: str, fields: Collection[str], objects: Sequence[str]) -> tuple[list[Event], list[Event]]:
    """The events that say something that is shown now, and those of which something may not be."""
    events = counting(work.events.of_objects(objects), work.kept.left_out())
    out = broken(work, kind, fields, events)
    wrong = [event for event in events if (event.dev, event.seq) in out]
    if wrong:
        work.kept.leave_out([(event, out[event.dev, event.seq]) for event in wrong])
    work.kept.show(kind, objects, fields)
    return _saying(counting(events, out), kind, fields), wrong


def _saying(events: Iterable[Event], kind: str, fields: Collection[str]) -> list[Event]:
    return [event for event in events if event.kind == kind and _said(event, fields)]


def _said(event: Event, fields: Collection[str]) -> set[str]:
    return event.fields.keys() & set(fields)


def _refused(event: Event, fields: Collection[str], problems: Iterable[Problem]) -> set[str]:
    """A value that is none takes what it came with along, as in an import does whoever may not say it."""
    bad = {str(problem.details["field"]) for problem in problems if problem.code == "pack.field_bad"}
    others = any(problem.code != "pack.field_bad" for problem in problems)
    return _not_shown_before(event, fields) if others or bad & set(fields) else set()


def _not_shown_before(event: Event, fields: Collection[str]) -> set[str]:
    """What this program knew when the event came stays as it is: it was looked at then."""
    return _said(event, fields) | unknown_fields(event.kind, event.fields)


def _of_no_whole(
    events: Sequence[Event], kind: str, fields: Collection[str], out: Mapping[Name, Collection[str]]
) -> Iterator[Event]:
    """Events about objects that no screen could show; of which something was known before, they were whole then."""
    wanted = set(WHOLE.get(kind, ()))
    old = {event.obj for event in events if event.fields.keys() - _not_shown_before(event, fields)}
    new = [event for event in events if event.kind == kind and event.obj not in old]
    told = defaultdict[str, set[str]](set)
    for event in counting(new, out):
        told[event.obj] |= event.fields.keys()
    yield from (event for event in new if not wanted <= told[event.obj])
