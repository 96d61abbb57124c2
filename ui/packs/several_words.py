"""Words for one pack among several: who sent it, whether it can be taken in, what it brings or why not."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from inspector_app.errors import Problem
from inspector_app.exchange.reports import ImportReport, PackPreview
from inspector_app.exchange.several import Looked, Taken
from inspector_app.messages import Language, say
from ui.packs.pack_facts import brings_something
from ui.packs.pack_words import imported_words, preview_words

translate = QCoreApplication.translate


def looked_row(looked: Looked, language: Language) -> tuple[str, str, str, str]:
    """File, sender, result, content."""
    preview = looked.preview
    person = preview.sender.person if preview is not None else "—"
    if looked.problems:
        if preview is not None and preview.salvageable:
            alone = translate("SeveralWords", "请单独打开这个包，可以只取完好的部分。")
            return (
                looked.path.name,
                person,
                translate("SeveralWords", "损坏"),
                f"{_said(looked.problems, language)} {alone}",
            )
        return looked.path.name, person, translate("SeveralWords", "不能导入"), _said(looked.problems, language)
    assert preview is not None
    return looked.path.name, person, _state(preview), _content(preview)


def taken_row(taken: Taken, language: Language) -> tuple[str, str, str, str]:
    report = taken.report
    if report is None:
        return taken.path.name, "—", translate("SeveralWords", "没有导入"), _said(taken.problems, language)
    # Numbers that papers share are told once, for all packs together.
    words = _in_a_row(imported_words(replace(report, numbers_twice=())))
    return taken.path.name, report.sender.person, _result(report), words


def _state(preview: PackPreview) -> str:
    if preview.own:
        return translate("SeveralWords", "本机写出的")
    if not preview.sender_known:
        return translate("SeveralWords", "不认识的人")
    if preview.waiting:
        return translate("SeveralWords", "先收下等待")
    if (preview.unproven and not preview.own) or preview.asks_for_trust:
        return translate("SeveralWords", "请单独打开")
    return (
        translate("SeveralWords", "可以导入") if brings_something(preview) else translate("SeveralWords", "没有新内容")
    )


def _content(preview: PackPreview) -> str:
    if not preview.sender_known and not preview.own:
        return translate("SeveralWords", "请单独打开这个包，先核对发送人的六个词。")
    return _in_a_row(preview_words(preview))


def _in_a_row(lines: str) -> str:
    """What stands below each other elsewhere; what is no sentence is set apart from the next."""
    first, *rest = lines.split("\n")
    for line in rest:
        first += f" {line}" if first.endswith(("。", ".")) else f" · {line}"
    return first


def _result(report: ImportReport) -> str:
    words = {
        "imported": translate("SeveralWords", "已导入"),
        "nothing new": translate("SeveralWords", "没有新内容"),
        "waiting": translate("SeveralWords", "已收下等待"),
    }
    return words[report.result]


def _said(problems: Sequence[Problem], language: Language) -> str:
    return " ".join(str(say(problem, language)) for problem in problems)
