"""Which nodes of a form hold an answer that cannot stand, kept up to date by what changed and nothing else."""

from collections.abc import Callable, Collection, Iterable

from inspector_app.checklists.form.fields import Field
from inspector_app.checklists.form_paths import base_path, in_row
from inspector_app.checklists.model import Item, Part, PartKind

Find = Callable[[str], Field | None]


class FormFaults:
    def __init__(self, find: Find) -> None:
        self._find = find
        self._paths: dict[str, set[str]] = {}
        """Code of an item to its faulty nodes."""

    def has_any(self, code: str) -> bool:
        return bool(self._paths.get(code))

    def paths(self, code: str) -> Collection[str]:
        """The faulty nodes of an item."""
        return self._paths.get(code, ())

    def look_again(self, code: str, paths: Iterable[str]) -> None:
        """These nodes of the item changed."""
        faulty = self._paths.setdefault(code, set())
        for path in paths:
            found = self._find(path)
            if found is not None and found.relevant and found.error is not None:
                faulty.add(path)
            else:
                faulty.discard(path)

    def look_at_all(self, item: Item) -> None:
        """All nodes of the item, such as after rows came or went and others moved up."""
        self._paths[item.code] = set()
        paths = [item.path] if item.path else []
        for part in item.parts:
            paths += self._paths_of(part, part.path)
        self.look_again(item.code, paths)

    def _paths_of(self, part: Part, path: str) -> list[str]:
        if part.kind is not PartKind.TABLE:
            return [path]
        found = self._find(path)
        rows = range(1, (found.rows if found is not None else 0) + 1)
        return [
            each
            for number in rows
            for column in part.columns
            for each in self._paths_of(column, in_row(column.path, base_path(path), number, path))
        ]
