"""Papers and what was done with them, in the words of the trade."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.records.papers import Deed
from inspector_app.notices.deeds import Act, Delivery, SigningWay, number_in, text_in

if TYPE_CHECKING:
    from inspector_app.notices.looking import State

translate = QCoreApplication.translate


def state_words(state: "State") -> str:
    return {
        "issued": translate("PaperWords", "已签发"),
        "printed": translate("PaperWords", "已打印"),
        "signed": translate("PaperWords", "已签名"),
        "refused": translate("PaperWords", "拒签"),
        "served": translate("PaperWords", "已送达"),
        "withdrawn": translate("PaperWords", "已撤回"),
    }[state.value]


def deed_words(deed: Deed) -> str:
    """One line: what was done, by whom or to whom."""
    tell = {
        Act.PRINTED: _printed,
        Act.SIGNED: _signed,
        Act.REFUSED: _refused,
        Act.SERVED: _served,
        Act.WITHDRAWN: _withdrawn,
    }
    return tell[Act(deed.deed)](deed)


def way_words(way: Delivery) -> str:
    return {
        Delivery.PERSON: translate("PaperWords", "直接送达"),
        Delivery.LEFT: translate("PaperWords", "留置送达"),
        Delivery.POST: translate("PaperWords", "邮寄送达"),
        Delivery.ELECTRONIC: translate("PaperWords", "电子送达"),
    }[way]


def _printed(deed: Deed) -> str:
    printer, copies, duplicate = text_in(deed, "printer"), number_in(deed, "copies"), number_in(deed, "duplicate")
    if deed.facts.get("complete") is not True:
        return translate("PaperWords", "打印没有打全 {what}").format(what=text_in(deed, "came_out")).strip()
    if duplicate:
        words = translate("PaperWords", "打印副本，第 {ordinal} 次（{printer}）")
        return words.format(ordinal=duplicate, printer=printer)
    return translate("PaperWords", "打印正本 {copies} 份（{printer}）").format(copies=copies, printer=printer)


def _signed(deed: Deed) -> str:
    who = {
        "officer": translate("PaperWords", "检查人员 {name} 签名"),
        "witness": translate("PaperWords", "见证人 {name} 签名"),
    }.get(text_in(deed, "signer"), translate("PaperWords", "被检查单位 {name} 签名"))
    said = who.format(name=text_in(deed, "name"))
    if text_in(deed, "way") == SigningWay.DRAWN:
        return translate("PaperWords", "{said}（屏幕）").format(said=said)
    return translate("PaperWords", "{said}（纸上）").format(said=said)


def _refused(deed: Deed) -> str:
    name, witness = text_in(deed, "name") or "—", text_in(deed, "witness")
    said = translate("PaperWords", "{name} 拒签：{reason}").format(name=name, reason=text_in(deed, "reason"))
    seen = translate("PaperWords", "见证人：{name}").format(name=witness)
    return f"{said} {seen}" if witness else said


def _served(deed: Deed) -> str:
    way = text_in(deed, "way")
    said = way_words(Delivery(way)) if way in set(Delivery) else translate("PaperWords", "送达")
    refusal = text_in(deed, "refusal")
    why = translate("PaperWords", "拒收：{reason}").format(reason=refusal) if refusal else ""
    return " ".join(part for part in (said, text_in(deed, "receiver"), text_in(deed, "tracking"), why) if part)


def _withdrawn(deed: Deed) -> str:
    return translate("PaperWords", "撤回：{reason}").format(reason=text_in(deed, "reason"))
