"""Lines of the log as sentences: what was done to what, in the words of the trade."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from db.records.values import JsonValue
from inspector_app.audit.diary import Change, DiaryEntry, DiaryLine
from inspector_app.audit.words import field_word, kind_word, value_word
from inspector_app.messages import Language
from ui.day_words import written_words
from ui.diary import office_deeds
from ui.diary.diary_values import short, time_told, told

translate = QCoreApplication.translate
_TOLD = 2
"""Fields of a change that a sentence names; the others are counted."""
_SILENT = {
    *(
        "visit_id",
        "item",
        "enterprise_id",
        "answered_at",
        "position",
        "measure_id",
        "notice_id",
        "finding_id",
        "within",
        "rechecks",
        "replaces",
    ),
    *("campaign_id", "checklist_id", "device", "batch", "sha256", "pdf_sha256", "pair_of", "decided_for", "follows"),
}
"""Fields that say where something belongs, by ids that nobody reads, not what was done."""


def sentence(line: DiaryLine, language: Language) -> str:
    """What one save did."""
    lead = line.lead
    if line.count > 1 and lead.kind == "enterprise":
        return _import(line)
    if line.count > 1 and lead.kind == "review":
        return office_deeds.reviews(line, language)
    if line.count > 1 and all(entry.kind == lead.kind for entry in line.entries):
        return translate("DiaryWords", "{kind}：{count} 条").format(
            kind=kind_word(lead.kind, language), count=f"{line.count:,}"
        )
    tell = _SENTENCES.get(lead.kind, _change)
    text = tell(line, lead, language)
    if lead.kind == "answer" and any(entry.kind == "finding" and entry.created for entry in line.entries):
        text = translate("DiaryWords", "{done}，记下一个问题").format(done=text)
    return text


def deed_words(line: DiaryLine, language: Language) -> str:
    """What one save did, and where."""
    done = sentence(line, language)
    if not line.enterprise_name or line.enterprise_name in done:
        return done
    return translate("DiaryWords", "{done}（{enterprise}）").format(done=done, enterprise=line.enterprise_name)


def flag_words(line: DiaryLine) -> str:
    """What is strange about the time of a line, or ""."""
    if line.lead.kind == "clock":
        return translate("DiaryWords", "时钟被拨动")
    return translate("DiaryWords", "时钟倒退") if line.clock_back else ""


def time_words(line: DiaryLine) -> str:
    return f"{line.moment.astimezone():%H:%M}" if line.moment else "--:--"


def person_words(line: DiaryLine) -> str:
    return line.person or translate("DiaryWords", "不明电脑")


def line_words(line: DiaryLine, language: Language) -> str:
    """The whole line, as it is read aloud and copied."""
    parts = (time_words(line), person_words(line), line.enterprise_name, sentence(line, language), flag_words(line))
    return " ".join(part for part in parts if part)


def change_words(kind: str, change: Change, language: Language) -> str:
    """ "整改期限 2026年11月4日 → 2026年11月10日"."""
    new = _value(change.field, change.new, language)
    name = field_word(kind, change.field, language)
    if change.old is None:
        return translate("DiaryWords", "{field} {new}").format(field=name, new=new)
    old = _value(change.field, change.old, language)
    return translate("DiaryWords", "{field} {old} → {new}").format(field=name, old=old, new=new)


def _value(field: str, value: JsonValue, language: Language) -> str:
    if field == "stops" and isinstance(value, list):
        return translate("DiaryWords", "{count} 家").format(count=len(value))
    return short(told(field, value, {}, language)) or translate("DiaryWords", "（空）")


def _import(line: DiaryLine) -> str:
    changed = line.count - line.created
    if not changed:
        return translate("DiaryWords", "导入台账：{new} 家新增").format(new=f"{line.created:,}")
    if not line.created:
        return translate("DiaryWords", "导入台账：{changed} 家更新").format(changed=f"{changed:,}")
    return translate("DiaryWords", "导入台账：{new} 家新增，{changed} 家更新").format(
        new=f"{line.created:,}", changed=f"{changed:,}"
    )


def _enterprise(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    if entry.created:
        return translate("DiaryWords", "登记企业")
    merged = entry.new("merged_into")
    if merged is None:
        return _change(line, entry, language)
    return (
        translate("DiaryWords", "并入另一家企业") if merged else translate("DiaryWords", "撤销合并，恢复为单独的企业")
    )


def _grade(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    second = entry.new("second_person")
    if not entry.created:
        return translate("DiaryWords", "分级由第二人确认：{person}").format(person=short(second or "…"))
    colour, proposed = (value_word(name, entry.new(name), language) for name in ("colour", "proposed"))
    if colour == proposed:
        return translate("DiaryWords", "评定为{colour}").format(colour=colour)
    done = translate("DiaryWords", "评定为{colour}（规则建议{proposed}）").format(colour=colour, proposed=proposed)
    if second:
        return translate("DiaryWords", "{done}，第二人 {person}").format(done=done, person=short(second))
    return translate("DiaryWords", "{done}，待第二人确认").format(done=done)


def _day_list(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    return translate("DiaryWords", "{day} 的安排：{count} 家").format(
        day=written_words(line.title), count=len(_stops(entry))
    )


def _stops(entry: DiaryEntry) -> list[JsonValue]:
    stops = entry.new("stops")
    return stops if isinstance(stops, list) else []


def _measure_part(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    if entry.new("removed"):
        return translate("DiaryWords", "从措施中去掉这家企业")
    words = value_word("outcome", entry.new("outcome"), language)
    done = translate("DiaryWords", "措施中的企业")
    return translate("DiaryWords", "{done}：{outcome}").format(done=done, outcome=words) if words else done


def _visit(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    if entry.created:
        return translate("DiaryWords", "开始检查")
    if entry.new("closed_at"):
        return translate("DiaryWords", "结束检查")
    if [change.field for change in entry.changes] == ["current_item"]:
        return translate("DiaryWords", "转到 {item}").format(item=entry.new("current_item") or "…")
    return translate("DiaryWords", "检查信息：{changes}").format(changes=_changes(entry, language))


def _answer(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    verdict = entry.new("verdict")
    what = value_word("verdict", verdict, language) if verdict else _changes(entry, language)
    return translate("DiaryWords", "答 {item}：{what}").format(item=line.item, what=what)


def _finding(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    problem = short(line.title)
    if entry.created:
        return translate("DiaryWords", "记下问题“{problem}”").format(problem=problem)
    deleted = entry.new("deleted")
    if deleted is not None:
        words = (
            translate("DiaryWords", "撤回问题“{problem}”")
            if deleted
            else translate("DiaryWords", "恢复问题“{problem}”")
        )
        return words.format(problem=problem)
    return translate("DiaryWords", "问题“{problem}”：{changes}").format(
        problem=problem, changes=_changes(entry, language)
    )


def _draw(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    facts = entry.new("facts")
    results = facts.get("results", ()) if isinstance(facts, dict) else ()
    words = translate("DiaryWords", "{item} 随机抽样 {count} 个，种子 {seed}")
    seed = facts.get("seed", "…") if isinstance(facts, dict) else "…"
    return words.format(item=line.item, count=len(results), seed=short(seed)).strip()


def _photo(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    name = line.title or "…"
    if entry.created:
        where = line.item or translate("DiaryWords", "未归项")
        return translate("DiaryWords", "添加照片 {name}（{where}）").format(name=name, where=where)
    deleted = entry.new("deleted")
    if deleted is not None:
        return (
            translate("DiaryWords", "移除照片 {name}") if deleted else translate("DiaryWords", "取回照片 {name}")
        ).format(name=name)
    return translate("DiaryWords", "照片 {name}：{changes}").format(name=name, changes=_changes(entry, language))


def _notice(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    if entry.created:
        return translate("DiaryWords", "签发通知书 {number}").format(number=line.title)
    return translate("DiaryWords", "通知书 {number}：{changes}").format(
        number=line.title, changes=_changes(entry, language)
    )


def _deed(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    words = value_word("deed", entry.new("deed"), language)
    return translate("DiaryWords", "文书办理：{what}").format(what=words)


def _rectification(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    if not entry.created and entry.new("undone"):
        reason = short(entry.new("undone_reason") or "…")
        return translate("DiaryWords", "撤销整改办理：{reason}").format(reason=reason)
    words = value_word("act", entry.new("act"), language) or _changes(entry, language)
    return translate("DiaryWords", "整改办理：{what}").format(what=words)


def _measure(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    """Also of a campaign; by its name, when it has one."""
    kind = kind_word(entry.kind, language)
    what = translate("DiaryWords", "{kind}“{title}”").format(kind=kind, title=short(line.title)) if line.title else kind
    if entry.created:
        return translate("DiaryWords", "登记{what}").format(what=what)
    withdrawn = entry.new("withdrawn")
    if withdrawn is not None:
        words = translate("DiaryWords", "撤销{what}") if withdrawn else translate("DiaryWords", "恢复{what}")
        return words.format(what=what)
    return translate("DiaryWords", "{what}：{changes}").format(what=what, changes=_changes(entry, language))


def _suspicion(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    return (
        translate("DiaryWords", "记录疑似毒品：{place}").format(place=short(entry.new("place") or "…"))
        if entry.created
        else translate("DiaryWords", "疑似毒品：{changes}").format(changes=_changes(entry, language))
    )


def _session(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    return translate("DiaryWords", "打开工作库")


def _clock(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    expected, shown = (time_told(str(entry.new(name) or "…")) for name in ("expected", "shown"))
    return translate("DiaryWords", "电脑时钟由 {expected} 变成 {shown}").format(expected=expected, shown=shown)


def _undo(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    again = bool(entry.new("again"))
    if line.undone is None:
        return translate("DiaryWords", "重做撤销了的一步") if again else translate("DiaryWords", "撤销一步")
    words = translate("DiaryWords", "重做：{step}") if again else translate("DiaryWords", "撤销：{step}")
    return words.format(step=sentence(line.undone, language))


def _change(line: DiaryLine, entry: DiaryEntry, language: Language) -> str:
    kind = kind_word(entry.kind, language)
    return translate("DiaryWords", "{kind}：{changes}").format(kind=kind, changes=_changes(entry, language))


def _changes(entry: DiaryEntry, language: Language) -> str:
    telling = [change for change in entry.changes if change.field not in _SILENT and _tells(change)]
    if not telling:
        return translate("DiaryWords", "{count} 项").format(count=len(entry.changes))
    words = translate("DiaryWords", "、").join(change_words(entry.kind, change, language) for change in telling[:_TOLD])
    left = len(telling) - _TOLD
    return (
        translate("DiaryWords", "{changes} 等 {count} 项").format(changes=words, count=len(telling))
        if left > 0
        else words
    )


def _tells(change: Change) -> bool:
    """A first value that is empty says nothing."""
    return change.old is not None or change.new not in ("", None, [], {})


_SENTENCES = {
    "enterprise": _enterprise,
    "grade": _grade,
    "day_list": _day_list,
    "measure_part": _measure_part,
    "visit": _visit,
    "answer": _answer,
    "finding": _finding,
    "draw": _draw,
    "photo": _photo,
    "notice": _notice,
    "deed": _deed,
    "rectification": _rectification,
    "measure": _measure,
    "campaign": _measure,
    "suspicion": _suspicion,
    "session": _session,
    "clock": _clock,
    "undo": _undo,
    **office_deeds.SENTENCES,
}


def day_key(line: DiaryLine) -> date | None:
    """The day under which a line stands, on the clock of this computer."""
    return line.moment.astimezone().date() if line.moment else None
