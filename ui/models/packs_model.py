"""The ledger of packs as a table: one row a pack, newest first."""

from enum import IntEnum

from PySide6.QtCore import QObject

from inspector_app.exchange.bag.parting import missing_text
from inspector_app.exchange.reports import VISIT_KINDS
from ui.day_words import moment_words
from ui.models.fitting_rows import fits
from ui.models.rows_model import RowsModel
from ui.packs.pack_facts import PackRow
from ui.packs.pack_kind_words import share_words
from ui.packs.pack_words import people_words


class PackColumn(IntEnum):
    DIRECTION = 0
    AT = 1
    PERSON = 2
    FILE = 3
    VISITS = 4
    PHOTOS = 5


class PacksModel(RowsModel[PackRow]):
    numbers = (PackColumn.VISITS, PackColumn.PHOTOS)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fits = fits("")

    def look_for(self, text: str) -> None:
        """Only packs whose words hold all of its words."""
        self._fits = fits(text)
        self.refill()

    def wanted(self, row: PackRow) -> bool:
        return self._fits((*self.texts(row), row.record.file_name))

    def key(self, row: PackRow) -> str:
        return row.record.id

    def headers(self) -> tuple[str, ...]:
        return (
            self.tr("方向"),
            self.tr("时间"),
            self.tr("对方"),
            self.tr("文件"),
            self.tr("检查"),
            self.tr("照片核对"),
        )

    def texts(self, row: PackRow) -> tuple[str, ...]:
        return (
            self._direction(row),
            moment_words(row.record.at),
            people_words(row),
            self._file(row),
            str(row.visits) if row.kind in VISIT_KINDS else "",
            f"{row.verified}/{row.photos}" if row.kind in (*VISIT_KINDS, "receipt") else "",
        )

    def hint(self, row: PackRow, column: int) -> str | None:
        if column == PackColumn.FILE:
            return "\n".join([row.record.file_name, *share_words(row.share)])
        return self.texts(row)[column] if column == PackColumn.PERSON else None

    def _file(self, row: PackRow) -> str:
        """After which parts are still to come: a narrow column cuts the end. One that came whole needs no words."""
        if row.share is None or not row.share.missing:
            return row.record.file_name
        left = missing_text(row.share, self.tr("、"))
        return self.tr("缺第 {missing} 份 · {file}").format(missing=left, file=row.record.file_name)

    def _direction(self, row: PackRow) -> str:
        kinds = {"plan": self.tr("方案"), "return": self.tr("退回"), "receipt": self.tr("回执")}
        kinds["giveback"] = self.tr("找回")
        words = self.tr("↑ 交出") if row.record.direction == "out" else self.tr("↓ 收取")
        return f"{words} {kinds[row.kind]}" if row.kind in kinds else words
