"""A version that the store keeps as a plain XLSForm (`plain_export`): no workbook is needed for it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from inspector_app.checklists.criteria import proposal_of
from inspector_app.checklists.headers import language_code
from inspector_app.checklists.model import Checklist, Item, Part, all_items
from inspector_app.checklists.plain_export import texts_of, write_with_media, xlsx_of
from inspector_app.checklists.rebuilding import Cells, rebuilt_book
from inspector_app.checklists.visit_record import record_rows
from inspector_app.enterprises.kinds import LETTERS
from inspector_app.errors import Problem, RefusedInputError


def export_kept(checklist: Checklist, target: Path) -> None:
    """Writes `target` (.xlsx), and the files that the form names into `<target>-media` beside it.

    Raises RefusedInputError checklist.no_form for a version of an earlier program; OSError.
    """
    if not checklist.form:
        raise RefusedInputError([Problem("checklist.no_form", {"id": checklist.id[:12]})])
    write_with_media(target, xlsx_of(kept_book(checklist)), checklist.attachments)


def kept_book(checklist: Checklist) -> dict[str, list[Cells]]:
    """The rows of the sheets: those of the form, with what only we know as attributes of the questions."""
    book = rebuilt_book(checklist.form)
    names = {row["name"] for row in book["survey"] if row.get("name")}
    extra, items = (
        _extra(checklist, _headers(book["survey"], "hint")),
        {item.path: item for item in all_items(checklist) if item.path},
    )
    labels = _headers(book["survey"], "label")
    rows: list[Cells] = []
    around = [_root(checklist)]
    for row in book["survey"]:
        if row["type"].startswith("end_"):
            around.pop()
        path = f"{around[-1]}/{row.get('name', '')}"
        if row["type"].startswith("begin_"):
            around.append(path)
        rows.append(row | extra.get(path, {}))
        item = items.get(path)
        if item is not None and item.has_verdict:
            rows += texts_of(row["name"], row.get("relevant", ""), names, labels)
    return book | {"survey": [*rows, *record_rows(labels)]}


def _root(checklist: Checklist) -> str:
    """`/data`, unless the workbook called it otherwise."""
    paths = (path for item in all_items(checklist) for path in (item.path, *(part.path for part in item.parts)) if path)
    return "/".join(next(paths, "/data").split("/")[:2])


def _extra(checklist: Checklist, hints: Mapping[str, str]) -> dict[str, Cells]:
    """By path. A question of an ordinary form is an item and its part at once."""
    found: dict[str, Cells] = {}
    for item in all_items(checklist):
        for part in item.parts:
            for each in (part, *part.columns):
                found[each.path] = found.get(each.path, {}) | _unit(each, hints)
        if item.path:
            found[item.path] = found.get(item.path, {}) | _of_item(item)
    return found


def _of_item(item: Item) -> Cells:
    carried = {
        "severity": item.severity,
        "legal_basis": " ".join(item.legal_basis),
        "applies_to": "" if item.applies_to == LETTERS else " ".join(item.applies_to),
        "rectification": item.rectification,
        "weight": "" if item.weight == 1 else f"{item.weight:g}",
        "critical": "yes" if item.critical else "",
        "deadline_days": "" if item.deadline_days is None else str(item.deadline_days),
        "photos_min": str(item.photos_min or ""),
        "photos_max": str(item.photos_max or ""),
        "sample_size": str(item.sample_size or ""),
        "note_on_fail": "yes" if item.note_on_fail else "",
        "pass_criterion": item.pass_criterion.get("zh", ""),
        "evidence": item.evidence.get("zh", ""),
    }
    cells = {f"bind::app:{name}": text for name, text in carried.items() if text}
    ruled = [part for part in item.parts if part.passes and part.path]
    if len(ruled) == 1 and item.has_verdict and not item.rules.calculation:
        name = ruled[0].path.rpartition("/")[2]
        rule = proposal_of(item.path.rpartition("/")[2], name, ruled[0].passes)
        cells |= {"trigger": f"${{{name}}}", "calculation": rule}
    return cells


def _unit(part: Part, hints: Mapping[str, str]) -> Cells:
    """The unit stands in the hint, where there is none."""
    if not part.unit or part.hint:
        return {}
    return {header: part.unit_in(code) for code, header in hints.items()}


def _headers(survey: Sequence[Cells], column: str) -> dict[str, str]:
    """Language to the header of its column, in the languages of the labels."""
    labels = dict.fromkeys(name for row in survey for name in row if name.partition("::")[0] == "label")
    return {language_code(name[7:]): name.replace("label", column, 1) for name in labels} or {"zh": column}
