"""A new store in a few fields; what is wrong is said beside its field, and nothing typed is lost."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.messages import Language, say
from ui.dialogs.question import Question
from ui.jobs import Jobs
from ui.places import Places
from ui.session import Clock
from ui.widgets.field_block import FieldBlock
from ui.widgets.low_scroll import LowScroll
from ui.widgets.passphrase_advice import PassphraseAdvice
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.plain_label import PlainLabel
from ui.widgets.risk_line import RiskLine
from ui.widgets.role_choice import RoleChoice
from ui.widgets.shared_store_fields import Lies, SharedStoreFields, WantedPlace
from ui.widgets.store_folder_row import StoreFolderRow
from ui.wording import sentences

if TYPE_CHECKING:
    from datetime import datetime

    from inspector_app.stores import StoreOwner

_LETTERS, _LETTERS_SHARED = 44, 64
"""Width of the dialog, without and with the fields of a shared store."""


@dataclass(frozen=True, slots=True)
class CreatedStore:
    folder: Path
    passphrase: str


class NewStoreDialog(Question):
    def __init__(
        self, jobs: Jobs, places: Places, clock: Clock, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("新建工作库"))
        self._jobs, self._clock, self._language = jobs, clock, language
        self.created: CreatedStore | None = None
        self._asked = ("", "", "")
        self.person, self.office = QLineEdit(self), QLineEdit(self)
        self.role = RoleChoice(self)
        self.lies_in = StoreFolderRow(places.free_folder(self.tr("工作库")), self)
        self.folder, self.risk = self.lies_in.folder, RiskLine(self)
        self.passphrase = PassphraseField(self.tr("密码"), self)
        self.again = PassphraseField(self.tr("再输入一次密码"), self)
        self.passphrase.eye.toggled.connect(self.again.eye.setChecked)
        self.place = SharedStoreFields(self)
        self.blocks = self._make_blocks() | self.place.blocks
        self.place.changed.connect(self._fit_role)
        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.make = QPushButton(self.tr("建立工作库"), self)
        self.make.setDefault(True)
        self.make.clicked.connect(self._create)
        self._lay_out()
        self._order_stops()
        self._warn_of_place()
        self.folder.textChanged.connect(lambda _: self._warn_of_place())
        self.lies_in.chosen.connect(lambda: self.blocks["folder"].complain(""))
        self.person.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, jobs: Jobs, places: Places, clock: Clock, language: Language) -> CreatedStore | None:
        """The store that was made, or None when the person went back."""
        dialog = cls(jobs, places, clock, language, parent)
        dialog.exec()
        return dialog.created

    def _make_blocks(self) -> dict[str, FieldBlock]:
        least = self.tr("至少8个字符；用四个不相关的词最好记，也最难猜。")
        return {
            "person": FieldBlock(self.tr("您的姓名"), self.person, self.tr("写在检查记录和文书上"), self),
            "office": FieldBlock(self.tr("所属单位"), self.office, self.tr("如：福永街道办事处"), self),
            "folder": FieldBlock(
                self.tr("放在哪里"),
                self.lies_in,
                self.tr("一个文件夹装下全部资料，以后可以整个搬走"),
                self,
                field=self.folder,
            ),
            "passphrase": FieldBlock(self.tr("密码"), self.passphrase, least, self),
            "again": FieldBlock(self.tr("再输入一次密码"), self.again, parent=self),
        }

    def _fit_role(self) -> None:
        """Whoever makes a shared store is its administrator."""
        self.role.must_be_administrator(self.place.wanted.lies is Lies.FOUND)
        self._fit()

    def _warn_of_place(self) -> None:
        """Not refused: somebody may have no other place."""
        typed = self.folder.text().strip()
        self.risk.warn_of(Path(typed) if typed else None)
        self._fit()

    def _fit(self) -> None:
        """With more fields or larger letters the dialog grows sideways: a small screen is wider than it is high."""
        letter = self.fontMetrics().horizontalAdvance("字")
        letters = _LETTERS if self.place.wanted.lies is Lies.FILE else _LETTERS_SHARED
        room = self.screen().availableSize()
        if self._height_at(letters * letter) > room.height():
            letters = _LETTERS_SHARED
        width = min(letters * letter, room.width())
        self.setMinimumWidth(width)
        # Qt alone would make it no higher than two thirds of the screen.
        self.resize(width, min(self._height_at(width), room.height()))

    def _height_at(self, width: int) -> int:
        """With all its fields in sight; where the screen is lower they are scrolled."""
        layout = self.layout()
        assert layout is not None
        # The layouts remember how high all was before something was said below a field.
        self._room.column.activate()
        self._room.updateGeometry()
        margins = layout.contentsMargins()
        edges = 2 * self._room.frameWidth()
        fields = self._room.column.totalHeightForWidth(width - margins.left() - margins.right() - edges)
        return edges + fields + layout.totalSizeHint().height() - self._room.sizeHint().height()

    def _lay_out(self) -> None:
        top, secrets = QHBoxLayout(), QHBoxLayout()
        for row, names in ((top, ("person", "office")), (secrets, ("passphrase", "again"))):
            row.setSpacing(20)
            for name in names:
                row.addWidget(self.blocks[name], 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        self.back = buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        title = PlainLabel(self.tr("新建工作库"), self)
        title.setProperty("role", "title")
        self._room = LowScroll(self)
        fields = self._room.column
        fields.setSpacing(12)
        fields.addWidget(title)
        fields.addLayout(top)
        fields.addWidget(self.role)
        fields.addLayout(secrets)
        for widget in (PassphraseAdvice(self), self.blocks["folder"], self.risk, self.place):
            fields.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 16)
        column.setSpacing(12)
        column.addWidget(self._room, 1)
        column.addWidget(self.trouble)
        column.addWidget(buttons)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def _order_stops(self) -> None:
        """Tab goes as the eye does."""
        fields = (self.person, self.office, *self.role.buttons(), self.passphrase, self.again)
        places = (self.folder, self.lies_in.choose, *self.place.stops())
        for before, after in pairwise((*fields, *places, self.make, self.back)):
            QWidget.setTabOrder(before, after)

    def _create(self) -> None:
        for block in self.blocks.values():
            block.complain("")
        self.trouble.hide()
        draft, place = (self.person.text(), self.office.text(), self.role.role), self.place.wanted
        wanted, now = CreatedStore(Path(self.folder.text().strip()), self.passphrase.text()), self._clock()
        self._asked = draft
        if self._complain_here(wanted):
            return
        self._set_busy(True)

        work = partial(_make_store, wanted, draft, place, now)
        self._jobs.run(self, work, done=lambda _: self._accept(wanted), failed=self._refuse)

    def _complain_here(self, wanted: CreatedStore) -> bool:
        """What only the dialog knows; then all else that is wrong is said with it."""
        mismatch, place_bad = wanted.passphrase != self.again.text(), not wanted.folder.is_absolute()
        if not mismatch and not place_bad:
            return False
        from inspector_app.stores import new_store_problems

        for problem in new_store_problems(wanted.folder, _owner(*self._asked), wanted.passphrase):
            self._complain(problem)
        if mismatch:
            self.blocks["again"].complain(self.tr("两次输入的密码不一样，请再输入一次。"))
        if place_bad:
            self.blocks["folder"].complain(self.tr("请写出完整的文件夹位置，或用“选择…”来选。"))
        self._show_troubled()
        return True

    def _set_busy(self, busy: bool) -> None:
        widgets: list[QWidget] = [*self.blocks.values(), self.make, self.back, *self.role.buttons()]
        for widget in widgets:
            widget.setEnabled(not busy)
        if not busy:
            self._fit_role()
        self.make.setText(self.tr("正在建立…") if busy else self.tr("建立工作库"))

    def _accept(self, created: CreatedStore) -> None:
        self.created = created
        self.accept()

    def reject(self) -> None:
        """Not while the store is being made: it would be there without anybody knowing."""
        if self.make.isEnabled():
            super().reject()

    def _refuse(self, error: Exception) -> None:
        self._set_busy(False)
        messages = sentences(error, self._language)
        shared = isinstance(error, UnavailableError) and error.problems[0].code.startswith("shared.")
        if isinstance(error, RefusedInputError) or shared:
            for problem in getattr(error, "problems", ()):
                self._complain(problem)
        elif isinstance(error, OSError):
            self.blocks["folder"].complain("\n".join(str(message) for message in messages))
        else:
            self.trouble.setText("\n".join(str(message) for message in messages))
            self.trouble.show()
        self._show_troubled()

    def _show_troubled(self) -> None:
        self._grow()
        troubled = next((block for block in self.blocks.values() if not block.problem.isHidden()), None)
        if troubled is not None:
            troubled.field.setFocus()
            if isinstance(troubled.field, QLineEdit):
                troubled.field.selectAll()

    def _grow(self) -> None:
        """Room for what was said below the fields."""
        most = self.screen().availableSize().height()
        self.resize(self.width(), max(self.height(), min(self._height_at(self.width()), most)))

    def _complain(self, problem: Problem) -> None:
        text = str(say(problem, self._language))
        topic, _, name = problem.code.partition(".")
        places = [self.place.place_of(name)] if topic == "shared" else _places_of(problem, self._asked[:2])
        for place in places:
            self.blocks[place].complain(text)


def _places_of(problem: Problem, person_and_office: tuple[str, str]) -> list[str]:
    """The fields beside which a problem of the store itself is said."""
    name = problem.code.partition(".")[2]
    if name == "name_long":
        long = str(problem.details["value"])
        return [
            place for place, typed in zip(("person", "office"), person_and_office, strict=True) if typed[:20] == long
        ]
    return [name.partition("_")[0]]


def _make_store(wanted: CreatedStore, draft: tuple[str, str, str], place: WantedPlace, now: "datetime") -> None:
    from inspector_app.shared_store.founding import NewDesk, found_store, join_store
    from inspector_app.stores import create_store

    desk = NewDesk(wanted.folder, _owner(*draft), wanted.passphrase)
    if place.lies is Lies.FOUND:
        found_store(desk, place.address, place.files, now)
    elif place.lies is Lies.JOIN:
        join_store(desk, _invitation(place.invitation), place.secret, place.address, now)
    else:
        create_store(desk.folder, desk.owner, desk.passphrase, now)


def _invitation(path: str) -> bytes:
    """Raises RefusedInputError shared.invitation_bad for a file that cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise RefusedInputError([Problem("shared.invitation_bad")]) from error


def _owner(person: str, office: str, role: str) -> "StoreOwner":
    from inspector_app.stores import Role, StoreOwner

    return StoreOwner(person, office, Role(role))
