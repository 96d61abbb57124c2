"""The columns of a checklist workbook: XLSForm's and our own, under English or Chinese headers."""

import re
from types import MappingProxyType

from inspector_app.checklists.own_words import words

_OTHER_SPELLINGS = MappingProxyType(
    {
        "relevance": "relevant",
        "calculate": "calculation",
        "readonly": "read_only",
        "caption": "label",
        "command": "type",
        "tag": "name",
        "list name": "list_name",
        "title": "form_title",
        "set form title": "form_title",
        "set_form_title": "form_title",
        "id_string": "form_id",
        "set form id": "form_id",
        "set_form_id": "form_id",
        "value": "name",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "requiredmsg": "required_message",
        "constraining_message": "constraint_message",
        "bind::relevant": "relevant",
        "bind::required": "required",
        "bind::constraint": "constraint",
        "bind::calculate": "calculation",
        "bind::readonly": "read_only",
        "bind::jr:constraintmsg": "constraint_message",
        "bind::jr:requiredmsg": "required_message",
        "control::appearance": "appearance",
        "body::appearance": "appearance",
        "media::image": "image",
        "media::big-image": "big-image",
        "media::audio": "audio",
        "media::video": "video",
    }
)

OWN_COLUMNS = (
    *("area", "unit", "part_of", "severity", "applies_to", "legal_basis", "rectification", "pass_criterion"),
    *("evidence", "evidence_rule", "how_to_check", "deadline_days", "photos_min", "photos_max", "weight", "critical"),
    *("note_on_fail", "sample_size", "title_en"),
)
"""Columns that XLSForm does not know; the stock converter is not shown them."""

MEDIA_COLUMNS = ("image", "big-image", "audio", "video")

TRANSLATED_COLUMNS = frozenset(
    {"label", "hint", "guidance_hint", "required_message", "constraint_message", *MEDIA_COLUMNS}
    | {"unit", "pass_criterion", "evidence", "how_to_check"}
)

EXPRESSION_COLUMNS = (
    *("relevant", "required", "constraint", "calculation", "read_only", "choice_filter", "repeat_count", "default"),
    "trigger",
)

_CARRIED = "app:"
"""How a plain XLSForm carries our columns: `bind::app:severity` (inspector_app.checklists.plain_export)."""

_LANGUAGE_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$")


def in_english(header: str, sheet: str = "survey") -> str:
    """The header as XLSForm and our own columns spell it, with the language behind `::` as the form names it."""
    base, mark, language = _parted(header)
    if sheet == "settings" and base == "名称":
        return "form_title"
    return str(words("headers").get(base, base)) + mark + in_form(language)


def in_form(language: str) -> str:
    """A language as the form names it: `英文` is `English (en)`."""
    return str(words("languages").get(language.strip(), language.strip()))


def column_of(header: str, default_language: str = "", sheet: str = "survey") -> str:
    """What the program calls a column: `severity`, or `label::zh` with the language's code for a translated one.

    A translated column without a language is in the default language, Chinese when the form names none.
    """
    name, language = _name_and_language(header, sheet)
    if name in TRANSLATED_COLUMNS:
        return f"{name}::{language_code(language or default_language)}"
    return f"{name}::{language}" if language else name


def standard_header(header: str, sheet: str = "survey") -> str:
    """The header as the stock converter takes it."""
    name, language = _name_and_language(header, sheet)
    return f"{name}::{language}" if language else name


def _name_and_language(header: str, sheet: str) -> tuple[str, str]:
    tokens = [token.strip() for token in in_english(header, sheet).split("::")]
    spelt = _OTHER_SPELLINGS.get("::".join(tokens[:2]).lower()) if len(tokens) > 1 else None
    if len(tokens) == 2 and tokens[0] == "bind" and tokens[1].removeprefix(_CARRIED) in OWN_COLUMNS:
        spelt = tokens[1].removeprefix(_CARRIED)
    name, rest = (spelt, tokens[2:]) if spelt else (_name_of(tokens[0], sheet), tokens[1:])
    return name, "::".join(rest)


def known_columns() -> frozenset[str]:
    """Of the items, as English headers spell them."""
    return _KNOWN


def reads(header: str) -> bool:
    """Whether a column of the items is read by us or by the stock converter."""
    name = _name_and_language(header, "survey")[0]
    return name in _KNOWN or name.lower() in _OF_CONVERTER or name.lower().startswith(_PASSED_ON)


def language_code(language: str) -> str:
    """`zh` of `中文 (zh)`; a language without a code is its own name, none at all is Chinese."""
    found = _LANGUAGE_CODE.search(language)
    return found.group(1) if found else (language.strip() or "zh")


def _name_of(base: str, sheet: str = "survey") -> str:
    """Columns of the standard and of ours in any case; others as they are: choice filters name them."""
    folded = "_".join(base.lower().split())
    folded = _OTHER_SPELLINGS.get(folded, folded)
    known = _OF_CHOICES if sheet == "choices" else _KNOWN
    return folded if folded in known else base.strip()


def _parted(header: str) -> tuple[str, str, str]:
    """Base, `::` and language; a single colon before a language is the standard's old spelling."""
    base, mark, language = header.partition("::")
    if not mark and ":" in header and not header.startswith("jr:"):
        base, _, language = header.partition(":")
        if _name_of(str(words("headers").get(base.strip(), base))) in TRANSLATED_COLUMNS:
            mark = "::"
        else:
            base, language = header, ""
    return base.strip(), mark, language.strip()


_KNOWN = frozenset(
    {"type", "name", "list_name", "appearance", "parameters", "rows", "autoplay", "save_to", "form_title", "form_id"}
    | {"version", "default_language", "instance_name", "style", "allow_choice_duplicates"}
    | {*EXPRESSION_COLUMNS, *OWN_COLUMNS, *TRANSLATED_COLUMNS, *_OTHER_SPELLINGS.values()}
)
_OF_CONVERTER = frozenset({"disabled", "note", "notes", "comment", "comments", "intent", "query", "compound_name"})
"""What else the stock converter knows, and what everybody takes for a remark."""
_PASSED_ON = ("bind", "body", "control", "instance", "media", "jr:", "$", "parameters", "action", "app:")
"""How headers begin that the converter writes into the form as they are."""
_OF_CHOICES = frozenset({"list_name", "name", "label", *MEDIA_COLUMNS})
