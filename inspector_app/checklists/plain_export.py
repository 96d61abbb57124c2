"""A checklist as a plain XLSForm: English headers, no columns of ours, converted by any XLSForm program as it is.

What only we know travels along as attributes of the question (`bind::app:severity`); the unit stands in the hint; each
judged item gets the two texts that our window asks beside it: why it does not apply, and a note. Findings and photos,
which our window takes beside the form, are asked in a group at the end (`visit_record`).
"""

import io
from base64 import b64decode
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from inspector_app import assets, files
from inspector_app.checklists.converting import standard_book
from inspector_app.checklists.criteria import PROPOSAL, PROPOSED_BY
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.snapshots import SHIPPED
from inspector_app.checklists.visit_record import record_rows
from inspector_app.checklists.workbook import read_prepared

NAMESPACE = 'app="urn:inspector-app"'
CARRIED = (
    *("severity", "legal_basis", "applies_to", "rectification", "weight", "critical", "deadline_days"),
    *("photos_min", "photos_max", "sample_size", "note_on_fail", "evidence_rule", "pass_criterion::zh", "evidence::zh"),
)
REASON, NOTE = "_reason", "_note"
_REASON_WORDS = {"zh": "不适用原因", "en": "Why it does not apply"}
_NOTE_WORDS = {"zh": "备注", "en": "Note"}


def export_plain(source: Path, target: Path, articles: Collection[str] | None = None) -> None:
    """Writes `target` (.xlsx) from the workbook `source`, and its files into `<target>-media` beside it.

    `articles` as of `read_checklist`. Raises RefusedInputError with the problems of `source`; OSError.
    """
    checklist, prepared = read_prepared(source, articles=articles)
    write_with_media(target, plain_workbook(prepared), checklist.attachments)


def write_with_media(target: Path, workbook: bytes, attachments: Mapping[str, str]) -> None:
    """The workbook, and the files it names (as base64) in `<target>-media` beside it."""
    files.write_atomically(target, workbook)
    media = target.with_name(f"{target.stem}-media")
    for name, text in attachments.items():
        media.mkdir(exist_ok=True)
        files.write_atomically(media / name, b64decode(text))


def plain_workbook(prepared: Prepared) -> bytes:
    """The bytes of an .xlsx with the sheets survey, choices and settings."""
    book = standard_book(prepared, _carried(prepared))
    book["survey"] = [*_with_texts(prepared, book["survey"]), *record_rows(_headers_of(prepared, "label"))]
    return xlsx_of(book)


def xlsx_of(book: Mapping[str, Any]) -> bytes:
    """The rows of the sheets as an .xlsx; cells are written as text, whatever they look like."""
    import xlsxwriter

    book["settings"][0]["namespaces"] = NAMESPACE
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as written:
        bold = written.add_format({"bold": True, "bg_color": "#DDE6F0"})
        for name in ("survey", "choices", "settings", "entities"):
            if book.get(name):
                sheet = written.add_worksheet(name)
                headers = list(dict.fromkeys(header for row in book[name] for header in row))
                sheet.freeze_panes(1, 0)
                sheet.write_row(0, 0, headers, bold)
                for column, header in enumerate(headers):
                    sheet.set_column(column, column, 48 if header.startswith("label") else 18)
                    for number, row in enumerate(book[name], start=1):
                        if row.get(header):
                            sheet.write_string(number, column, row[header])
    return stream.getvalue()


def _carried(prepared: Prepared) -> Mapping[str, Mapping[str, str]]:
    """Question to what of ours goes with it, and to a hint that names the unit."""
    found: dict[str, dict[str, str]] = {}
    hints = _headers_of(prepared, "hint")
    for line in prepared.survey:
        row = line.row
        cells = {f"bind::app:{name.partition('::')[0]}": row.get(name) for name in CARRIED if row.get(name)}
        if row.get("unit::zh") and not row.words("hint"):
            cells |= {hint: row.get(f"unit::{code}") or row.get("unit::zh") for code, hint in hints.items()}
        if row.get(PROPOSAL):
            cells |= {"trigger": row.get(PROPOSED_BY), "calculation": row.get(PROPOSAL)}
        found[row.get("name")] = cells
    return found


def _headers_of(prepared: Prepared, base: str) -> dict[str, str]:
    """Language to the header of a translated column, in the languages of the labels."""
    standard = prepared.headers["survey"].standard
    labels = {name[7:]: header for name, header in standard.items() if name.startswith("label::")}
    return {code: header.replace("label", base, 1) for code, header in labels.items()}


def _with_texts(prepared: Prepared, rows: Iterable[dict[str, str]]) -> Iterable[dict[str, str]]:
    names = {line.row.get("name") for line in prepared.survey}
    labels = _headers_of(prepared, "label")
    for line, row in zip(prepared.survey, rows, strict=True):
        yield row
        if line.type.is_verdict:
            yield from texts_of(line.row.get("name"), line.row.get("relevant"), names, labels)


def texts_of(code: str, relevant: str, names: set[str], labels: Mapping[str, str]) -> Iterable[dict[str, str]]:
    """The rows of the two texts that stand beside a verdict. `labels`: language to the header of its label column."""
    why = f"${{{code}}} = '{Verdict.NOT_APPLICABLE.value}'"
    if f"{code}{REASON}" not in names:
        condition = f"({relevant}) and {why}" if relevant else why
        spoken = {header: _REASON_WORDS.get(language, _REASON_WORDS["zh"]) for language, header in labels.items()}
        yield {"type": "text", "name": f"{code}{REASON}", "relevant": condition, "required": "yes"} | spoken
    if f"{code}{NOTE}" not in names:
        spoken = {header: _NOTE_WORDS.get(language, _NOTE_WORDS["zh"]) for language, header in labels.items()}
        yield {"type": "text", "name": f"{code}{NOTE}"} | ({"relevant": relevant} if relevant else {}) | spoken


def export_shipped(target: Path) -> None:
    """As `export_plain`, of the checklist that comes with the program."""
    with assets.as_path("checklists", SHIPPED) as source:
        export_plain(source, target)
