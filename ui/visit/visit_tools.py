"""What helps on site beside answering: rapid mode, what is missing, reading aloud, samples, paper, languages."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from inspector_app.checklists.lacks import Given, missing_in
from inspector_app.visits import save_paper_day
from ui.day_words import day_words
from ui.dialogs.missing_list_window import MissingListWindow
from ui.dialogs.paper_dialogs import GoToItemDialog, PaperDayDialog
from ui.dialogs.read_aloud_window import ReadAloudWindow
from ui.models.checklist_tree import words
from ui.visit.visit_modes import VisitModes, Walk, code_like
from ui.visit.visit_papers import VisitPapers
from ui.visit.visit_sampling import VisitSampling

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage


class VisitTools(QObject):
    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        assert page.flow is not None
        self._page, self._desk, self._flow = page, page.desk, page.flow
        self.modes = VisitModes(page.flow, page.panes.ribbon, self)
        self.papers = VisitPapers(page.desk, page)
        self.sampling = VisitSampling(page.desk, page.flow, self.papers, page)
        self.missing: MissingListWindow | None = None
        self.read_aloud: ReadAloudWindow | None = None
        self.modes.nothing_last_time.connect(
            lambda: page.telling.in_passing(self.tr("没有上次的答案。请按现场情况判定。"))
        )
        self.papers.written.connect(lambda path: page.notice.tell(self.tr("已保存：{path}").format(path=path)))
        self.papers.told.connect(page.notice.tell)
        for happened in (page.desk.changed, page.desk.reshaped, page.flow.moved):
            happened.connect(self._follow)

    def toggle_rapid(self) -> None:
        self.modes.go(Walk.USUAL if self.modes.walk is Walk.RAPID else Walk.RAPID)

    def key_in_paper(self) -> None:
        """Asks the day on the paper, records it, and begins at the first item without an answer."""
        if self.modes.walk is Walk.PAPER or self._desk.shown.read_only:
            self.modes.go(Walk.USUAL)
            return
        visit, now = self._desk.shown.visit, self._desk.session.clock()
        day = PaperDayDialog.ask(self._page, visit.paper_on or visit.opened_at.date(), now.date())
        if day is not None:
            self._begin_paper(day)

    def go_to_code(self) -> None:
        codes = [item.code for item in self._desk.shown.items]
        typed = GoToItemDialog.ask(self._page, codes)
        found = code_like(typed, self._nearest_first(codes))
        if found:
            self._flow.go(found)
        elif typed:
            self._page.telling.in_passing(self.tr("没有题号“{code}”。").format(code=typed))

    def show_missing(self) -> None:
        if self.missing is None:
            self.missing = MissingListWindow(self._desk.language.value, self._page)
            self.missing.wanted.connect(self._flow.go)
        self.missing.show()
        self.missing.raise_()
        self._follow()

    def show_read_aloud(self) -> None:
        if self.read_aloud is None:
            self.read_aloud = ReadAloudWindow(self._page)
        self.read_aloud.open_beside()
        self._follow()

    def set_language(self, language: str) -> None:
        """Of the checklist, in the middle of the visit; the window's own language stays."""
        self._page.panes.item.set_language(language)
        self._page.panes.checklist.set_language(language)
        self._desk.set_form_language(language)
        self._flow.show_again()

    def take_key(self, key: Qt.Key) -> bool:
        """The single keys that the ribbon shows; False for any other."""
        actions = self._page.actions_
        deeds: dict[Walk, dict[Qt.Key, Callable[[], object]]] = {
            Walk.RAPID: {
                Qt.Key.Key_Space: self.modes.same_as_last_time,
                Qt.Key.Key_F: actions.write_finding,
                Qt.Key.Key_P: actions.add_photos,
            },
            Walk.PAPER: {Qt.Key.Key_G: self.go_to_code},
        }
        deed = deeds.get(self.modes.walk, {}).get(key)
        if deed is not None:
            deed()
        return deed is not None

    def menu(self) -> QMenu:
        """Made anew each time it opens: what can be done depends on the visit."""
        menu = QMenu(self._page)
        rapid = self._add(menu, self.tr("快速作答") + "\tCtrl+R", self.toggle_rapid)
        rapid.setCheckable(True)
        rapid.setChecked(self.modes.walk is Walk.RAPID)
        paper = self._add(menu, self.tr("补录纸质检查表…") + "\tCtrl+Shift+R", self.key_in_paper)
        paper.setCheckable(True)
        paper.setChecked(self.modes.walk is Walk.PAPER)
        menu.addSeparator()
        self._add(menu, self.tr("缺什么…") + "\tCtrl+M", self.show_missing)
        self._add(menu, self.tr("按题号跳转…") + "\tCtrl+J", self.go_to_code)
        self._add(menu, self.tr("大字朗读") + "\tCtrl+T", self.show_read_aloud)
        sample = self._add(menu, self.tr("随机抽样…") + "\tCtrl+D", self.sampling.open)
        menu.addSeparator()
        self._add(menu, self.tr("空白检查表存为 PDF…"), lambda: self.papers.save_form(filled=False))
        self._add(menu, self.tr("已填检查表存为 PDF…"), lambda: self.papers.save_form(filled=True))
        self._add(menu, self.tr("打印空白检查表…"), lambda: self.papers.print_form(filled=False))
        self._add(menu, self.tr("打印已填检查表…"), lambda: self.papers.print_form(filled=True))
        scan = self._add(menu, self.tr("附上纸质检查表的扫描件…"), self.papers.attach_scan)
        drugs = self._add(menu, self.tr("疑似毒品…"), lambda: self._page.rectifying.report_drugs())
        self._add(menu, self.tr("答案和附件存为 OpenRosa 提交包…"), self.papers.submit)
        if self._page.versions.has_annex:
            menu.addSeparator()
            self._add(menu, self.tr("附录：旧版本的回答…"), self._page.versions.show_annex)
        for action in (rapid, paper, sample, scan, drugs):
            action.setEnabled(not self._desk.shown.read_only)
        self._add_languages(menu)
        return menu

    def _add_languages(self, menu: QMenu) -> None:
        languages = self._desk.form.languages
        if len(languages) < 2:
            return
        menu.addSeparator()
        group = QActionGroup(menu)
        for code, name in languages.items():
            action = self._add(menu, name, lambda code=code: self.set_language(code))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(code == self._page.panes.item.language)
            group.addAction(action)

    def _add(self, menu: QMenu, text: str, deed: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _=False: deed())
        return action

    def _begin_paper(self, day: date) -> None:
        visit = self._desk.visit_id
        self._desk.write("paper", lambda store, now: save_paper_day(store, visit, day, now))
        self.modes.go(Walk.PAPER, day_words(day))
        if not self._desk.shown.is_missing(self._flow.code):
            self._flow.next_missing()

    def _nearest_first(self, codes: list[str]) -> list[str]:
        """Those of the area on the screen before the others: a bare number means one of them."""
        near = {item.code for item in self._desk.shown.area_of(self._flow.code).items}
        return sorted(codes, key=lambda code: code not in near)

    def _follow(self) -> None:
        if self.missing is not None and self.missing.isVisible():
            state = self._desk.shown
            given = Given(state.answers, state.findings, state.photo_count, state.faulty)
            self.missing.show_missing(missing_in(state.areas, given))
        if self.read_aloud is not None and self.read_aloud.isVisible():
            self._read_aloud(self.read_aloud)

    def _read_aloud(self, window: ReadAloudWindow) -> None:
        item, language = self._flow.item, self._page.panes.item.language
        label = self._desk.form.words_of(item.code).label or words(item.label, language)
        area = words(self._desk.shown.area_of(item.code).label, language)
        more = words(item.how_to_check, language) or words(item.pass_criterion, language)
        window.show_item(f"{area} · {item.code}", label, more, self._verdict_words())

    def _verdict_words(self) -> str:
        """What the item on the screen is judged as; "" for nothing yet."""
        bar = self._page.panes.bar
        return "" if bar.verdict is None else bar.buttons.buttons[bar.verdict].accessibleName()
