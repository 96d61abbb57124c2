"""Where the store lies, and whether everything in it is sound."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.checkup import Checkup, check_store
from inspector_app.deep_checks import DeepCheck, last_deep_check, note_deep_check
from ui.day_words import moment_words
from ui.jobs import Progress
from ui.session import Session
from ui.settings.move_sheet import MoveSheet
from ui.settings.section import SettingsSection
from ui.settings.shared_sheet import SharedSheet
from ui.theme.restyling import restyle


class StoreSection(SettingsSection):
    lock_wanted = Signal()
    move_wanted = Signal(object)
    """MoveWish."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        if session.store.database.shared:
            about = self.tr("这个文件夹里是本机的密钥和设置；记录在单位的共用数据库里，几台电脑同时用。")
        else:
            about = self.tr("全部资料都在这一个文件夹里。要换电脑，先锁定，再把整个文件夹搬过去。")
        super().__init__(session, self.tr("工作库"), about, parent)
        self.open = self.button(self.tr("打开文件夹"))
        self.lock = self.button(self.tr("锁定工作库"))
        self.check = self.button(self.tr("检查全部资料"), primary=True)
        self.result = self.words("", "section")
        self.result.hide()
        self.last = self.words("")
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.lock.clicked.connect(self.lock_wanted)
        self.check.clicked.connect(self._check)
        store = session.store
        session.jobs.run(self, lambda: last_deep_check(store), done=self._show_last, failed=self.tell_trouble)

    def _lay_out(self) -> None:
        place = self.sheet()
        place.addWidget(self.heading(self.tr("位置")))
        folder = self.words(str(self.session.store.folder), "section")
        place.addWidget(folder)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addWidget(self.lock)
        row.addStretch(1)
        place.addLayout(row)
        # Where desks share, that is what the section is about; else few will ever need it.
        if self.session.store.database.shared:
            self._add_sharing(SharedSheet(self.session, self))
        health = self.sheet()
        health.addWidget(self.heading(self.tr("是否完好")))
        health.addWidget(
            self.words(self.tr("逐一核对数据库和每一张照片、每一份文书，看有没有损坏。可以随时取消，不会改动资料。"))
        )
        health.addWidget(self.last)
        health.addWidget(self.result)
        health.addWidget(self.check)
        if not self.session.store.database.shared and not self.session.practice:
            self._add_sharing(MoveSheet(self.session, self))

    def _add_sharing(self, sheet: SharedSheet | MoveSheet) -> None:
        self.sharing = sheet
        sheet.done.connect(self.done)
        sheet.told.connect(self.told)
        sheet.move_wanted.connect(self.move_wanted)
        self.column.addWidget(sheet)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.store.folder)))

    def _check(self) -> None:
        self.check.setEnabled(False)
        self.result.hide()
        store, now = self.session.store, self.session.clock()

        def work(progress: Progress) -> Checkup:
            found = check_store(store, progress.report, progress.cancelled)
            note_deep_check(store, found, now)
            return found

        self.session.jobs.run_long(
            self,
            self.tr("正在检查全部资料"),
            work,
            done=self._show,
            failed=self._failed,
            cancelled=lambda: self.check.setEnabled(True),
        )

    def _show_last(self, last: DeepCheck | None) -> None:
        if last is None:
            text = self.tr("还没有全面检查过；空闲时每天自动检查一次。")
        elif last.sound:
            text = self.tr("上次全面检查：{at}，全部完好。").format(at=moment_words(last.at))
        else:
            text = self.tr("上次全面检查：{at}，有损坏。").format(at=moment_words(last.at))
        self.last.setText(text)

    def _show(self, found: Checkup) -> None:
        self.check.setEnabled(True)
        self.last.hide()
        database = self.tr("数据库完好") if not found.database else self.tr("数据库有损坏")
        files = self.tr("照片和文书 {sound}/{files} 完好").format(sound=found.files_sound, files=found.files)
        text = self.tr("{database}；{files}").format(database=database, files=files)
        if found.handed_over:
            text += "\n" + self.tr("其中 %n 份的原件已移交，本机留有工作副本。", None, found.handed_over)
        if not found.sound:
            text += "\n" + self.tr("请不要再改动这个文件夹，复制一份备查，再用最近的备份恢复。")
        self.result.setText(text)
        restyle(self.result, "role", "good" if found.sound else "trouble")
        self.result.show()
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        self.tell_trouble(error)
