"""The backups beside the store as a table: one row each, newest first."""

from enum import IntEnum

from inspector_app.backups.shelf import Backup
from ui.day_words import moment_words
from ui.models.rows_model import RowsModel


class BackupColumn(IntEnum):
    AT = 0
    VISITS = 1
    FILES = 2
    EVENTS = 3
    SIZE = 4
    STATE = 5


class BackupsModel(RowsModel[Backup]):
    numbers = (BackupColumn.VISITS, BackupColumn.FILES, BackupColumn.EVENTS, BackupColumn.SIZE)

    def headers(self) -> tuple[str, ...]:
        return (
            self.tr("时间"),
            self.tr("检查"),
            self.tr("照片文书"),
            self.tr("改动"),
            self.tr("大小"),
            self.tr("核对"),
        )

    def texts(self, row: Backup) -> tuple[str, ...]:
        size = f"{row.size / 1024**2:.1f} MB"
        return (moment_words(row.made_at), str(row.visits), str(row.files), str(row.events), size, self._state(row))

    def hint(self, row: Backup, column: int) -> str | None:
        return (row.damaged or self._state(row)) if column == BackupColumn.STATE else None

    def _state(self, row: Backup) -> str:
        if row.damaged:
            return self.tr("有损坏")
        if row.missing:
            return self.tr("缺{count}个文件").format(count=row.missing)
        return self.tr("已核对")
