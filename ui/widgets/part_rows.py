"""The enterprises of a measure in its form: found by name, each with its part, what came of it, and its paper."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records.papers import Notice
from inspector_app.measures.drafts import PartDraft
from inspector_app.measures.kinds import MeasureKind, Outcome, Role, words
from inspector_app.messages import Language
from ui.day_words import day_words
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.steady_combo_box import SteadyComboBox

_PATIENCE_MS = 200
_FOUND_LINES, _SHOWN_LINES = 5, 6
_KEY = Qt.ItemDataRole.UserRole


class PartRows(QWidget):
    search_wanted = Signal(str)
    papers_wanted = Signal(str)
    """Id of an enterprise whose papers may be this measure."""
    changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._kind: MeasureKind | None = None
        self._parts: dict[str, tuple[PartDraft, str]] = {}
        self._papers: dict[str, Sequence[Notice]] = {}
        self.roles: dict[str, SteadyComboBox] = {}
        self.outcomes: dict[str, SteadyComboBox] = {}
        self.papers: dict[str, SteadyComboBox] = {}
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("输入企业名称或统一社会信用代码，从下面选"))
        self.search.setAccessibleName(self.tr("查找企业"))
        self.search.setClearButtonEnabled(True)
        self.found = QListWidget(self)
        self.found.setAccessibleName(self.tr("找到的企业"))
        self.found.setFixedHeight(_FOUND_LINES * (self.fontMetrics().lineSpacing() + 6))
        self.found.hide()
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.search, self.found, self.area):
            column.addWidget(widget)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE_MS)
        self._pause.timeout.connect(lambda: self.search_wanted.emit(self.search.text()))
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._take_first)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)

    def begin(self, kind: MeasureKind, parts: Sequence[tuple[PartDraft, str]]) -> None:
        """The enterprises with their names."""
        self._kind, self._papers = kind, {}
        self._parts = {part.enterprise_id: (part, name) for part, name in parts}
        self._rebuild()

    def set_kind(self, kind: MeasureKind) -> None:
        """What the other kind does not have is taken back; the enterprises stay."""
        self._keep_typed()
        usual = kind.roles[0].value
        for id, (part, name) in self._parts.items():
            role = part.role if part.role in kind.roles else usual
            outcome = part.outcome if role == Role.CHECKED else ""
            self._parts[id] = (PartDraft(id, role, outcome, part.note), name)
        self._kind, self._papers = kind, {}
        self._rebuild()

    def parts(self) -> tuple[PartDraft, ...]:
        self._keep_typed()
        return tuple(part for part, _ in self._parts.values())

    def show_found(self, found: Sequence[tuple[str, str, str]]) -> None:
        self.found.clear()
        for id, name, code in found:
            item = QListWidgetItem(f"{name}　{code}".strip("　"))
            item.setData(_KEY, (id, name))
            self.found.addItem(item)
        self.found.setVisible(bool(found) or bool(self.search.text().strip()))
        if not found and self.search.text().strip():
            nothing = QListWidgetItem(self.tr("台账里没有这样的企业"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(nothing)

    def offer_papers(self, enterprise_id: str, papers: Sequence[Notice]) -> None:
        self._papers[enterprise_id] = papers
        self._keep_typed()
        self._rebuild()

    def add(self, enterprise_id: str, name: str) -> None:
        self._keep_typed()
        assert self._kind is not None
        if enterprise_id not in self._parts:
            # Whoever is added after the first one of a warning meeting attends it.
            role = self._kind.roles[-1 if self._parts and Role.SUBJECT in self._kind.roles else 0]
            self._parts[enterprise_id] = (PartDraft(enterprise_id, role.value), name)
        self._rebuild()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes an enterprise; the form is saved by its button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take_first(self) -> None:
        if self.found.isVisible() and self.found.count():
            self._take(self.found.item(0))
        else:
            self.search_wanted.emit(self.search.text())

    def _take(self, item: QListWidgetItem) -> None:
        data = item.data(_KEY)
        if data is not None:
            self.search.clear()
            self.found.hide()
            self.add(*data)

    def _remove(self, enterprise_id: str) -> None:
        self._keep_typed()
        self._parts.pop(enterprise_id, None)
        self._rebuild()
        self.changed.emit()

    def _keep_typed(self) -> None:
        for id, (part, name) in self._parts.items():
            role = self.roles[id].currentData() if id in self.roles else part.role
            outcome = self.outcomes[id].currentData() if id in self.outcomes else part.outcome
            paper = self.papers[id].currentData() if id in self.papers else part.notice_id
            outcome = outcome if role == Role.CHECKED else ""
            self._parts[id] = (PartDraft(id, role, outcome, part.note, paper or ""), name)

    def _rebuild(self) -> None:
        for made in (self.roles, self.outcomes, self.papers):
            made.clear()
        body = QWidget(self.area)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setColumnStretch(0, 1)
        for row, (id, (part, name)) in enumerate(self._parts.items()):
            for column, widget in enumerate(self._row(id, part, name, body)):
                grid.addWidget(widget, row, column)
        grid.setRowStretch(len(self._parts), 1)
        self.area.setWidget(body)
        lines = min(len(self._parts), _SHOWN_LINES)
        self.area.setVisible(bool(self._parts))
        self.area.setMinimumHeight(lines * (self.fontMetrics().lineSpacing() + 20))

    def _row(self, id: str, part: PartDraft, name: str, body: QWidget) -> list[QWidget]:
        assert self._kind is not None
        label = ElidedLabel(body)
        label.setText(name or id)
        remove = QToolButton(body)
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setAccessibleName(self.tr("去掉{name}").format(name=name))
        remove.clicked.connect(partial(self._remove, id))
        chosen: list[QWidget] = [label]
        if len(self._kind.roles) > 1:
            self.roles[id] = self._role_choice(part, body)
            chosen.append(self.roles[id])
        if self._kind.has_outcomes:
            self.outcomes[id] = self._outcome_choice(part, body)
            chosen.append(self.outcomes[id])
        if self._kind.papers:
            chosen.append(self._paper_choice(id, part, body))
        return [*chosen, remove]

    def _role_choice(self, part: PartDraft, body: QWidget) -> SteadyComboBox:
        assert self._kind is not None
        choice = SteadyComboBox(body)
        for role in self._kind.roles:
            choice.addItem(words("roles", role.value, self._language), role.value)
        choice.setCurrentIndex(max(0, choice.findData(part.role)))
        if self._kind.has_outcomes:
            choice.currentIndexChanged.connect(lambda _: self._show_outcomes())
        return choice

    def _outcome_choice(self, part: PartDraft, body: QWidget) -> SteadyComboBox:
        choice = SteadyComboBox(body)
        for outcome in ("", *Outcome):
            choice.addItem(words("outcomes", str(outcome), self._language), str(outcome))
        choice.setCurrentIndex(max(0, choice.findData(part.outcome)))
        choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        choice.setEnabled(part.role in ("", Role.CHECKED.value))
        return choice

    def _show_outcomes(self) -> None:
        """Only who was checked has one."""
        for id, choice in self.outcomes.items():
            choice.setEnabled(id not in self.roles or self.roles[id].currentData() == Role.CHECKED)
        self.changed.emit()

    def _paper_choice(self, id: str, part: PartDraft, body: QWidget) -> QWidget:
        if id not in self._papers:
            self.papers_wanted.emit(id)
            return PlainLabel("…", body)
        choice = SteadyComboBox(body)
        choice.setToolTip(self.tr("程序里已出具的同一份文书；选上后合计只算一次"))
        choice.addItem(self.tr("没有出具文书"), "")
        if part.notice_id and all(each.id != part.notice_id for each in self._papers[id]):
            choice.addItem(self.tr("已关联的文书"), part.notice_id)
        for paper in self._papers[id]:
            choice.addItem(paper.number or day_words(paper.issued_at.date()), paper.id)
        choice.setCurrentIndex(max(0, choice.findData(part.notice_id)))
        self.papers[id] = choice
        return choice
