"""The record of a random draw on paper: from what, how many, with which seed, and what came out."""

from dataclasses import dataclass
from datetime import datetime

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.checklist_form import form_words
from inspector_app.notices.flow import Row, centred, gap, paginate, paragraph, text_mark, together
from inspector_app.notices.forms import form_rows
from inspector_app.notices.glyphs import Face
from inspector_app.notices.lines import set_line
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint
from inspector_app.notices.words import Field
from inspector_app.practice import is_practice
from inspector_app.sampling import DrawKind, Drawn, drawn_of
from inspector_app.stores import Store
from inspector_app.visits import visit_checklist

_LEADING = 22.0
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class DrawRecord:
    drawn: Drawn
    drawn_at: datetime
    enterprise: str = ""
    item: str = ""
    """Code and question."""
    people: str = ""
    practice: bool = False
    """Of a practice store: 演练 across every page."""


def draw_record_of(store: Store, visit_id: str, draw_id: str) -> bytes:
    """The PDF of one draw of a visit. Raises RefusedInputError visit.not_found, visit.draw_not_found."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        draw = next((each for each in work.draws.of_visit(visit_id) if each.id == draw_id), None)
        enterprise = work.enterprises.get(visit.enterprise_id)
    drawn = drawn_of(draw) if draw is not None else None
    if draw is None or drawn is None:
        raise RefusedInputError([Problem("visit.draw_not_found")])
    items = {item.code: item for area in visit_checklist(store, visit).areas for item in area.items}
    label = items[draw.item].label["zh"] if draw.item in items else ""
    people = "、".join(f"{each.name} {each.certificate}".strip() for each in visit.inspectors)
    name = enterprise.name if enterprise is not None else ""
    said = f"{draw.item} {label}".strip()
    return draw_record(DrawRecord(drawn, draw.drawn_at, name, said, people, is_practice(store)))


def draw_record(record: DrawRecord) -> bytes:
    """The record as a PDF; equal records give equal bytes."""
    fonts.register()
    all_words = form_words()
    title = all_words["draw"]["title"]
    pages = paginate(_rows(record, all_words["draw"]), DEPTH)
    sheets = [
        Sheet(rows, foot=all_words["page"].format(number=number, total=len(pages)))
        for number, rows in enumerate(pages, start=1)
    ]
    return paint(sheets, Metadata(title, "", clean(record.enterprise)), practice=record.practice)


def _rows(record: DrawRecord, words: dict[str, object]) -> list[Row]:
    body, small = Face(fonts.BODY, 12, 12), Face(fonts.BODY, 10, 10)
    rows = [*centred(str(words["title"]), Face(fonts.TITLE, 20, 21), 34, MEASURE), gap(10)]
    for line in _facts(record, words["facts"]):
        rows += paragraph(line, body, _LEADING, MEASURE)
    rows += [*_results(record.drawn, body), gap(8)]
    rows += [*together(paragraph(str(words["rule"]), small, 16, MEASURE)), gap(18)]
    sign = words["sign"]
    assert isinstance(sign, dict)
    return [
        *rows,
        *together(form_rows([Field(sign["inspector"]), Field(sign["site"])], Face(fonts.BODY, 11, 11), 28, MEASURE)),
    ]


def _facts(record: DrawRecord, said: object) -> list[str]:
    assert isinstance(said, dict)
    drawn = record.drawn
    values = {
        "enterprise": clean(record.enterprise) or "—",
        "item": clean(record.item) or "—",
        "drawn_at": f"{record.drawn_at:%Y-%m-%d %H:%M:%S}",
        "people": clean(record.people) or "—",
    }
    lines = [str(said[name]).format(value=value) for name, value in values.items()]
    size = len(drawn.results)
    if drawn.kind is DrawKind.MOMENTS:
        scope = said["moments"].format(days="、".join(drawn.days), first=drawn.first, population=drawn.population)
    else:
        scope = said["all" if size == drawn.population else "numbers"].format(population=drawn.population, size=size)
    return [*lines, scope, said["seed"].format(seed=clean(drawn.seed)), said["results"]]


def _results(drawn: Drawn, face: Face) -> list[Row]:
    """In columns, each with its place in the draw."""
    columns = 2 if drawn.kind is DrawKind.MOMENTS else _COLUMNS
    width = MEASURE / columns
    texts = [f"{place}）{text}" for place, text in enumerate(drawn.results, start=1)]
    return [
        Row(
            _LEADING,
            tuple(
                text_mark(set_line(text, face), 24 + column * width, _LEADING)
                for column, text in enumerate(texts[start : start + columns])
            ),
        )
        for start in range(0, len(texts), columns)
    ]
