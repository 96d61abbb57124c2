"""What the office's papers say about it: issuer, number code, contact, where to complain (domain.md §4.6, §5.1)."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from db.records.office import OfficeBody, OfficeFacts, OfficePapers
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.notices.numbers import DEFAULT_PATTERN, pattern_problems
from inspector_app.plans.documents import current_document
from inspector_app.stores import Store

LONGEST_TEXT = 100
HIGHEST_FIRST_NUMBER = 999_999
PLAN_SECTION = "papers"
"""Of the office's plan (inspector_app.plans.papers): what this laptop says where its own settings say nothing."""
PLANNED = tuple(field.name for field in fields(OfficeFacts) if field.name != "first_number")


def office_facts(store: Store) -> OfficeFacts:
    """The facts as saved; the issuer starts as the store's own office and the pattern as the default one."""
    with store.database.look() as work:
        return office_facts_in(work, store)


def office_facts_in(work: Work, store: Store) -> OfficeFacts:
    """As `office_facts`, within a unit of work."""
    saved, planned = asdict(work.office.facts()), _planned(work).get("facts", {})
    told = saved | {name: saved[name] or planned.get(name, "") for name in PLANNED}
    usual = {"issuer": store.owner.office, "number_pattern": DEFAULT_PATTERN}
    return OfficeFacts(**told | {name: told[name] or text for name, text in usual.items()})


def office_papers(store: Store) -> OfficePapers:
    """Bodies of joint inspections, own words, drawn characters: of this laptop over those of the office's plan."""
    with store.database.look() as work:
        return office_papers_in(work)


def office_papers_in(work: Work) -> OfficePapers:
    """As `office_papers`, within a unit of work."""
    own, planned = work.office.papers(), _planned(work)
    bodies = {body["name"]: OfficeBody(**body) for body in planned.get("bodies", ())}
    bodies |= {body.name: body for body in own.bodies}
    words = dict(planned.get("words", {}))
    for kind, texts in own.words.items():
        words[kind] = {**words.get(kind, {}), **texts}
    return OfficePapers(tuple(bodies.values()), words, {**planned.get("glyphs", {}), **own.glyphs})


def planned_papers(store: Store) -> OfficePapers:
    """What the office's plan says alone: what holds again once this laptop says nothing over it."""
    with store.database.look() as work:
        planned = _planned(work)
    bodies = tuple(OfficeBody(**body) for body in planned.get("bodies", ()))
    return OfficePapers(bodies, planned.get("words", {}), planned.get("glyphs", {}))


def own_papers(store: Store) -> OfficePapers:
    """What this laptop says itself, without the plan: what `save_office_papers` changes."""
    with store.database.look() as work:
        return work.office.papers()


def save_office_papers(store: Store, papers: OfficePapers, now: datetime) -> None:
    """What this laptop says over the plan. The caller has checked it (`papers_problems`, `office_words`, `drawn`)."""
    with store.database.work(now) as work:
        before = work.office.papers()
        wanted = {
            "bodies": [asdict(body) for body in papers.bodies],
            "words": dict(papers.words),
            "glyphs": dict(papers.glyphs),
        }
        known = {"bodies": [asdict(body) for body in before.bodies], "words": before.words, "glyphs": before.glyphs}
        work.office.save({name: value for name, value in wanted.items() if known[name] != value})


def body_problems(bodies: tuple[OfficeBody, ...]) -> list[Problem]:
    """office.body_name, office.body_twice, office.text_long, office.text_signs."""
    names = [body.name for body in bodies]
    problems = [Problem("office.body_name") for name in names if not name.strip()]
    problems += [Problem("office.body_twice", {"name": name}) for name in sorted(set(names)) if names.count(name) > 1]
    return problems + [problem for body in bodies for problem in text_problems(asdict(body))]


def text_problems(texts: Mapping[str, str]) -> list[Problem]:
    """office.text_long, office.text_signs of plain texts by the name of their field."""
    problems = [
        Problem("office.text_long", {"field": name, "most": LONGEST_TEXT})
        for name, value in texts.items()
        if len(value) > LONGEST_TEXT
    ]
    return problems + [
        Problem("office.text_signs", {"field": name})
        for name, value in texts.items()
        if name != "number_pattern" and value.strip() and not is_plain_line(value.strip(), len(value))
    ]


def _planned(work: Work) -> Mapping[str, Any]:
    document = current_document(work, PLAN_SECTION)
    return {} if document is None else document.value


def save_office_facts(store: Store, facts: OfficeFacts, now: datetime) -> None:
    """Raises RefusedInputError with every problem: office.text_long, office.text_signs, office.first_number_bad,
    notice.pattern_*.
    """
    problems = _problems(facts)
    if problems:
        raise RefusedInputError(problems)
    with store.database.work(now) as work:
        before = asdict(work.office.facts())
        work.office.save({name: value for name, value in asdict(facts).items() if before[name] != value})


def _problems(facts: OfficeFacts) -> list[Problem]:
    problems = text_problems({name: value for name, value in asdict(facts).items() if isinstance(value, str)})
    if not 1 <= facts.first_number <= HIGHEST_FIRST_NUMBER:
        problems.append(Problem("office.first_number_bad"))
    return problems + pattern_problems(facts.number_pattern or DEFAULT_PATTERN)
