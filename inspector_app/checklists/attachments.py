"""The files that a workbook names: lists in files, pictures and sounds of labels. They travel inside the checklist."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from inspector_app.checklists.cells import Report
from inspector_app.checklists.headers import MEDIA_COLUMNS
from inspector_app.checklists.preparing import Prepared
from inspector_app.checklists.rows import Row
from inspector_app.checklists.types import FROM_FILE

MOST_BYTES = 4 * 1024 * 1024
"""All files of one checklist: with the form they must fit the 8 MiB that a pack gives a checklist."""

_PULLED = re.compile(r"pulldata\(\s*['\"]([\w.-]+)['\"]")
_LIST_TYPES = (".csv", ".xml", ".geojson")
_MEDIA_TYPES = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg"),
    *(".mp3", ".m4a", ".wav", ".ogg", ".amr", ".mp4", ".webm", ".3gp"),
)
"""What a label may show or play: a workbook must not take other files of its folder along."""


def read_attachments(prepared: Prepared, path: Path, report: Report) -> dict[str, str]:
    """File name to base64, from beside the workbook or from `<its name>-media`.

    Reports attachment_name, attachment_missing and attachments_large at the cell that names the file.
    """
    found: dict[str, str] = {}
    left = MOST_BYTES
    for row, column, name in _named_files(prepared):
        if name in found:
            continue
        if re.fullmatch(r"[^/\\:\x00-\x1f]{1,120}", name) is None or name.startswith("."):
            report(row.problem("attachment_name", column, file=name))
            continue
        if not name.lower().endswith(_MEDIA_TYPES if column.partition("::")[0] in MEDIA_COLUMNS else _LIST_TYPES):
            report(row.problem("attachment_type", column, file=name))
            continue
        data = _data(path, name)
        if data is None:
            # An ordinary form may come without its pictures; what it cannot do without is a list.
            if prepared.is_own or column.partition("::")[0] not in MEDIA_COLUMNS:
                report(row.problem("attachment_missing", column, file=name))
        elif len(data) > left:
            report(row.problem("attachments_large", column, file=name, most=MOST_BYTES // 1024 // 1024))
        else:
            left -= len(data)
            found[name] = b64encode(data).decode("ascii")
    return found


def _named_files(prepared: Prepared) -> Iterator[tuple[Row, str, str]]:
    for line in prepared.survey:
        row = line.row
        if line.type.kind in FROM_FILE:
            yield row, "type", line.type.list_name
        if line.type.kind in ("csv-external", "xml-external"):
            yield row, "type", f"{row.get('name')}.{line.type.kind.partition('-')[0]}"
        for column, text in row.values.items():
            for name in _PULLED.findall(text):
                yield row, column, name if name.endswith(_LIST_TYPES) else f"{name}.csv"
        yield from _media(row)
    for row in prepared.choices:
        yield from _media(row)


def _media(row: Row) -> Iterator[tuple[Row, str, str]]:
    for column, text in row.values.items():
        if column.partition("::")[0] in MEDIA_COLUMNS and "${" not in text:
            yield row, column, text.removeprefix("jr://images/")


def _data(path: Path, name: str) -> bytes | None:
    for folder in (path.parent, path.with_name(f"{path.stem}-media")):
        try:
            file = folder / name
            if file.is_file() and file.stat().st_size <= MOST_BYTES + 1:
                return file.read_bytes()
        except OSError:
            continue
    return None
