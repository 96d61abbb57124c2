"""Which imports were taken back on this laptop: the log remembers it, also after the pack came again."""

from db.work import Work
from inspector_app.epochs import lives_of

KIND = "withdrawal"


def withdrawal_of(pack_id: str, device: str) -> str:
    """The object in the log."""
    return f"{KIND}/{pack_id}/{device}"


def was_withdrawn(work: Work, pack_id: str) -> bool:
    lives = lives_of(work.devices.own().id, work.events.have())
    return bool(work.events.kinds_of([withdrawal_of(pack_id, life) for life in lives]))
