"""Days and times as people write them in this language: 2026年10月28日.

One rule for the whole window: what is read, and what is chosen in a field with a calendar, has this shape. Only what
people type with the keys of numbers (an answer of the checklist, a field of the register) stays in digits.
"""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

_WITH_SECONDS = len("2026-10-28T10:32:05")


def day_words(day: date) -> str:
    words = QCoreApplication.translate("DayWords", "{year}年{month}月{day}日")
    return words.format(year=day.year, month=day.month, day=day.day)


def short_day_words(day: date) -> str:
    """Without its year, where that goes without saying."""
    return QCoreApplication.translate("DayWords", "{month}月{day}日").format(month=day.month, day=day.day)


def moment_words(moment: datetime) -> str:
    """Day, hour and minute on the clock of this computer."""
    local = moment.astimezone()
    return f"{day_words(local.date())} {local:%H:%M}"


def written_words(text: str) -> str:
    """A day or a moment as a file or a record wrote it (ISO, local), as people read it; other text as it is.

    Seconds stay where they were written: of a photo they are evidence.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = day_words(moment.date())
    if len(text) <= len("2026-10-28"):
        return day
    return f"{day} {moment:%H:%M:%S}" if len(text) >= _WITH_SECONDS else f"{day} {moment:%H:%M}"


def day_shape() -> str:
    """How a field with a calendar shows its day, in Qt's letters."""
    return QCoreApplication.translate("DayWords", "yyyy年M月d日")


def moment_shape() -> str:
    return f"{day_shape()} HH:mm"
