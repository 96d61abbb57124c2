"""The line of the log that figures went out: a bulletin, a board, an appraisal, the list behind a figure."""

from datetime import datetime
from uuid import uuid4

from db.records.values import JsonValue
from inspector_app.stores import Store

BULLETIN, BOARD, APPRAISAL, LIST = "bulletin", "board", "appraisal", "list"
PRINTER = "printer"
"""The format of what went to a printer."""


def log_handing(store: Store, subject: str, form: str, file: str, rows: int, now: datetime) -> None:
    """`form` is a file's ending without its point, or `PRINTER`; `file` the file's or the printer's name."""
    fields: dict[str, JsonValue] = {
        "subject": subject,
        "format": form,
        "rows": rows,
        "photos": 0,
        "redacted": False,
        "file": file[:200],
        "person": store.person,
        "handed_at": now.isoformat(timespec="seconds"),
    }
    with store.database.work(now) as work:
        work.events.record("handed_on", f"{work.devices.own().id}/handed_on/{uuid4().hex}", fields)
