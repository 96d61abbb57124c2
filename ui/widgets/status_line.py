"""The lower edge: what is saved, whether photos are all there, the last backup, packs that wait, which store this is.

Each part leads to its page.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from inspector_app.assurance import Assurance
from inspector_app.stores import Role, Store
from ui.jobs import Jobs
from ui.theme.icons import icon
from ui.theme.palette import colours_of
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.progress_line import ProgressLine


class StatusLine(QFrame):
    wanted = Signal(str)
    """Key of the page that a part leads to; "settings:backup" is a section of the settings."""

    def __init__(self, store: Store, jobs: Jobs, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.saved = self._part("diary", self.tr("点开看操作日志"))
        self.saved.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.photos = self._part("photos", self.tr("在本机上的照片 / 全部照片；点开看照片"))
        self.backup = self._part("settings:backup", self.tr("备份的时间；点开看全部备份"))
        self.packs = self._part("packs", self.tr("还没有写出的检查包、回执和退回包；点开去资料包"))
        for part in (self.photos, self.backup, self.packs):
            part.hide()
        self.progress = ProgressLine(jobs, self)
        roles = {Role.INSPECTOR: self.tr("检查员"), Role.SUPERVISOR: self.tr("主管")}
        self.role = PlainLabel(roles[store.owner.role], self)
        if store.vault.owner.role == Role.ADMINISTRATOR.value:
            self.role.setText(self.tr("管理员"))
        self._shared, self._practice = store.database.shared, practice
        # The practice store lies in a folder of the program's, whose name says nothing to a person.
        self.store = PlainLabel(self.tr("练习库") if practice else self._store_words(store.folder.name), self)
        self.store.setToolTip(plain_tip(str(store.folder)))
        self._lay_out()
        self._kept_at: datetime | None = None
        self._now: datetime | None = None
        self._unsaved = 0
        self._is_known = False
        """A store that was just opened is read first: "no change yet" would be a guess."""
        self._draw()

    def _store_words(self, name: str) -> str:
        """The folder's name, which a person may have left as it was proposed."""
        return name if name.startswith(self.tr("工作库")) else self.tr("工作库：{name}").format(name=name)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(4)
        for part in (self.saved, self.photos, self.backup, self.packs):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.store)
        row.addSpacing(14)
        row.addWidget(self.role)

    def tell_saved(self, at: datetime) -> None:
        """After a commit returned, never before."""
        self._kept_at = self._now = at
        self._is_known = True
        self._draw()

    def tell_unsaved(self, count: int) -> None:
        """How many things on the screen the store did not take: they outweigh what was saved."""
        self._unsaved = count
        self._draw()

    def _part(self, key: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.wanted.emit(key))
        return button

    def tell_assurance(self, found: Assurance, now: datetime) -> None:
        """Photos in the store, packs that wait, the last change; what is not there to be told is left out."""
        if found.saved_at is not None and (self._kept_at is None or found.saved_at > self._kept_at):
            self._kept_at = found.saved_at
        self._now = now
        self._is_known = True
        self._draw()
        words = self.tr("照片 {kept}/{all}").format(kept=found.photos_kept, all=found.photos)
        self.photos.setText(words if found.whole else self.tr("{photos}，有缺失").format(photos=words))
        self.photos.setProperty("role", "" if found.whole else "trouble")
        self.photos.style().polish(self.photos)
        self.photos.setVisible(found.photos > 0)
        self.packs.setText(self.tr("待交 %n 个资料包", None, found.packs_due))
        self.packs.setVisible(found.packs_due > 0)

    def tell_backup(self, at: datetime | None, now: datetime) -> None:
        """When the newest sound backup was made; None when there is none."""
        if self._shared:
            self.backup.setText(self.tr("共用数据库"))
            self.backup.setToolTip(self.tr("备份由数据库服务器的管理员负责"))
            self.backup.show()
            return
        nothing = self.tr("练习库不备份") if self._practice else self.tr("尚无备份")
        words = nothing if at is None else self._backup_words(at.astimezone(), now.astimezone())
        self.backup.setText(words)
        self.backup.show()

    def _backup_words(self, at: datetime, now: datetime) -> str:
        days = (now.date() - at.date()).days
        if days == 0:
            return self.tr("备份 今天 {time}").format(time=f"{at:%H:%M}")
        if days == 1:
            return self.tr("备份 昨天 {time}").format(time=f"{at:%H:%M}")
        return self.tr("备份 {month}月{day}日").format(month=at.month, day=at.day)

    def _saved_words(self, at: datetime) -> str:
        """With its day, when that is not today."""
        if self._now is None or at.date() == self._now.astimezone().date():
            return self.tr("已保存 {time}").format(time=f"{at:%H:%M}")
        return self.tr("已保存 {month}月{day}日").format(month=at.month, day=at.day)

    def _draw(self) -> None:
        colours = colours_of(self.palette())
        name, colour, text = "saved", colours.quiet, self.tr("尚无改动")
        if self._unsaved:
            name, colour, text = "alert", colours.trouble, self.tr("有 %n 处未保存", None, self._unsaved)
        elif self._kept_at is not None:
            colour, text = colours.good, self._saved_words(self._kept_at.astimezone())
        self.saved.setVisible(self._is_known or self._unsaved > 0)
        self.saved.setText(text)
        self.saved.setIcon(icon(name, colour, side=16))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_unsaved"):
            self._draw()
