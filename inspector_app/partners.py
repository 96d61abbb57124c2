"""The bodies that join the office's inspections: entered here, or known from the office's plan."""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from db.records.office import OfficeBody
from inspector_app.errors import RefusedInputError
from inspector_app.office import body_problems, office_papers, own_papers, planned_papers, save_office_papers
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class Partner:
    body: OfficeBody
    is_own: bool
    """Said by this laptop; only that can be taken back here."""
    is_planned: bool


def partners(store: Store) -> tuple[Partner, ...]:
    """In the order in which they are offered."""
    own = {body.name for body in own_papers(store).bodies}
    planned = {body.name for body in planned_papers(store).bodies}
    return tuple(Partner(body, body.name in own, body.name in planned) for body in office_papers(store).bodies)


def save_partner(store: Store, before: str, body: OfficeBody, now: datetime) -> None:
    """Adds one, or with the name that it had `before` changes it.

    Raises RefusedInputError office.body_name, office.body_twice, office.text_long, office.text_signs.
    """
    body = OfficeBody(*(getattr(body, each.name).strip() for each in fields(body)))
    papers = own_papers(store)
    kept = list(papers.bodies)
    places = [place for place, each in enumerate(kept) if each.name == before and before]
    if places:
        kept[places[0]] = body
    else:
        kept.append(body)
    others = [each.body for each in partners(store) if each.body.name != before and not each.is_own]
    problems = body_problems((*kept, *(each for each in others if each.name == body.name)))
    if problems:
        raise RefusedInputError(problems)
    save_office_papers(store, replace(papers, bodies=tuple(kept)), now)


def remove_partner(store: Store, name: str, now: datetime) -> OfficeBody | None:
    """What was said of it here, to be put back; papers and visits that name it stay as they are."""
    papers = own_papers(store)
    gone = next((body for body in papers.bodies if body.name == name), None)
    if gone is not None:
        kept = tuple(body for body in papers.bodies if body.name != name)
        save_office_papers(store, replace(papers, bodies=kept), now)
    return gone
