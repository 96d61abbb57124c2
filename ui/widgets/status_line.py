"""The lower edge: when the last change was saved, what is running, and which store this is."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from inspector_app.stores import Role, Store
from ui.jobs import Jobs
from ui.theme.icons import drawn
from ui.theme.palette import colours_of
from ui.widgets.progress_line import ProgressLine


class StatusLine(QFrame):
    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._mark = QLabel(self)
        self.saved = QLabel(self.tr("尚无改动"), self)
        self.progress = ProgressLine(jobs, self)
        roles = {Role.INSPECTOR: self.tr("检查员"), Role.SUPERVISOR: self.tr("主管")}
        self.role = QLabel(roles[store.owner.role], self)
        self.store = QLabel(self.tr("工作库：{name}").format(name=store.folder.name), self)
        self.store.setToolTip(str(store.folder))
        self.store.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.store)
        row.addSpacing(14)
        row.addWidget(self.role)
        self._kept = False
        self._draw()

    def tell_saved(self, at: datetime) -> None:
        """After a commit returned, never before."""
        self._kept = True
        self.saved.setText(self.tr("已保存 {time}").format(time=f"{at.astimezone():%H:%M}"))
        self._draw()

    def _draw(self) -> None:
        colours = colours_of(self.palette())
        colour = colours.good if self._kept else colours.quiet
        self._mark.setPixmap(drawn("saved", colour, 16, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_kept"):
            self._draw()
