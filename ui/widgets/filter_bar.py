"""What narrows the register down: colours as chips with counts, community and kind as lists."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.kinds import kind_words
from inspector_app.enterprises.overview import Filter
from inspector_app.messages import Language
from inspector_app.visible_signs import visible
from ui.register.field_words import value_words
from ui.register.grade_looks import grade_icon, grade_word
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain_label import PlainLabel

_ICON_SIDE = 14


class FilterBar(QWidget):
    changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.chips: dict[Grade, QToolButton] = {}
        row = FlowLayout(self)
        self.chips = {grade: self._chip(grade) for grade in Grade}
        self.community = self._choice(self.tr("全部社区"), self.tr("社区"))
        self.kind = self._choice(self.tr("全部类型"), self.tr("企业类型"))
        for word in kind_words():
            self.kind.addItem(value_words("kind", word, language), word)
        self.sensitive = QToolButton(self)
        self.sensitive.setObjectName("filter_chip")
        self.sensitive.setCheckable(True)
        self.sensitive.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sensitive.setText(self.tr("重点敏感货代"))
        self.sensitive.setToolTip(self.tr("承接粉末、液体等敏感货，或经营重点国家专线的国际货代"))
        self.sensitive.toggled.connect(self._tell)
        self.clear_button = QToolButton(self)
        self.clear_button.setText(self.tr("清除筛选"))
        self.clear_button.setAutoRaise(True)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self.found = PlainLabel(self)
        self.found.setProperty("role", "secondary")
        lists = (self.sensitive, self.community, self.kind)
        for widget in (*self.chips.values(), *lists, self.clear_button, self.found):
            row.addWidget(widget)

    def wanted(self) -> Filter:
        grades = frozenset(grade for grade, chip in self.chips.items() if chip.isChecked())
        community, kind = self.community.currentData() or "", self.kind.currentData() or ""
        return Filter(grades, community, kind, self.sensitive.isChecked())

    def clear(self) -> None:
        self.blockSignals(True)
        for chip in self.chips.values():
            chip.setChecked(False)
        self.sensitive.setChecked(False)
        self.community.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.blockSignals(False)
        self._tell()

    def offer_communities(self, communities: Sequence[str]) -> None:
        """Keeps the chosen one, if it is still there."""
        chosen = self.community.currentData()
        self.community.blockSignals(True)
        while self.community.count() > 1:
            self.community.removeItem(1)
        for name in communities:
            self.community.addItem(visible(name), name)
        self.community.setCurrentIndex(max(0, self.community.findData(chosen)))
        self.community.blockSignals(False)

    def show_counts(self, counts: Mapping[Grade, int], found: int, *, complete: bool = True) -> None:
        """Not `complete`: there are more, which nobody has counted yet."""
        for grade, chip in self.chips.items():
            count = str(counts.get(grade, 0)) if complete else "…"
            chip.setText(self.tr("{grade} {count}").format(grade=grade_word(grade), count=count))
            # It never shrinks: what stands behind it would move with every key.
            chip.setMinimumWidth(chip.sizeHint().width())
        # Only rules of four colours give it.
        blue = self.chips[Grade.BLUE]
        blue.setVisible(blue.isChecked() or counts.get(Grade.BLUE, 0) > 0)
        self.found.setText(self.tr("%n 家", None, found) if complete else self.tr("%n 家以上", None, found))

    def words(self) -> str:
        """The filter in words, or ""."""
        wanted = self.wanted()
        grades = [grade_word(grade) for grade in Grade if grade in wanted.grades]
        kind = [self.kind.currentText()] if wanted.kind else []
        listed = [self.sensitive.text()] if wanted.sensitive else []
        return self.tr("、").join([*grades, *listed, *([wanted.community] if wanted.community else []), *kind])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for grade, chip in self.chips.items():
                chip.setIcon(grade_icon(grade, self.palette()))

    def _chip(self, grade: Grade) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("filter_chip")
        chip.setCheckable(True)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        chip.setIcon(grade_icon(grade, self.palette()))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setText(grade_word(grade))
        chip.setAccessibleName(grade_word(grade))
        chip.toggled.connect(self._tell)
        return chip

    def _choice(self, everything: str, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.addItem(everything, "")
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choice.currentIndexChanged.connect(self._tell)
        return choice

    def _tell(self) -> None:
        self.clear_button.setVisible(self.wanted() != Filter())
        self.changed.emit()
