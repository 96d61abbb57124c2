"""Every section of the office's plan, in the order in which they are applied. Add yours here, one line."""

from db.records.values import JsonValue
from inspector_app import deadlines, holidays
from inspector_app.checklists import editions
from inspector_app.enterprises.grading import rule as grading_rule
from inspector_app.errors import Problem
from inspector_app.law import library, own_law, readings
from inspector_app.planning import intervals
from inspector_app.plans import devices, number_blocks, papers, register, tasks
from inspector_app.plans.documents import current
from inspector_app.plans.section import Section
from inspector_app.stores import Store

SECTIONS: tuple[Section, ...] = (
    Section(register.NAME, register.problems, register.collect, register.apply),
    Section(devices.NAME, devices.problems, against=devices.against, new_root=devices.new_root),
    Section(tasks.NAME, tasks.problems),
    Section(own_law.NAME, own_law.problems),
    Section(readings.NAME, readings.problems),
    Section(library.NAME, library.problems),
    Section(holidays.NAME, holidays.problems),
    Section(deadlines.NAME, deadlines.problems),
    Section(number_blocks.NAME, number_blocks.problems),
    Section(editions.NAME, editions.problems, editions.collect, editions.apply),
    Section(papers.NAME, papers.problems, papers.collect),
    Section(grading_rule.NAME, grading_rule.problems),
    Section(intervals.NAME, intervals.problems),
)


def section_named(name: str) -> Section | None:
    """None for a section of a newer program: its document is kept, and read by nobody here."""
    return next((section for section in SECTIONS if section.name == name), None)


def collected(store: Store) -> dict[str, JsonValue]:
    """Section name to the value that a plan pack of this store carries."""
    values = {
        section.name: section.collect(store) if section.collect else current(store, section.name)
        for section in SECTIONS
    }
    return {name: value for name, value in values.items() if value is not None}


def section_problems(name: str, value: JsonValue) -> list[Problem]:
    section = section_named(name)
    return [] if section is None else section.problems(value)
