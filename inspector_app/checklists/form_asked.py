"""Which items, and which of their parts, the form asks now."""

from collections.abc import Callable, Collection
from dataclasses import replace

from inspector_app.checklists.form.fields import Field
from inspector_app.checklists.model import Area, Item, Part, PartKind, Words

Find = Callable[[str], Field | None]


class AskedItems:
    def __init__(self, areas: tuple[Area, ...], find: Find, language: str) -> None:
        self.all_areas = areas
        self.items = {item.code: item for area in areas for item in area.items}
        self.language = language
        self._find = find
        self.now: dict[str, Item | None] = {}
        """Code to the item with the parts that are asked now; None for one that is not asked."""
        for code in self.items:
            self.look_at(code)
        self.areas: tuple[Area, ...] = ()
        """Those with an item that is asked now, and with those items alone."""
        self.rebuild(())

    def look_at(self, code: str) -> Item | None:
        """Works out what is asked of an item now; the same object as before when it is the same."""
        item, before = self.items[code], self.now.get(code)
        asked = self._asked_item(item)
        self.now[code] = before if asked == before else asked
        return self.now[code]

    def _asked_item(self, item: Item) -> Item | None:
        """With the parts that are asked now, required as they are now; None for an item that is not asked."""
        own = self._find(item.path)
        if own is not None and not own.relevant:
            return None
        parts = tuple(asked for part in item.parts if (asked := self._asked_part(part)) is not None)
        if own is None and item.parts and not parts and not item.has_verdict:
            return None
        label = self._label_now(item, own)
        return item if parts == item.parts and label == item.label else replace(item, parts=parts, label=label)

    def _label_now(self, item: Item, own: Field | None) -> Words:
        """A label that quotes answers says what they are now, in the form's language."""
        if own is None or not own.label or not any("${" in text for text in item.label.values()):
            return item.label
        return {"zh": own.label, self.language: own.label}

    def _asked_part(self, part: Part) -> Part | None:
        found = self._find(part.path)
        if found is None:
            return part
        if not found.relevant or (found.read_only and part.kind is not PartKind.TABLE):
            return None
        return part if found.required == part.required else replace(part, required=found.required)

    def rebuild(self, moved: Collection[str]) -> None:
        """Areas in which nothing moved stay the same objects: whoever shows them sees that at once."""
        known = {area.code: area for area in self.areas}
        rebuilt = []
        for area in self.all_areas:
            if any(item.code in moved for item in area.items) or (not moved):
                asked = tuple(each for item in area.items if (each := self.now[item.code]) is not None)
                fresh = replace(area, items=asked)
            else:
                fresh = known.get(area.code, replace(area, items=()))
            if fresh.items:
                rebuilt.append(fresh)
        self.areas = tuple(rebuilt)
