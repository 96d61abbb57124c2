"""Above the paper: back, whose it is, which page is seen, how large."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip
from ui.widgets.steady_combo_box import SteadyComboBox

_BODY_LETTERS = 34


class NoticeHead(QFrame):
    back_wanted = Signal()
    page_wanted = Signal(int)
    """So many pages on."""
    zoom_wanted = Signal(int)
    """One step larger (1) or smaller (-1)."""
    fit_wanted = Signal()
    body_wanted = Signal(str)
    """Another body of a joint inspection is to issue; "" for the own office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_head")
        self._title = PlainLabel(self.tr("文书"), self)
        self._title.setProperty("role", "panel_title")
        self._enterprise = PlainLabel(self)
        self._enterprise.setProperty("role", "secondary")
        self.body = SteadyComboBox(self)
        self.body.setAccessibleName(self.tr("签发单位"))
        self.body.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.body.setMinimumContentsLength(_BODY_LETTERS)
        self.body.activated.connect(lambda _: self.body_wanted.emit(self.body.currentData()))
        self.body.hide()
        self.place = PlainLabel(self)
        self.back = self._button(self.tr("← 返回"), self.tr("返回（Esc）"), self.back_wanted.emit)
        self.list = QPushButton(self.tr("列表"), self)
        self.list.setToolTip(self.tr("显示或收起文书列表"))
        self.list.setCheckable(True)
        self.list.hide()
        self.before = self._small("‹", self.tr("上一页（Ctrl+PgUp）"), lambda: self.page_wanted.emit(-1))
        self.after = self._small("›", self.tr("下一页（Ctrl+PgDown）"), lambda: self.page_wanted.emit(1))
        self.smaller = self._small("−", self.tr("缩小（Ctrl+-）"), lambda: self.zoom_wanted.emit(-1))
        self.fit = self._small("", self.tr("适合宽度（Ctrl+0）"), self.fit_wanted.emit)
        self.larger = self._small("+", self.tr("放大（Ctrl++）"), lambda: self.zoom_wanted.emit(1))
        self._lay_out()
        self.show_place(0, 0, 100)

    def show_paper(self, title: str, enterprise: str) -> None:
        self._title.setText(title)
        if enterprise:
            self._enterprise.setText(enterprise)
            self._enterprise.setToolTip(plain_tip(enterprise))

    def show_issuers(self, issuers: Sequence[str], body: str) -> None:
        """The own office first; with nobody else there is nothing to choose."""
        self.body.clear()
        for place, issuer in enumerate(issuers):
            self.body.addItem(issuer, issuer if place else "")
        self.body.setCurrentIndex(max(0, self.body.findData(body)))
        self.body.view().setMinimumWidth(self.body.view().sizeHintForColumn(0) + 24)
        self.body.setToolTip(plain_tip(self.tr("签发单位：{name}").format(name=self.body.currentText())))
        self.body.setVisible(len(issuers) > 1)

    def show_place(self, page: int, pages: int, percent: int) -> None:
        self.place.setText(self.tr("第 {page} / {pages} 页").format(page=page, pages=pages) if pages else "")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < pages)
        self.fit.setText(f"{percent}%")
        for widget in (self.before, self.place, self.after, self.smaller, self.fit, self.larger):
            widget.setVisible(pages > 0)

    def _button(self, text: str, tip: str, wanted: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(wanted)
        return button

    def _small(self, text: str, tip: str, wanted: object) -> QPushButton:
        button = self._button(text, tip, wanted)
        button.setAccessibleName(tip)
        button.setProperty("compact", True)
        return button

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self._title, self._enterprise):
            # A long name gives way to the buttons instead of widening the window.
            label.setMinimumWidth(40)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, label.sizePolicy().verticalPolicy())
            names.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        row.addWidget(self.back)
        row.addWidget(self.list)
        row.addSpacing(6)
        row.addLayout(names, 1)
        row.addWidget(self.body)
        row.addSpacing(6)
        for widget in (self.before, self.place, self.after):
            row.addWidget(widget)
        row.addSpacing(10)
        for button in (self.smaller, self.fit, self.larger):
            row.addWidget(button)
