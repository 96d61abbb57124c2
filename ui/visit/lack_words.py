"""What an item lacks, in a few words."""

from PySide6.QtCore import QCoreApplication

from inspector_app.checklists.lacks import Lack, Missing
from ui.models.checklist_tree import words


def lack_words(missing: Missing, language: str) -> str:
    translate = QCoreApplication.translate
    if missing.lack is Lack.PART and missing.part is not None:
        return translate("LackWords", "没有填“{part}”").format(part=words(missing.part.label, language))
    if missing.lack is Lack.PHOTOS:
        text = translate("LackWords", "照片 {have} 张，应有 {want} 张")
        return text.format(have=missing.have, want=missing.want)
    if missing.lack is Lack.SAMPLE:
        text = translate("LackWords", "抽查 {have} 行，应有 {want} 行")
        return text.format(have=missing.have, want=missing.want)
    plain = {
        Lack.VERDICT: translate("LackWords", "没有判定"),
        Lack.REASON: translate("LackWords", "没有写不适用的原因"),
        Lack.NOTE: translate("LackWords", "不合格要写备注"),
        Lack.PART: translate("LackWords", "没有填写"),
        Lack.FAULT: translate("LackWords", "答案不符合检查表的规定，必须改正"),
        Lack.BLANK: translate("LackWords", "问题的文字里还有“×”"),
    }
    return plain[missing.lack]
