"""The section `papers`: what the office's papers say about it, its partners, its words, its drawn characters.

{"facts": {issuer, code, number_pattern, contact, phone, reconsideration_body, court}, "bodies": [{name, …}],
"words": {kind: {name: text}}, "glyphs": {character: PNG in base64}}. A laptop's own settings come before it.
"""

from collections.abc import Iterator
from dataclasses import asdict, fields

from db.records.office import OfficeBody, OfficeFacts
from db.records.values import JsonValue
from inspector_app.errors import Problem
from inspector_app.notices.numbers import pattern_problems
from inspector_app.office import (
    PLAN_SECTION,
    PLANNED,
    body_problems,
    office_facts,
    office_papers,
    text_problems,
)
from inspector_app.stores import Store

NAME = PLAN_SECTION
_BODY = {field.name for field in fields(OfficeBody)}


def collect(store: Store) -> JsonValue | None:
    """As this laptop's papers are made; None while nobody has said anything."""
    facts, papers = asdict(office_facts(store)), office_papers(store)
    said = asdict(OfficeFacts()) | {"issuer": store.owner.office}
    if not papers.bodies and not papers.words and not papers.glyphs and not _differs(facts, said):
        return None
    return {
        "facts": {name: facts[name] for name in PLANNED},
        "bodies": [asdict(body) for body in papers.bodies],
        "words": dict(papers.words),
        "glyphs": dict(papers.glyphs),
    }


def problems(value: JsonValue) -> list[Problem]:
    """plan.papers, and what is wrong with facts, bodies, words and glyphs."""
    from inspector_app.notices.drawn_characters import glyph_problems
    from inspector_app.notices.office_words import word_problems

    if not isinstance(value, dict) or set(value) != {"facts", "bodies", "words", "glyphs"}:
        return [Problem("plan.papers")]
    return [
        *_fact_problems(value["facts"]),
        *_body_problems(value["bodies"]),
        *word_problems(value["words"]),
        *glyph_problems(value["glyphs"]),
    ]


def _differs(facts: dict[str, JsonValue], said: dict[str, JsonValue]) -> bool:
    return any(facts[name] != said[name] for name in PLANNED if name != "number_pattern")


def _fact_problems(facts: JsonValue) -> Iterator[Problem]:
    if not isinstance(facts, dict) or set(facts) != set(PLANNED) or not all(isinstance(v, str) for v in facts.values()):
        yield Problem("plan.papers")
        return
    yield from text_problems(facts)
    if facts["number_pattern"]:
        yield from pattern_problems(facts["number_pattern"])


def _body_problems(bodies: JsonValue) -> Iterator[Problem]:
    whole = isinstance(bodies, list) and len(bodies) <= 50
    if not whole or not all(
        isinstance(body, dict) and set(body) == _BODY and all(isinstance(text, str) for text in body.values())
        for body in bodies
    ):
        yield Problem("plan.papers")
        return
    yield from body_problems(tuple(OfficeBody(**body) for body in bodies))
