"""The words of one kind of paper as a text that a person edits: each text below its [name], rows on lines.

A cell of a row ends at ‖, ↵ breaks the line within one; blank lines mean nothing. What is wrong is told with its line,
counted from 0.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db.records.values import JsonValue
from inspector_app.errors import Problem
from inspector_app.notices.kinds import RECTIFICATION, PaperKind
from inspector_app.notices.office_words import FORMATTED, changeable_texts, fields_of_text, word_problems

CELL, BREAK = "‖", "↵"
HEADING = re.compile(r"\[([a-z][a-z_]*)\]")
_CELLS = re.compile(f" ?{CELL} ?")


@dataclass(frozen=True, slots=True)
class LineProblem:
    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class ReadWords:
    """`texts` by name; a text that is not there keeps the words that it had."""

    texts: Mapping[str, JsonValue]
    problems: tuple[LineProblem, ...]


@dataclass(slots=True)
class _Section:
    name: str
    line: int
    lines: list[tuple[int, str]]


def as_text(texts: Mapping[str, JsonValue]) -> str:
    return "\n\n".join(f"[{name}]\n{_written(text)}" for name, text in texts.items()) + "\n"


def read_text(kind: PaperKind, text: str) -> ReadWords:
    """The texts as `office_words` keeps them, with everything that is wrong, in the order of the lines."""
    known = changeable_texts(kind)
    sections, problems = _sections(text)
    texts: dict[str, JsonValue] = {}
    for section in sections:
        if section.name in texts:
            problems.append(LineProblem(section.line, Problem("paper.words_twice", {"name": section.name})))
        texts[section.name] = _shaped([line for _, line in section.lines], known.get(section.name, ""))
    places = {section.name: section for section in reversed(sections)}
    problems += [
        LineProblem(_line_of(problem, places), problem)
        for problem in word_problems({kind.id: texts})
        if problem.details.get("name") in places
    ]
    return ReadWords(texts, tuple(sorted(problems, key=lambda each: each.line)))


def section_at(text: str, line: int) -> str:
    """The name of the text in which a line stands; "" before the first."""
    found = [section.name for section in _sections(text)[0] if section.line <= line]
    return found[-1] if found else ""


def _sections(text: str) -> tuple[list[_Section], list[LineProblem]]:
    sections: list[_Section] = []
    problems = []
    for number, line in enumerate(text.split("\n")):
        heading = HEADING.fullmatch(line.strip())
        if heading:
            sections.append(_Section(heading[1], number, []))
        elif line.strip() and sections:
            sections[-1].lines.append((number, line))
        elif line.strip():
            problems.append(LineProblem(number, Problem("paper.words_line")))
    return sections, problems


def _written(text: JsonValue) -> str:
    if not isinstance(text, list):
        return _one_line(text)
    return "\n".join(f" {CELL} ".join(map(_one_line, row)) if isinstance(row, list) else _one_line(row) for row in text)


def _one_line(text: JsonValue) -> str:
    return str(text).replace("\n", BREAK)


def _shaped(lines: list[str], shipped: JsonValue) -> JsonValue:
    """As the shipped text is: rows, a list of paragraphs, or one of which a person made several."""
    if isinstance(shipped, list) and shipped and isinstance(shipped[0], list):
        return [[cell.replace(BREAK, "\n") for cell in _CELLS.split(line)] for line in lines]
    told: list[JsonValue] = [line.replace(BREAK, "\n") for line in lines]
    return told if isinstance(shipped, list) or len(told) > 1 else "".join(map(str, told))


def _line_of(problem: Problem, places: Mapping[str, _Section]) -> int:
    """The line that has the word or the field that is wrong; the heading for what is missing."""
    section = places[str(problem.details["name"])]
    wrong = list(_wrong_words(problem))
    return next((number for number, line in section.lines if any(word in line for word in wrong)), section.line)


def _wrong_words(problem: Problem) -> Iterator[str]:
    listed = {"paper.words_field_unknown": "fields", "paper.words_forbidden": "words"}.get(problem.code)
    if listed:
        yield from str(problem.details[listed]).split("、")


def usable_fields(kind: PaperKind, name: str) -> tuple[str, ...]:
    """The fields that a text may use, sorted; none for a text that is not known."""
    known = changeable_texts(kind)
    if name not in known:
        return ()
    if kind.id == RECTIFICATION:
        return tuple(sorted(set(FORMATTED.findall(_written(known[name])))))
    return tuple(sorted(fields_of_text(kind, name)))
