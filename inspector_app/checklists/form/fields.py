"""What a window, a command or a paper sees of an open form: frozen values, one per question, group and row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a field asks for. Kinds that a laptop cannot fill are in `PLACEHOLDERS`."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    RANGE = "range"
    BARCODE = "barcode"
    IMAGE = "image"
    FILE = "file"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    HIDDEN = "hidden"
    """No control in the body: calculations and metadata. Never in `Form.fields()`, found by `Form.field(path)`."""
    GROUP = "group"
    SERIES = "series"
    """A repeat as a whole: how many rows there are and whether more may come. Path without an index."""
    ROW = "row"
    """One repeat of a series. Path with an index, from 1."""
    AUDIO = "audio"
    VIDEO = "video"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    UNKNOWN = "unknown"
    """A control that this program does not know."""


PLACEHOLDERS = frozenset({Kind.AUDIO, Kind.VIDEO, Kind.GEOPOINT, Kind.GEOTRACE, Kind.GEOSHAPE, Kind.UNKNOWN})
STRUCTURE = frozenset({Kind.GROUP, Kind.SERIES, Kind.ROW})


class Fault(StrEnum):
    """Why an answer cannot stand."""

    TYPE = "type"
    """Not of the field's kind: letters in a number, a day that does not exist."""
    CONSTRAINT = "constraint"
    REQUIRED = "required"
    CHOICE = "choice"
    """Not one of the choices that are open now."""


@dataclass(frozen=True, slots=True)
class FieldError:
    path: str
    fault: Fault
    message: str = ""
    """The author's own words in the form's language; empty where the workbook gives none."""


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: str
    media: Mapping[str, str] = field(default_factory=dict)
    """As in Field."""


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a range as written in the workbook; XForm numbers as text, because a step of 0.1 is no float."""

    start: str
    end: str
    step: str
    tick_interval: str = ""
    placeholder: str = ""
    """Where the slider stands while there is no answer."""
    tick_labels: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One question, group, series or row as it stands now. Compare two to see whether anything is to be repainted."""

    path: str
    """`/data/area/question`, with the index of each row: `/data/parcels[2]/weight`."""
    name: str
    kind: Kind
    control: str = ""
    """The XForm element: input, select1, select, rank, range, upload, trigger, group, repeat; empty for HIDDEN."""
    appearance: tuple[str, ...] = ()
    label: str = ""
    hint: str = ""
    guidance: str = ""
    media: Mapping[str, str] = field(default_factory=dict)
    """image, big-image, audio, video → the file's name, without the `jr://…/` before it."""
    value: str = ""
    """As in the XForm: dates ISO 8601, several choices separated by one space. Empty while not relevant."""
    kept: str = ""
    """What was answered, also while the field is not relevant and its answer does not count."""
    relevant: bool = True
    """False too when a group around it is not relevant."""
    required: bool = False
    required_message: str = ""
    read_only: bool = False
    error: FieldError | None = None
    """Type, constraint and choice of what is there now. What is missing is told by `Form.check()`."""
    choices: tuple[Choice, ...] = ()
    range_: Range | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Further attributes of the control: rows, max-pixels, mediatype, accuracy…"""
    depth: int = 0
    """How many groups and rows are around it."""
    parent: str = ""
    """Path of the group or row around it; of the series for a row; empty at the top."""
    index: int = 0
    """For ROW: its place in the series, from 1."""
    rows: int = 0
    """For SERIES: how many there are."""
    can_add: bool = False
    """For SERIES and ROW: a person may add a row (not when a formula counts them)."""
    can_remove: bool = False

    @property
    def missing(self) -> bool:
        """Asked for, and nothing there."""
        return self.relevant and self.required and not self.value and self.kind not in STRUCTURE


@dataclass(frozen=True, slots=True)
class Changed:
    """Paths of what an edit changed, for repainting just that."""

    values: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    """Relevance, required, read-only, choices, label or error changed."""
    structure: frozenset[str] = frozenset()
    """Series whose rows were added or removed: read `Form.fields()` again below these."""

    def __or__(self, other: "Changed") -> "Changed":
        return Changed(self.values | other.values, self.states | other.states, self.structure | other.structure)

    def __bool__(self) -> bool:
        return bool(self.values or self.states or self.structure)
