"""What papers are called in the window. On paper a title is always Chinese; an office may have titles of its own."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TITLES = (
    QT_TRANSLATE_NOOP("PaperTitles", "禁毒安全提醒函"),
    QT_TRANSLATE_NOOP("PaperTitles", "现场检查笔录"),
    QT_TRANSLATE_NOOP("PaperTitles", "联合检查现场检查记录"),
    QT_TRANSLATE_NOOP("PaperTitles", "责令限期整改通知书"),
    QT_TRANSLATE_NOOP("PaperTitles", "整改回执"),
    QT_TRANSLATE_NOOP("PaperTitles", "整改复查意见书"),
    QT_TRANSLATE_NOOP("PaperTitles", "约谈通知书"),
    QT_TRANSLATE_NOOP("PaperTitles", "约谈记录"),
    QT_TRANSLATE_NOOP("PaperTitles", "移送函"),
    QT_TRANSLATE_NOOP("PaperTitles", "疑似毒品发现处置记录"),
    QT_TRANSLATE_NOOP("PaperTitles", "送达回证"),
    QT_TRANSLATE_NOOP("PaperTitles", "抽样记录"),
    QT_TRANSLATE_NOOP("PaperTitles", "证据照片目录"),
    QT_TRANSLATE_NOOP("PaperTitles", "物流寄递企业禁毒安全责任承诺书"),
    QT_TRANSLATE_NOOP("PaperTitles", "禁毒安全保障制度备案证明"),
    QT_TRANSLATE_NOOP("PaperTitles", "安全巡查员合格证书"),
    QT_TRANSLATE_NOOP("PaperTitles", "岗前培训资格证书"),
    QT_TRANSLATE_NOOP("PaperTitles", "物流寄递从业人员禁毒明白卡"),
)


def shown_title(title: str) -> str:
    """The title of a paper in the language of the window; one that is not known stays as it is."""
    return QCoreApplication.translate("PaperTitles", title)
