"""The middle of a visit: one item in full, or its whole area as a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector_app.checklists.model import Area
from inspector_app.checklists.visit_form import VisitForm
from ui.models.checklist_tree import words
from ui.visit.visit_state import VisitState
from ui.widgets.area_list import AreaList
from ui.widgets.comment_strip import CommentStrip
from ui.widgets.inputs.keeping import Keeper
from ui.widgets.item_card import ItemCard
from ui.widgets.plain_label import PlainLabel


class ItemPane(QWidget):
    card_changed = Signal()
    """Another item's card is shown: its signals are to be connected."""

    def __init__(self, language: str, keeper: Keeper | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setObjectName("item_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language = language
        self.card: ItemCard | None = None
        self._area: Area | None = None
        """The one the item is in; its list is made when it is asked for."""
        self.area = AreaList(language, self)
        self._where = PlainLabel(self)
        self._where.setProperty("role", "secondary")
        self._where.setWordWrap(True)
        self.whole_area = QPushButton(self.tr("整个领域"), self)
        self.whole_area.setCheckable(True)
        self.whole_area.setProperty("compact", True)
        self.whole_area.setToolTip(self.tr("一次看整个领域的检查项（Ctrl+L）"))
        self.whole_area.toggled.connect(self._show_chosen_view)
        self.area.tab_after = self.whole_area
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("item_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.area)
        self.comments = CommentStrip(self)
        self._lay_out()

    def show_item(self, state: VisitState, form: VisitForm, code: str) -> None:
        """A new card when it is another item, or another language; what is typed into the same one stays."""
        self._area = state.area_of(code)
        if self.shows_area:
            self.area.show_area(self._area)
        self.tell_where(state, code)
        item = form.item(code)
        if self.card is not None and self.card.item.code == code and self.card.language == self._language:
            return
        known = [each for each in item.legal_basis if each in state.law.known_ids()]
        law = state.law.cite(known, state.visit.opened_at.date(), state.enterprise.kind)
        self.card = ItemCard(item, law, self._language, self._scroll, self._keeper)
        self._scroll.setWidget(self.card)
        self.card_changed.emit()

    @property
    def language(self) -> str:
        return self._language

    def set_language(self, language: str) -> None:
        """The next `show_item` speaks it."""
        self._language = language
        self.area.set_language(language)

    def forget_card(self) -> None:
        """The next `show_item` makes a new card, whatever is shown now."""
        self.card = None

    @property
    def shows_area(self) -> bool:
        return self.whole_area.isChecked()

    def tell_where(self, state: VisitState, code: str) -> None:
        area = state.area_of(code)
        item = state.item(code)
        place = next(place for place, each in enumerate(area.items, start=1) if each.code == code)
        parts = [
            self.tr("{area} · 第 {place} 项，共 {total} 项").format(
                area=words(area.label, self._language), place=place, total=len(area.items)
            ),
            code,
        ]
        if item.severity:
            severities = {"A": self.tr("A 重大"), "B": self.tr("B 较重"), "C": self.tr("C 一般")}
            parts.append(self.tr("不合格时：{severity}").format(severity=severities[item.severity]))
        if not item.has_verdict:
            parts.append(self.tr("只记录，不判定"))
        self._where.setText("  ·  ".join(parts))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(20, 8, 12, 0)
        above.addWidget(self._where, 1)
        above.addWidget(self.whole_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addWidget(self.comments)

    def _show_chosen_view(self, whole: bool) -> None:
        if whole and self._area is not None:
            self.area.show_area(self._area)
        self._stack.setCurrentWidget(self.area if whole else self._scroll)
