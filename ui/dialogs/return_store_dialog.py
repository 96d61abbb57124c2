"""A store from a backup on a stick: for a laptop that was lost or broken, or a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QRadioButton, QWidget

from inspector_app.messages import Language
from ui.dialogs.backup_files import BackupFiles
from ui.dialogs.person_form import PersonForm
from ui.dialogs.store_folders import StoreFolders
from ui.dialogs.vault_questions import VaultQuestions
from ui.jobs import Jobs
from ui.long_work import Asked, LongWork, Step
from ui.places import Places
from ui.session import Clock
from ui.widgets.field_block import FieldBlock
from ui.widgets.work_line import WorkLine


@dataclass(frozen=True, slots=True)
class ReturnedStore:
    folder: Path
    passphrase: str
    whole: bool
    """Every photo and paper was in the file, and sound."""


class ReturnStoreDialog(PersonForm):
    def __init__(
        self, jobs: Jobs, places: Places, clock: Clock, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("从U盘备份恢复"), self.tr("恢复"), jobs, language, parent)
        self._places, self._clock = places, clock
        self.long = LongWork(jobs, self)
        self.whole = True
        self.file, self.folder, self.key = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.by_passphrase = QRadioButton(self.tr("备份时的密码"), self)
        self.by_key = QRadioButton(self.tr("单位恢复密钥，并设新密码"), self)
        self._lay_out()
        self.by_passphrase.toggled.connect(self._show_way)
        self.by_passphrase.setChecked(True)
        self.file.textChanged.connect(self._propose_folder)
        self.file.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, jobs: Jobs, places: Places, clock: Clock, language: Language) -> ReturnedStore | None:
        """Where the store is now and what opens it; None when the person went back."""
        dialog = cls(jobs, places, clock, language, parent)
        if dialog.exec() != cls.DialogCode.Accepted:
            return None
        return ReturnedStore(Path(dialog.folder.text().strip()), dialog.passphrase.text(), dialog.whole)

    def missing(self) -> list[tuple[str, str]]:
        found = super().missing() if self.by_key.isChecked() else []
        if self.by_key.isChecked() and not Path(self.key.text().strip()).is_file():
            found.insert(0, ("key", self.tr("找不到这个文件，请用“选择…”来选。")))
        if not self.folder.text().strip():
            found.insert(0, ("folder", self.tr("请选一个放工作库的文件夹。")))
        if not Path(self.file.text().strip()).is_file():
            found.insert(0, ("file", self.tr("找不到这个文件，请用“选择…”来选。")))
        return found

    def place_of(self, code: str) -> str:
        if code in ("store.wrong_passphrase", "store.passphrase_short", "store.passphrase_common"):
            return "passphrase"
        if code.startswith("store.recovery"):
            return "key"
        return {"backup.folder_not_empty": "folder", "backup.not_ours": "file", "backup.newer": "file"}.get(code, "")

    def begin_work(self) -> None:
        """With a bar and a button that stops it: a backup of a year takes minutes."""
        self.long.run(self.tr("正在恢复"), self._work(), self._returned)

    def reject(self) -> None:
        if not self.long.busy:
            super().reject()

    def _work(self) -> Callable[[Step, Asked], object]:
        file, target = Path(self.file.text().strip()), Path(self.folder.text().strip())
        passphrase, now = self.passphrase.text(), self._clock()
        key = Path(self.key.text().strip()) if self.by_key.isChecked() else None

        def work(step: Step, asked: Asked) -> object:
            from inspector_app.backups.returning import return_store, return_store_by_recovery
            from inspector_app.recovery import read_identity

            target.parent.mkdir(parents=True, exist_ok=True)
            if key is None:
                return return_store(file, target, passphrase, now, step, asked)
            _require_good(passphrase)
            secret = read_identity(key.read_bytes())
            return return_store_by_recovery(file, target, secret, passphrase, now, step, asked)

        return work

    def _returned(self, returned: object) -> None:
        from inspector_app.backups.returning import Returned

        assert isinstance(returned, Returned)
        self.whole = returned.files_sound == returned.files
        self.accept()

    def _lay_out(self) -> None:
        self.add_words(self.tr("从U盘备份恢复"), "title")
        self.add_words(
            self.tr("建立一个新的工作库，内容和备份时一样。原来的电脑如果还在用，请不要两边同时继续。"), "secondary"
        )
        self.add_block("file", FieldBlock(self.tr("备份文件"), self._row(self.file, self._choose_file), parent=self))
        where = FieldBlock(self.tr("工作库放在"), self._row(self.folder, self._choose_folder), parent=self)
        self.add_block("folder", where)
        ways, group = QHBoxLayout(), QButtonGroup(self)
        for button in (self.by_passphrase, self.by_key):
            group.addButton(button)
            ways.addWidget(button)
        ways.addStretch(1)
        self.column.addLayout(ways)
        self.add_block("key", FieldBlock(self.tr("恢复密钥文件"), self._row(self.key, self._choose_key), parent=self))
        self.add_passphrases()
        self.column.addWidget(WorkLine(self.long, self))
        self.add_end()
        self.long.troubled.connect(self.refuse)
        self.long.cancelled.connect(self._stopped)

    def _row(self, field: QLineEdit, choose: Callable[[], None]) -> QWidget:
        place = QWidget(self)
        place.setFocusProxy(field)
        button = QPushButton(self.tr("选择…"), place)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: choose())
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(button)
        return place

    def _show_way(self) -> None:
        by_key = self.by_key.isChecked()
        self.blocks["key"].setVisible(by_key)
        self.blocks["again"].setVisible(by_key)
        self.blocks["passphrase"].label.setText(self.tr("新密码") if by_key else self.tr("备份时的密码"))
        self.blocks["passphrase"].hint.setVisible(by_key)

    def _propose_folder(self, text: str) -> None:
        """Beside the other stores, unless the person chose a place."""
        if not self.folder.isModified() and text.strip():
            self.folder.setText(str(self._places.free_folder(Path(text.strip()).stem)))

    def _choose_file(self) -> None:
        path = BackupFiles.ask_backup_file(self)
        if path is not None:
            self.file.setText(str(path))
            self.blocks["file"].complain("")

    def _choose_folder(self) -> None:
        folder = StoreFolders.ask_place(self, self._places.stores)
        if folder is not None:
            name = Path(self.file.text().strip()).stem or self.tr("恢复的工作库")
            self.folder.setText(str(folder / name))
            self.folder.setModified(True)

    def _choose_key(self) -> None:
        path = VaultQuestions.ask_secret(self)
        if path is not None:
            self.key.setText(str(path))

    def _stopped(self) -> None:
        self.set_busy(False)
        self.complain("", self.tr("已停下，没有留下任何文件。"))


def _require_good(passphrase: str) -> None:
    """Before minutes of unpacking. Raises RefusedInputError."""
    from inspector_app.errors import RefusedInputError
    from inspector_app.vault import passphrase_problems

    problems = passphrase_problems(passphrase)
    if problems:
        raise RefusedInputError(problems)
