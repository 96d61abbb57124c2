"""What there is to do with packs beside visits: to decide, to confirm, to send down, to take back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from inspector_app.stores import Role
from ui.packs.pack_facts import PackRow, PacksState
from ui.widgets.flow_layout import FlowLayout


class ExchangeBar(QWidget):
    """Buttons that are only there when they have something to do."""

    conflicts_wanted = Signal()
    receipts_wanted = Signal()
    receipt_again_wanted = Signal()
    """The receipt that is chosen in the history: it was lost on its way."""
    plan_wanted = Signal()
    returns_wanted = Signal()
    withdraw_wanted = Signal()
    waiting_wanted = Signal()
    give_back_wanted = Signal()
    """Visits of a laptop that lost them."""
    room_wanted = Signal()
    """Originals that others confirmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conflicts, self.receipts, self.plan, self.returns, self.withdraw = (QPushButton(self) for _ in range(5))
        self.waiting, self.room, self.give_back, self.receipt_again = (QPushButton(self) for _ in range(4))
        self.room.setToolTip(self.tr("主管都确认收到的原件，可以在本机换成工作副本，腾出空间；也在这里取回。"))
        self.waiting.setToolTip(self.tr("核对无误、但接在还没有到的包后面；前面的一到就自动采用。"))
        self.receipt_again.setText(self.tr("重写回执…"))
        self.receipt_again.setToolTip(self.tr("选中的回执在路上丢了：给同一个人重写一份，按本机现在有的写。"))
        self.plan.setText(self.tr("下发方案…"))
        self.plan.setToolTip(self.tr("台账、检查表、法条、节假日、文号段、任务和设备名单，写给每一台登记过的电脑。"))
        self.give_back.setText(self.tr("找回检查…"))
        self.give_back.setToolTip(self.tr("有人的电脑坏了或只剩旧备份：把他交来过的检查和照片写成找回包，还给他。"))
        self.withdraw.setText(self.tr("撤回导入…"))
        self.withdraw.setToolTip(self.tr("在历史里选一次收取的检查包：整个撤回，就像没有导入过。"))
        for button, signal in (
            (self.conflicts, self.conflicts_wanted),
            (self.waiting, self.waiting_wanted),
            (self.receipts, self.receipts_wanted),
            (self.receipt_again, self.receipt_again_wanted),
            (self.plan, self.plan_wanted),
            (self.returns, self.returns_wanted),
            (self.withdraw, self.withdraw_wanted),
            (self.give_back, self.give_back_wanted),
            (self.room, self.room_wanted),
        ):
            button.clicked.connect(signal)
        row = FlowLayout(self, gap=8)
        for button in self._buttons():
            row.addWidget(button)
            button.hide()

    def show_state(self, state: PacksState) -> None:
        supervises = state.own.role == Role.SUPERVISOR
        self.conflicts.setText(self._conflict_words(state))
        self.conflicts.setVisible(state.conflicts + state.conflicts_elsewhere > 0)
        self.waiting.setText(self.tr("等待中的包（%n 个）…", None, len(state.waiting)))
        self.waiting.setVisible(bool(state.waiting))
        self.receipts.setText(self.tr("写回执（%n 人）…", None, state.receipts_due))
        self.receipts.setVisible(supervises and state.receipts_due > 0)
        self.plan.setVisible(supervises)
        self.plan.setEnabled(state.others > 0)
        self.returns.setText(self._return_words(state))
        self.returns.setVisible(supervises and state.comments + state.returned > 0)
        self.withdraw.setVisible(any(_is_taken(row) for row in state.history))
        self.room.setText(self._room_words(state))
        self.room.setVisible(bool(state.thinnable or state.thinned))
        self.give_back.setVisible(supervises and state.held > 0)
        self.setVisible(any(not button.isHidden() for button in self._buttons()))

    def _buttons(self) -> tuple[QPushButton, ...]:
        said = (self.conflicts, self.waiting, self.receipts, self.receipt_again, self.plan, self.returns)
        return (*said, self.withdraw, self.give_back, self.room)

    def _conflict_words(self, state: PacksState) -> str:
        """What can be decided here comes first; what others have to do something about stays until they did."""
        if state.conflicts:
            return self.tr("有 %n 处说法不一，请决定…", None, state.conflicts)
        return self.tr("有 %n 处说法不一，看由谁决定…", None, state.conflicts_elsewhere)

    def _return_words(self, state: PacksState) -> str:
        """What is new comes first; what waits for an answer stays until it is settled."""
        if not state.comments:
            return self.tr("已退回 %n 条意见，等对方处理…", None, state.returned)
        if not state.returned:
            return self.tr("退回检查（%n 条意见）…", None, state.comments)
        words = self.tr("退回检查（%n 条新意见，另有 {sent} 条等对方处理）…", None, state.comments)
        return words.format(sent=state.returned)

    def _room_words(self, state: PacksState) -> str:
        if state.doubted:
            return self.tr("已精简的原件有 %n 张要核对…", None, state.doubted)
        if state.thinnable:
            return self.tr("已确认，可精简 %n 张原件…", None, state.thinnable)
        return self.tr("已精简 %n 张原件…", None, state.thinned)

    def show_chosen(self, row: PackRow | None) -> None:
        self.withdraw.setEnabled(row is not None and _is_taken(row))
        self.receipt_again.setVisible(row is not None and bool(row.receipt_for))


def _is_taken(row: PackRow) -> bool:
    """A visit pack that was imported: the one kind that can be withdrawn."""
    return row.record.direction == "in" and "ranges" in row.record.report
