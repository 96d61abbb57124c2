"""The menu bar: every command with its key. Built anew when the language changes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.frame.edit_menu import EditMenu
from ui.frame.sections import sections_of
from ui.preferences import TEXT_SIZES, THEMES
from ui.translation import has_english
from ui.widgets.language_row import NAMES

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.notice_page import NoticePage


class WindowMenus(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._visit_actions: list[QAction] = []
        self._file()
        self.edit = EditMenu(window, self._menu(self.tr("编辑(&E)")))
        self._visit()
        self._papers()
        self._view()
        self._help()

    def leave(self) -> None:
        """With their store: what an entry does would keep it, closed, for as long as the entry is there."""
        bar = self._window.menuBar()
        bar.clear()
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self.deleteLater()

    def _file(self) -> None:
        window, menu = self._window, self._menu(self.tr("文件(&F)"))
        self._add(menu, self.tr("导入台账…"), window.commands.import_register, "Ctrl+I")
        self._add(menu, self.tr("台账查重…"), window.commands.find_duplicates)
        self._add(menu, self.tr("资料包…"), lambda: window.go("packs"))
        self._add(menu, self.tr("核验文书…"), window.commands.verify_paper)
        self._add(menu, self.tr("核对对外版本…"), window.commands.check_annex)
        self._add(menu, self.tr("检查表预览…"), window.commands.preview_checklist)
        menu.addSeparator()
        self._add(menu, self.tr("试恢复备份"), window.commands.try_restore)
        self._add(menu, self.tr("打开工作库文件夹"), window.commands.open_store_folder)
        self._add(menu, self.tr("换一个工作库…"), window.lock)
        self._add(menu, self.tr("锁定"), window.lock, "Ctrl+Shift+L")
        menu.addSeparator()
        self._add(menu, self.tr("退出"), window.close, "Ctrl+Q")

    def _visit(self) -> None:
        """Keys behind a tab are shown here and belong to the visit page, which knows when it may take them."""
        window, menu = self._window, self._menu(self.tr("检查(&V)"))
        self._add(menu, self.tr("查找企业"), window.commands.find_enterprise, "Ctrl+K")
        menu.addSeparator()
        commands: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("下一个未答项") + "\tCtrl+↓", lambda: window.commands.visit_flow().next_missing()),
            (self.tr("添加照片…") + "\tCtrl+O", lambda: window.commands.visit_actions().add_photos()),
            (self.tr("粘贴照片") + "\tCtrl+V", lambda: window.commands.visit_actions().paste_photos()),
            (self.tr("新增问题…") + "\tCtrl+N", lambda: window.commands.visit_actions().add_finding()),
            (self.tr("出具文书"), window.commands.show_notice),
            (self.tr("结束检查…") + "\tF12", lambda: window.commands.visit_actions().end()),
            (self.tr("快速作答") + "\tCtrl+R", lambda: window.commands.visit_tools().toggle_rapid()),
            (self.tr("补录纸质检查表…") + "\tCtrl+Shift+R", lambda: window.commands.visit_tools().key_in_paper()),
            (self.tr("缺什么…") + "\tCtrl+M", lambda: window.commands.visit_tools().show_missing()),
            (self.tr("按题号跳转…") + "\tCtrl+J", lambda: window.commands.visit_tools().go_to_code()),
            (self.tr("大字朗读") + "\tCtrl+T", lambda: window.commands.visit_tools().show_read_aloud()),
            (self.tr("随机抽样…") + "\tCtrl+D", lambda: window.commands.visit_tools().sampling.open()),
            (self.tr("空白检查表存为 PDF…"), lambda: window.commands.visit_tools().papers.save_form(filled=False)),
            (self.tr("已填检查表存为 PDF…"), lambda: window.commands.visit_tools().papers.save_form(filled=True)),
            (self.tr("打印空白检查表…"), lambda: window.commands.visit_tools().papers.print_form(filled=False)),
            (self.tr("打印已填检查表…"), lambda: window.commands.visit_tools().papers.print_form(filled=True)),
            (self.tr("附上纸质检查表的扫描件…"), lambda: window.commands.visit_tools().papers.attach_scan()),
        )
        self._visit_actions = [self._add(menu, words, deed) for words, deed in commands]
        menu.addSeparator()
        back = self._add(menu, self.tr("返回列表") + "\tEsc", window.leave_guest)
        menu.aboutToShow.connect(lambda: self._enable(back))

    def _papers(self) -> None:
        """Keys behind a tab belong to the page of a paper, which knows when it may take them."""
        window, menu = self._window, self._menu(self.tr("文书(&P)"))
        self._add(menu, self.tr("全部文书"), partial(window.go, "papers"))
        menu.addSeparator()
        deeds: tuple[tuple[str, Callable[[NoticePage], object]], ...] = (
            (self.tr("签发…") + "\tCtrl+Enter", lambda page: page.panel.issue.click()),
            (self.tr("直接打印") + "\tF8", lambda page: page.print_straight()),
            (self.tr("打印…") + "\tCtrl+P", lambda page: page.panel.print.click()),
            (self.tr("存为 PDF…") + "\tCtrl+S", lambda page: page.panel.keep.click()),
            (self.tr("签名…") + "\tF7", lambda page: page.panel.service.sign.click()),
            (self.tr("拒绝签字…"), lambda page: page.panel.service.refuse.trigger()),
            (self.tr("送达…") + "\tF9", lambda page: page.panel.service.serve.click()),
            (self.tr("撤回文书…"), lambda page: page.panel.service.withdraw.trigger()),
        )
        actions = [self._add(menu, words, partial(self._on_paper, deed)) for words, deed in deeds]

        def enable() -> None:
            for action in actions:
                action.setEnabled(self._paper() is not None)

        menu.aboutToShow.connect(enable)

    def _paper(self) -> "NoticePage | None":
        from ui.pages.notice_page import NoticePage

        frame = self._window.frame_
        top = frame.stack.top if frame is not None and frame.stack.section else None
        return top if isinstance(top, NoticePage) else None

    def _on_paper(self, deed: "Callable[[NoticePage], object]") -> None:
        page = self._paper()
        if page is not None:
            deed(page)

    def _view(self) -> None:
        window, menu = self._window, self._menu(self.tr("视图(&W)"))
        assert window.session is not None
        for key, place in sections_of(window.session.store.owner.role).items():
            self._add(menu, place.words, partial(window.go, key), place.key)
        menu.addSeparator()
        self._themes(menu.addMenu(self.tr("主题")))
        self._sizes(menu.addMenu(self.tr("文字大小")))
        fingers = self._add(menu, self.tr("平板模式"), window.commands.toggle_tablet)
        fingers.setCheckable(True)
        fingers.setChecked(window.appearance.tablet)
        languages = menu.addMenu(self.tr("语言 Language"))
        group = QActionGroup(languages)
        for language, name in NAMES.items():
            action = self._add(languages, name, partial(window.set_language, language))
            self._choice(action, group, chosen=language is window.preferences.language)
            action.setEnabled(has_english())
        menu.addSeparator()
        # A key behind a tab is of the window, for the door has panes, too, and no menu.
        self._add(menu, self.tr("下一个窗格") + "\tF6", partial(window.panes.go, 1))
        self._add(menu, self.tr("上一个窗格") + "\tShift+F6", partial(window.panes.go, -1))
        self._add(menu, self.tr("收起或展开侧栏"), window.fold_side_bar, "Ctrl+B")
        self._add(menu, self.tr("全屏"), window.commands.toggle_full_screen, "F11")

    def _themes(self, menu: QMenu) -> None:
        words = {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        group, window = QActionGroup(menu), self._window
        for theme in THEMES:
            action = self._add(menu, words[theme], partial(window.appearance.set_theme, theme))
            self._choice(action, group, chosen=theme == window.preferences.theme)
        menu.aboutToShow.connect(lambda: group.actions()[THEMES.index(window.preferences.theme)].setChecked(True))

    def _sizes(self, menu: QMenu) -> None:
        group, window = QActionGroup(menu), self._window
        for percent in TEXT_SIZES:
            action = self._add(menu, f"{percent} %", partial(window.appearance.set_text_size, percent))
            self._choice(action, group, chosen=percent == window.preferences.text_size)
        menu.addSeparator()
        bigger = self._add(menu, self.tr("放大"), lambda: window.appearance.step_text_size(1))
        # Ctrl+= is where + lies without Shift.
        bigger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, self.tr("缩小"), lambda: window.appearance.step_text_size(-1), "Ctrl+-")

    def _help(self) -> None:
        menu = self._menu(self.tr("帮助(&H)"))
        self._add(menu, self.tr("使用手册") + "\tF1", self._window.commands.show_help)
        self._add(menu, self.tr("快捷键一览"), self._window.commands.show_keys, "Shift+F1")
        self._add(menu, self.tr("看一遍导览"), self._window.commands.show_tour)
        self._add(menu, self.tr("程序体检…"), self._window.commands.show_doctor)
        self._add(menu, self.tr("关于寄检通"), self._window.commands.show_about)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, words: str, deed: Callable[[], object], key: str = "") -> QAction:
        action = QAction(words, menu)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: deed())
        menu.addAction(action)
        return action

    def _choice(self, action: QAction, group: QActionGroup, *, chosen: bool) -> None:
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)

    def _enable(self, back: QAction) -> None:
        visit = self._window.open_visit_page()
        for action in self._visit_actions:
            action.setEnabled(visit is not None)
        back.setEnabled(self._window.frame_ is not None and self._window.frame_.stack.has_guest)
