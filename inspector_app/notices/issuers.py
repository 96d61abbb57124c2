"""Who issues a paper: the own office, or another body of a joint inspection with its own officers and courts."""

from collections.abc import Sequence
from dataclasses import replace

from db.records import Inspector, Notice, OfficeBody, OfficeFacts, OfficePapers, Visit
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices.rectification import ReliefBodies


def issuing_office(visit: Visit | None, office: OfficeFacts, papers: OfficePapers, body: str) -> OfficeFacts:
    """The own office, or what it knows of a body of a joint inspection. `body` "" is the own office.

    Raises RefusedInputError paper.body_not_joint, paper.body_unknown.
    """
    if not is_other(office, body):
        return office
    if visit is None or visit.mode != "joint":
        raise RefusedInputError([Problem("paper.body_not_joint", {"body": body[:60]})])
    taking_part = [each.name for each in visit.bodies]
    if body not in taking_part:
        names = "、".join(taking_part) or "—"
        raise RefusedInputError([Problem("paper.body_unknown", {"body": body[:60], "bodies": names})])
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
    """In a joint inspection those of the issuer, as far as somebody said who belongs to it; else all."""
    people = next((each.inspectors for each in visit.bodies if each.name == issuer), ())
    return tuple(each for each in visit.inspectors if each.name in people) if people else visit.inspectors


def relief_of(office: OfficeFacts, mode: str) -> ReliefBodies | None:
    """Not for a reminder, and only with both bodies."""
    if mode not in ("inspection", "joint") or not (office.reconsideration_body.strip() and office.court.strip()):
        return None
    return ReliefBodies(office.reconsideration_body, office.court)
