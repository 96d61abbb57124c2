"""The checklist on paper, empty or as far as a visit has come: the same codes, and the same 1, 2, 3 as the keys."""

from collections.abc import Sequence
from typing import Any

from inspector_app import assets
from inspector_app.checklists.model import Area, Item, Verdict
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import (
    FrameMark,
    Mark,
    Row,
    RuleMark,
    centred,
    gap,
    paginate,
    paragraph,
    text_mark,
    together,
)
from inspector_app.notices.form_annex import annex_rows
from inspector_app.notices.form_facts import FormFacts
from inspector_app.notices.form_parts import part_rows
from inspector_app.notices.forms import form_rows
from inspector_app.notices.glyphs import Face, width_of
from inspector_app.notices.lines import break_lines, set_line
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint
from inspector_app.notices.words import Field

CODE_WIDTH = 46.0
VERDICT_WIDTH = 42.0
"""Of each of the three boxes with its word."""
_QUESTION_WIDTH = MEASURE - CODE_WIDTH - 3 * VERDICT_WIDTH - 8
_LEADING, _SMALL_LEADING = 15.0, 13.0
_BOX = 9.0
_RULE_INK = "#808080"
_VERDICTS = (Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE)
_QUIET = "#404040"


def draw_form(facts: FormFacts) -> bytes:
    """The form as a PDF; equal facts give equal bytes."""
    fonts.register()
    words = form_words()
    pages = paginate(_rows(facts, words), DEPTH)
    title = clean(facts.checklist.title["zh"])
    sheets = [
        Sheet(
            rows,
            "" if number == 1 else _enterprise(facts),
            "" if number == 1 else words["head"].format(title=title),
            words["page"].format(number=number, total=len(pages)),
        )
        for number, rows in enumerate(pages, start=1)
    ]
    return paint(sheets, Metadata(title, "", _enterprise(facts)), practice=facts.practice)


def form_words() -> dict[str, Any]:
    words: dict[str, Any] = assets.read_json("notices", "checklist_form.json")
    return words


def _rows(facts: FormFacts, words: dict[str, Any]) -> list[Row]:
    small = Face(fonts.BODY, 10.5, 10.5)
    title = words["title"].format(title=clean(facts.checklist.title["zh"]))
    rows = [*centred(title, Face(fonts.TITLE, 18, 19), 28, MEASURE)]
    rows += [*centred(_about(facts, words), Face(fonts.BODY, 9, 9, _QUIET), _SMALL_LEADING, MEASURE), gap(6)]
    rows += [*_head_fields(facts, words), gap(4), *together(paragraph(words["how"], small, _LEADING, MEASURE)), gap(8)]
    for area in facts.areas:
        rows += _area_rows(area, facts, words)
    return [*rows, *annex_rows(facts.annex, words), gap(14), *together(_signatures(words))]


def _about(facts: FormFacts, words: dict[str, Any]) -> str:
    version = words["version"].format(version=clean(facts.checklist.version) or "—")
    if facts.printed_at is None:
        return f"{version}　{words['blank']}"
    half = words["half"].format(
        printed_at=f"{facts.printed_at:%Y-%m-%d %H:%M}", answered=facts.answered, total=facts.total
    )
    return f"{version}　{half}"


def _enterprise(facts: FormFacts) -> str:
    return clean(facts.enterprise.name) if facts.enterprise is not None else ""


def _head_fields(facts: FormFacts, words: dict[str, Any]) -> list[Row]:
    face, labels, enterprise, visit = Face(fonts.BODY, 11, 11), words["fields"], facts.enterprise, facts.visit
    people = "、".join(f"{each.name} {each.certificate}".strip() for each in visit.inspectors) if visit else ""
    values = {
        "enterprise": enterprise.name if enterprise else "",
        "code": enterprise.credit_code if enterprise else "",
        "address": enterprise.address if enterprise else "",
        "day": f"{visit.opened_at:%Y-%m-%d}" if visit else "",
        "people": people,
        "contact": visit.site_contact if visit else "",
        "phone": visit.site_phone if visit else "",
    }
    fields = {name: Field(label, clean(values[name])) for name, label in labels.items()}
    groups = (("enterprise",), ("code", "day"), ("address",), ("people",), ("contact", "phone"))
    return [row for names in groups for row in form_rows([fields[name] for name in names], face, 22, MEASURE)]


def _area_rows(area: Area, facts: FormFacts, words: dict[str, Any]) -> list[Row]:
    head = _area_head(area, words)
    rows: list[Row] = []
    for item in area.items:
        rows += _item_rows(item, facts, words, head)
    first = len(together(rows[:1]))
    return [gap(10), *together([head, *rows[:first]]), *rows[first:]]


def _area_head(area: Area, words: dict[str, Any]) -> Row:
    """What the columns are, under the area's name; set again on each page that the area goes on to."""
    bold = Face(fonts.TITLE, 10.5, 10.5)
    name = Face(fonts.TITLE, 12, 12)
    marks: list[Mark] = [RuleMark(0, 1, MEASURE, 1)]
    marks.append(text_mark(set_line(area.code, bold), 2, 20, 2))
    marks.append(text_mark(set_line(clean(area.label["zh"]), name), CODE_WIDTH, 20, 2))
    for place, verdict in enumerate(words["verdicts"]):
        small = Face(fonts.BODY, 8.5, 8.5)
        middle = _verdict_x(place) + VERDICT_WIDTH / 2
        marks.append(text_mark(set_line(verdict, small), middle - width_of(verdict, small) / 2, 20, 2))
    marks.append(RuleMark(0, 23, MEASURE, 0.6))
    return Row(23, tuple(marks))


def _item_rows(item: Item, facts: FormFacts, words: dict[str, Any], head: Row) -> list[Row]:
    """Code, question and boxes in one piece; fields and tables may go on to the next page."""
    answer = facts.answers.get(item.code)
    rows = [_question_row(item, answer.verdict if answer else "", words)]
    for part in item.parts:
        value = answer.values.get(part.name) if answer else None
        rows += part_rows(part, value, item.sample_size, CODE_WIDTH, MEASURE - CODE_WIDTH, words)
    rows.append(_note_row("".join(_said(answer.reason, answer.note)) if answer else "", words))
    whole = sum(row.height for row in rows) < DEPTH / 3
    rows = together(rows) if whole else [*together(rows[:2]), *rows[2:]]
    return [_with_head(row, head) for row in rows]


def _with_head(row: Row, head: Row) -> Row:
    return Row(row.height, row.marks, row.may_begin, row.is_gap, (head,), row.closes)


def _question_row(item: Item, verdict: str, words: dict[str, Any]) -> Row:
    face, small = Face(fonts.BODY, 10.5, 10.5), Face(fonts.BODY, 9, 9, _QUIET)
    severity = words["severity"].format(severity=item.severity) if item.severity else ""
    width = _QUESTION_WIDTH if item.has_verdict else MEASURE - CODE_WIDTH
    marks: list[Mark] = [text_mark(set_line(clean(item.code), Face(fonts.TITLE, 9.5, 9.5)), 2, _LEADING, 4)]
    down = 4.0
    for line in break_lines(clean(item.label["zh"]) + severity, face, width):
        marks.append(text_mark(line, CODE_WIDTH, _LEADING, down))
        down += _LEADING
    for text in _remarks(item, words):
        for line in break_lines(text, small, width):
            marks.append(text_mark(line, CODE_WIDTH, _SMALL_LEADING, down))
            down += _SMALL_LEADING
    if item.has_verdict:
        marks += _boxes(verdict)
    return Row(down + 2, tuple(marks))


def _remarks(item: Item, words: dict[str, Any]) -> list[str]:
    criterion = clean(item.pass_criterion.get("zh", ""))
    condition = clean(item.rules.relevant)
    return [
        *([words["criterion"].format(text=criterion)] if criterion else []),
        *([words["condition"].format(condition=condition)] if condition else []),
    ]


def _boxes(verdict: str) -> list[Mark]:
    tick = Face(fonts.BODY, 12, 12)
    marks: list[Mark] = []
    for place, each in enumerate(_VERDICTS):
        x = _verdict_x(place) + (VERDICT_WIDTH - _BOX) / 2
        marks.append(FrameMark(x, 7, _BOX, _BOX, "#000000", 0.7))
        if verdict == each.value:
            line = set_line("√", tick)
            marks.append(text_mark(line, x + (_BOX - line.width) / 2, 12, 5))
    return marks


def _verdict_x(place: int) -> float:
    return float(MEASURE - (3 - place) * VERDICT_WIDTH)


def _note_row(text: str, words: dict[str, Any]) -> Row:
    small = Face(fonts.BODY, 9, 9)
    label = set_line(words["note"], small)
    measure = MEASURE - CODE_WIDTH - label.width
    marks: list[Mark] = [text_mark(label, CODE_WIDTH, 16, 2)]
    down = 2.0
    for line in break_lines(clean(text), small, measure) if text else ():
        marks.append(text_mark(line, CODE_WIDTH + label.width, 16, down))
        down += 16
    height = max(down, 18.0)
    if not text:
        marks.append(RuleMark(CODE_WIDTH + label.width, 16, measure, 0.4, _RULE_INK))
    return Row(height + 6, (*marks, RuleMark(0, height + 5, MEASURE, 0.4, _RULE_INK)))


def _said(*texts: str) -> Sequence[str]:
    return ["；".join(text for text in texts if text)]


def _signatures(words: dict[str, Any]) -> list[Row]:
    face, sign = Face(fonts.BODY, 11, 11), words["sign"]
    return [
        row
        for label in (sign["inspector"], sign["site"])
        for row in form_rows([Field(label), Field(sign["day"])], face, 26, MEASURE)
    ]
