"""The record of a 双随机 draw on paper: from what, with which seed, who was left out and why, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.records.values import JsonValue
from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.wording import colour_word
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.messages import Language
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Row, centred, gap, paginate, paragraph, together
from inspector_app.notices.forms import form_rows
from inspector_app.notices.glyphs import Face
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint
from inspector_app.notices.tables import table_rows
from inspector_app.notices.words import Field
from inspector_app.planning.drawing import Drawn, drawn_of
from inspector_app.practice import is_practice
from inspector_app.stores import Store

_LEADING = 20.0


@dataclass(frozen=True, slots=True)
class DrawSheet:
    drawn: Drawn
    drawn_at: datetime
    title: str
    office: str
    person: str
    names: Mapping[str, str]
    """Id to name of the enterprises that were excluded."""
    practice: bool = False
    """Of a practice store: 演练 across every page."""


def double_draw_record(store: Store, draw: str) -> bytes:
    """The PDF of one draw. Raises RefusedInputError planning.draw_absent, planning.draw_unreadable."""
    with store.database.look() as work:
        kept = work.planned.draw(draw)
        drawn = drawn_of(kept.facts) if kept is not None else None
        if kept is None or drawn is None:
            raise RefusedInputError([Problem(f"planning.draw_{'absent' if kept is None else 'unreadable'}")])
        named = {each.enterprise: work.enterprises.get(each.enterprise) for each in drawn.excluded if each.enterprise}
    names = {identity: found.name for identity, found in named.items() if found is not None}
    return draw_sheet(
        DrawSheet(drawn, kept.drawn_at, kept.title, store.owner.office, kept.person, names, is_practice(store))
    )


def draw_sheet(sheet: DrawSheet) -> bytes:
    """Equal draws give equal bytes."""
    fonts.register()
    words = assets.read_json("planning", "draw_record.json")
    pages = paginate(_rows(sheet, words), DEPTH)
    sheets = [
        Sheet(rows, foot=words["page"].format(number=number, total=len(pages)))
        for number, rows in enumerate(pages, start=1)
    ]
    return paint(sheets, Metadata(words["title"], clean(sheet.office), clean(sheet.title)), practice=sheet.practice)


def criteria_words(criteria: Mapping[str, JsonValue], words: Mapping[str, str]) -> str:
    """How the pool was chosen, as people read it."""
    grades = "、".join(colour_word(Grade(each), Language.ZH) for each in criteria.get("grades", ()))
    told = {"grades": grades, **{name: criteria.get(name) for name in ("community", "kind", "unvisited_days")}}
    said = [words[name].format(value=clean(str(value))) for name, value in told.items() if value]
    return "，".join([*(said or [words["all"]]), words["pool"].format(value=criteria.get("pool", "—"))])


def _rows(sheet: DrawSheet, words: dict[str, Any]) -> list[Row]:
    small = Face(fonts.BODY, 10, 10)
    rows = [*centred(words["title"], Face(fonts.TITLE, 20, 21), 34, MEASURE), gap(8)]
    for line in _facts(sheet, words):
        rows += paragraph(line, Face(fonts.BODY, 11.5, 12), _LEADING, MEASURE)
    rows += [gap(6), *_matches(sheet.drawn, words), gap(10), *_excluded(sheet, words), gap(8)]
    rows += [*together(paragraph(words["rule"], small, 16, MEASURE)), gap(18)]
    fields = [Field(words["sign"]["drawer"]), Field(words["sign"]["witness"])]
    return [*rows, *together(form_rows(fields, Face(fonts.BODY, 11, 11), 28, MEASURE))]


def _facts(sheet: DrawSheet, words: dict[str, Any]) -> list[str]:
    said, drawn = words["facts"], sheet.drawn
    values = {
        "title": clean(sheet.title) or "—",
        "office": clean(sheet.office),
        "drawn_at": f"{sheet.drawn_at:%Y-%m-%d %H:%M:%S}",
        "person": clean(sheet.person),
        "criteria": criteria_words(drawn.criteria, words["criteria"]),
    }
    lines = [said[name].format(value=value) for name, value in values.items()]
    lines.append(said["pool"].format(pool=len(drawn.pool), count=len(drawn.matches)))
    lines.append(said["sha256"].format(sha256=drawn.pool_sha256))
    names = "、".join(clean(each) for each in drawn.people)
    people = said["people"].format(count=len(drawn.people), names=names, team=drawn.team)
    return [*lines, people if drawn.people else said["no_people"], said["seed"].format(seed=clean(drawn.seed))]


def _matches(drawn: Drawn, words: dict[str, Any]) -> list[Row]:
    faces = (Face(fonts.TITLE, 10, 10), Face(fonts.BODY, 10, 10))
    lines = [
        [str(number), clean(match.name), "、".join(clean(each) for each in match.people) or "—"]
        for number, match in enumerate(drawn.matches, start=1)
    ]
    return table_rows(words["columns"], words["widths"], lines, faces, 16, MEASURE)


def _excluded(sheet: DrawSheet, words: dict[str, Any]) -> list[Row]:
    body = Face(fonts.BODY, 11, 11)
    if not sheet.drawn.excluded:
        return paragraph(words["no_excluded"], body, _LEADING, MEASURE)
    lines = [
        [
            clean(sheet.names.get(each.enterprise, each.enterprise)) or words["everyone"],
            clean(each.person) or words["everyone"],
            clean(each.reason),
        ]
        for each in sheet.drawn.excluded
    ]
    faces = (Face(fonts.TITLE, 10, 10), Face(fonts.BODY, 10, 10))
    table = table_rows(words["excluded_columns"], words["excluded_widths"], lines, faces, 16, MEASURE)
    return [*paragraph(words["excluded"], body, _LEADING, MEASURE), *table]
