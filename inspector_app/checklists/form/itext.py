"""The words of a form in its languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspector_app.checklists.form.names import child, children, local
from inspector_app.checklists.form.slots import Formula, Parts

ReadFormula = Callable[[str], Formula | None]

UNTRANSLATED: Parts = ("-",)
MEDIA = ("image", "big-image", "audio", "video")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in one language: in its plain, short and guiding forms, and its media."""

    forms: Mapping[str, Parts] = field(default_factory=dict)
    """"" for the words themselves, "guidance", "short" …"""
    media: Mapping[str, str] = field(default_factory=dict)

    def untranslated(self) -> bool:
        return UNTRANSLATED in self.forms.values()


EMPTY = Entry()


@dataclass(frozen=True, slots=True)
class Itext:
    languages: tuple[str, ...] = ()
    default: str = ""
    entries: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    """Language, then key."""

    def named(self, code: str) -> str:
        """The language that is meant by its name, or by the code in its parentheses; the default for an unknown one."""
        fitting = [name for name in self.languages if name == code or (code and name.endswith(f"({code})"))]
        return (fitting or [self.default])[0]

    def entry(self, key: str, language: str) -> Entry:
        """In that language; what is not translated (pyxform writes "-") in the default one; or empty."""
        usual = self.entries.get(self.default, {}).get(key, EMPTY)
        found = self.entries.get(language, {}).get(key, EMPTY)
        if language == self.default or not found.untranslated():
            return found if found.forms or found.media else usual
        translated = {form: parts for form, parts in found.forms.items() if parts != UNTRANSLATED}
        return Entry({**usual.forms, **translated}, {**usual.media, **found.media})


def read_itext(model: Any, formula: Callable[[str, str], Formula | None]) -> Itext:
    """`formula` reads an expression of the text with that key."""
    around = child(model, "itext")
    translations = [] if around is None else children(around, "translation")
    languages = tuple(each.get("lang", "") for each in translations)
    marked = [each.get("lang", "") for each in translations if each.get("default") is not None]
    entries: dict[str, dict[str, Entry]] = {}
    for translation in translations:
        texts = entries.setdefault(translation.get("lang", ""), {})
        for text in children(translation, "text"):
            key = text.get("id", "")
            texts[key] = _entry(text, lambda source, key=key: formula(key, source))  # type: ignore[misc]
    return Itext(languages, (marked or list(languages) or [""])[0], entries)


def _entry(text: Any, formula: ReadFormula) -> Entry:
    forms: dict[str, Parts] = {}
    media: dict[str, str] = {}
    for value in children(text, "value"):
        form = value.get("form", "")
        if form in MEDIA:
            media[form] = file_name("".join(value.itertext()))
        elif form == "" or form not in forms:
            forms[form] = read_parts(value, formula)
    return Entry(forms, media)


def file_name(reference: str) -> str:
    """`jr://images/a.png` as `a.png`."""
    return reference.strip().rpartition("/")[2]


def read_parts(element: Any, formula: ReadFormula) -> Parts:
    """Text with `<output value="…"/>` in it."""
    parts: list[str | Formula] = [element.text or ""]
    for inside in element:
        if local(inside) == "output":
            found = formula(inside.get("value") or inside.get("ref") or "")
            parts.append("" if found is None else found)
        else:
            parts.append("".join(inside.itertext()))
        parts.append(inside.tail or "")
    joined = _merged(parts)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(part for part in joined if part)


def _merged(parts: list[str | Formula]) -> list[str | Formula]:
    merged: list[str | Formula] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return merged
