"""The words of a paper are data: texts with {fields}, and the order in which blocks use them.

`[[…]]` is left out when a field in it is empty. Texts of people are values and never read as templates. A template is
an object of `title`, `style`, `blocks` and `texts`; a block names its texts: {"text": "opening", "when": "order"}. A §
in a heading is its number among those that are there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from inspector_app.notices.paper import (
    Blank,
    Block,
    Captioned,
    Catalogue,
    Closing,
    Form,
    Grid,
    Head,
    Heading,
    Notes,
    Pairs,
    Seal,
    Table,
    Text,
)
from inspector_app.notices.wording import chinese_number
from inspector_app.notices.words import Field, FieldRow

FIELD = re.compile(r"\{([a-z][a-z_0-9]*)\}")
SECTION = "§"
OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)

Words = Mapping[str, Any]
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What the templates of one paper may say: fields, lists of fields, and what only blocks can show."""

    values: Values
    lists: Mapping[str, Sequence[Values]] = field(default_factory=dict)
    pairs: tuple[tuple[Captioned, Captioned], ...] = ()
    entries: tuple[Captioned, ...] = ()
    samples: tuple[tuple[Values, Table], ...] = ()
    token: str = ""

    def has(self, name: str) -> bool:
        """Whether a field is not empty, a list has an element, or there are such pictures or tables."""
        shown = {"pairs": self.pairs, "entries": self.entries, "samples": self.samples}
        return bool(shown.get(name) or self.values.get(name, "").strip() or self.lists.get(name))


def filled(text: str, values: Values) -> str:
    """The text with its fields. KeyError for a field that nobody knows: templates are checked before."""

    def optional(found: re.Match[str]) -> str:
        names = FIELD.findall(found[1])
        return found[1] if all(values[name].strip() for name in names) else ""

    return FIELD.sub(lambda found: values[found[1]], OPTIONAL.sub(optional, text))


def blocks_of(words: Words, scope: Scope) -> tuple[Block, ...]:
    """All blocks of the paper."""
    return tuple(_numbered(_blocks(words["blocks"], words, scope)))


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.text.startswith(SECTION):
            number += 1
            block = block._replace(text=block.text.replace(SECTION, chinese_number(number), 1))
        yield block


def _blocks(specs: Sequence[Mapping[str, Any]], words: Words, scope: Scope) -> Iterator[Block]:
    for spec in specs:
        if "when" in spec and not scope.has(spec["when"]):
            continue
        if "unless" in spec and scope.has(spec["unless"]):
            continue
        verb = next(name for name in spec if name in _MAKERS)
        yield from _MAKERS[verb](spec, words, scope)


def _texts(spec: Mapping[str, Any], verb: str, words: Words, scope: Scope) -> Iterator[str]:
    """The filled texts of a block: one, several, or one for each element of a list."""
    template = words["texts"][spec[verb]]
    templates = template if isinstance(template, list) else [template]
    for values in _each(spec, scope):
        yield from (filled(text, values) for text in templates)


def _each(spec: Mapping[str, Any], scope: Scope) -> Iterator[Values]:
    if "each" not in spec:
        yield scope.values
        return
    for element in scope.lists[spec["each"]]:
        yield {**scope.values, **element}


def _text(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    yield from (Text(text) for text in _texts(spec, "text", words, scope) if text.strip())


def _lead(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    yield from (Text(text, lead=True) for text in _texts(spec, "lead", words, scope))


def _heading(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    yield from (Heading(text, spec.get("level", 1)) for text in _texts(spec, "heading", words, scope))


def _rows(spec: Mapping[str, Any], verb: str, words: Words, scope: Scope) -> Iterator[list[str]]:
    for values in _each(spec, scope):
        for row in words["texts"][spec[verb]]:
            yield [filled(cell, values) for cell in row]


def _form(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    """A field is "label|value|after"."""
    rows: list[FieldRow] = [
        tuple(Field(*[*cell.split("|"), "", ""][:3]) for cell in row) for row in _rows(spec, "form", words, scope)
    ]
    yield Form(tuple(rows))


def _grid(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    yield Grid(tuple(tuple(row) for row in _rows(spec, "grid", words, scope)))


def _table(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    """Its texts are two rows: the heads of the columns, and the cells of a row."""
    heads, cells = words["texts"][spec["table"]]
    rows = tuple(tuple(filled(cell, values) for cell in cells) for values in _each(spec, scope))
    yield Table(tuple(filled(head, scope.values) for head in heads), tuple(spec["widths"]), rows)


def _samples(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    for values, table in scope.samples:
        yield Heading(filled(words["texts"][spec["samples"]], {**scope.values, **values}), 2)
        yield table


def _notes(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    label, attachment = (words["texts"].get(name, "") for name in ("attachments", "attachment"))
    attachments = [{**scope.values, **element} for element in scope.lists.get("attachments", ())]
    copies = filled(words["texts"][spec["notes"]], scope.values)
    yield Notes(copies, label, tuple(filled(attachment, values) for values in attachments))


def _head(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    """`plain` without the issuer: a paper that another writes."""
    issuer = "" if spec.get("plain") else scope.values["issuer"]
    yield Head(issuer, words["title"], scope.values["number"])


def _seal(spec: Mapping[str, Any], words: Words, scope: Scope) -> Iterator[Block]:
    """Of the issuer or the enterprise; `date` names the text of a date to be written by hand."""
    day = words["texts"][spec["date"]] if "date" in spec else scope.values["issued_day"]
    yield Seal(scope.values[spec["seal"]], day, scope.token, has_code=spec.get("code", True))


_MAKERS: dict[str, Callable[[Mapping[str, Any], Words, Scope], Iterator[Block]]] = {
    "head": _head,
    "lead": _lead,
    "text": _text,
    "heading": _heading,
    "blank": lambda spec, _words, _scope: iter([Blank(spec["blank"])]),
    "form": _form,
    "grid": _grid,
    "table": _table,
    "samples": _samples,
    "pairs": lambda _spec, _words, scope: iter([Pairs(scope.pairs)]),
    "catalogue": lambda _spec, _words, scope: iter([Catalogue(scope.entries)]),
    "seal": _seal,
    "notes": _notes,
    "closing": lambda spec, words, scope: iter([Closing(tuple(_blocks(spec["closing"], words, scope)))]),
}
