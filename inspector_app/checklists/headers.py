"""The columns of a checklist workbook: XLSForm's and our own, under English or Chinese headers."""

import re
from types import MappingProxyType

CHINESE_HEADERS = MappingProxyType(
    {
        "类型": "type",
        "题号": "name",
        "名称": "name",
        "检查内容": "label",
        "检查要点": "label",
        "必填": "required",
        "显示条件": "relevant",
        "校验": "constraint",
        "校验提示": "constraint_message",
        "计算": "calculation",
        "默认值": "default",
        "只读": "readonly",
        "选项筛选": "choice_filter",
        "单位": "unit",
        "所属题": "part_of",
        "严重程度": "severity",
        "适用对象": "applies_to",
        "法律依据": "legal_basis",
        "整改用语": "rectification",
        "合格标准": "pass_criterion",
        "取证": "evidence",
        "检查方法": "how_to_check",
        "整改期限": "deadline_days",
        "最少照片": "photos_min",
        "最多照片": "photos_max",
        "选项组": "list_name",
        "标题": "form_title",
        "英文标题": "title_en",
        "表单编号": "form_id",
        "版本": "version",
        "默认语言": "default_language",
    }
)
"""Chinese header to the English one. A language follows as in XLSForm: `检查内容::English (en)`."""

_OTHER_SPELLINGS = MappingProxyType(
    {
        "relevance": "relevant",
        "calculate": "calculation",
        "read_only": "readonly",
        "list name": "list_name",
        "title": "form_title",
        "id_string": "form_id",
        "value": "name",
    }
)

UNSUPPORTED_COLUMNS = frozenset(
    {"relevant", "constraint", "calculation", "choice_filter", "default", "readonly", "trigger", "repeat_count"}
)
"""Columns of XLSForm that change what a form asks or takes, and that this version does not evaluate."""

TRANSLATED_COLUMNS = frozenset({"label", "unit", "pass_criterion", "evidence", "how_to_check"})

_LANGUAGE_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$")


def in_english(header: str) -> str:
    """The header as XLSForm and our own columns spell it; a language behind `::` is left as it is."""
    base, mark, language = header.partition("::")
    base = base.strip()
    return CHINESE_HEADERS.get(base, base) + mark + language


def column_of(header: str) -> str:
    """What the program calls a column: `severity`, or `label::zh` with the language's code for a translated one.

    A translated column without a language is Chinese.
    """
    base, _, language = in_english(header).partition("::")
    base = base.strip().lower()
    base = _OTHER_SPELLINGS.get(base, base)
    return f"{base}::{_code(language)}" if base in TRANSLATED_COLUMNS else base


def _code(language: str) -> str:
    found = _LANGUAGE_CODE.search(language)
    return found.group(1) if found else (language.strip() or "zh")
