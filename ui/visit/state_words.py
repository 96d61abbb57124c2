"""How an item stands, in a word: a sign alone is a guess, and a colour alone is nothing to many eyes."""

from PySide6.QtCore import QCoreApplication

from ui.visit.visit_state import ItemState


def state_word(state: ItemState) -> str:
    translate = QCoreApplication.translate
    return {
        ItemState.OPEN: translate("ItemState", "未答"),
        ItemState.PARTIAL: translate("ItemState", "没答完"),
        ItemState.FAULTY: translate("ItemState", "有错"),
        ItemState.RECORDED: translate("ItemState", "已记录"),
        ItemState.PASSED: translate("ItemState", "合格"),
        ItemState.FAILED: translate("ItemState", "不合格"),
        ItemState.NOT_APPLICABLE: translate("ItemState", "不适用"),
        ItemState.UNSAVED: translate("ItemState", "未保存"),
    }[state]
