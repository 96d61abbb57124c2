"""Days and times as people write them in this language: 2026年10月28日."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication


def day_words(day: date) -> str:
    words = QCoreApplication.translate("DayWords", "{year}年{month}月{day}日")
    return words.format(year=day.year, month=day.month, day=day.day)


def moment_words(moment: datetime) -> str:
    """Day, hour and minute on the clock of this computer."""
    local = moment.astimezone()
    return f"{day_words(local.date())} {local:%H:%M}"
