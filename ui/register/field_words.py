"""What the register's fields are called, and their values as people read them."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records.register import Enterprise
from inspector_app.enterprises.kinds import kind_in_english
from inspector_app.messages import Language
from ui.day_words import day_words

_CONTEXT = "RegisterFields"

_FIELDS = {
    "name": QT_TRANSLATE_NOOP("RegisterFields", "企业名称"),
    "credit_code": QT_TRANSLATE_NOOP("RegisterFields", "统一社会信用代码"),
    "community": QT_TRANSLATE_NOOP("RegisterFields", "所属社区"),
    "address": QT_TRANSLATE_NOOP("RegisterFields", "详细地址"),
    "legal_person": QT_TRANSLATE_NOOP("RegisterFields", "法定代表人"),
    "contact": QT_TRANSLATE_NOOP("RegisterFields", "负责人"),
    "phone": QT_TRANSLATE_NOOP("RegisterFields", "联系电话"),
    "kind": QT_TRANSLATE_NOOP("RegisterFields", "企业类型"),
    "brand": QT_TRANSLATE_NOOP("RegisterFields", "服务品牌"),
    "business_scope": QT_TRANSLATE_NOOP("RegisterFields", "业务范围"),
    "transport_modes": QT_TRANSLATE_NOOP("RegisterFields", "运输方式"),
    "special_lines": QT_TRANSLATE_NOOP("RegisterFields", "经营专线"),
    "handles_sensitive_goods": QT_TRANSLATE_NOOP("RegisterFields", "承接粉末、液体等敏感货"),
    "sensitive_goods": QT_TRANSLATE_NOOP("RegisterFields", "敏感货类别"),
    "safeguards_met": QT_TRANSLATE_NOOP("RegisterFields", "禁毒安全保障制度"),
    "staff_count": QT_TRANSLATE_NOOP("RegisterFields", "从业人员"),
    "xray_count": QT_TRANSLATE_NOOP("RegisterFields", "X光机"),
    "camera_count": QT_TRANSLATE_NOOP("RegisterFields", "摄像机"),
    "video_days": QT_TRANSLATE_NOOP("RegisterFields", "录像保存"),
    "express_licence": QT_TRANSLATE_NOOP("RegisterFields", "快递许可证号"),
    "express_licence_expires": QT_TRANSLATE_NOOP("RegisterFields", "许可证有效期至"),
    "commitment_signed": QT_TRANSLATE_NOOP("RegisterFields", "承诺书签订"),
    "filing_certificate": QT_TRANSLATE_NOOP("RegisterFields", "备案证明编号"),
    "longitude": QT_TRANSLATE_NOOP("RegisterFields", "经度"),
    "latitude": QT_TRANSLATE_NOOP("RegisterFields", "纬度"),
    "division_code": QT_TRANSLATE_NOOP("RegisterFields", "行政区划代码"),
    "manager_phone": QT_TRANSLATE_NOOP("RegisterFields", "负责人手机"),
    "registration_type": QT_TRANSLATE_NOOP("RegisterFields", "登记注册类型"),
    "holding": QT_TRANSLATE_NOOP("RegisterFields", "控股情况"),
    "inspects_all": QT_TRANSLATE_NOOP("RegisterFields", "100%先验视后封箱"),
    "real_name_all": QT_TRANSLATE_NOOP("RegisterFields", "100%寄递实名制"),
    "xrays_all": QT_TRANSLATE_NOOP("RegisterFields", "100%X光机安检"),
    "note": QT_TRANSLATE_NOOP("RegisterFields", "备注"),
}
_STATES = {
    True: (QT_TRANSLATE_NOOP("RegisterFields", "是"), QT_TRANSLATE_NOOP("RegisterFields", "达标")),
    False: (QT_TRANSLATE_NOOP("RegisterFields", "否"), QT_TRANSLATE_NOOP("RegisterFields", "未达标")),
}
"""Of a yes or no: of any field, and of the safeguards."""
_BETWEEN = QT_TRANSLATE_NOOP("RegisterFields", "、")
_UNITS = {
    "staff_count": QT_TRANSLATE_NOOP("RegisterFields", "{number} 人"),
    "xray_count": QT_TRANSLATE_NOOP("RegisterFields", "{number} 台"),
    "camera_count": QT_TRANSLATE_NOOP("RegisterFields", "{number} 台"),
    "video_days": QT_TRANSLATE_NOOP("RegisterFields", "{number} 天"),
}
_GROUPS = {
    QT_TRANSLATE_NOOP("RegisterFields", "基本情况"): (
        "credit_code",
        "kind",
        "brand",
        "community",
        "address",
        "division_code",
        "registration_type",
        "holding",
    ),
    QT_TRANSLATE_NOOP("RegisterFields", "联系人"): ("legal_person", "contact", "phone", "manager_phone"),
    QT_TRANSLATE_NOOP("RegisterFields", "业务"): (
        "business_scope",
        "transport_modes",
        "special_lines",
        "handles_sensitive_goods",
        "sensitive_goods",
    ),
    QT_TRANSLATE_NOOP("RegisterFields", "安全保障"): (
        "safeguards_met",
        "staff_count",
        "xray_count",
        "camera_count",
        "video_days",
        "inspects_all",
        "real_name_all",
        "xrays_all",
    ),
    QT_TRANSLATE_NOOP("RegisterFields", "证照与承诺"): (
        "express_licence",
        "express_licence_expires",
        "commitment_signed",
        "filing_certificate",
    ),
    QT_TRANSLATE_NOOP("RegisterFields", "位置与备注"): ("longitude", "latitude", "note"),
}


@dataclass(frozen=True, slots=True)
class FieldGroup:
    title: str
    facts: tuple[tuple[str, str], ...]
    """(what it is called, value as people read it; "" when nobody has said)."""


def field_names() -> tuple[str, ...]:
    """Every field of the register, in the order of the office's spreadsheet."""
    return tuple(_FIELDS)


def field_words(field: str) -> str:
    """What a field is called."""
    return _say(_FIELDS[field]) if field in _FIELDS else field


def value_words(field: str, value: object, language: Language) -> str:
    """A value of the register as people read it; "" when it is not known."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return _yes_or_no(field, value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, list | tuple):
        return _say(_BETWEEN).join(str(part) for part in value)
    if field in _UNITS:
        return _say(_UNITS[field]).format(number=value)
    return kind_in_english(str(value)) if field == "kind" and language is Language.EN else str(value)


def typed_words(field: str, value: object) -> str:
    """A value as a person types it, and as the register reads it again."""
    if isinstance(value, bool):
        return _say(_STATES[value][0])
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "、".join(str(part) for part in value)
    return "" if value is None else str(value)


def groups_of(enterprise: Enterprise, language: Language) -> tuple[FieldGroup, ...]:
    """All facts of an enterprise but its name, as the file on it (一企一档) shows them."""
    return tuple(
        FieldGroup(
            _say(title),
            tuple((field_words(field), value_words(field, getattr(enterprise, field), language)) for field in fields),
        )
        for title, fields in _GROUPS.items()
    )


def _yes_or_no(field: str, value: bool) -> str:
    plain, of_safeguards = _STATES[value]
    return _say(of_safeguards if field == "safeguards_met" else plain)


def _say(words: object) -> str:
    """`words` as QT_TRANSLATE_NOOP gave them, which types them as object."""
    return QCoreApplication.translate(_CONTEXT, str(words))
