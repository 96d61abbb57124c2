"""Questions around packs that tests answer: where receipts go, and whether an import is to be withdrawn."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

translate = QCoreApplication.translate


class ExchangeQuestions:
    @staticmethod
    def ask_folder(parent: QWidget) -> Path | None:
        """The folder for several small files, or None when the person went back."""
        title = translate("ExchangeQuestions", "回执写到哪个文件夹")
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    @staticmethod
    def ask_why(parent: QWidget, file_name: str) -> str | None:
        """Why an import is to be withdrawn; None when it is not to be."""
        words = translate(
            "ExchangeQuestions",
            "撤回“{file}”的导入：它带来的检查、照片和文书都会从本机消失，就像没有导入过。\n"
            "日志里会留下这次撤回。为什么要撤回？",
        )
        dialog = QInputDialog(parent)
        dialog.setWindowTitle(translate("ExchangeQuestions", "撤回导入"))
        dialog.setLabelText(words.format(file=file_name))
        dialog.setOkButtonText(translate("ExchangeQuestions", "撤回"))
        accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.textValue().strip() if accepted else None
