"""The lower edge: when the last change was saved, what is running, and which store this is."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from inspector_app.stores import Role, Store
from ui.jobs import Jobs
from ui.theme.icons import drawn
from ui.theme.palette import colours_of
from ui.widgets.progress_line import ProgressLine


class StatusLine(QFrame):
    backups_wanted = Signal()
    """The person wants to see the backups."""

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._mark = QLabel(self)
        self.saved = QLabel(self)
        self.progress = ProgressLine(jobs, self)
        roles = {Role.INSPECTOR: self.tr("检查员"), Role.SUPERVISOR: self.tr("主管")}
        self.role = QLabel(roles[store.owner.role], self)
        self.store = QLabel(self.tr("工作库：{name}").format(name=store.folder.name), self)
        self.store.setToolTip(str(store.folder))
        self.store.setTextFormat(Qt.TextFormat.PlainText)
        self.backup = self._backup_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.backup)
        row.addSpacing(6)
        row.addWidget(self.store)
        row.addSpacing(14)
        row.addWidget(self.role)
        self._kept_at: datetime | None = None
        self._unsaved = 0
        self._draw()

    def tell_saved(self, at: datetime) -> None:
        """After a commit returned, never before."""
        self._kept_at = at
        self._draw()

    def tell_unsaved(self, count: int) -> None:
        """How many things on the screen the store did not take: they outweigh what was saved."""
        self._unsaved = count
        self._draw()

    def _backup_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(self.tr("备份的时间；点开看全部备份"))
        button.clicked.connect(self.backups_wanted)
        button.hide()
        return button

    def tell_backup(self, at: datetime | None, now: datetime) -> None:
        """When the newest sound backup was made; None when there is none."""
        words = self.tr("尚无备份") if at is None else self._backup_words(at.astimezone(), now.astimezone())
        self.backup.setText(words)
        self.backup.show()

    def _backup_words(self, at: datetime, now: datetime) -> str:
        days = (now.date() - at.date()).days
        if days == 0:
            return self.tr("备份 今天 {time}").format(time=f"{at:%H:%M}")
        if days == 1:
            return self.tr("备份 昨天 {time}").format(time=f"{at:%H:%M}")
        return self.tr("备份 {month}月{day}日").format(month=at.month, day=at.day)

    def _draw(self) -> None:
        colours = colours_of(self.palette())
        name, colour, text = "saved", colours.quiet, self.tr("尚无改动")
        if self._unsaved:
            name, colour, text = "alert", colours.trouble, self.tr("有 %n 处未保存", None, self._unsaved)
        elif self._kept_at is not None:
            time = f"{self._kept_at.astimezone():%H:%M}"
            colour, text = colours.good, self.tr("已保存 {time}").format(time=time)
        self.saved.setText(text)
        self._mark.setPixmap(drawn(name, colour, 16, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_unsaved"):
            self._draw()
