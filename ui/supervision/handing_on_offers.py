"""What the pages offer to hand on: just what their filters show."""

from collections.abc import Callable, Collection
from functools import partial

from inspector_app.rectification.stages import Shown
from inspector_app.supervision.handing_on_values import Subject, Wanted
from ui.session import Session

Offers = dict[Subject, Callable[[], Wanted]]


def of_enterprises(ids: Collection[str]) -> Offers:
    among = frozenset(ids)
    return {
        subject: partial(Wanted, subject, enterprises=among)
        for subject in (Subject.ENTERPRISES, Subject.GOVERNMENT, Subject.VISITS, Subject.FINDINGS, Subject.ANSWERS)
    }


def of_visits(ids: Collection[str]) -> Offers:
    among = frozenset(ids)
    return {
        subject: partial(Wanted, subject, visits=among)
        for subject in (Subject.VISITS, Subject.ANSWERS, Subject.FINDINGS)
    }


def of_findings(session: Session, shown: Shown, text: str) -> Offers:
    """All that the filter finds, also what the list cuts off."""

    def wanted() -> Wanted:
        from inspector_app.rectification.listing import list_findings

        found = list_findings(session.store, shown, session.clock().date(), text)
        return Wanted(Subject.FINDINGS, findings=frozenset(each.id for each in found))

    return {Subject.FINDINGS: wanted}
