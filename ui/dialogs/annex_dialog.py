"""Opens the sealed annex of a copy for outsiders: of which original each file was made, and if it was changed since."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.day_words import moment_words
from ui.dialogs.question import Question
from ui.session import Session
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

if TYPE_CHECKING:
    from inspector_app.supervision.redacting_annex import Annex

T = TypeVar("T")
translate = QCoreApplication.translate
_WIDTH_LETTERS, _HEIGHT_LINES = 64, 26
_SEEN_OF_HASH = 16
"""Of 64 digits, as the ledger of packs shows them; the command line gives all."""


class AnnexFiles:
    """A class of questions of its own, so that tests can answer them."""

    @staticmethod
    def ask_annex(parent: QWidget) -> Path | None:
        """None when the person went back."""
        title, kind = translate("AnnexFiles", "选择封存附件"), translate("AnnexFiles", "封存附件 (*.age)")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kind)
        return Path(name) if name else None

    @staticmethod
    def ask_folder(parent: QWidget) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, translate("AnnexFiles", "选择交出去的文件夹"))
        return Path(name) if name else None


class AnnexDialog(Question):
    shown = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("核对对外版本"))
        self._session = session
        self._annex: Annex | None = None
        self.about, self.notice = PlainLabel(self), NoticeBar(self)
        self.about.setProperty("role", "secondary")
        self.about.setWordWrap(True)
        headers = (self.tr("核对"), self.tr("文件"), self.tr("打码"), self.tr("原件校验值"))
        self.table = KeyedTable(headers, 1, self)
        self.choose = QPushButton(self.tr("选择封存附件…"), self)
        self.choose.setProperty("primary", True)
        self.choose.setDefault(True)
        self.compare, self.leave = QPushButton(self.tr("和文件夹核对…"), self), QPushButton(self.tr("关闭"), self)
        self.leave.setAutoDefault(False)
        self.compare.setEnabled(False)
        self._lay_out()
        self.about.setText(
            self.tr(
                "封存附件记着每个文件由哪份原件做成。打开它，就能看交出以后有没有被改过；只有制作它的电脑和当时登记的主管电脑能打开。"
            )
        )
        self.choose.clicked.connect(self._choose)
        self.compare.clicked.connect(self._compare)
        self.leave.clicked.connect(self.reject)

    @classmethod
    def ask(cls, parent: QWidget, session: Session) -> None:
        cls(session, parent).exec()

    def open_annex(self, path: Path) -> None:
        """With the folder in which it lies, where the files are still beside it."""
        from inspector_app.supervision.redacting_annex import open_annex

        store = self._session.store
        self._run(lambda: open_annex(store, path), lambda annex: self._keep(annex, path.parent))

    def compare_with(self, folder: Path) -> None:
        from inspector_app.supervision.redacting_annex import check_against

        annex = self._annex
        assert annex is not None
        self._run(
            lambda: {each.file: each.state for each in check_against(annex, folder)},
            lambda states: self._show(annex, states),
        )

    def _keep(self, annex: "Annex", folder: Path) -> None:
        self._annex = annex
        self.compare.setEnabled(True)
        beside = any((folder / each.file).is_file() for each in annex.lines if each.file)
        if beside:
            self.compare_with(folder)
        else:
            self._show(annex, {})

    def _show(self, annex: "Annex", states: dict[str, str]) -> None:
        words = {"same": self.tr("没有改动"), "changed": self.tr("被改过"), "missing": self.tr("找不到")}
        # What is wrong stands first.
        lines = sorted(annex.lines, key=lambda each: states.get(each.file, "same") == "same")
        rows = [
            (
                str(number),
                (
                    words.get(states.get(each.file, ""), ""),
                    each.file or self.tr("（没有交出）"),
                    str(each.masks or ""),
                    each.original_sha256[:_SEEN_OF_HASH],
                ),
            )
            for number, each in enumerate(lines)
        ]
        self.table.show_rows(rows)
        made = self.tr("{person} {time} 制作").format(person=annex.person, time=moment_words(annex.made_at))
        self.about.setText(f"{made} · {self._found(states)}")
        self.shown.emit()

    def _found(self, states: dict[str, str]) -> str:
        if not states:
            return self.tr("还没有和文件核对：请选择交出去的文件夹。")
        wrong = sum(state != "same" for state in states.values())
        if not wrong:
            return self.tr("%n 个文件都没有改动", None, len(states))
        return self.tr("%n 个文件被改过或者找不到", None, wrong)

    def _choose(self) -> None:
        path = AnnexFiles.ask_annex(self)
        if path is not None:
            self.open_annex(path)

    def _compare(self) -> None:
        folder = AnnexFiles.ask_folder(self)
        if folder is not None:
            self.compare_with(folder)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self.notice.hide()
        self._session.jobs.run(self, work, done=done, failed=self._tell_trouble)

    def _tell_trouble(self, error: Exception) -> None:
        self.notice.tell_trouble(sentences(error, self._session.language))

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("核对对外版本"), self)
        title.setProperty("role", "title")
        row = QHBoxLayout()
        row.addWidget(self.compare)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for widget in (title, self.about, self.notice):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        letters = self.fontMetrics()
        self.resize(_WIDTH_LETTERS * letters.horizontalAdvance("字"), _HEIGHT_LINES * letters.lineSpacing())
