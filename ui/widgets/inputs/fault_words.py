"""What is wrong with an answer, where the author of the checklist gives no words."""

from PySide6.QtCore import QCoreApplication

from inspector_app.checklists.form.fields import Fault


def fault_words(fault: Fault) -> str:
    translate = QCoreApplication.translate
    words = {
        Fault.TYPE: translate("FaultWords", "这里填的不是要求的形式，例如数字里有字。"),
        Fault.CONSTRAINT: translate("FaultWords", "这个答案不符合检查表的规定，请核对。"),
        Fault.REQUIRED: translate("FaultWords", "这里必须填写。"),
        Fault.CHOICE: translate("FaultWords", "这个选项现在不能选，请重新选择。"),
    }
    return words[fault]
