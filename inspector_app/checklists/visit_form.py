"""The form of one visit: the answers of the store as nodes of the form, and what the form says of each item.

The store keeps answers by item code and part; the form keeps them by path. Here they meet: an answer goes in, and out
comes which items are asked now, which of their parts, what stands against them, and what was calculated. A checklist
of an earlier program has no form; then everything is asked and nothing is calculated.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from db.records.values import JsonValue
from db.records.visits import Answer
from inspector_app.checklists.form.fields import Changed, Fault, Field, FieldError, Kind
from inspector_app.checklists.form.fields import Choice as FormChoice
from inspector_app.checklists.form_asked import AskedItems
from inspector_app.checklists.form_faults import FormFaults
from inspector_app.checklists.form_nodes import FormNodes
from inspector_app.checklists.form_paths import base_path, in_row
from inspector_app.checklists.form_values import from_text
from inspector_app.checklists.model import WITH_CHOICES, Area, Checklist, Item, Part, PartKind, Words
from inspector_app.checklists.progress import is_recorded, items_for

if TYPE_CHECKING:
    from inspector_app.checklists.form import Form


_WORKED_OUT_ONCE = re.compile(r"\bonce\(|odk-instance-first-load|jr:preload=\"(?!uid)")
"""In a form: something in it is worked out when it begins, and stays."""


@dataclass(frozen=True, slots=True)
class PartState:
    """How the form stands at one input, in the form's language."""

    value: JsonValue = None
    relevant: bool = True
    required: bool = False
    required_message: str = ""
    read_only: bool = False
    label: str = ""
    hint: str = ""
    guidance: str = ""
    media: Mapping[str, str] = field(default_factory=dict)
    fault: Fault | None = None
    """Type, constraint or choice of what is there now."""
    message: str = ""
    """The author's own words for the fault; "" where there are none."""
    options: tuple[FormChoice, ...] = ()
    row_count: int = 0
    """Of a table."""
    fixed_rows: bool = False
    """A formula counts the rows of this table; nobody adds or removes any."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What an answer changed, for repainting just that and for the findings of items that come and go."""

    items: frozenset[str] = frozenset()
    """Codes of items with a part, label or fault that stands otherwise now."""
    hidden: tuple[Item, ...] = ()
    shown: tuple[Item, ...] = ()
    """Items that are no longer asked, and that are asked again."""
    nodes: frozenset[str] = frozenset()
    """Paths of these parts, labels and faults, with the indexes of rows."""

    @property
    def moved(self) -> bool:
        """Items came or went."""
        return bool(self.hidden or self.shown)

    def __add__(self, later: "ItemChange") -> "ItemChange":
        """Both, one after the other: an item that went and came again did neither."""
        came, went = {item.code for item in later.shown}, {item.code for item in later.hidden}
        hidden = tuple(item for item in self.hidden if item.code not in came | went) + later.hidden
        shown = tuple(item for item in self.shown if item.code not in came | went) + later.shown
        return ItemChange(self.items | later.items, hidden, shown, self.nodes | later.nodes)


NOTHING_CHANGED = ItemChange()


class VisitForm:
    """One thread at a time may use it: the window's, or the command's."""

    def __init__(self, checklist: Checklist, kind: str, form: "Form | None", language: str) -> None:
        self.checklist, self.form = checklist, form
        self._language = language
        self._nodes = FormNodes(form)
        self._asked = AskedItems(tuple(items_for(checklist, kind)), self._nodes.field, language)
        self._items = self._asked.items
        self._owner: dict[str, str] = {}
        for item in self._items.values():
            self._own(item)
        self._faults = FormFaults(self._nodes.field)
        for item in self._items.values():
            self._faults.look_at_all(item)

    # --- what is asked ------------------------------------------------------------------------------------------------

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas with the items that are asked now, each with the parts that are asked now."""
        return self._asked.areas

    @property
    def faulty(self) -> frozenset[str]:
        """Codes of asked items with an answer that cannot stand."""
        asked = (code for code, item in self._asked.now.items() if item is not None)
        return frozenset(code for code in asked if self._faults.has_any(code))

    def item(self, code: str) -> Item:
        """All of an item, also the parts that are not asked now. KeyError for one that is not of this visit."""
        return self._items[code]

    def knows(self, code: str) -> bool:
        """Whether this kind of enterprise may be asked it at all."""
        return code in self._items

    def is_asked(self, code: str) -> bool:
        return self._asked.now.get(code) is not None

    @property
    def languages(self) -> Words:
        """What the form can be read in."""
        return self.checklist.languages

    # --- answers go in ------------------------------------------------------------------------------------------------

    def answer(self, code: str, verdict: str, values: Mapping[str, JsonValue]) -> ItemChange:
        """Takes an answer; what is no answer of this item's parts is passed over."""
        if self.form is None or code not in self._items:
            return NOTHING_CHANGED
        item, changed = self._items[code], Changed()
        if item.has_verdict and item.path:
            changed |= self._nodes.set_text(item.path, verdict)
        for part in item.parts:
            changed |= self._nodes.put(part, part.path, values.get(part.name))
        return self._after(changed)

    def take(self, answers: Mapping[str, Answer]) -> ItemChange:
        """Takes all answers of the store; those it has already cost little."""
        change = NOTHING_CHANGED
        for code, given in answers.items():
            change += self.answer(code, given.verdict, given.values)
        return change

    def set_language(self, language: str) -> None:
        """ "zh", "en" or another of `languages`; one that the form does not have changes nothing."""
        self._language = language
        if self.form is not None and language in self.languages:
            self.form.set_language(self.languages[language])
            self._asked.language = language
            for code in self._items:
                self._asked.look_at(code)
            self._asked.rebuild(())

    # --- what the form says -------------------------------------------------------------------------------------------

    def words_of(self, code: str) -> PartState:
        """Label, hint and guidance of the item itself."""
        item = self._items[code]
        found = self._nodes.field(item.path)
        return PartState(label=_said(item.label, self._language)) if found is None else _state(found, PartKind.NOTE)

    def part(self, part: Part) -> PartState:
        """How it stands; the rows of a table are counted here and read with `rows`."""
        state = self.at(part.path, part)
        return PartState(required=part.required, label=_said(part.label, self._language)) if state is None else state

    def cell(self, table_path: str, row: int, column: Part) -> PartState | None:
        """A cell of a table's row (from 0); None where the form has no such row. `table_path` may be within a row."""
        found = self._nodes.field(in_row(column.path, table_path, row + 1))
        return None if found is None else _state(found, column.kind)

    def at(self, path: str, part: Part) -> PartState | None:
        """As `part`, of a node in a row; None where the form has no such row."""
        found = self._nodes.field(path)
        return None if found is None else _state(found, part.kind)

    def rows(self, table: Part, path: str = "") -> list[dict[str, JsonValue]]:
        """What is in a table of the form; `path` is its place where it stands within a row."""
        return self._nodes.rows(table, path or table.path)

    def faulty_rows(self, path: str) -> list[int]:
        """Numbers, from 1, of the rows of a repeat in which something cannot stand; `path` with the indexes around."""
        code, begin = self._owner.get(base_path(path), ""), f"{path}["
        inside = (each.removeprefix(begin) for each in self._faults.paths(code) if each.startswith(begin))
        return sorted({int(each.partition("]")[0]) for each in inside})

    def proposed(self, code: str) -> dict[str, JsonValue]:
        """Defaults of the checklist for an item that nobody answered; nobody's answer until somebody takes them."""
        values: dict[str, JsonValue] = {}
        for part in self._items[code].parts:
            found = None if self.is_read_only(part) else self._nodes.field(part.path)
            if found is not None:
                table = part.kind is PartKind.TABLE
                values[part.name] = self.rows(part) if table else from_text(part.kind, found.kept)
        return {name: value for name, value in values.items() if is_recorded(value)}

    def file(self, name: str) -> bytes:
        """A file that the form names, such as the picture of a label; nothing when the checklist came without it."""
        text = self.checklist.attachments.get(name)
        return b64decode(text) if text else b""

    def is_read_only(self, part: Part) -> bool:
        """Whether nobody fills it in: calculated, only shown, or locked now."""
        found = self._nodes.field(part.path)
        return part.kind is PartKind.NOTE or (found is not None and found.read_only and part.kind is not PartKind.TABLE)

    def errors(self) -> list[tuple[str, FieldError]]:
        """All that stands against closing the visit, with the item it belongs to; only of items of this visit."""
        if self.form is None:
            return []
        found = ((self._owner.get(base_path(error.path), ""), error) for error in self.form.check())
        return [(code, error) for code, error in found if code]

    # --- inside -------------------------------------------------------------------------------------------------------

    def _own(self, item: Item) -> None:
        def own(parts: Sequence[Part]) -> None:
            for part in parts:
                self._owner[part.path] = item.code
                own(part.columns)

        if item.path:
            self._owner[item.path] = item.code
        own(item.parts)

    def _after(self, changed: Changed) -> ItemChange:
        told = self._nodes_by_item(changed.values | changed.states | changed.structure)
        moved_rows = self._nodes_by_item(changed.structure)
        hidden, shown, moved = [], [], set()
        for code, paths in told.items():
            if code in moved_rows:
                self._faults.look_at_all(self._items[code])
            else:
                self._faults.look_again(code, paths)
            before, after = self._asked.now[code], self._asked.look_at(code)
            if after is not before:
                moved.add(code)
            if before is not None and after is None:
                hidden.append(self._items[code])
            elif before is None and after is not None:
                shown.append(self._items[code])
        if moved:
            self._asked.rebuild(moved)
        nodes = frozenset(path for paths in told.values() for path in paths)
        return ItemChange(frozenset(told), tuple(hidden), tuple(shown), nodes)

    def _nodes_by_item(self, paths: Iterable[str]) -> dict[str, list[str]]:
        """Code to its nodes among these; the items of a group whose state changed come with nodes of their own."""
        found: dict[str, list[str]] = {}
        for path in paths:
            code = self._owner.get(base_path(path))
            if code is not None:
                found.setdefault(code, []).append(path)
        return found


def open_form(
    checklist: Checklist,
    kind: str,
    answers: Iterable[Answer],
    *,
    now: datetime,
    language: str = "zh",
    chance: str = "",
    begun: datetime | None = None,
    last_saved: Callable[[], bytes | None] = lambda: None,
) -> VisitForm:
    """The form of a visit with the answers it has. `kind` is the enterprise's word of the register.

    `chance`, such as the visit's id, gives the numbers that the form draws: the same each time the visit is opened.
    `begun` is when the visit began: what the form works out once, it worked out then. `last_saved` gives the instance
    of the form that was saved before this visit, and is asked only where the form quotes it.
    """
    form = None
    if checklist.form:
        # lxml and all that reads forms is needed only where there is one.
        from inspector_app.checklists.form import Form
        from inspector_app.checklists.form_definitions import definition_of

        spoken, definition = checklist.languages.get(language, ""), definition_of(checklist)
        seed = int.from_bytes(sha256(chance.encode()).digest()[:8], "big")
        before = last_saved() if definition.last_saved else None
        once = begun is not None and begun != now and _WORKED_OUT_ONCE.search(checklist.form) is not None
        first = begun if once and begun is not None else now
        form = Form.start(definition, now=first, language=spoken, seed=seed, last_saved=before)
        if once:
            told = form.instance_xml()
            form = Form.restore(definition, told, now=now, language=spoken, seed=seed, last_saved=before)
    opened = VisitForm(checklist, kind, form, language)
    opened.take({answer.item: answer for answer in answers})
    return opened


def has_rules(checklist: Checklist) -> bool:
    """Whether the answers decide what is asked; without, a list of visits need not open a form for each."""
    return bool(checklist.form) and any(
        area.relevant or any(_rules_of(item) for item in area.items) for area in checklist.areas
    )


def _rules_of(item: Item) -> bool:
    rules = [item.rules, *(part.rules for part in item.parts)]
    return any(each.relevant or each.required or each.constraint or each.read_only for each in rules)


def _state(found: Field, kind: PartKind) -> PartState:
    error = found.error
    return PartState(
        value=None if kind is PartKind.TABLE else from_text(kind, found.value),
        relevant=found.relevant,
        required=found.required,
        required_message=found.required_message,
        read_only=found.read_only and found.kind is not Kind.SERIES,
        label=found.label,
        hint=found.hint,
        guidance=found.guidance,
        media=found.media,
        fault=None if error is None else error.fault,
        message="" if error is None else error.message,
        options=found.choices if kind in WITH_CHOICES else (),
        row_count=found.rows,
        fixed_rows=kind is PartKind.TABLE and not found.can_add,
    )


def _said(words: Words, language: str) -> str:
    return words.get(language) or words.get("zh", "")
