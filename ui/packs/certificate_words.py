"""Words of certificates: how one stands, and when to ask the office for another."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from inspector_app.exchange.trust.certificates import Certified
from ui.day_words import day_words

translate = QCoreApplication.translate


def state_words(each: Certified) -> str:
    words = {
        "valid": translate("CertificateWords", "有效"),
        "ending": translate("CertificateWords", "还有 {days} 天到期"),
        "ended": translate("CertificateWords", "已过期"),
        "future": translate("CertificateWords", "还没有生效"),
        "revoked": translate("CertificateWords", "已吊销：{reason}"),
    }
    return words[each.state].format(days=each.days_left, reason=each.reason)


def left_out_words(people: Sequence[str]) -> str:
    """For whom no pack is written any more; "" while for nobody."""
    if not people:
        return ""
    words = translate(
        "CertificateWords", "{people} 的证书不在有效期内，检查包不再写给其电脑。请单位续签，并下发新的方案包。"
    )
    return words.format(people=translate("CertificateWords", "、").join(people))


def warning_words(own: Certified | None) -> str:
    """What the owner of this laptop has to do about his certificate; "" while nothing."""
    if own is None or own.state == "valid":
        return ""
    words = {
        "ending": translate(
            "CertificateWords", "本机的证书还有 {days} 天到期（{day}）。请单位续签，并下发新的方案包。"
        ),
        "ended": translate(
            "CertificateWords", "本机的证书已于 {day} 到期，写出的包对方不再接收。请单位续签，并下发新的方案包。"
        ),
        "future": translate(
            "CertificateWords", "本机的证书 {from_day} 才生效，现在写出的包对方不会接收。请先看本机的日期对不对。"
        ),
        "revoked": translate("CertificateWords", "本机已被单位吊销，写出的包对方不再接收。请与单位联系。"),
        "other_keys": translate(
            "CertificateWords",
            "本机换过密钥，单位的证书还是旧密钥的，写出的包对方不会接收。请把新名片交单位续签，并下发新的方案包。",
        ),
    }
    return words[own.state].format(days=own.days_left, day=day_words(own.ends), from_day=day_words(own.starts))
