"""Another version of the program from a signed file; the one before can be gone back to."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.errors import CancelledError
from inspector_app.updates import trust, versions
from inspector_app.updates.hop import pointed_version, versions_folder
from inspector_app.updates.release import Release
from inspector_app.version import VERSION
from ui.dialogs.update_files import UpdateFiles
from ui.long_work import Asked, LongWork, Step
from ui.session import Session
from ui.settings.section import SettingsSection


class UpdateSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        about = self.tr("更新以文件送来，不联网。签名核对无误、在本机试启动成功以后才换用，原来的版本保留。")
        super().__init__(session, self.tr("更新"), about, parent)
        self._folder = versions_folder()
        self.work = LongWork(session.jobs, self)
        self.state = self.words("")
        self.take = self.button(self.tr("从文件更新…"), primary=True)
        self.back = self.button(self.tr("退回上一版"))
        self.trust = self.button(self.tr("登记发布者公钥…"))
        sheet = self.sheet()
        sheet.addWidget(self.heading(self.tr("程序版本")))
        sheet.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.take, self.back, self.trust):
            row.addWidget(button)
        row.addStretch(1)
        sheet.addLayout(row)
        self.column.addStretch(1)
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self._back)
        self.trust.clicked.connect(self._trust)
        self.work.started.connect(lambda _: self._show())
        self.work.ended.connect(self._show)
        self.work.troubled.connect(self.tell_trouble)
        self._show()

    def _show(self) -> None:
        pointed = pointed_version(self._folder)
        lines = [self.tr("正在使用 {version}").format(version=VERSION)]
        if versions.current(self._folder) != VERSION:
            lines.append(self.tr("下次启动时使用 {version}").format(version=pointed))
        self.state.setText("\n".join(lines))
        self.take.setEnabled(not self.work.busy)
        self.back.setEnabled(not self.work.busy and bool(pointed))

    def _take(self) -> None:
        file = UpdateFiles.ask_update(self)
        if file is None:
            return
        self.work.run(
            self.tr("正在核对并装入更新"), lambda step, asked: _applied(file, self._folder, step, asked), self._taken
        )
        self._show()

    def _taken(self, release: Release) -> None:
        self._show()
        self.tell_kept(self.tr("已装入 {version}，重新启动程序后使用。").format(version=release.version))

    def _back(self) -> None:
        folder = self._folder
        self.session.jobs.run(self, lambda: versions.back(folder), done=self._gone_back, failed=self.tell_trouble)

    def _gone_back(self, version: str) -> None:
        self._show()
        shown = version or self.tr("安装时的版本")
        self.tell_kept(self.tr("重新启动程序后使用{version}。").format(version=shown))

    def _trust(self) -> None:
        file = UpdateFiles.ask_key(self)
        if file is not None:
            self.session.jobs.run(self, lambda: trust.read_key(file), done=self._ask_trust, failed=self.tell_trouble)

    def _ask_trust(self, key: str) -> None:
        if not UpdateFiles.confirm_key(self, key):
            return
        folder = self._folder
        self.session.jobs.run(
            self,
            lambda: trust.trust_key(folder, key),
            done=lambda _: self.tell_kept(self.tr("已登记发布者公钥。")),
            failed=self.tell_trouble,
        )


def _applied(file: Path, folder: Path, step: Step, asked: Asked) -> Release:
    def report(done: int, total: int) -> None:
        if asked():
            raise CancelledError
        step(done, total)

    return versions.apply(file, folder, report)
