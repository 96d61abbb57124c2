"""A short tour through an open store: a card in the corner that goes from page to page and never stands in the way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.widgets.even_label import EvenLabel
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tour_ring import TourRing

if TYPE_CHECKING:
    from ui.frame.work_frame import WorkFrame

_WIDTH_LETTERS = 26
_MARGIN, _INSIDE = 18, 20


@dataclass(frozen=True, slots=True)
class Stop:
    section: str
    title: str
    words: str


class Tour(QFrame):
    left = Signal()
    """It is over, whether it was seen to its end or not."""

    def __init__(self, frame: "WorkFrame") -> None:
        super().__init__(frame)
        self.setObjectName("tour_card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("导览"))
        self._frame, self._place, self._going = frame, 0, False
        self._stops = [stop for stop in self._all_stops() if stop.section in frame.side.buttons]
        self.ring = TourRing(frame)
        self.count, self.title, self.words = PlainLabel(self), PlainLabel(self), EvenLabel(parent=self)
        self.leave, self.back, self.next = QPushButton(self.tr("结束导览"), self), QPushButton(self), QPushButton(self)
        self._lay_out()
        self.leave.clicked.connect(self.stop)
        self.back.clicked.connect(lambda: self._go(self._place - 1))
        self.next.clicked.connect(self._go_on)
        QShortcut(QKeySequence("Esc"), self, self.stop, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        frame.installEventFilter(self)
        frame.stack.shown.connect(self._stand_aside)
        self._go(0)

    def go_on(self) -> None:
        """To the stop where it is, wherever the person went meanwhile."""
        self._go(self._place)

    def stop(self) -> None:
        """At any point; the person stays on the page where he is."""
        self._frame.removeEventFilter(self)
        self._frame.stack.shown.disconnect(self._stand_aside)
        self.ring.deleteLater()
        self.left.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return False

    def _all_stops(self) -> tuple[Stop, ...]:
        return (
            Stop("enterprises", self.tr("查企业"), self.tr("输入名称、拼音或电话就能找到。选中一家，右边开始检查。")),
            Stop("planning", self.tr("排今天"), self.tr("该查谁、什么时候到期，都在这里；加入当日安排，按顺序走。")),
            Stop(
                "visits", self.tr("做检查"), self.tr("一项一项按 1 合格、2 不合格、3 不适用；边做边存，随时可以放下。")
            ),
            Stop("rectification", self.tr("盯整改"), self.tr("责令了什么、到了几天、谁回复了；到期从这里开始复查。")),
            Stop("papers", self.tr("看文书"), self.tr("通知书、笔录、复查意见书都在这里，可以打印、签名、送达。")),
            Stop(
                "packs",
                self.tr("交资料包"),
                self.tr("检查结束后写成一个加密文件，拷到U盘交给主管；收到的回执也在这里读。"),
            ),
            Stop(
                "settings",
                self.tr("先做两件事"),
                self.tr("填好单位信息，登记恢复公钥；备份每天自动做。随时按 F1 看手册。"),
            ),
        )

    def _lay_out(self) -> None:
        self.title.setProperty("role", "heading")
        self.count.setProperty("role", "small")
        self.back.setText(self.tr("上一步"))
        self.next.setProperty("primary", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSIDE, 16, _INSIDE, 16)
        column.setSpacing(8)
        for label in (self.count, self.title, self.words):
            column.addWidget(label)
        column.addLayout(row)
        # The longest that it will say.
        self.next.setText(self.tr("开始使用"))
        for button in (self.leave, self.back, self.next):
            button.ensurePolished()
        letters = _WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字")
        self.setFixedWidth(max(letters, row.sizeHint().width() + 2 * _INSIDE))

    def _go(self, place: int) -> None:
        pressed = self.back if self.back.hasFocus() and place > 0 else self.next
        self._place, self._going = place, True
        stop = self._stops[place]
        self._frame.stack.open(stop.section)
        self._going = False
        self.count.setText(self.tr("第 {place} 站，共 {all} 站").format(place=place + 1, all=len(self._stops)))
        self.title.setText(stop.title)
        self.words.setText(stop.words)
        self.back.setEnabled(place > 0)
        last = place == len(self._stops) - 1
        self.next.setText(self.tr("开始使用") if last else self.tr("下一步"))
        self.show()
        self._stand()
        # The page took the keys: the next Enter would have been for its list.
        pressed.setFocus()

    def _stand_aside(self) -> None:
        """A visit or a paper that the person opened is work: the card waits until they come back to the list."""
        away = self._frame.stack.has_guest and not self._going
        self.setVisible(not away)
        self.ring.setVisible(not away)

    def _go_on(self) -> None:
        if self._place == len(self._stops) - 1:
            self.stop()
        else:
            self._go(self._place + 1)

    def _stand(self) -> None:
        """In the corner where the least is; the ring around where the page is chosen."""
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))  # type: ignore[union-attr]
        room = self._frame.rect()
        lower = room.bottom() - self._frame.status.height()
        self.move(QPoint(room.right() - self.width() - _MARGIN, lower - self.height() - _MARGIN))
        self.ring.stand_around(self._frame.side.buttons[self._stops[self._place].section])
        self.raise_()
