"""考核对比: communities, kinds or units beside each other. No person is in it, and no order says who is best."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app import assets
from inspector_app.messages import Language
from inspector_app.supervision.appraisal import PARTS, Appraisal, Appraised, cells, headings
from inspector_app.supervision.statistics import UNNAMED, By
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.plain_label import PlainLabel

_WHOLE = "\0whole"
"""Key of the row that is no part."""


class AppraisalPane(QWidget):
    by_changed = Signal()
    part_wanted = Signal(str)
    """Name of a community or kind, or `UNNAMED`, to look at alone; "" for all of them."""
    export_wanted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.by = By.COMMUNITY
        words = assets.read_json("bulletin", "board.json")["appraisal"]["part"]
        self.chips = {by: self._chip(by, words[by.value][language.value]) for by in PARTS}
        self.about = PlainLabel(self)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        self._tell_about()
        self.export = QPushButton(self.tr("导出…"), self)
        self.export.clicked.connect(self.export_wanted)
        self.table = KeyedTable(headings(self.by, language), 0, self)
        self.table.setAccessibleName(self.tr("考核对比"))
        self.table.opened.connect(self._open)
        head = QHBoxLayout()
        for chip in self.chips.values():
            head.addWidget(chip)
        head.addWidget(self.about, 1)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def show_appraisal(self, appraisal: Appraisal) -> None:
        self.table.rows.name_columns(headings(appraisal.by, self._language))
        rows = [(row.part or UNNAMED, self._texts(row)) for row in appraisal.rows]
        self.table.show_rows([*rows, (_WHOLE, self._texts(appraisal.whole, is_whole=True))], self.table.chosen())
        self.export.setEnabled(bool(appraisal.rows))

    def _tell_about(self) -> None:
        words = self.tr("同一口径的数字并排放，按名称排列；不排名，也不比较个人。")
        of_units = self.tr("检查单位是做记录的电脑所属的单位；台账企业不属于哪个单位。")
        more = of_units if self.by is By.UNIT else self.tr("双击一行只看它。")
        self.about.setText(self.tr("{words}{more}").format(words=words, more=more))

    def _open(self, key: str) -> None:
        # No filter has units: a unit's visits are everywhere.
        if self.by is not By.UNIT:
            self.part_wanted.emit("" if key == _WHOLE else key)

    def _texts(self, row: Appraised, *, is_whole: bool = False) -> tuple[str, ...]:
        return tuple(_said(cell) for cell in cells(row, self._language, is_whole=is_whole))

    def _chip(self, by: By, words: str) -> QPushButton:
        chip = QPushButton(words, self)
        chip.setObjectName("filter_chip")
        chip.setCheckable(True)
        chip.setChecked(by is self.by)
        chip.clicked.connect(lambda: self._choose(by))
        return chip

    def _choose(self, by: By) -> None:
        self.by = by
        for each, chip in self.chips.items():
            chip.setChecked(each is by)
        self._tell_about()
        self.by_changed.emit()


def _said(cell: str | int | float | None) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return f"{cell:.1%}"
    return cell if isinstance(cell, str) else f"{cell:,}"
