"""Earlier databases that restores left behind: shown with their size, removed when a person says so, never silently."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector_app.backups.generations import Generation, list_generations, remove_generation
from ui.day_words import moment_words
from ui.dialogs.backup_files import BackupFiles
from ui.session import Session
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

_MIB = 1024**2


class GenerationsSheet(QFrame):
    removed = Signal(str)
    """What to tell: which one is gone."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_card")
        self._session = session
        self.removers: dict[str, QPushButton] = {}
        title = PlainLabel(self.tr("恢复以前的旧数据"), self)
        title.setProperty("role", "heading")
        words = self._label(
            self.tr(
                "每次恢复备份，恢复前的数据都整份留在这里，备份之后的改动只在其中。确定不再需要时，可以删除腾出空间。"
            )
        )
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        for widget in (title, words):
            column.addWidget(widget)
        column.addLayout(self._rows)
        self.hide()
        self.load()

    def load(self) -> None:
        store = self._session.store
        self._session.jobs.run(self, lambda: list_generations(store), done=self._show, failed=self.troubled.emit)

    def _show(self, found: list[Generation]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.removers.clear()
        earlier = [each for each in found if not each.current]
        for row, each in enumerate(earlier):
            self._show_row(row, each)
        self.setVisible(bool(earlier))

    def _show_row(self, row: int, each: Generation) -> None:
        size = f"{each.size / _MIB:.1f} MB"
        text = self.tr("最后改动 {at} · {size}").format(at=moment_words(each.changed_at), size=size)
        number = int(each.name.partition("-")[2])
        name = self._label(self.tr("旧数据 {number}").format(number=number), "section")
        name.setToolTip(plain_tip(each.name))
        self._rows.addWidget(name, row, 0)
        self._rows.addWidget(self._label(text), row, 1)
        remove = QPushButton(self.tr("删除…"), self)
        remove.setAccessibleName(self.tr("删除{name}").format(name=each.name))
        remove.clicked.connect(partial(self._remove, each))
        self._rows.addWidget(remove, row, 2)
        self.removers[each.name] = remove

    def _remove(self, each: Generation) -> None:
        if not BackupFiles.confirm_removal(self, each):
            return
        store, now = self._session.store, self._session.clock()
        self.removers[each.name].setEnabled(False)
        self._session.jobs.run(
            self, lambda: remove_generation(store, each.name, now), done=self._tell, failed=self._refuse
        )

    def _tell(self, gone: Generation) -> None:
        self.load()
        self.removed.emit(
            self.tr("已删除旧数据 {name}，腾出 {size} MB。").format(name=gone.name, size=f"{gone.size / _MIB:.1f}")
        )

    def _refuse(self, error: Exception) -> None:
        self.load()
        self.troubled.emit(error)

    def _label(self, text: str, role: str = "secondary") -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(role == "secondary")
        return label
