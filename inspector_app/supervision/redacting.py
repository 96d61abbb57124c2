"""A copy for outsiders: names, certificate and telephone numbers covered by rule, in cells and in free words.

Names and numbers of private persons go no further than the office (domain.md §3.0). The same name is covered the same
way everywhere, so rows can still be told apart.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from db.work import Work
from inspector_app import assets
from inspector_app.supervision.handing_on_values import Rule, Table

_COVER = "*"
_SEPARATOR = re.compile(r"([、，,;；/\s]+)")
_MOBILE = r"(?<![0-9０-９])[1１][3-9３-９](?:[\s-]?[0-9０-９]){9}(?![0-9０-９])"
_LANDLINE = r"(?<![0-9０-９])[0０][0-9０-９]{2,3}[\s-]?[0-9０-９]{7,8}(?![0-9０-９])"
_IDENTITY = r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|(?<![0-9])[1-9][0-9]{14}(?![0-9])"
_SENSITIVE = re.compile(f"{_IDENTITY}|{_MOBILE}|{_LANDLINE}")
_DIGIT_RUN = re.compile(r"[0-9０-９][0-9０-９\s-]{5,}[0-9０-９]")


def redacted(table: Table, names: frozenset[str]) -> Table:
    """The same table, each column by its rule; `names` are the people that free words may speak of."""
    cover_free = free_words_cover(names)
    covers: dict[Rule, Callable[[str], str]] = {
        Rule.NAME: covered_names,
        Rule.NUMBER: covered_numbers,
        Rule.PHONE: covered_phones,
        Rule.FREE: cover_free,
    }
    by_place = [covers.get(each.rule) for each in table.columns]
    rows = [
        tuple(
            cover(cell) if cover is not None and isinstance(cell, str) else cell
            for cover, cell in zip(by_place, row, strict=True)
        )
        for row in table.rows
    ]
    return replace(table, rows=rows)


def personal_rule(label: Mapping[str, str]) -> Rule:
    """How what was typed under that label is covered: where it asks for a person, whole, else as free words."""
    said = " ".join(label.values()).casefold()
    for each in assets.read_json("handing_on", "columns.json")["personal"]:
        if any(word in said for word in each["says"]):
            return Rule(each["rule"])
    return Rule.FREE


def names_in(tables: Iterable[Table]) -> frozenset[str]:
    """Everybody in a column of names, whom free words of the same tables may speak of, too."""
    cells = (
        row[place]
        for table in tables
        for place, column in enumerate(table.columns)
        if column.rule is Rule.NAME
        for row in table.rows
    )
    return _single(cell for cell in cells if isinstance(cell, str))


def known_names(work: Work) -> frozenset[str]:
    """Everybody whom the store knows by name: inspectors, contacts, legal persons, owners of laptops."""
    people: set[str] = {each.person for each in work.devices.all()}
    for visit in work.visits.all():
        people |= {inspector.name for inspector in visit.inspectors} | {visit.site_contact}
        people |= {name for body in visit.bodies for name in body.inspectors}
    for enterprise in work.enterprises.all():
        people |= {enterprise.legal_person, enterprise.contact}
    return _single(people)


def _single(people: Iterable[str]) -> frozenset[str]:
    parts = {part.strip() for name in people for part in _SEPARATOR.split(name)}
    return frozenset(part for part in parts if len(part) > 1 and not part.isdigit() and _COVER not in part)


def free_words_cover(names: frozenset[str]) -> Callable[[str], str]:
    # The longest first: 王小明 before 王小.
    ordered = sorted(names, key=lambda name: (-len(name), name))
    known = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def cover(text: str) -> str:
        covered = _SENSITIVE.sub(lambda found: _middle_covered(found[0]), text)
        if known is not None:
            covered = known.sub(lambda found: covered_name(found[0]), covered)
        return _called().sub(lambda found: covered_name(found[0]), covered)

    return cover


@cache
def _called() -> re.Pattern[str]:
    """Names that nobody knows, where the words around them say that they are names: 收件员张伟（…, 王女士."""
    spec = assets.read_json("handing_on", "columns.json")["called"]
    name = f"[{spec['surnames']}][一-龥]"
    before = "|".join(f"(?<={word})|(?<={word}[：:])" for word in spec["before"])
    ends = rf"(?=[^一-龥]|[{spec['then']}]|$)"
    return re.compile(f"(?:{before}){name}{{1,2}}?{ends}|{name}{{0,2}}?(?={'|'.join(spec['after'])})")


def covered_name(name: str) -> str:
    """张三丰 → 张**."""
    return name[:1] + _COVER * (len(name) - 1) if len(name) > 1 else _COVER * len(name)


def covered_names(text: str) -> str:
    return "".join(part if _SEPARATOR.fullmatch(part) else covered_name(part) for part in _SEPARATOR.split(text))


def covered_numbers(text: str) -> str:
    """粤B12345678 → 粤B******78."""

    def cover(part: str) -> str:
        return part[:2] + _COVER * (len(part) - 4) + part[-2:] if len(part) > 6 else _COVER * len(part)

    return "".join(part if _SEPARATOR.fullmatch(part) else cover(part) for part in _SEPARATOR.split(text))


def covered_phones(text: str) -> str:
    """13800001234 → 138****1234; words between numbers may be names, and are covered like them."""
    pieces: list[str] = []
    last = 0
    for found in _DIGIT_RUN.finditer(text):
        pieces += [covered_names(text[last : found.start()]), _middle_covered(found[0])]
        last = found.end()
    return "".join([*pieces, covered_names(text[last:])])


def _middle_covered(number: str) -> str:
    """The first three and the last four characters stay, of a short number only the last two."""
    head, tail = (3, 4) if len(number) >= 11 else (0, 2)
    return number[:head] + _COVER * max(0, len(number) - head - tail) + number[len(number) - tail :]
