"""The 文种字 of papers with what they stand for, and blocks of numbers, as people read them."""

from PySide6.QtCore import QCoreApplication

from db.records.log import Device
from inspector_app.epochs import laptop_of
from inspector_app.notices.ledger import titles_of
from inspector_app.plans.number_blocks import EVERY_WORD, NumberBlock


def word_words(word: str) -> str:
    """责改 — 责令限期整改通知书."""
    translate = QCoreApplication.translate
    if word == EVERY_WORD:
        return translate("NumberWords", "全部文书")
    return translate("NumberWords", "{word}　{titles}").format(
        word=word, titles=translate("NumberWords", "、").join(titles_of(word))
    )


def laptop_words(laptop: str, devices: list[Device]) -> str:
    """The person whose laptop it is; its id when nobody here knows it."""
    known = next((device for device in reversed(devices) if laptop_of(device.id) == laptop), None)
    if known is None:
        return laptop
    if not known.own:
        return known.person
    return QCoreApplication.translate("NumberWords", "{person}（本机）").format(person=known.person)


def block_words(block: NumberBlock, devices: list[Device]) -> tuple[str, str, str]:
    """Whose, for which papers, which numbers."""
    span = QCoreApplication.translate("NumberWords", "{year} 年　{first} — {last}")
    numbers = span.format(year=block.year, first=block.first, last=block.last)
    return laptop_words(block.laptop, devices), word_words(block.word), numbers
