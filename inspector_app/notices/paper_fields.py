"""The fields of one paper, filled with what the store proposes; some depend on the visit it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from db.records.papers import Notice
from inspector_app import assets
from inspector_app.notices.issuers import is_other
from inspector_app.notices.kinds import KINDS, Choice, FieldSpec, FieldType, Need, PaperKind, field_spec
from inspector_app.notices.paper_subjects import PaperSubject
from inspector_app.notices.paper_values import OUTCOME, paper_words
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.service_facts import service_defaults
from inspector_app.notices.suspicion_facts import MATTER, is_about_suspicion, matters_of

FOLLOWS = "follows"
"""Field: id of the issued paper on which this one rests."""
BODY_NUMBER = "body_number"
"""Field: the number that another body of a joint inspection gives its own paper; blank, it is written by hand."""


def fields_for(
    subject: PaperSubject, kind: PaperKind, given: Mapping[str, str], body: str = ""
) -> tuple[FieldSpec, ...]:
    """`given` matters where one field decides about others: the order that is followed has its findings."""
    return tuple(_fields(subject, kind, given, body))


def followed_of(subject: PaperSubject, kind: PaperKind, given: Mapping[str, str]) -> Notice | None:
    """The paper that was chosen, else the visit's own, else the newest of the enterprise; None where there is none."""
    candidates = _candidates(subject, kind)
    chosen = given.get(FOLLOWS)
    if chosen:
        return next((notice for notice in candidates if notice.id == chosen), None)
    return candidates[-1] if candidates else None


def _candidates(subject: PaperSubject, kind: PaperKind) -> list[Notice]:
    """What a re-inspection looks at was ordered before: not by the visit that re-inspects, if there is another."""
    found = subject.papers_of(kind.follows)
    if kind.id != "reinspection" or subject.visit is None:
        return found
    own = [notice for notice in found if notice.visit_id == subject.visit.id]
    return own + [notice for notice in found if notice.visit_id != subject.visit.id]


def _fields(subject: PaperSubject, kind: PaperKind, given: Mapping[str, str], body: str) -> Iterator[FieldSpec]:
    if kind.follows:
        candidates = _candidates(subject, kind)
        choices = tuple(Choice(notice.id, dict.fromkeys(("zh", "en"), _paper_words(notice))) for notice in candidates)
        default = candidates[-1].id if candidates else ""
        yield replace(field_spec(FOLLOWS, FieldType.CHOICE, required=True), choices=choices, default=default)
    if is_other(subject.office, body):
        yield field_spec(BODY_NUMBER)
    if Need.MATTER in kind.needs and subject.suspicions:
        yield _matter(subject)
    defaults = _defaults(subject, kind)
    if is_about_suspicion(subject, kind, given):
        defaults |= _of_suspicion(subject)
    followed = followed_of(subject, kind, given) if kind.id == "service_receipt" else None
    if followed is not None:
        defaults |= service_defaults(subject.deeds.get(followed.id, ()))
    for spec in kind.fields:
        yield replace(spec, default=defaults.get(spec.name, ""))
    if kind.id == "reinspection":
        yield from _outcomes(followed_of(subject, kind, given), subject.reseen)


def _outcomes(order: Notice | None, seen: Mapping[str, str]) -> Iterator[FieldSpec]:
    if order is None:
        return
    for finding in RectificationNotice.from_json(order.facts).findings:
        spec = field_spec(OUTCOME, FieldType.CHOICE, required=True, detail=f"{finding.ordinal}. {finding.problem}")
        yield replace(
            spec,
            name=f"{OUTCOME}.{finding.ordinal}",
            default=seen.get(f"{OUTCOME}:{finding.id or finding.problem}", ""),
        )


def _matter(subject: PaperSubject) -> FieldSpec:
    spec, there = field_spec(MATTER, FieldType.CHOICE, required=True), matters_of(subject)
    choices = tuple(choice for choice in spec.choices if choice.value in there)
    return replace(spec, choices=choices, default=there[0])


def _of_suspicion(subject: PaperSubject) -> dict[str, str]:
    """Whom the police sent, and what they took; a call of 110 is answered by nobody whom one could write to."""
    last, words = subject.suspicions[-1], assets.read_json("notices", "values.json")["suspicion"]
    return {
        "receiver": last.handed_to,
        "reason": words["reason"],
        "materials": "\n".join(dict.fromkeys(line for each in subject.suspicions for line in each.handed_list)),
        "recorder": last.person,
    }


def _defaults(subject: PaperSubject, kind: PaperKind) -> dict[str, str]:
    """What the store proposes, by the name of the field."""
    enterprise, visit = subject.enterprise, subject.visit
    defaults = {
        "interviewee": enterprise.legal_person or enterprise.contact,
        "responsible": enterprise.legal_person or enterprise.contact,
        "receiver": enterprise.name if kind.id == "service_receipt" else "",
        "served_place": enterprise.address,
    }
    if kind.id == "reinspection":
        defaults |= {name: subject.reseen.get(name, "") for name in ("overall", "extended_to", "opinion")}
    if visit is not None:
        names = "、".join(inspector.name for inspector in visit.inspectors)
        defaults |= {"inspected_place": enterprise.address, "photographer": names, "servers": names}
    return defaults


def _paper_words(notice: Notice) -> str:
    return paper_words(KINDS[notice.kind].title if notice.kind in KINDS else notice.kind, notice.number)
