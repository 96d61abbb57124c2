"""What the bar over an open visit says, each time with the way to what is to be done about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.visible_signs import visible

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage


class VisitTelling(QObject):
    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        self._page, self._desk, self._bar = page, page.desk, page.notice
        self._passing = self._removed = ""
        """The words that go with the item, and the photo that may be put back."""
        self._is_away = False

    def trouble(self, messages: tuple[object, ...]) -> None:
        text = "\n".join(str(message) for message in messages)
        if self._desk.state is None:
            self._bar.tell(text, self.tr("返回"), self._page.closed.emit, "trouble")
        elif self._desk.autosave.unsaved:
            text += " " + self.tr("已输入的内容还在这一页，没有丢失。")
            self._bar.tell(text, self.tr("再保存一次"), self._desk.autosave.retry, "trouble")
        else:
            self._bar.tell(text, tone="trouble")

    def unsaved(self, codes: list[str]) -> None:
        """Why the visit cannot be ended, or go over to another version, now; and the way to what is to be mended."""
        flow = self._page.flow
        if not codes or flow is None:
            text = self.tr("还有内容没有保存，现在不能结束检查。")
            self._bar.tell(text, self.tr("再保存一次"), self._desk.autosave.retry, "trouble")
            return
        text = self.tr("还有内容没有保存，现在不能结束检查：{codes}。").format(codes=self.tr("、").join(codes))
        wanted = self.tr("到 {code}").format(code=codes[0])
        self.in_passing(text, wanted, lambda: flow.go(codes[0]), "trouble")

    def last_item(self, missing: int) -> None:
        """`missing` items of the visit have no answer yet."""
        if self._desk.shown.read_only:
            self.in_passing(self.tr("已到最后一项。"))
        elif missing and self._page.flow is not None:
            text = self.tr("已到最后一项，还有 %n 项未答完。", None, missing)
            self.in_passing(text, self.tr("到下一个未答项（Ctrl+↓）"), self._page.flow.next_missing)
        else:
            told = self.tr("全部答完了。可以看通知书，或结束检查。")
            self.in_passing(told, self.tr("结束检查（F12）"), self._page.actions_.end)

    def photos_arriving(self) -> None:
        """Why the page is not left yet."""
        text = self.tr("照片还在加入，都加入后继续。")
        self._bar.tell(text, self.tr("留在这一页"), self._page.actions_.stay)

    def photo_removed(self, photo_id: str) -> None:
        photos = self._page.photos
        self._removed, self._is_away = photo_id, False
        self._bar.tell(self.tr("已移除照片。"), self.tr("撤销"), lambda: photos.put_back(photo_id))

    def forget_removed(self) -> None:
        """It was put back otherwise, as by Ctrl+Z: the bar has nothing to take back any more."""
        state = self._desk.shown
        is_here = any(photo.id == self._removed for photo in (*state.photos, *state.tray))
        if is_here and self._is_away and self._bar.label.text() == visible(self.tr("已移除照片。")):
            self._bar.hide()
        self._is_away = not is_here

    def in_passing(
        self, text: str, action: str = "", wanted: Callable[[], object] | None = None, tone: str = "info"
    ) -> None:
        """Told of the item on the screen: gone with it."""
        # As the bar shows it.
        self._passing = visible(text)
        self._bar.tell(text, action, wanted, tone)

    def forget_passing(self) -> None:
        if self._bar.label.text() == self._passing:
            self._bar.hide()
