"""What the kinds and fields of the log are called (resources/audit/words.json), in the window and in an export."""

import json
from typing import Any

from db.records.values import JsonValue
from inspector_app import assets
from inspector_app.messages import Language


def known_kinds() -> tuple[str, ...]:
    """Kinds of events that this version has words for."""
    return tuple(_words()["kinds"])


def kind_word(kind: str, language: Language) -> str:
    """A kind of a newer version is called by its own name."""
    return _say(_words()["kinds"].get(kind), kind, language)


def field_word(kind: str, field: str, language: Language) -> str:
    return _say(_words()["fields"].get(kind, {}).get(field), field, language)


def other_word(name: str, language: Language) -> str:
    return str(_words()["others"][name][language.value])


def headings(language: Language) -> dict[str, str]:
    """Column of an export to its heading."""
    return {name: str(words[language.value]) for name, words in _words()["headings"].items()}


def value_word(field: str, value: JsonValue, language: Language) -> str:
    """A value as people read it; "" for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return other_word("yes" if value else "no", language)
    if isinstance(value, str):
        return _say(_words()["values"].get(field, {}).get(value), value, language)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return other_word("between", language).join(value)
    if field == "inspectors" and isinstance(value, list):
        return other_word("between", language).join(str(each.get("name", "")) for each in value if _is_object(each))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def _is_object(value: JsonValue) -> bool:
    return isinstance(value, dict)


def _words() -> Any:
    return assets.read_json("audit", "words.json")


def _say(words: Any, otherwise: str, language: Language) -> str:
    return otherwise if words is None else str(words[language.value])
