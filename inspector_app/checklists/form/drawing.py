"""Fields as they stand now, in the order of the form's body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from inspector_app.checklists.form.definition import FormDefinition
from inspector_app.checklists.form.fields import Choice, Field, Kind
from inspector_app.checklists.form.instance import Instance, Node
from inspector_app.checklists.form.reaching import down
from inspector_app.checklists.form.slots import Control, Slot, Words
from inspector_app.checklists.form.wording import Wording

_OPEN = Control("", "", Kind.GROUP)
"""Around what stands at the top."""


class Drawing:
    def __init__(
        self,
        definition: FormDefinition,
        instance: Instance,
        wording: Wording,
        choices: Callable[[Node], tuple[Choice, ...]],
        series_relevant: Callable[[Node, Slot], bool],
    ) -> None:
        self._definition = definition
        self._instance = instance
        self._wording = wording
        self._choices = choices
        self._series_relevant = series_relevant
        self._around: dict[Control, tuple[Control, ...]] = {}
        self._arranging: dict[str, Control] = {}
        self._note(definition.body, ())

    def _note(self, controls: tuple[Control, ...], around: tuple[Control, ...]) -> None:
        for control in controls:
            self._around[control] = around
            if "#" in control.path:
                self._arranging[control.path] = control
            self._note(control.children, (*around, control))

    def fields(self) -> Iterator[Field]:
        yield from self._walk(self._definition.body, self._instance.root)

    def _walk(self, controls: tuple[Control, ...], here: Node) -> Iterator[Field]:
        for control in controls:
            if control.kind in (Kind.SERIES, Kind.ROW):
                yield from self._rows(control, here)
            elif "#" in control.path:
                yield self.arranging(control, here)
                yield from self._walk(control.children, here)
            else:
                node = self._below(here, control.path)
                yield self.field(node)
                yield from self._walk(control.children, node)

    def _rows(self, control: Control, here: Node) -> Iterator[Field]:
        slot = self._definition.slots[control.path]
        assert slot.parent is not None
        parent = self._below(here, slot.parent.path)
        yield self.series(parent, slot)
        repeat = slot.control
        for row in parent.children[slot]:
            yield self.field(row)
            if repeat is not None:
                yield from self._walk(repeat.children, row)

    def _below(self, here: Node, path: str) -> Node:
        slot = self._definition.slots[path]
        top = here
        while top.slot not in slot.around() and top.parent is not None:
            top = top.parent
        return down(top, slot)[0]

    def field(self, node: Node) -> Field:
        if node.field is None:
            node.field = self._row(node) if node.slot.repeat else self._drawn(node)
        return node.field

    def _drawn(self, node: Node) -> Field:
        slot, control, bind = node.slot, node.slot.control, node.slot.bind
        path = node.path
        field = Field(
            path=path,
            name=slot.name,
            kind=Kind.HIDDEN if control is None else control.kind,
            value=node.value if slot.leaf else "",
            kept=node.answer if slot.leaf else "",
            relevant=node.relevant,
            required=node.required,
            required_message=self._wording.words(bind.required_message, node),
            read_only=_read_only(node),
            error=None if node.fault is None else replace(node.fault, path=path),
        )
        if control is None:
            return field
        depth, parent = self._place(control, node)
        return replace(
            field,
            control=control.tag,
            appearance=control.appearance,
            **self._words(control.label, control.hint, node),  # type: ignore[arg-type]
            choices=self._choices(node),
            range_=control.range_,
            parameters=control.parameters,
            depth=depth,
            parent=parent,
        )

    def _words(self, label: Words, hint: Words, node: Node) -> Mapping[str, object]:
        return {
            "label": self._wording.words(label, node),
            "hint": self._wording.words(hint, node),
            "guidance": self._wording.words(hint, node, "guidance"),
            "media": self._wording.media(label),
        }

    def _row(self, row: Node) -> Field:
        assert row.parent is not None
        series = self.series(row.parent, row.slot)
        return Field(
            path=row.path,
            name=row.slot.name,
            kind=Kind.ROW,
            control="repeat",
            appearance=series.appearance,
            label=self._row_label(row) or series.label,
            relevant=row.relevant,
            read_only=_read_only(row),
            depth=series.depth,
            parent=series.path,
            index=row.index,
            can_add=series.can_add,
            can_remove=series.can_remove,
        )

    def _row_label(self, row: Node) -> str:
        """That of the first group inside, as the standard recommends."""
        control = row.slot.control
        first = control.children[0] if control is not None and control.children else None
        if first is None or first.kind is not Kind.GROUP:
            return ""
        return self._wording.words(first.label, row if "#" in first.path else self._below(row, first.path))

    def series(self, parent: Node, slot: Slot) -> Field:
        control = slot.series or slot.control or _OPEN
        repeat = slot.control or _OPEN
        rows = parent.children[slot]
        words = (
            self._words(control.label, control.hint, rows[0])
            if rows
            else self._words(control.label, control.hint, parent)
        )
        depth, around = self._place(control, parent)
        may = repeat.count is None and not repeat.fixed and not _read_only(parent)
        return Field(
            path=f"{parent.path}/{slot.name}",
            name=slot.name,
            kind=Kind.SERIES,
            control=control.tag,
            appearance=(*control.appearance, *(repeat.appearance if repeat is not control else ())),
            **words,  # type: ignore[arg-type]
            relevant=self._series_relevant(parent, slot),
            depth=depth,
            parent=around,
            rows=len(rows),
            can_add=may,
            can_remove=may and bool(rows),
        )

    def arranging(self, control: Control, here: Node) -> Field:
        """A group of the body alone: it has no node, and is relevant as what is around it."""
        base, _, number = control.path.rpartition("/")
        node = self._below(here, base)
        depth, parent = self._place(control, node)
        return Field(
            path=f"{node.path}/{number}",
            name=number,
            kind=Kind.GROUP,
            control=control.tag,
            appearance=control.appearance,
            **self._words(control.label, control.hint, node),  # type: ignore[arg-type]
            relevant=node.relevant,
            depth=depth,
            parent=parent,
        )

    def arranging_at(self, path: str) -> Field | None:
        base, _, number = path.rpartition("/")
        node = self._instance.at(base)
        control = None if node is None else self._arranging.get(f"{node.slot.path}/{number}")
        return self.arranging(control, node) if control is not None and node is not None else None

    def _place(self, control: Control, node: Node) -> tuple[int, str]:
        """How deep it stands, and the path of the group or row around it."""
        around = [each for each in self._around.get(control, ()) if each.kind is not Kind.SERIES]
        if not around:
            return 0, ""
        base, hash_, number = around[-1].path.partition("/#")
        slot = self._definition.slots[base]
        holder = node
        while holder.slot is not slot and holder.parent is not None:
            holder = holder.parent
        return len(around), f"{holder.path}{hash_}{number}"


def _read_only(node: Node) -> bool:
    """Its own rule, or that of a group around it; what is calculated is not typed, unless it is only begun with."""
    bind = node.slot.bind
    if bind.calculate is not None and bind.read_only is None and not bind.calculate.source.startswith("once("):
        return True
    place: Node | None = node
    while place is not None:
        if place.read_only:
            return True
        place = place.parent
    return False
