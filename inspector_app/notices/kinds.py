"""The kinds of papers: who may issue which, after what, with which facts that only a person knows (domain.md §4.6, §5).

A kind is rules and fields, here; its words and the order of its parts are data, `resources/notices/<words>.json`.
`papers.offers` says which kinds a visit or an enterprise can have now and why not; `papers.fields_of` gives the fields
of one paper, filled with what the store knows; `papers.preview` and `papers.issue` take what was typed into them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError

RECTIFICATION = "rectification"
"""The order: the 责令限期整改通知书, which has facts of its own (`rectification.RectificationNotice`)."""

_REMINDER, _INSPECTION, _JOINT = "reminder", "inspection", "joint"
_ALL = frozenset({_REMINDER, _INSPECTION, _JOINT})
_FORMAL = frozenset({_INSPECTION, _JOINT})


class Subject(StrEnum):
    """What a paper is made of."""

    VISIT = "visit"
    ENTERPRISE = "enterprise"


class Need(StrEnum):
    """What must be recorded before there can be such a paper; `paper.need_<value>` says that it is not."""

    FINDINGS = "findings"
    MATTER = "matter"
    """Findings, or suspected drugs."""
    SUSPICION = "suspicion"
    PHOTOS = "photos"
    SAMPLES = "samples"
    SAFEGUARDS = "safeguards"


class FieldType(StrEnum):
    """How a fact is typed. Values travel as text: a day as 2026-08-03, a moment as 2026-08-03T14:30."""

    TEXT = "text"
    LINES = "lines"
    """Text of several paragraphs."""
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A fact that a person types. Without one that is `required` the paper is a draft; others may stay blank lines.

    `default` is what the store proposes; `detail` what the label is about (the problem whose outcome is asked).
    """

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    default: str = ""
    choices: tuple[Choice, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict)
    """"zh" and "en"."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """`word` is the 文种字 of its number, "" for a paper without one; `follows`: one of these must have been issued.

    `officers`: a paper of an inspection that at least two officers with 执法证 carried out. `modes` of the visit it may
    come of; of no account for a paper of an enterprise.
    """

    id: str
    subject: Subject
    words: str
    word: str = ""
    modes: frozenset[str] = _ALL
    officers: bool = False
    follows: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    has_annex: bool = False
    """Photos of the findings are printed behind it."""

    @property
    def title(self) -> str:
        return str(assets.read_json("notices", self.words)["title"])


def kind_of(id: str) -> PaperKind:
    """Raises RefusedInputError paper.unknown_kind."""
    known = KINDS.get(id)
    if known is None:
        raise RefusedInputError([Problem("paper.unknown_kind", {"kind": id[:40], "known": "、".join(KINDS)})])
    return known


def field_spec(name: str, type: FieldType = FieldType.TEXT, *, required: bool = False, detail: str = "") -> FieldSpec:
    """With the label, and the choices, that `resources/notices/fields.json` has for it."""
    words = assets.read_json("notices", "fields.json")[name.partition(".")[0]]
    choices = tuple(Choice(value, label) for value, label in words.get("choices", {}).items())
    return FieldSpec(name, type, required, "", choices, {"zh": words["zh"], "en": words["en"]}, detail)


def _need(name: str, type: FieldType = FieldType.TEXT) -> FieldSpec:
    return field_spec(name, type, required=True)


_ask = field_spec

_TABLE = (
    PaperKind("reminder", Subject.VISIT, "reminder.json", "提", frozenset({_REMINDER}), fields=(
        _ask("advice", FieldType.LINES),
    )),
    PaperKind("inspection_record", Subject.VISIT, "inspection_record.json", "检", _FORMAL, officers=True, fields=(
        _ask("inspected_place"), _ask("site_position"), _ask("questions", FieldType.LINES),
        _ask("statement", FieldType.LINES), _ask("put_right", FieldType.LINES), _ask("recorder"),
    ), has_annex=True),
    PaperKind("common_record", Subject.VISIT, "common_record.json", "检", frozenset({_JOINT}), fields=(
        _ask("put_right", FieldType.LINES), _ask("recorder"),
    )),
    PaperKind(RECTIFICATION, Subject.VISIT, "rectification_notice.json", "责改", _FORMAL, officers=True,
              needs=(Need.FINDINGS,), has_annex=True),
    PaperKind("rectification_reply", Subject.VISIT, "rectification_reply.json", "", _FORMAL, follows=(RECTIFICATION,)),
    PaperKind("reinspection", Subject.VISIT, "reinspection.json", "复", _FORMAL, officers=True,
              follows=(RECTIFICATION,), fields=(
        _need("overall", FieldType.CHOICE), _ask("extended_to", FieldType.DAY), _ask("opinion", FieldType.LINES),
    )),
    PaperKind("interview_notice", Subject.VISIT, "interview_notice.json", "约", _FORMAL, officers=True,
              needs=(Need.FINDINGS,),
              fields=(
        _need("interview_at", FieldType.MOMENT), _need("interview_place"), _need("interviewee"),
        _ask("bring", FieldType.LINES), _ask("attendants"),
    )),
    PaperKind("interview_record", Subject.VISIT, "interview_record.json", "", _FORMAL, follows=("interview_notice",),
              fields=(
        _need("interview_at", FieldType.MOMENT), _ask("interview_to", FieldType.MOMENT), _need("interview_place"),
        _need("host"), _ask("recorder"), _need("interviewee"), _ask("attendants", FieldType.LINES),
        _ask("told", FieldType.LINES), _ask("statement", FieldType.LINES), _ask("promise", FieldType.LINES),
        _ask("promised_by", FieldType.DAY),
    )),
    PaperKind("referral", Subject.VISIT, "referral.json", "移", needs=(Need.MATTER,), fields=(
        _need("receiver"), _need("reason", FieldType.LINES), _ask("materials", FieldType.LINES),
    )),
    PaperKind("suspicion_record", Subject.VISIT, "suspicion_record.json", "", needs=(Need.SUSPICION,), fields=(
        _ask("persons", FieldType.LINES), _ask("recorder"),
    )),
    PaperKind("service_receipt", Subject.VISIT, "service_receipt.json", "",
              follows=("reminder", "inspection_record", RECTIFICATION, "reinspection", "interview_notice"), fields=(
        _ask("receiver"), _ask("served_place"), _need("service_way", FieldType.CHOICE),
        _ask("served_at", FieldType.MOMENT), _ask("taken_by"), _ask("taken_reason"), _ask("refusal"), _ask("witness"),
        _ask("servers"),
    )),
    PaperKind("sampling_record", Subject.VISIT, "sampling_record.json", "", _FORMAL, officers=True,
              needs=(Need.SAMPLES,), fields=(_ask("sampling_way"), _ask("remark", FieldType.LINES))),
    PaperKind("photo_list", Subject.VISIT, "photo_list.json", "", needs=(Need.PHOTOS,), fields=(
        _ask("photographer"), _ask("kept_at"),
    )),
    PaperKind("commitment", Subject.ENTERPRISE, "commitment.json", "诺", fields=(_ask("valid_until", FieldType.DAY),)),
    PaperKind("filing_certificate", Subject.ENTERPRISE, "filing_certificate.json", "备", needs=(Need.SAFEGUARDS,),
              fields=(_need("filed_on", FieldType.DAY), _need("valid_until", FieldType.DAY), _ask("responsible"))),
    PaperKind("patrol_certificate", Subject.ENTERPRISE, "patrol_certificate.json", "巡", fields=(
        _need("holder"), _ask("holder_id_tail"), _ask("position"), _need("trained_on", FieldType.DAY), _ask("course"),
        _need("valid_until", FieldType.DAY),
    )),
    PaperKind("training_certificate", Subject.ENTERPRISE, "training_certificate.json", "训", fields=(
        _need("holder"), _ask("holder_id_tail"), _ask("position"), _need("trained_on", FieldType.DAY), _ask("hours"),
        _ask("course"), _ask("valid_until", FieldType.DAY),
    )),
    PaperKind("briefing_card", Subject.ENTERPRISE, "briefing_card.json", "", fields=(_ask("report_phone"),)),
)  # fmt: skip

KINDS: Mapping[str, PaperKind] = MappingProxyType({each.id: each for each in _TABLE})
"""Every kind by its id, in the order in which they are offered."""
