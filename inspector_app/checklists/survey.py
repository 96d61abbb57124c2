"""The survey's tree as areas: groups hold items, items hold parts, a repeat is a table.

A workbook that judges items (`select_one verdict`) is of our own kind: each other question belongs to an item, by its
`part_of` or by its name. In an ordinary XLSForm each question is an item with one part.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from inspector_app.checklists.cells import Report, check_name
from inspector_app.checklists.item_rows import Reader
from inspector_app.checklists.lines import Node, grown
from inspector_app.checklists.model import Area, Item, Part, PartKind, Words
from inspector_app.checklists.own_words import words
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.rows import Row
from inspector_app.checklists.types import SILENT

_NO_WORDS: Words = {}


@dataclass(slots=True)
class _Draft:
    """An item whose parts are still being found."""

    node: Node
    code: str
    path: str
    section: Words
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """Where a row stands: its area's drafts, the path above it, the names beside it."""

    path: str
    drafts: list[_Draft]
    names: set[str]
    section: Words = field(default_factory=dict)


def read_survey(prepared: Prepared, articles: Collection[str], report: Report) -> tuple[Area, ...]:
    """The areas in order. With problems they are not to be used."""
    return _SurveyReader(prepared, articles, report).areas(grown(prepared.survey, report))


class _SurveyReader:
    def __init__(self, prepared: Prepared, articles: Collection[str], report: Report) -> None:
        self._prepared = prepared
        self._report = report
        self._reader = Reader(prepared.lists, report, prepared.is_own, articles)
        self._codes: set[str] = set()
        self._names: set[str] = set()

    def areas(self, top: list[Node]) -> tuple[Area, ...]:
        areas: list[Area] = []
        beside: set[str] = set()
        loose = self._loose_area(0)
        for node in top:
            if node.is_group:
                areas += self._finished_loose(loose)
                loose = self._loose_area(len(areas))
                areas.append(self._area(node, beside))
            else:
                loose = self._take_loose(node, loose, beside)
        codes: set[str] = set()
        found = (area for area in [*areas, *self._finished_loose(loose)] if area.items)
        return tuple(replace(area, code=_unique(area.code, codes)) for area in found)

    # --- areas --------------------------------------------------------------------------------------------------------

    def _loose_area(self, number: int) -> tuple[Area, list[_Draft]]:
        """For questions outside any group; nameless ones follow each other with numbers."""
        title = self._prepared.settings.get("form_title") or self._prepared.settings.get("form_id") or "检查内容"
        code = self._prepared.root if not number else f"{self._prepared.root}.{number}"
        return Area(code, {"zh": title}, (), f"/{self._prepared.root}"), []

    def _take_loose(self, node: Node, loose: tuple[Area, list[_Draft]], beside: set[str]) -> tuple[Area, list[_Draft]]:
        self._take(node, _Place(f"/{self._prepared.root}", loose[1], beside))
        if self._prepared.is_own and (node.line.type.is_verdict or node.line.type.kind == "note"):
            self._report(node.line.row.problem("item_outside_area", "name"))
        return loose

    def _finished_loose(self, loose: tuple[Area, list[_Draft]]) -> list[Area]:
        area, drafts = loose
        return [replace(area, items=self._items(drafts))] if drafts else []

    def _area(self, node: Node, beside: set[str]) -> Area:
        row = node.line.row
        name = self._name(row, beside)
        path = f"/{self._prepared.root}/{name}"
        label = self._reader.label(row, name)
        place = _Place(path, [], set())
        if node.line.row.get("appearance").startswith("table-list") and not self._prepared.is_own:
            self._take_grid(node, place)
        else:
            for child in node.children:
                self._take(child, place)
        if self._prepared.is_own and not place.drafts and not _asks_nobody(node):
            self._report(row.problem("area_empty", "name"))
        return Area(name, label, self._items(place.drafts), path, row.get("relevant"))

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _take(self, node: Node, place: _Place) -> None:
        kind = node.line.type.kind
        if node.is_group:
            self._take_section(node, place)
        elif node.is_repeat:
            self._take_repeat(node, place)
        elif not kind:
            self._report(node.line.row.problem("type_missing", "type"))
        elif kind == "audit":
            # It always has the same name, which nobody writes.
            return
        elif kind in SILENT:
            self._name(node.line.row, place.names)
        elif kind.lower().startswith(("begin ", "end ", "begin_", "end_")):
            self._report(node.line.row.problem("type_unknown", "type"))
        elif self._is_item(node):
            name = self._name(node.line.row, place.names)
            self._add(_Draft(node, self._code(name, place.path), f"{place.path}/{name}", place.section), place)
        else:
            self._take_question(node, place)

    def _is_item(self, node: Node) -> bool:
        if not self._prepared.is_own or node.line.row.get("part_of"):
            return False
        return node.line.type.is_verdict or node.line.type.kind == "note"

    def _take_section(self, node: Node, place: _Place) -> None:
        name = self._name(node.line.row, place.names)
        inner = _Place(f"{place.path}/{name}", place.drafts, set(), node.line.row.with_chinese("label"))
        if node.line.row.get("appearance").startswith("table-list") and not self._prepared.is_own:
            self._take_grid(node, inner)
            return
        for child in node.children:
            self._take(child, inner)

    def _take_grid(self, node: Node, place: _Place) -> None:
        """A table-list: one item with a line for each of its questions."""
        parts = []
        for child in node.children:
            name = self._name(child.line.row, place.names)
            parts += self._parts(child, name, f"{place.path}/{name}")
        code = self._code(node.line.row.get("name"), place.path.rpartition("/")[0])
        self._add(_Draft(node, code, place.path, _NO_WORDS, parts), place)

    def _take_question(self, node: Node, place: _Place) -> None:
        name = self._name(node.line.row, place.names)
        path = f"{place.path}/{name}"
        code = name if self._prepared.is_own else self._code(name, place.path)
        parts = self._parts(node, code, path)
        if not self._prepared.is_own:
            self._add(_Draft(node, code, path, place.section, parts), place)
        elif parts:
            self._reader.refuse_item_columns(node.line.row)
            owner = self._owner(node.line.row, name, place.drafts)
            if owner is not None:
                owner.parts += parts

    def _take_repeat(self, node: Node, place: _Place) -> None:
        name = self._name(node.line.row, place.names)
        path = f"{place.path}/{name}"
        owner = self._owner(node.line.row, name, place.drafts) if self._prepared.is_own else None
        table = self._table(node, name, path)
        if owner is not None:
            owner.parts.append(table)
        elif not self._prepared.is_own:
            code = self._code(name, place.path)
            self._add(_Draft(node, code, path, place.section, [replace(table, name=code)]), place)

    def _parts(self, node: Node, name: str, path: str) -> list[Part]:
        """The question, and the text that belongs to a choice "other"."""
        part = self._reader.part(node.line.row, node.line.type, name, path)
        if part is None:
            return []
        other = Part(f"{name}_other", PartKind.TEXT, words("other_part"), path=f"{path}_other")
        return [part, other] if node.line.type.or_other else [part]

    def _table(self, node: Node, name: str, path: str) -> Part:
        columns = self._columns(node.children, path, set())
        if self._prepared.is_own and not columns and not _asks_nobody(node):
            self._report(node.line.row.problem("table_empty", "name"))
        as_text = self._reader.part(node.line.row, replace(node.line.type, kind="text"), name, path)
        assert as_text is not None, "text is a kind"
        return replace(as_text, kind=PartKind.TABLE, columns=tuple(columns))

    def _columns(self, nodes: Iterable[Node], path: str, taken: set[str]) -> list[Part]:
        """Groups in a table are only paths: their questions are columns, too."""
        columns: list[Part] = []
        beside: set[str] = set()
        for node in nodes:
            name = self._name(node.line.row, beside, in_table=True)
            inner = f"{path}/{name}"
            if node.is_group:
                columns += self._columns(node.children, inner, taken)
            elif node.is_repeat:
                columns.append(self._table(node, _unique(name, taken), inner))
            elif not node.line.type.kind:
                self._report(node.line.row.problem("type_missing", "type"))
            elif node.line.type.kind not in SILENT:
                columns += self._parts(node, _unique(name, taken), inner)
        return columns

    # --- names --------------------------------------------------------------------------------------------------------

    def _name(self, row: Row, beside: set[str], *, in_table: bool = False) -> str:
        """Unique in the workbook in our own kind, beside each other in an ordinary form."""
        taken = self._names if self._prepared.is_own and not in_table else beside
        return check_name(row, taken, self._report)

    def _code(self, name: str, path: str) -> str:
        """The name; with its group's in front where another item has that name already."""
        code = name
        if code in self._codes:
            code = f"{path.rpartition('/')[2]}.{name}"
        return _unique(code, self._codes)

    def _add(self, draft: _Draft, place: _Place) -> None:
        self._codes.add(draft.code)
        place.drafts.append(draft)

    def _owner(self, row: Row, name: str, drafts: list[_Draft]) -> _Draft | None:
        """The item above in the same area that `part_of` names, or whose code begins the part's name."""
        named = row.get("part_of")
        fitting = [each for each in drafts if (each.code == named if named else name.startswith(f"{each.code}_"))]
        if not fitting:
            self._report(row.problem("part_without_item", "part_of" if named else "name"))
            return None
        return max(fitting, key=lambda each: len(each.code))

    # --- items --------------------------------------------------------------------------------------------------------

    def _items(self, drafts: list[_Draft]) -> tuple[Item, ...]:
        return tuple(self._item(draft) for draft in drafts)

    def _item(self, draft: _Draft) -> Item:
        line = draft.node.line
        if self._prepared.is_own and line.type.kind == "note" and not draft.parts:
            self._report(line.row.problem("fact_without_part", "type"))
        return self._reader.item(
            line.row,
            draft.code,
            draft.path,
            tuple(draft.parts),
            has_verdict=line.type.is_verdict,
            section=draft.section,
        )


def _unique(name: str, taken: set[str]) -> str:
    found, number = name, 2
    while found in taken:
        found, number = f"{name}.{number}", number + 1
    taken.add(found)
    return found


def _asks_nobody(node: Node) -> bool:
    """A group of calculations alone is no mistake."""
    return bool(node.children) and all(
        child.line.type.kind in SILENT or ((child.is_group or child.is_repeat) and _asks_nobody(child))
        for child in node.children
    )
