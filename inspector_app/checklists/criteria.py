"""A pass criterion that is a number becomes a rule: `≥30` says by itself whether what was counted conforms.

The rule is `Part.passes`, and `proposed_verdict` reads it. A plain export proposes the verdict by a trigger of the
standard. Nobody's verdict is ever overwritten by it: people decide.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from unicodedata import normalize

from db.records.values import JsonValue
from inspector_app.checklists.cells import Report
from inspector_app.checklists.lines import Line
from inspector_app.checklists.model import Item, Verdict
from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Row

PROPOSED_BY, PROPOSAL = "proposed_by", "proposal"
"""Columns of an item's prepared row: the number that proposes, and the calculation of the standard that does it."""

NUMERIC = frozenset({"integer", "decimal", "range"})
_NUMBER = r"-?\d+(?:\.\d+)?"
_FORM = re.compile(rf"(>=|<=|!=|[<>=≥≤≠]|[^\W\d]*)\s*({_NUMBER})\s*(?:([-~—至到])\s*({_NUMBER}))?\s*(\D*)")
_BOUND = re.compile(rf"\. (>=|<=|!=|[<>=]) ({_NUMBER})")
_TESTS = {">=": ge, "<=": le, ">": gt, "<": lt, "=": eq, "!=": ne}
_SHOWN = {">=": "≥", "<=": "≤", "!=": "≠"}
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "": "="}


def condition_of(criterion: str, units: Iterable[str] = ()) -> str | None:
    """`. >= 30` of `≥30`, `不少于30天` (when 天 is the unit); None for words that are no such rule."""
    found = _FORM.fullmatch(normalize("NFKC", criterion).strip().rstrip("。."))
    if found is None:
        return None
    sign, number, joint, upper, unit = found.groups()
    if unit.strip() not in ("", *units):
        return None
    operator = _SIGNS.get(sign) or (sign if not sign[:1].isalpha() else words("operators").get(sign))
    if operator not in ("=", "!=", "<", "<=", ">", ">="):
        return None
    if joint:
        return f". >= {number} and . <= {upper}" if operator == "=" else None
    return f". {operator} {number}"


def ruled_by_criteria(lines: list[Line], report: Report) -> list[Line]:
    """Each item whose criterion is a number on its one counted part, or on a part itself, gets its rule."""
    items = [line for line in lines if line.type.is_verdict]
    rules = {id(line.row): rule for line in lines if (rule := _own_rule(line, report))}
    counted = _counted_by_item(lines, {item.row.get("name") for item in items})
    proposals: dict[int, tuple[str, str]] = {}
    for item in items:
        parts = counted.get(item.row.get("name"), [])
        ruled = [part for part in parts if id(part.row) in rules]
        if not ruled and len(parts) == 1:
            rule = condition_of(_criterion(item.row), _units(parts[0].row))
            if rule:
                rules[id(parts[0].row)] = rule
                ruled = parts
        if len(ruled) == 1 and not item.row.get("calculation") and not item.row.get("trigger"):
            name = ruled[0].row.get("name")
            proposals[id(item.row)] = name, proposal_of(item.row.get("name"), name, rules[id(ruled[0].row)])
    return [Line(_with_rule(line.row, rules, proposals), line.type) for line in lines]


def _own_rule(line: Line, report: Report) -> str | None:
    """A part's own criterion must be a rule: there is nobody else to read it."""
    criterion = _criterion(line.row)
    if not criterion or line.type.kind not in NUMERIC:
        return None
    rule = condition_of(criterion, _units(line.row))
    if rule is None:
        report(line.row.problem("criterion_malformed", "pass_criterion::zh"))
    return rule


def _criterion(row: Row) -> str:
    return row.get("pass_criterion::zh")


def _units(row: Row) -> tuple[str, ...]:
    return tuple(row.words("unit").values())


def _counted_by_item(lines: list[Line], codes: set[str]) -> dict[str, list[Line]]:
    """Code of an item to its parts that are numbers."""
    counted: dict[str, list[Line]] = {}
    for line in lines:
        if line.type.kind in NUMERIC:
            owner = line.row.get("part_of") or _owner_by_name(line.row.get("name"), codes)
            counted.setdefault(owner, []).append(line)
    return counted


def _owner_by_name(name: str, codes: set[str]) -> str:
    """Of `RN-01_a_count` the longest code before a `_` that there is; "" for none."""
    while "_" in name:
        name = name.rpartition("_")[0]
        if name in codes:
            return name
    return ""


def proposal_of(item: str, part: str, rule: str) -> str:
    """The calculation that proposes the verdict. Without a number the verdict stays what it is."""
    number = f"${{{part}}}"
    condition = rule.replace(". ", f"{number} ")
    return f"if({number} = '', ${{{item}}}, if({condition}, 'pass', 'fail'))"


def _with_rule(row: Row, rules: dict[int, str], proposals: dict[int, tuple[str, str]]) -> Row:
    if id(row) in rules:
        return row.rewritten({"passes": rules[id(row)]})
    if id(row) in proposals:
        part, calculation = proposals[id(row)]
        return row.rewritten({PROPOSED_BY: f"${{{part}}}", PROPOSAL: calculation})
    return row


def proposed_verdict(item: Item, values: Mapping[str, JsonValue]) -> Verdict | None:
    """What the item's one ruled number says; None without a rule, without a number, or with several rules."""
    ruled = [part for part in item.parts if part.passes]
    value = values.get(ruled[0].name) if len(ruled) == 1 and item.has_verdict else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Verdict.PASS if conforms(ruled[0].passes, value) else Verdict.FAIL


def bounds_of(condition: str) -> tuple[str, ...]:
    """A condition of `condition_of` as people write it: `≥ 30`; two for a range."""
    return tuple(f"{_SHOWN.get(sign, sign)} {bound}" for sign, bound in _BOUND.findall(condition))


def conforms(condition: str, number: float) -> bool:
    """Whether a number meets a condition of `condition_of`."""
    return all(_TESTS[sign](Decimal(str(number)), Decimal(bound)) for sign, bound in _BOUND.findall(condition))
