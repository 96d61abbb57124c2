"""The words of the type column: the standard's, its older spellings, and Chinese ones."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from inspector_app.checklists.model import PartKind
from inspector_app.checklists.own_words import words

VERDICT_LIST = "verdict"

_SELECTS = MappingProxyType(
    {
        "select_one": "select_one",
        "select one": "select_one",
        "select1": "select_one",
        "select one from": "select_one",
        "select one using": "select_one",
        "add select one prompt using": "select_one",
        "select_multiple": "select_multiple",
        "select multiple": "select_multiple",
        "select multiple from": "select_multiple",
        "select multiple using": "select_multiple",
        "select all that apply": "select_multiple",
        "select all that apply from": "select_multiple",
        "add select multiple prompt using": "select_multiple",
        "rank": "rank",
        "select_one_from_file": "select_one_from_file",
        "select one from file": "select_one_from_file",
        "select_multiple_from_file": "select_multiple_from_file",
        "select multiple from file": "select_multiple_from_file",
    }
)
_OTHER_ENDINGS = ("or_other", "or specify other", "or other")
_SPELLINGS = MappingProxyType(
    {
        "int": "integer",
        "string": "text",
        "photo": "image",
        "datetime": "dateTime",
        "date time": "dateTime",
        "trigger": "acknowledge",
        "location": "geopoint",
        "gps": "geopoint",
        "picture": "image",
    }
)
_PROMPT = re.compile(r"(?:q|add) ([a-z0-9 ]+?)(?: prompt)?")
_BOUNDARY = re.compile(r"(begin|end)[ _]+(group|repeat|lgroup|looped group)", re.IGNORECASE)

KINDS = MappingProxyType({kind.value: kind for kind in PartKind if kind is not PartKind.TABLE})
"""Type of the standard to the kind of a part; selects from a file are choices, too."""
FROM_FILE = MappingProxyType(
    {"select_one_from_file": PartKind.CHOICE, "select_multiple_from_file": PartKind.CHOICES},
)

SILENT = frozenset(
    {"calculate", "hidden", "start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit"}
    | {"simserial", "subscriberid", "imei", "start time", "end time", "get today", "get start time", "get end time"}
    | {"device id", "get device id", "phone number", "get phone number", "sim id", "get sim id", "subscriber id"}
    | {"get subscriber id", "start-geopoint", "background-audio", "background-geopoint"}
    | {"csv-external", "xml-external", "uri:subscriberid", "uri:phonenumber", "uri:simserial", "uri:deviceid"}
    | {"uri:username", "uri:email"}
)
"""Rows that ask nobody anything: they live in the form alone."""

BOUNDARIES = frozenset({"begin_group", "end_group", "begin_repeat", "end_repeat"})


@dataclass(frozen=True, slots=True)
class TypeWord:
    kind: str
    """The standard's word: "select_one", "begin_group", "integer"; what nobody knows as it was written."""
    list_name: str = ""
    """The choice list, a file, or `${question}` whose answers are the choices."""
    or_other: bool = False
    appearance: str = ""
    """What a Chinese word says beside the type: 签名 is an image with a signature."""

    @property
    def standard(self) -> str:
        """The text of the type cell as the stock converter takes it."""
        ending = " or_other" if self.or_other else ""
        return f"{self.kind} {self.list_name}{ending}".strip() if self.list_name else self.kind

    @property
    def is_verdict(self) -> bool:
        return self.kind == "select_one" and self.list_name == VERDICT_LIST

    @property
    def part_kind(self) -> PartKind | None:
        return KINDS.get(self.kind) or FROM_FILE.get(self.kind)


def read_type(text: str) -> TypeWord:
    """The type of a row; kind "" for an empty cell."""
    cleaned = " ".join(text.split())
    first, _, rest = _parted(cleaned)
    chinese = words("types").get(first)
    if chinese is not None:
        return _chinese(first, str(chinese), rest)
    boundary = _BOUNDARY.fullmatch(cleaned)
    if boundary:
        thing = "group" if boundary[2].lower() == "group" else "repeat"
        return TypeWord(f"{boundary[1].lower()}_{thing}")
    return _select(cleaned) or TypeWord(_plain(cleaned))


def _parted(text: str) -> tuple[str, str, str]:
    """First word and the rest; between a Chinese type and its list a colon or a bracket is a space."""
    if text and not text[0].isascii():
        text = " ".join(re.sub(r"[：:（）()]", " ", text).split())
    return text.partition(" ")


def _chinese(word: str, standard: str, rest: str) -> TypeWord:
    found = read_type(f"{standard} {rest}".strip()) if " " not in standard else read_type(standard)
    return TypeWord(found.kind, found.list_name, found.or_other, words("type_appearances").get(word, ""))


def _select(text: str) -> TypeWord | None:
    folded = text.lower()
    spelling = max((each for each in _SELECTS if folded.startswith(f"{each} ")), key=len, default="")
    if not spelling:
        return TypeWord(_SELECTS[folded]) if folded in _SELECTS else None
    argument = text[len(spelling) :].strip()
    endings = (*_OTHER_ENDINGS, *words("other"))
    ending = next((each for each in endings if argument.lower().endswith(f" {each}")), "")
    return TypeWord(_SELECTS[spelling], argument[: len(argument) - len(ending)].strip(), bool(ending))


def _plain(text: str) -> str:
    folded = text.lower()
    prompt = _PROMPT.fullmatch(folded)
    folded = prompt[1] if prompt else folded
    folded = _SPELLINGS.get(folded, folded)
    exact = next((kind for kind in KINDS if kind.lower() == folded.lower()), "")
    return exact or (folded if folded in SILENT else text)
