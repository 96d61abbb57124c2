"""Who can open a pack written now: the supervisors whose cards were taken, or why one is needed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.log import Device
from inspector_app.exchange.trust.six_words import spoken
from ui.translation import spoken_language
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

_SHOWN = 3


class RecipientList(QFrame):
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recipient_list")
        self._shown: tuple[Device, ...] | None = None
        title = PlainLabel(self.tr("谁能打开"), self)
        title.setProperty("role", "section")
        self.add = QPushButton(self.tr("登记主管名片…"), self)
        self.add.clicked.connect(self.card_wanted)
        self.nobody = PlainLabel(
            self.tr(
                "还没有登记主管。检查包是加密的，只有登记过的主管打得开：请主管在他的“资料包”页导出名片（.zjcard），拿来这里登记。"
            ),
            self,
        )
        self.nobody.setObjectName("advice_box")
        self.nobody.setWordWrap(True)
        self.people = QVBoxLayout()
        self.people.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.nobody)
        column.addLayout(self.people)

    def show_recipients(self, recipients: Sequence[Device]) -> None:
        if tuple(recipients) == self._shown:
            return
        self._shown = tuple(recipients)
        self.nobody.setVisible(not recipients)
        self.add.setText(self.tr("再登记一位…") if recipients else self.tr("登记主管名片…"))
        while (item := self.people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for device in self._shown[:_SHOWN]:
            self.people.addWidget(_Person(device, self))
        if len(self._shown) > _SHOWN:
            more = PlainLabel(self.tr("还有 {count} 位").format(count=len(self._shown) - _SHOWN), self)
            more.setToolTip(plain_tip("\n".join(f"{each.person} {each.office}" for each in self._shown[_SHOWN:])))
            more.setProperty("role", "secondary")
            self.people.addWidget(more)


class _Person(QWidget):
    def __init__(self, device: Device, parent: QWidget) -> None:
        super().__init__(parent)
        name = PlainLabel(f"{device.person} · {device.office}", self)
        digits = PlainLabel(spoken(device.signing_key, spoken_language()), self)
        digits.setProperty("role", "secondary")
        digits.setToolTip(self.tr("六个词：与主管“资料包”页上的一致，才是他的电脑。"))
        for label in (name, digits):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(digits)
