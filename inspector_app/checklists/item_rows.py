"""One row of the survey sheet as an item or a part, with every problem at its cell."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from inspector_app.checklists.headers import UNSUPPORTED_COLUMNS
from inspector_app.checklists.model import Choice, Item, Part, PartKind
from inspector_app.checklists.rows import Row
from inspector_app.deadlines import DAYS_BY_SEVERITY, OUTER_BOUND_DAYS
from inspector_app.enterprises.kinds import LETTERS, letter_of
from inspector_app.errors import Problem
from inspector_app.law import known_ids

VERDICT_LIST = "verdict"
MOST_PHOTOS = 99

PLAIN_KINDS = MappingProxyType({kind.value: kind for kind in PartKind if kind not in (PartKind.TABLE,)})

_NAME = re.compile(r"[^\W\d][\w.-]*")
_SEPARATORS = re.compile(r"[\s,，、;；/]+")
_YES = frozenset({"yes", "true", "true()", "是", "√"})
_NO = frozenset({"", "no", "false", "false()", "否", "×"})

Report = Callable[[Problem], None]


def split_type(row: Row) -> tuple[str, str]:
    """("select_one", "verdict") of `select_one verdict`; "begin group" is "begin_group" as in XLSForm."""
    words = row.get("type").split()
    if len(words) >= 2 and words[0].lower() in ("begin", "end"):
        words = [f"{words[0]}_{words[1]}", *words[2:]]
    return (words[0].lower(), " ".join(words[1:])) if words else ("", "")


def check_name(row: Row, taken: set[str], report: Report) -> str:
    """The row's code; reports a missing, malformed or repeated one."""
    name = row.get("name")
    if not name:
        report(row.problem("name_missing", "name"))
    elif any(character.isspace() for character in name):
        report(row.problem("name_spaces", "name"))
    elif not _NAME.fullmatch(name):
        report(row.problem("name_malformed", "name"))
    elif name in taken:
        report(row.problem("name_twice", "name"))
    taken.add(name)
    return name


def check_label(row: Row, report: Report) -> dict[str, str]:
    """The row's label by language; Chinese must be there."""
    words = row.words("label")
    if not words.get("zh"):
        report(row.problem("label_missing", "label::zh"))
    return words


def check_columns(row: Row, report: Report) -> None:
    """Columns whose rules this version does not evaluate are refused, never passed over."""
    for column in row.values:
        if column in UNSUPPORTED_COLUMNS:
            report(row.problem("column_unsupported", column))


def read_item(row: Row, code: str, parts: tuple[Part, ...], report: Report) -> Item:
    """The item of a `select_one verdict` row, or of a `note` row that only records a fact."""
    has_verdict = split_type(row)[0] == "select_one"
    return Item(
        code=code,
        label=check_label(row, report),
        has_verdict=has_verdict,
        parts=parts,
        pass_criterion=row.words("pass_criterion"),
        evidence=row.words("evidence"),
        how_to_check=row.words("how_to_check"),
        severity=_severity(row, has_verdict, report),
        legal_basis=_legal_basis(row, report),
        rectification=row.get("rectification"),
        applies_to=_applies_to(row, report),
        deadline_days=_number(row, "deadline_days", OUTER_BOUND_DAYS, report),
        **_photo_limits(row, report),
    )


def read_part(row: Row, name: str, lists: Mapping[str, tuple[Choice, ...]], report: Report) -> Part | None:
    """A number, text, date or choice; None (and a problem) when the type is none of them."""
    word, argument = split_type(row)
    kind = PLAIN_KINDS.get(word)
    takes_list = kind in (PartKind.CHOICE, PartKind.CHOICES)
    if kind is None or (argument and not takes_list):
        report(row.problem("type_unknown", "type"))
        return None
    if takes_list and argument not in lists:
        report(row.problem("list_unknown", "type", list=argument))
    units = row.words("unit")
    return Part(
        name=name,
        kind=kind,
        label=check_label(row, report),
        unit=units.get("zh", ""),
        unit_en=units.get("en", ""),
        required=_required(row, report),
        choices=lists.get(argument, ()) if takes_list else (),
    )


def _severity(row: Row, has_verdict: bool, report: Report) -> str:
    severity = row.get("severity")
    if has_verdict and severity not in DAYS_BY_SEVERITY:
        report(row.problem("severity_unknown", "severity"))
    if not has_verdict and severity:
        report(row.problem("severity_of_fact", "severity"))
    return severity


def _legal_basis(row: Row, report: Report) -> tuple[str, ...]:
    articles = tuple(dict.fromkeys(_words(row, "legal_basis")))
    for article in articles:
        if article not in known_ids():
            report(row.problem("article_unknown", "legal_basis", article=article))
    return articles


def _applies_to(row: Row, report: Report) -> tuple[str, ...]:
    letters = set()
    for word in _words(row, "applies_to"):
        letter = letter_of(word)
        if letter is None:
            report(row.problem("kind_unknown", "applies_to", kind=word))
        else:
            letters.add(letter)
    return tuple(letter for letter in LETTERS if letter in letters) if letters else LETTERS


def _number(row: Row, column: str, most: int, report: Report) -> int | None:
    text = row.get(column)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= most):
        report(row.problem("number_malformed", column, most=most))
        return None
    return int(text)


def _photo_limits(row: Row, report: Report) -> dict[str, int]:
    least = _number(row, "photos_min", MOST_PHOTOS, report) or 0
    most = _number(row, "photos_max", MOST_PHOTOS, report) or 0
    if most and most < least:
        report(row.problem("photos_crossed", "photos_max", least=least))
    return {"photos_min": least, "photos_max": most}


def _required(row: Row, report: Report) -> bool:
    text = row.get("required").lower()
    if text not in _YES and text not in _NO:
        report(row.problem("required_unknown", "required"))
    return text in _YES


def _words(row: Row, column: str) -> list[str]:
    return [word for word in _SEPARATORS.split(row.get(column)) if word]
