"""What the office does as sentences: who reviewed what, which packs came and were taken back, plans, data, people."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from db.records.values import JsonValue
from inspector_app.audit.diary import DiaryEntry, DiaryLine
from inspector_app.audit.words import value_word
from inspector_app.messages import Language
from ui.diary.diary_values import short

translate = QCoreApplication.translate


def reviews(line: DiaryLine, language: Language) -> str:
    """Several decisions of one save: how many of each."""
    counts = Counter(value_word("act", entry.new("act"), language) for entry in line.entries)
    one = translate("OfficeDeeds", "{act} {count} 次")
    said = translate("OfficeDeeds", "、").join(one.format(act=act, count=f"{n:,}") for act, n in counts.items())
    left = line.count - len(line.entries)
    more = translate("OfficeDeeds", "审核：{acts}，另有 {count} 条")
    return more.format(acts=said, count=f"{left:,}") if left else _review_words(said)


def _review(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    return _review_words(value_word("act", entry.new("act"), language))


def _review_words(acts: str) -> str:
    return translate("OfficeDeeds", "审核：{acts}").format(acts=acts)


def _return(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    if entry.new("comment") is None:
        return translate("OfficeDeeds", "意见标为已处理")
    where = entry.new("item") or translate("OfficeDeeds", "整次检查")
    words = translate("OfficeDeeds", "提意见（{item}）：{comment}")
    return words.format(item=where, comment=short(entry.new("comment")))


def _plan(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    section = value_word("section", entry.new("section"), language)
    edition = _number(entry.new("edition"))
    return translate("OfficeDeeds", "工作方案：{section}，第 {edition} 版").format(section=section, edition=edition)


def _import(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    facts = {name: _number(entry.new(name)) for name in ("visits", "photos")}
    words = translate("OfficeDeeds", "导入 {file}：检查 {visits} 次，照片 {photos} 张")
    said = words.format(file=short(entry.new("file") or "…"), **facts)
    if entry.new("damaged"):
        damaged = translate("OfficeDeeds", "{done}，损坏的文件 {count} 个")
        said = damaged.format(done=said, count=_number(entry.new("damaged")))
    return said


def _withdrawal(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    names = {name: short(entry.new(name) or "…") for name in ("file", "reason")}
    return translate("OfficeDeeds", "撤回导入 {file}：{reason}").format(**names)


def _handed_on(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    named = {name: value_word(name, entry.new(name), language) for name in ("subject", "format")}
    words = translate("OfficeDeeds", "交出数据：{subject}（{format}），{rows} 行")
    if entry.new("redacted"):
        words = translate("OfficeDeeds", "交出数据：{subject}（{format}，对外版本），{rows} 行")
    return words.format(**named, rows=_number(entry.new("rows")))


def _vault(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    deed, person = value_word("deed", entry.new("deed"), language), entry.new("person")
    return translate("OfficeDeeds", "{deed}：{person}").format(deed=deed, person=short(person)) if person else deed


def _number(value: JsonValue) -> str:
    return f"{value:,}" if isinstance(value, int) else "…"


SENTENCES: dict[str, Callable[[DiaryLine, DiaryEntry, Language], str]] = {
    "review": _review,
    "return": _return,
    "plan": _plan,
    "import": _import,
    "withdrawal": _withdrawal,
    "handed_on": _handed_on,
    "vault": _vault,
}
