"""Asked before a store moves into a shared database, or back into a file of its own."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.plain_box import PlainBox

translate = QCoreApplication.translate


def confirm_move(parent: QWidget, database: str) -> bool:
    about = translate(
        "MoveQuestions",
        "记录以后放在服务器上，由服务器的磁盘加密保护，不再是本程序加密的；照片和文书仍是加密的文件。"
        "搬的时候工作库锁着，可以停下；搬完要重新输入密码打开。现在的文件原样留着。",
    )
    head = translate("MoveQuestions", "搬到 {database} 吗？").format(database=database)
    return _asked(parent, head, about, translate("MoveQuestions", "搬过去"))


def confirm_back(parent: QWidget) -> bool:
    about = translate(
        "MoveQuestions",
        "把共用数据库里的全部记录读出一份，逐行核对，加密存在这台电脑；别的电脑照常使用，"
        "以后两边各记各的，不再互通。搬完要重新输入密码打开。",
    )
    head = translate("MoveQuestions", "离开共用数据库，搬回本机文件吗？")
    return _asked(parent, head, about, translate("MoveQuestions", "搬回本机"))


def _asked(parent: QWidget, head: str, about: str, deed: str) -> bool:
    box = PlainBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(head)
    box.setInformativeText(about)
    go = box.addButton(deed, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(translate("MoveQuestions", "不搬"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is go
