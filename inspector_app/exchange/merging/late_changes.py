"""Visits that a reviewer accepted and that change all the same: no rule keeps a laptop from it that knows no better.

A restored backup may hold the visit as it was before it ended, and who works on that says nothing wrong in its own log;
so does who opens a visit again on his own word. It is taken in, told, and reviewed anew.
"""

from collections.abc import Iterable, Sequence

from db.records.log import Event
from db.shelves.reviews import Decision
from db.work import Work
from inspector_app.exchange.merging.log_facts import visit_of
from inspector_app.exchange.trust.rights import reviewers

CONTENT = ("visit", "answer", "finding", "draw", "photo")
"""Kinds of what a reviewer accepts; its papers may be issued and served afterwards."""
_ACCEPTED = "accepted"
_WALKING = {"current_item"}


def changes_accepted(work: Work, new: Iterable[Event]) -> frozenset[str]:
    """Visits accepted here of which these events, which are not here yet, say something else."""
    changed = {visit_of(event.kind, event.obj) for event in new if is_content(event)}
    return accepted_among(work, sorted(changed)) if changed else frozenset()


def is_content(event: Event) -> bool:
    """Where the inspector stood in the checklist is no change of the visit."""
    return event.kind in CONTENT and not (event.kind == "visit" and event.fields.keys() == _WALKING)


def accepted_among(work: Work, visits: Sequence[str]) -> frozenset[str]:
    """Those of which the last word of every reviewer is that they are accepted."""
    found: dict[str, list[Decision]] = {}
    for each in work.reviews.of_visits(visits):
        found.setdefault(each.visit_id, []).append(each)
    if not found:
        return frozenset()
    deciding = reviewers(work)
    return frozenset(
        visit
        for visit, decisions in found.items()
        if (ends := ends_of([each for each in decisions if each.id.partition("/")[0] in deciding]))
        and all(each.act == _ACCEPTED for each in ends)
    )


def ends_of(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that no other followed."""
    followed = {id for each in decisions for id in each.follows}
    return [each for each in decisions if each.id not in followed]
