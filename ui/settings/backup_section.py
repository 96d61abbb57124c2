"""The backups: made, tried, restored, and written to a stick."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.backups import shelf
from inspector_app.backups.drill import Drill, run_drill
from inspector_app.backups.making import make_backup
from inspector_app.backups.shelf import Backup, newest_sound
from inspector_app.backups.stick import StickBackup, proposed_name, write_backup_file
from inspector_app.errors import Problem, UnavailableError
from inspector_app.messages import say
from ui.choose_row import choose_row
from ui.dialogs.backup_files import BackupFiles
from ui.long_work import LongWork
from ui.models.backups_model import BackupColumn, BackupsModel
from ui.session import Session
from ui.settings.generations_sheet import GenerationsSheet
from ui.settings.section import SettingsSection
from ui.theme.restyling import restyle
from ui.widgets.pack_table import PackTable
from ui.widgets.work_line import WorkLine

_TABLE_ROWS = 9


class BackupSection(SettingsSection):
    restore_wanted = Signal(str)
    """Name of a backup; the window closes the store for it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            self.tr("备份"),
            self.tr("每次结束检查后和每天自动备份，并打开核对。本机备份防误操作；电脑丢失或损坏要靠U盘备份。"),
            parent,
        )
        self.work = LongWork(session.jobs, self)
        self.make = self.button(self.tr("立即备份"), primary=True)
        self.drill = self.button(self.tr("试恢复"))
        self.restore = self.button(self.tr("恢复选中的备份…"))
        self.stick = self.button(self.tr("写到U盘…"))
        self.result = self.words("", "section")
        self.result.hide()
        self.nothing = self.words(self.tr("还没有备份。"), "section")
        self.nothing.hide()
        self.model = BackupsModel(self)
        self.generations = GenerationsSheet(session, self)
        self.table = PackTable(self.model, self._samples(), BackupColumn.STATE, (BackupColumn.EVENTS,), self)
        self.table.setAccessibleName(self.tr("本机备份"))
        self._lay_out()
        self._connect()
        self.load()

    def load(self) -> None:
        """Shows the list as it is now."""
        store = self.session.store
        self.session.jobs.run(
            self, lambda: shelf.list_backups(store.folder, store.vault), done=self._show_list, failed=self.tell_trouble
        )

    def _samples(self) -> dict[int, str]:
        texts = (self.tr("2026年10月28日 23:59"), "9999", "99999", "999999", "999.9 MB", self.tr("缺99个文件"))
        return dict(enumerate(texts))

    def _lay_out(self) -> None:
        local = self.sheet()
        local.addWidget(self.heading(self.tr("本机备份")))
        local.addWidget(
            self.words(self.tr("当天的全部保留，以后按天、周、月保留，最长一年。照片不重复存放，只逐一核对。"))
        )
        if self.session.store.database.shared:
            local.addWidget(self.words(self._about_shared(), "section"))
        local.addWidget(self.nothing)
        local.addWidget(self.table)
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        local.addWidget(self.result)
        local.addWidget(WorkLine(self.work, self))
        row = QHBoxLayout()
        for button in (self.make, self.drill, self.restore):
            row.addWidget(button)
        row.addStretch(1)
        local.addLayout(row)
        stick = self.sheet()
        stick.addWidget(self.heading(self.tr("U盘备份")))
        stick.addWidget(
            self.words(
                self.tr(
                    "全部资料（含照片）加密成一个文件，写完读回核对。用这台电脑现在的密码或单位恢复密钥可以在另一台电脑上恢复。"
                )
            )
        )
        stick.addWidget(self.stick)
        self.column.addWidget(self.generations)

    def _about_shared(self) -> str:
        return self.tr(
            "共用工作库不自动备份，服务器由管理员备份。“立即备份”从服务器读出全部记录，逐行核对，加密存在这台电脑；"
            "恢复以后是本机自己的一份，不再和别的电脑共用，需要时再搬到一个新的共用数据库。"
        )

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.drill.clicked.connect(self._drill)
        self.restore.clicked.connect(self._restore)
        self.stick.clicked.connect(self._write)
        self.work.ended.connect(lambda: self._set_busy(False))
        self.work.cancelled.connect(lambda: self._tell(self.tr("已停下，没有改动任何资料。")))
        self.work.troubled.connect(self.tell_trouble)
        self.session.changes.backups_changed.connect(self.load)
        self.generations.removed.connect(self.tell_kept)
        self.generations.troubled.connect(self.tell_trouble)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit_restore())

    def _show_list(self, backups: list[Backup]) -> None:
        chosen = self._chosen()
        self.model.show(backups)
        self.nothing.setVisible(not backups)
        self.table.setVisible(bool(backups))
        # A backup that is made meanwhile does not take the place of the one that is to be restored.
        kept = (row for row, each in enumerate(backups) if chosen is not None and each.name == chosen.name)
        choose_row(self.table, next(kept, 0))
        self.drill.setEnabled(any(backup.sound for backup in backups))
        self._fit_restore()

    def _chosen(self) -> Backup | None:
        return self.model.at(self.table.currentIndex().row())

    def _fit_restore(self) -> None:
        chosen = self._chosen()
        self.restore.setEnabled(chosen is not None and not chosen.damaged and self.make.isEnabled())

    def _set_busy(self, busy: bool) -> None:
        for button in (self.make, self.drill, self.stick):
            button.setEnabled(not busy)
        self._fit_restore()
        if busy:
            self.result.hide()

    def _make(self) -> None:
        store, now = self.session.store, self.session.clock()
        self._set_busy(True)
        self.work.run(
            self.tr("正在备份"),
            lambda step, asked: make_backup(store, now, progress=step, cancelled=asked),
            self._made,
        )

    def _made(self, backup: Backup) -> None:
        self.session.changes.backups_changed.emit()
        if backup.missing:
            self._tell(str(say(Problem("backup.not_sound", {"missing": backup.missing}), self.session.language)), False)
        else:
            text = self.tr("已备份并核对：{visits} 次检查，{files} 个照片和文书。")
            self._tell(text.format(visits=backup.visits, files=backup.files))

    def try_restore(self) -> None:
        """The drill, as the menu asks for it: when there is a sound backup and nothing else runs."""
        store = self.session.store
        self.session.jobs.run(
            self,
            lambda: newest_sound(store.folder, store.vault),
            done=lambda newest: self._drill() if newest and not self.work.busy else self._tell_no_backup(newest),
            failed=self.tell_trouble,
        )

    def _tell_no_backup(self, newest: Backup | None) -> None:
        if newest is None:
            self.tell_trouble(UnavailableError("backup.none"))

    def _drill(self) -> None:
        store, now = self.session.store, self.session.clock()
        self._set_busy(True)
        self.work.run(
            self.tr("正在试恢复"),
            lambda step, asked: run_drill(store, now, progress=step, cancelled=asked),
            self._drilled,
        )

    def _drilled(self, drill: Drill) -> None:
        self.session.changes.backups_changed.emit()
        self._tell(self._drill_words(drill), drill.sound)

    def _drill_words(self, drill: Drill) -> str:
        head = self.tr("试恢复成功") if drill.sound else self.tr("试恢复发现问题")
        text = self.tr(
            "{head}：用时 {seconds} 秒；改动 {events}，检查 {visits}，照片 {photos} 与工作库一致；"
            "抽查照片和文书 {sound}/{checked} 完好；备份之后另有 {new} 次改动。"
        )
        return text.format(
            head=head,
            seconds=f"{drill.seconds:.1f}",
            events=f"{drill.events.restored}/{drill.events.live}",
            visits=f"{drill.visits.restored}/{drill.visits.live}",
            photos=f"{drill.photos.restored}/{drill.photos.live}",
            sound=drill.files_sound,
            checked=drill.files_checked,
            new=drill.new_events,
        )

    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        database = self.session.store.database
        with database.look() as work:
            lost = max(0, sum(work.events.have().values()) - chosen.events)
        if BackupFiles.confirm_restore(self, chosen, lost, shared=database.shared):
            self.restore_wanted.emit(chosen.name)

    def _write(self) -> None:
        store, now = self.session.store, self.session.clock()
        path = BackupFiles.ask_where_to_write(self, proposed_name(store, now))
        if path is None:
            return
        self._set_busy(True)
        self.work.run(
            self.tr("正在写U盘备份"),
            lambda step, asked: write_backup_file(store, path, now, step, asked),
            self._written,
        )

    def _written(self, written: StickBackup) -> None:
        text = self.tr("已写入并核对 {file}：{visits} 次检查，{files} 个照片和文书。能打开的：{names}。")
        names = self.tr("、").join(written.recipients)
        self._tell(text.format(file=written.path.name, visits=written.visits, files=written.files, names=names))

    def _tell(self, text: str, good: bool = True) -> None:
        self.result.setText(text)
        restyle(self.result, "role", "good" if good else "trouble")
        self.result.show()
        (self.done if good else self.told).emit()
