"""A checklist as values: areas, items, parts. Frozen, comparable, and the same in the store and in a pack as JSON.

What a question looks like and belongs to stands here; what it does (relevance, constraints, calculations, filters) is
done by `inspector_app.checklists.form` on `Checklist.form`, where each item and part is the node at its `path`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """The outcome of an item; `not_applicable` needs a reason (domain.md §3.0)."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "na"


class PartKind(StrEnum):
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    CHOICE = "select_one"
    CHOICES = "select_multiple"
    TABLE = "table"
    """A repeat: a sample table, or a row for each machine. Its columns may be tables again."""
    TIME = "time"
    MOMENT = "dateTime"
    RANGE = "range"
    RANK = "rank"
    NOTE = "note"
    """Only read, never answered; may show calculated values."""
    ACKNOWLEDGE = "acknowledge"
    BARCODE = "barcode"
    IMAGE = "image"
    """Appearances signature, draw, annotate ask for a drawing."""
    FILE = "file"
    VIDEO = "video"
    AUDIO = "audio"
    PLACE = "geopoint"
    TRACE = "geotrace"
    SHAPE = "geoshape"


UNFILLABLE = frozenset({PartKind.AUDIO, PartKind.TRACE, PartKind.SHAPE})
"""Kinds that a laptop cannot fill: shown with a placeholder, never missing."""

WITH_CHOICES = frozenset({PartKind.CHOICE, PartKind.CHOICES, PartKind.RANK})

Words = Mapping[str, str]
"""Language ("zh", "en", …) to text; "zh" is always there, in the form's default language when it has no Chinese."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The expressions of one question as the form carries them (XPath with `${name}`), to be shown and compared.

    They are evaluated by the form, never from here. "" where the workbook gives none.
    """

    relevant: str = ""
    required: str = ""
    """Only a condition; plain yes and no is `Part.required`."""
    required_message: Words = field(default_factory=dict)
    constraint: str = ""
    constraint_message: Words = field(default_factory=dict)
    calculation: str = ""
    read_only: str = ""
    """"true()" or a condition."""
    default: str = ""
    choice_filter: str = ""
    repeat_count: str = ""
    trigger: str = ""


NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Words
    media: Mapping[str, Words] = field(default_factory=dict)
    """"image", "big-image", "audio", "video" to file names by language; the files are `Checklist.attachments`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One input of an item besides its verdict: a number with its unit, a date, a sample table.

    An ordinary XLSForm has no verdicts: each question is an item with one part, and both have the same label.
    """

    name: str
    """Unique in its item, and in its table for a column."""
    kind: PartKind
    label: Words
    unit: str = ""
    """Chinese, as printed."""
    unit_en: str = ""
    """English; empty where the workbook gives none."""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    """All of the list; the form says which the choice filter leaves. Empty for choices from a file or a repeat."""
    columns: tuple["Part", ...] = ()
    """For TABLE: the columns of the sample table."""
    path: str = ""
    """Node of the form, `/data/RN/RN-01_count`, repeats without position; "" in versions without a form."""
    hint: Words = field(default_factory=dict)
    guidance: Words = field(default_factory=dict)
    media: Mapping[str, Words] = field(default_factory=dict)
    appearance: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """As XLSForm has them: start, end, step of a range, rows of a text, randomize, seed."""
    rules: Rules = NO_RULES
    passes: str = ""
    """Condition on `.` that a number meets when it conforms (". >= 30"), from a pass criterion such as "≥30"."""

    def unit_in(self, language: str) -> str:
        """The unit in that language, else in Chinese."""
        return self.unit_en if language == "en" and self.unit_en else self.unit

    def measured(self, value: str, language: str) -> str:
        """A value with its unit, as people write both."""
        unit = self.unit_in(language)
        return f"{value} {unit}" if unit and unit == self.unit_en else f"{value}{unit}"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist. `legal_basis` names articles of `inspector_app.law`."""

    code: str
    label: Words
    has_verdict: bool = True
    parts: tuple[Part, ...] = ()
    pass_criterion: Words = field(default_factory=dict)
    evidence: Words = field(default_factory=dict)
    how_to_check: Words = field(default_factory=dict)
    severity: str = ""
    """"A", "B", "C", or "" for an item that only records a fact."""
    legal_basis: tuple[str, ...] = ()
    rectification: str = ""
    """Variable part of the finding's sentence, Chinese (domain.md §3, 整改用语)."""
    applies_to: tuple[str, ...] = ("E", "F", "W", "T")
    """E express, F freight, W forwarder or warehouse, T outlet (domain.md §3.0)."""
    deadline_days: int | None = None
    """Own deadline; None takes the severity's."""
    photos_min: int = 0
    photos_max: int = 0
    """0 sets no limit. More are told, never refused: evidence is not thrown away."""
    weight: float = 1.0
    """Share of the item in a score, 0 to 1000."""
    critical: bool = False
    """一票否决: failing it fails the whole visit."""
    note_on_fail: bool = False
    """A failed item needs a note."""
    sample_size: int = 0
    """Rows that its sample table should have; fewer only when there are fewer. 0 asks for none."""
    path: str = ""
    """Node of the verdict in the form; of the question itself in an ordinary XLSForm."""
    section: Words = field(default_factory=dict)
    """Label of the inner group that it stands in."""
    hint: Words = field(default_factory=dict)
    guidance: Words = field(default_factory=dict)
    media: Mapping[str, Words] = field(default_factory=dict)
    appearance: str = ""
    """Of its group when that is a `table-list`, else of the verdict."""
    rules: Rules = NO_RULES


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    label: Words
    items: tuple[Item, ...]
    path: str = ""
    relevant: str = ""
    """Condition of the whole group."""


@dataclass(frozen=True, slots=True)
class Checklist:
    id: str
    """SHA-256 (hex) of the canonical JSON without this field."""
    name: str
    title: Words
    version: str
    areas: tuple[Area, ...]
    form: str = ""
    """The XForm (XML) that the standard's converter makes of the workbook; "" in versions of earlier programs."""
    languages: Words = field(default_factory=dict)
    """Language as in `Words` to its name in the form ("zh": "中文 (zh)"); empty when the form has one language."""
    attachments: Words = field(default_factory=dict)
    """File name to base64 of the files that the form names: lists, pictures of labels."""


def all_items(checklist: Checklist) -> Iterator[Item]:
    """Every item in order, whatever it applies to."""
    for area in checklist.areas:
        yield from area.items
