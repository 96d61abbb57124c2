"""Hands on what a page shows: what of it, in which form, with photos or not, as it is or as a copy for outsiders."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from inspector_app.evidence.suggesting import can_find_faces
from inspector_app.supervision.handing_on_values import Format, Subject
from ui.dialogs.question import Question
from ui.widgets.field_block import FieldBlock
from ui.widgets.plain_label import PlainLabel
from ui.widgets.steady_combo_box import SteadyComboBox
from ui.widgets.tick_box import TickBox

_WIDTH_LETTERS = 42
_LEFT = _RIGHT = 28
_MOST_LINES = 6
"""Of what is said below; the dialog does not jump when it says more."""


@dataclass(frozen=True, slots=True)
class HandOnChoice:
    subject: Subject
    form: Format
    photos: bool
    redacted: bool
    codes: bool
    accepted: bool = False
    """Only visits that a reviewer accepted."""
    unmasked: bool = False
    """In a copy for outsiders also photos on which nobody drew a box."""

    @property
    def is_folder(self) -> bool:
        return self.form is not Format.XLSX or self.photos or self.redacted


class HandOnDialog(Question):
    def __init__(self, subjects: Sequence[Subject], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("交出数据"))
        self.subject, self.form = SteadyComboBox(self), SteadyComboBox(self)
        words = {
            Subject.ENTERPRISES: self.tr("企业台账"),
            Subject.GOVERNMENT: self.tr("企业台账（寄递物流安全管理的政府字段）"),
            Subject.VISITS: self.tr("检查（一次一行）"),
            Subject.FINDINGS: self.tr("问题和整改情况"),
            Subject.ANSWERS: self.tr("逐项答案（重复组各成一表）"),
        }
        for subject in subjects:
            self.subject.addItem(words[subject], subject)
        for form, text in (
            (Format.XLSX, self.tr("Excel 工作簿（.xlsx）")),
            (Format.CSV, self.tr("CSV 文本（每表一个文件）")),
            (Format.PARQUET, self.tr("Parquet（供数据分析）")),
        ):
            self.form.addItem(text, form)
        self.photos = TickBox(self.tr("带上照片，按企业和日期分文件夹"), self)
        self.redacted = TickBox(self.tr("对外版本：遮盖姓名、证号和电话，照片打码，另附封存附件"), self)
        self.unmasked = TickBox(self.tr("没有人工打码的照片也带上：我已逐张看过，没有人脸、姓名和证件"), self)
        self.only_accepted = TickBox(self.tr("只交已审核通过的检查"), self)
        self.codes = TickBox(self.tr("表头和取值用代码，不用文字"), self)
        self.about = PlainLabel(self)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(_MOST_LINES * self.about.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.deed = QDialogButtonBox(self)
        self._lay_out()
        for box in (self.photos, self.redacted):
            box.toggled.connect(lambda _: self._tell())
        for choice in (self.subject, self.form):
            choice.currentIndexChanged.connect(lambda _: self._tell())
        self._tell()

    @classmethod
    def ask(cls, parent: QWidget, subjects: Sequence[Subject]) -> HandOnChoice | None:
        """None when the person went back."""
        dialog = cls(subjects, parent)
        return dialog.choice() if dialog.exec() == cls.DialogCode.Accepted else None

    def choice(self) -> HandOnChoice:
        with_photos = self.photos.isEnabled() and self.photos.isChecked()
        return HandOnChoice(
            Subject(self.subject.currentData()),
            Format(self.form.currentData()),
            with_photos,
            self.redacted.isChecked(),
            self.codes.isChecked(),
            self.only_accepted.isEnabled() and self.only_accepted.isChecked(),
            self.unmasked.isEnabled() and self.unmasked.isChecked(),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 22, _RIGHT, 20)
        column.setSpacing(14)
        title = PlainLabel(self.tr("交出列表中的数据"), self)
        title.setProperty("role", "title")
        column.addWidget(title)
        column.addWidget(FieldBlock(self.tr("内容"), self.subject, parent=self))
        column.addWidget(FieldBlock(self.tr("格式"), self.form, parent=self))
        for widget in (self.only_accepted, self.photos, self.redacted, self.unmasked, self.codes, self.about):
            column.addWidget(widget)
        column.addStretch(1)
        go = self.deed.addButton(self.tr("选择位置…"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("primary", True)
        go.setDefault(True)
        self.deed.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.deed.accepted.connect(self.accept)
        self.deed.rejected.connect(self.reject)
        column.addWidget(self.deed)
        self.setMinimumWidth(max(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"), self._widest_tick()))

    def _widest_tick(self) -> int:
        """In English a tick says more than the column is wide; a box does not wrap what it says."""
        boxes = (self.only_accepted, self.photos, self.redacted, self.unmasked, self.codes)
        for box in boxes:
            box.ensurePolished()
        return max(box.sizeHint().width() for box in boxes) + _LEFT + _RIGHT

    def _tell(self) -> None:
        of_register = self.subject.currentData() in (Subject.ENTERPRISES, Subject.GOVERNMENT)
        self.photos.setEnabled(not of_register)
        self.only_accepted.setEnabled(not of_register)
        self.unmasked.setEnabled(not of_register and self.photos.isChecked() and self.redacted.isChecked())
        choice = self.choice()
        if choice.redacted:
            text = self.tr(
                "写进一个新文件夹。封存附件里有原件的校验值，只有本机和已登记的主管电脑能打开，不要一起交出。"
            )
            text += "\n" + self.tr("备注等自己写的文字里，姓名按规则找出来遮盖，可能有漏，请看过再交出。")
            text += "\n" + self._about_faces() if choice.photos else ""
        elif choice.photos:
            text = self.tr("写进一个新文件夹。照片是打码后的副本，不带拍摄位置等信息。")
        elif choice.is_folder:
            text = self.tr("写进一个新文件夹。列表筛选出的全部交出，不只是看得见的几行。")
        else:
            text = self.tr("写成一个工作簿。列表筛选出的全部交出，不只是看得见的几行。")
        self.about.setText(text)

    def _about_faces(self) -> str:
        if can_find_faces():
            return self.tr("条码、二维码和找到的人脸自动打码，可能有漏；没有人工打过码的照片不交出，除非您在上面确认。")
        return self.tr(
            "这台电脑没有找人脸的组件，只有条码和二维码自动打码，人脸要人工打码；没有人工打过码的照片不交出，除非您在上面确认。"
        )
