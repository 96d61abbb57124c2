"""One row of the survey sheet as an item or a part, with every problem at its cell."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.checklists.cells import Report, is_yes, read_count, read_decimal, read_yes_no, word_list
from inspector_app.checklists.lists import media_of
from inspector_app.checklists.model import Choice, Item, Part, PartKind, Rules
from inspector_app.checklists.own_words import words
from inspector_app.checklists.rows import Row
from inspector_app.checklists.types import FROM_FILE, TypeWord
from inspector_app.deadlines import DAYS_BY_SEVERITY, OUTER_BOUND_DAYS
from inspector_app.enterprises.kinds import LETTERS, letter_of

MOST_PHOTOS = 99
MOST_WEIGHT = 1000
MOST_SAMPLES = 500

OF_ITEMS = (
    *("severity", "applies_to", "legal_basis", "rectification", "deadline_days", "photos_min", "photos_max", "weight"),
    *("critical", "note_on_fail", "sample_size", "evidence_rule"),
)
"""Columns that say something of an item; on a part they would be passed over."""

_WITH_LISTS = frozenset({PartKind.CHOICE, PartKind.CHOICES, PartKind.RANK})
_PARAMETER = re.compile(r"([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s;,]+)")
_PHOTOS = re.compile(r"(?:照片|photos?)\s*[:：]?\s*(\d{1,2})\s*(?:[-~～—至到]\s*(\d{1,2}))?\s*张?", re.IGNORECASE)
_SAMPLES = re.compile(r"(?:抽样|样本|抽查|samples?)\s*[:：]?\s*(\d{1,3})\s*[\u4e00-\u9fff]?", re.IGNORECASE)
_NOTE = re.compile(r"(?:须?写?备注|文字说明|notes?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reader:
    """What rows are read with: the lists, the report, and whether the workbook is of our own kind."""

    lists: Mapping[str, tuple[Choice, ...]]
    report: Report
    is_own: bool
    articles: Collection[str]
    """Ids of the law table; an office's own articles among them."""

    def label(self, row: Row, fallback: str = "") -> dict[str, str]:
        """The row's label by language. In our own kind of workbook Chinese must be there."""
        found = row.with_chinese("label")
        if self.is_own and not row.words("label").get("zh"):
            self.report(row.problem("label_missing", "label::zh"))
        return found or {"zh": fallback or row.get("name")}

    def item(self, row: Row, code: str, path: str, parts: tuple[Part, ...], **more: Any) -> Item:
        """The item of a row; `more` are the fields that the place of the row decides."""
        has_verdict = bool(more.get("has_verdict", False))
        return Item(
            code=code,
            label=self.label(row, code),
            parts=parts,
            path=path,
            pass_criterion=row.with_chinese("pass_criterion"),
            evidence=row.with_chinese("evidence"),
            how_to_check=row.with_chinese("how_to_check"),
            severity=self._severity(row, has_verdict=has_verdict),
            legal_basis=self._legal_basis(row),
            rectification=row.get("rectification"),
            applies_to=self._applies_to(row),
            deadline_days=read_count(row, "deadline_days", OUTER_BOUND_DAYS, self.report),
            weight=_or(read_decimal(row, "weight", MOST_WEIGHT, self.report), 1.0),
            critical=read_yes_no(row, "critical", self.report),
            **self._evidence_rule(row),
            **_shown(row),
            **more,
        )

    def part(self, row: Row, type_word: TypeWord, name: str, path: str) -> Part | None:
        """A number, text, date, choice …; None (and a problem) when the type is none of them."""
        kind = type_word.part_kind
        takes_list = kind in _WITH_LISTS
        if kind is None or (type_word.list_name and not takes_list) or (takes_list and not type_word.list_name):
            self.report(row.problem("type_unknown", "type"))
            return None
        units = row.words("unit")
        return Part(
            name=name,
            kind=kind,
            label=self.label(row, name),
            unit=units.get("zh", ""),
            unit_en=units.get("en", ""),
            required=is_yes(row.get("required")),
            choices=self._choices(row, type_word) if takes_list else (),
            path=path,
            parameters=dict(_parameters(row)),
            passes=row.get("passes"),
            **_shown(row),
        )

    def refuse_item_columns(self, row: Row) -> None:
        for column in OF_ITEMS:
            if row.get(column):
                self.report(row.problem("column_of_item", column))

    def _choices(self, row: Row, type_word: TypeWord) -> tuple[Choice, ...]:
        """None for choices that come from a file or from answers."""
        name = type_word.list_name
        if type_word.kind in FROM_FILE or name.startswith("${"):
            return ()
        if name not in self.lists:
            self.report(row.problem("list_unknown", "type", list=name))
        other = (Choice("other", words("other_choice")),) if type_word.or_other else ()
        return (*self.lists.get(name, ()), *other)

    def _severity(self, row: Row, *, has_verdict: bool) -> str:
        severity = row.get("severity").upper()
        if has_verdict and severity not in DAYS_BY_SEVERITY:
            self.report(row.problem("severity_unknown", "severity"))
        if not has_verdict and severity:
            self.report(row.problem("severity_of_fact", "severity"))
        return severity

    def _legal_basis(self, row: Row) -> tuple[str, ...]:
        articles = tuple(dict.fromkeys(word_list(row, "legal_basis")))
        for article in articles:
            if article not in self.articles:
                self.report(row.problem("article_unknown", "legal_basis", article=article))
        return articles

    def _applies_to(self, row: Row) -> tuple[str, ...]:
        letters = set()
        for word in word_list(row, "applies_to"):
            letter = letter_of(word)
            if letter is None:
                self.report(row.problem("kind_unknown", "applies_to", kind=word))
            else:
                letters.add(letter)
        return tuple(letter for letter in LETTERS if letter in letters) if letters else LETTERS

    def _evidence_rule(self, row: Row) -> dict[str, Any]:
        """Photos, note and sample: in one cell as `照片 2-5；备注；抽样 10`, or each in a column of its own."""
        rule = _read_evidence_rule(row, self.report)
        least = _or(read_count(row, "photos_min", MOST_PHOTOS, self.report), rule["photos_min"])
        most = _or(read_count(row, "photos_max", MOST_PHOTOS, self.report), rule["photos_max"])
        if most and most < least:
            self.report(row.problem("photos_crossed", "photos_max", least=least))
        return {
            "photos_min": least,
            "photos_max": most,
            "note_on_fail": read_yes_no(row, "note_on_fail", self.report) or bool(rule["note"]),
            "sample_size": _or(read_count(row, "sample_size", MOST_SAMPLES, self.report), rule["samples"]),
        }


def rules_of(row: Row) -> Rules:
    """The row's expressions, in the standard's words."""
    required = row.get("required")
    read_only = row.get("read_only")
    return Rules(
        relevant=row.get("relevant"),
        required="" if required in ("yes", "no") else required,
        required_message=row.with_chinese("required_message"),
        constraint=row.get("constraint"),
        constraint_message=row.with_chinese("constraint_message"),
        calculation=row.get("calculation"),
        read_only={"yes": "true()", "no": ""}.get(read_only, read_only),
        default=row.get("default"),
        choice_filter=row.get("choice_filter"),
        repeat_count=row.get("repeat_count"),
        trigger=row.get("trigger"),
    )


def _shown(row: Row) -> dict[str, Any]:
    return {
        "hint": row.with_chinese("hint"),
        "guidance": row.with_chinese("guidance_hint"),
        "media": media_of(row),
        "appearance": row.get("appearance"),
        "rules": rules_of(row),
    }


def _parameters(row: Row) -> dict[str, str]:
    found = {name: value.strip("\"'") for name, value in _PARAMETER.findall(row.get("parameters"))}
    return found | ({"rows": row.get("rows")} if row.get("rows") else {})


def _read_evidence_rule(row: Row, report: Report) -> dict[str, int]:
    found = {"photos_min": 0, "photos_max": 0, "note": 0, "samples": 0}
    for word in re.split(r"[;；,，、\n]+", row.get("evidence_rule")):
        text = word.strip()
        photos, samples = _PHOTOS.fullmatch(text), _SAMPLES.fullmatch(text)
        if photos:
            found |= {"photos_min": int(photos[1]), "photos_max": int(photos[2] or 0)}
        elif samples:
            found["samples"] = int(samples[1])
        elif _NOTE.fullmatch(text):
            found["note"] = 1
        elif text:
            report(row.problem("evidence_rule_unknown", "evidence_rule", word=text))
    return found


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is None else value
