"""The list of a day on paper: where to go, in which order, whom to call."""

from dataclasses import dataclass
from typing import Any

from inspector_app import assets
from inspector_app.enterprises.grading.wording import colour_word
from inspector_app.messages import Language
from inspector_app.notices import fonts
from inspector_app.notices.characters import clean
from inspector_app.notices.flow import Row, centred, gap, paginate, paragraph
from inspector_app.notices.glyphs import Face
from inspector_app.notices.page import DEPTH, MEASURE, Metadata, Sheet, paint
from inspector_app.notices.tables import table_rows
from inspector_app.planning.day_list import Day, DayStop
from inspector_app.practice import is_practice
from inspector_app.stores import Store

_LEADING = 14.0


@dataclass(frozen=True, slots=True)
class DaySheet:
    office: str
    day: Day
    practice: bool = False
    """Of a practice store: 演练 across every page."""


def day_sheet(store: Store, day: Day) -> bytes:
    """The PDF of a day's list; empty lists have only their head."""
    return draw_day_sheet(DaySheet(store.owner.office, day, is_practice(store)))


def draw_day_sheet(sheet: DaySheet) -> bytes:
    """Equal lists give equal bytes."""
    fonts.register()
    words = assets.read_json("planning", "day_sheet.json")
    pages = paginate(_rows(sheet, words), DEPTH)
    sheets = [
        Sheet(rows, "" if number == 1 else clean(sheet.office), words["care"] if number == 1 else words["title"], foot)
        for number, rows in enumerate(pages, start=1)
        for foot in (words["page"].format(number=number, total=len(pages)),)
    ]
    return paint(sheets, Metadata(words["title"], clean(sheet.office), words["title"]), practice=sheet.practice)


def _rows(sheet: DaySheet, words: dict[str, Any]) -> list[Row]:
    small, bold = Face(fonts.BODY, 9, 9), Face(fonts.TITLE, 9, 9)
    day = sheet.day
    facts = words["facts"].format(office=clean(sheet.office), day=f"{day.day:%Y-%m-%d}", count=len(day.stops))
    way = words["no_way"] if day.kilometres is None else words["way"].format(kilometres=f"{day.kilometres:.1f}")
    rows = [*centred(words["title"], Face(fonts.TITLE, 18, 19), 30, MEASURE), gap(4)]
    rows += centred(facts, Face(fonts.BODY, 11, 11), 18, MEASURE)
    rows += [gap(4), *(paragraph(way, small, _LEADING, MEASURE) if len(day.stops) > 1 else ()), gap(8)]
    lines = [_line(number, stop, words) for number, stop in enumerate(day.stops, start=1)]
    return [*rows, *table_rows(words["columns"], words["widths"], lines, (bold, small), _LEADING, MEASURE)]


def _line(number: int, stop: DayStop, words: dict[str, Any]) -> list[str]:
    enterprise, unknown = stop.enterprise, words["unknown"]
    contact = "\n".join(
        clean(text) for text in (enterprise.contact or enterprise.legal_person, enterprise.phone) if text
    )
    return [
        str(number),
        colour_word(stop.grade, Language.ZH),
        clean(enterprise.name),
        contact or unknown,
        clean(enterprise.address or enterprise.community) or unknown,
        f"{stop.last_visit:%Y-%m-%d}" if stop.last_visit else words["never"],
        words["done"] if stop.done else words["in_progress"] if stop.in_progress else "",
    ]
