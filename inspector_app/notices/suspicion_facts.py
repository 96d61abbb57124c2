"""Suspected drugs as a paper holds them, and which papers are about them: never together with findings."""

from collections.abc import Mapping
from datetime import datetime

from db.records.rectification import Suspicion
from inspector_app.notices.kinds import Need, PaperKind
from inspector_app.notices.paper_facts import StepFact, SuspicionFact
from inspector_app.notices.paper_subjects import PaperSubject
from inspector_app.rectification.suspicion import as_draft, steps

MATTER = "matter"
"""Field: what a letter passes on, asked where both were recorded."""
SUSPICION, FINDINGS = "suspicion", "findings"


def matters_of(subject: PaperSubject) -> tuple[str, ...]:
    """What there is to be passed on, the likelier first."""
    there = ((SUSPICION, subject.suspicions), (FINDINGS, subject.findings))
    return tuple(matter for matter, recorded in there if recorded)


def is_about_suspicion(subject: PaperSubject, kind: PaperKind, given: Mapping[str, str]) -> bool:
    if Need.MATTER in kind.needs and subject.suspicions:
        return (given.get(MATTER) or matters_of(subject)[0]) == SUSPICION
    return Need.SUSPICION in kind.needs


def suspicion_facts(subject: PaperSubject) -> tuple[SuspicionFact, ...]:
    return tuple(map(_fact, subject.suspicions))


def _fact(each: Suspicion) -> SuspicionFact:
    done = dict(as_draft(each).steps)
    return SuspicionFact(
        item=each.item,
        found_at=_said(each.found_at),
        place=each.place,
        description=each.description,
        person=each.person,
        steps=tuple(StepFact(step.title, _said(done.get(step.id))) for step in steps()),
        reported_to=each.reported_to,
        reported_at=_said(each.reported_at),
        report_number=each.report_number,
        handed_to=each.handed_to,
        handed_at=_said(each.handed_at),
        handed_list=each.handed_list,
    )


def _said(at: datetime | None) -> str:
    return "" if at is None else f"{at:%Y-%m-%dT%H:%M}"
