"""Below a finding of a visit: put right at once, or already so; and the way out when it is no matter of correction."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel


class OnSiteRow(QWidget):
    on_site_wanted = Signal()
    drugs_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.repeat, self.corrected = PlainLabel(self), PlainLabel(self)
        self.repeat.setProperty("role", "trouble")
        self.on_site = QPushButton(self.tr("当场改正…"), self)
        self.drugs = QPushButton(self.tr("疑似毒品…"), self)
        self.on_site.setToolTip(self.tr("检查人员在场时就改好了：写一句说明，附改正后的照片"))
        self.drugs.setToolTip(self.tr("不是整改问题：停止、保护现场、报警，按步骤记录"))
        row = QHBoxLayout()
        for button, signal in ((self.on_site, self.on_site_wanted), (self.drugs, self.drugs_wanted)):
            button.setProperty("compact", True)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.repeat, self.corrected):
            label.setWordWrap(True)
            label.hide()
            column.addWidget(label)
        column.addLayout(row)

    def show_state(self, repeat: str, corrected: str, *, can_correct: bool, read_only: bool) -> None:
        """`repeat` and `corrected` in words; "" for none."""
        for label, text in ((self.repeat, repeat), (self.corrected, corrected)):
            label.setText(text)
            label.setVisible(bool(text))
        self.on_site.setVisible(can_correct and not read_only)
        self.drugs.setVisible(not read_only)
