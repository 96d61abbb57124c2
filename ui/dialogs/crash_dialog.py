"""Says that the program itself made a mistake, what happened to the work, and offers a text for those who mend it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.doctor.bundle import write_bundle
from inspector_app.support_log import SupportLog, log_folder
from ui.dialogs.doctor_dialog import BundleFiles
from ui.widgets.plain_label import PlainLabel


class CrashDialog(QDialog):
    """Stays one window however many mistakes come: later texts are added to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("程序出错了"))
        title = PlainLabel(self.tr("程序自己出了错，刚才这一步没有做完"), self)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        words = PlainLabel(
            self.tr(
                "这不是您的操作问题。显示过“已保存”的内容都在；还在填写的内容留在页面上，程序已再次尝试保存。"
                "可以关闭这个窗口继续工作。如果同样的情况再次出现，请复制下面的诊断信息，交给单位的技术人员。"
            ),
            self,
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("诊断信息"))
        self.text.setMinimumHeight(160)
        self.about = PlainLabel(self.tr("诊断信息只有程序内部的位置和版本，没有企业、人员和填写的内容。"), self)
        self.about.setProperty("role", "small")
        self.about.setWordWrap(True)
        self.copy = QPushButton(self.tr("复制诊断信息"), self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.keep = QPushButton(self.tr("保存诊断包…"), self)
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        buttons = QDialogButtonBox(self)
        for button in (self.copy, self.keep):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("继续工作"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for widget in (title, words, self.text, self.about, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(42 * self.fontMetrics().horizontalAdvance("字"))

    def tell(self, text: str) -> None:
        kept = self.text.toPlainText() if self.isVisible() else ""
        self.text.setPlainText("\n\n".join(part for part in (kept, text) if part))
        self.copy.setText(self.tr("复制诊断信息"))
        self.open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(self.tr("已复制"))

    def _keep(self) -> None:
        """Here and now: the worker may be what has crashed, and it is a few texts."""
        target = BundleFiles.ask_to_write(self, "inspector-app-crash.zip")
        if target is None:
            return
        log = SupportLog(log_folder())
        try:
            write_bundle(target, (), log.lines(), log.crashes() or [self.text.toPlainText()])
        except OSError as error:
            words = self.tr("诊断包没有写成：{reason}。换一个文件夹再试，或者用“复制诊断信息”。")
            self.about.setText(words.format(reason=error.strerror or str(error)))
        else:
            self.about.setText(self.tr("诊断包已保存：{name}").format(name=target.name))
        finally:
            log.close()
