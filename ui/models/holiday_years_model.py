"""The years whose holidays are known: one a row, with who says so."""

from collections.abc import Sequence
from enum import IntEnum

from inspector_app.holidays import HolidayYear
from ui.models.rows_model import RowsModel


class YearColumn(IntEnum):
    YEAR = 0
    VERIFIED = 1
    OFF = 2
    WORK = 3
    SOURCE = 4


class HolidayYearsModel(RowsModel[HolidayYear]):
    """The newest first."""

    def show(self, rows: Sequence[HolidayYear]) -> None:
        super().show(sorted(rows, key=lambda each: -each.year))

    def headers(self) -> tuple[str, ...]:
        return (self.tr("年份"), self.tr("核对"), self.tr("放假"), self.tr("调休上班"), self.tr("出处"))

    def texts(self, row: HolidayYear) -> tuple[str, ...]:
        verified = self.tr("已核对") if row.verified else self.tr("未核对")
        off, work = self.tr("%n 天", None, len(row.off)), self.tr("%n 天", None, len(row.work))
        return (str(row.year), verified, off, work, row.source)
