"""What can be done with the list of sensitive forwarders: a spreadsheet, a PDF, a print."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class SensitiveMenu(QPushButton):
    file_wanted = Signal(str)
    """Ending of the file: ".xlsx" or ".pdf"."""
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("敏感货代清单"))
        self.setToolTip(self.tr("《辖区重点敏感货代企业台账清单》，随台账实时变化"))
        menu = QMenu(self)
        self.sheet = menu.addAction(self.tr("导出为表格…"))
        self.pdf = menu.addAction(self.tr("存为 PDF…"))
        self.paper = menu.addAction(self.tr("打印…"))
        self.sheet.triggered.connect(partial(self.file_wanted.emit, ".xlsx"))
        self.pdf.triggered.connect(partial(self.file_wanted.emit, ".pdf"))
        self.paper.triggered.connect(self.print_wanted)
        self.setMenu(menu)
