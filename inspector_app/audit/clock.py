"""A clock that jumped while the program ran, noted in the log as evidence; no clock ever orders anything."""

from datetime import datetime

from inspector_app.stores import Store

KIND = "clock"


def note_clock_jump(store: Store, expected: datetime, shown: datetime) -> None:
    """`expected` is what the clock would show had nobody moved it; `shown` is what it shows, and stamps the event."""
    fields = {
        "expected": expected.isoformat(timespec="seconds"),
        "shown": shown.isoformat(timespec="seconds"),
        "seconds": round((shown - expected).total_seconds()),
    }
    with store.database.work(shown) as work:
        work.events.record(KIND, f"{KIND}-{store.device}", fields)
