"""Who issues a paper: the own office, or another body of a joint inspection with its own officers and courts."""

from collections.abc import Sequence
from dataclasses import replace

from db.records.office import OfficeBody, OfficeFacts, OfficePapers
from db.records.papers import Notice
from db.records.values import Inspector
from db.records.visits import Visit
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices.rectification import ReliefBodies


def issuing_office(visit: Visit | None, office: OfficeFacts, papers: OfficePapers, body: str) -> OfficeFacts:
    """The own office, or what it knows of a body of a joint inspection. `body` "" is the own office.

    Raises RefusedInputError paper.body_not_joint, paper.body_unknown, paper.body_without_people.
    """
    if not is_other(office, body):
        _require_people(visit, office.issuer)
        return office
    if visit is None or visit.mode != "joint":
        raise RefusedInputError([Problem("paper.body_not_joint", {"body": body[:60]})])
    taking_part = [each.name for each in visit.bodies]
    if body not in taking_part:
        names = "、".join(taking_part) or "—"
        raise RefusedInputError([Problem("paper.body_unknown", {"body": body[:60], "bodies": names})])
    _require_people(visit, body)
    known = next((each for each in papers.bodies if each.name == body), OfficeBody(body))
    return replace(
        OfficeFacts(),
        issuer=body,
        code=known.code,
        contact=known.contact,
        phone=known.phone,
        reconsideration_body=known.reconsideration_body,
        court=known.court,
    )


def is_other(office: OfficeFacts, body: str) -> bool:
    """Whether that body is another than the own office: its papers are numbered by itself."""
    return bool(body) and body != office.issuer


def issuers_of(visit: Visit | None, office: OfficeFacts) -> tuple[str, ...]:
    """Who can issue papers of a visit: the own office, then each other body of a joint inspection."""
    others = [each.name for each in visit.bodies if is_other(office, each.name)] if visit else []
    return (office.issuer, *dict.fromkeys(others)) if visit and visit.mode == "joint" else (office.issuer,)


def issued_by(notice: Notice, body: str, issuers: Sequence[str]) -> bool:
    """Whether a paper is of that one of `issuers_of`; the own office ("") may have had another name when it issued."""
    issuer = str(notice.facts.get("issuer"))
    return issuer == body if body in issuers[1:] else issuer not in issuers[1:]


def issuing_inspectors(visit: Visit, issuer: str) -> tuple[Inspector, ...]:
    """In a joint inspection those who came for the issuer; for the own office, where nobody said, all who came for
    no other body. Empty when nobody came for it: it has no officers to sign its paper.
    """
    people = next((each.inspectors for each in visit.bodies if each.name == issuer), None)
    if people:
        return tuple(each for each in visit.inspectors if each.name in people)
    if people is not None:
        return ()
    return _free(visit)


def _require_people(visit: Visit | None, issuer: str) -> None:
    """Officers of another body must not stand on its paper. A visit without any is a draft, and says so itself."""
    if visit is not None and visit.mode == "joint" and visit.inspectors and not issuing_inspectors(visit, issuer):
        raise RefusedInputError([_without_people(visit, issuer)])


def _free(visit: Visit) -> tuple[Inspector, ...]:
    others = {person for body in visit.bodies for person in body.inspectors}
    return tuple(each for each in visit.inspectors if each.name not in others)


def _without_people(visit: Visit, issuer: str) -> Problem:
    said = [f"{each.name}：{'、'.join(each.inspectors)}" for each in visit.bodies if each.inspectors]
    free = "、".join(each.name for each in _free(visit))
    details = {"body": issuer[:60], "free": free or "—", "said": "；".join(said) or "—"}
    return Problem("paper.body_without_people", details)


def relief_of(office: OfficeFacts, mode: str) -> ReliefBodies | None:
    """Not for a reminder, and only with both bodies."""
    if mode not in ("inspection", "joint") or not (office.reconsideration_body.strip() and office.court.strip()):
        return None
    return ReliefBodies(office.reconsideration_body, office.court)
