"""The checklists of the office: which version is in force, drafts, what comes next, and what changed between them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from inspector_app.checklists.shelf import Version, versions_on
from ui.checklists.checklist_deeds import ChecklistDeeds
from ui.checklists.checklist_words import state_words, version_name
from ui.choose_row import choose_row
from ui.day_words import day_words
from ui.models.versions_model import VersionColumn, VersionsModel
from ui.session import Session
from ui.settings.section import SettingsSection
from ui.widgets.pack_table import PackTable
from ui.widgets.steady_combo_box import SteadyComboBox

_TABLE_ROWS = 6


class ChecklistsSection(SettingsSection):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        about = self.tr("新开始的检查用现行的版本；已经开始的检查保留它开始时的版本，有新版本时可以选择换用。")
        super().__init__(session, self.tr("检查表"), about, parent)
        self.model = VersionsModel(session.language.value, self)
        self.table = PackTable(
            self.model, self._samples(), VersionColumn.NAME, (VersionColumn.ITEMS, VersionColumn.SINCE), self
        )
        self.table.setAccessibleName(self.tr("检查表和版本"))
        self.deeds = ChecklistDeeds(session, self)
        self.take_in = self.button(self.tr("导入工作簿…"), primary=True)
        self.preview = self.button(self.tr("实时预览…"))
        self.publish, self.withdraw = self.button(self.tr("发布…")), self.button(self.tr("撤回"))
        self.export = self.button(self.tr("导出"))
        self.other, self.compare = SteadyComboBox(self), self.button(self.tr("看差异…"))
        self.other.setAccessibleName(self.tr("与另一版本比较"))
        self.about = self.words("", "section")
        self.facts = self.words("", "secondary")
        self._lay_out()
        self._connect()
        self._read()

    def choose(self, version: str) -> None:
        """Selects the row of that version."""
        choose_row(self.table, max(0, self.model.row_of(version)))

    def _samples(self) -> dict[int, str]:
        return dict(enumerate(("", self.tr("已发布，未到日期　"), day_words(date(2026, 12, 31)), "9999 ")))

    def _lay_out(self) -> None:
        sheet = self.sheet()
        self.table.setMinimumHeight(_TABLE_ROWS * self.table.verticalHeader().defaultSectionSize())
        sheet.addWidget(self.table)
        sheet.addWidget(self.about)
        sheet.addWidget(self.facts)
        sheet.addLayout(_row(self.publish, self.withdraw, self.export))
        sheet.addLayout(_row(self.words(self.tr("与另一版本比较"), "secondary"), self.other, self.compare))
        own = self.sheet()
        own.addWidget(self.heading(self.tr("自己编写检查表")))
        own.addWidget(self.words(self._authoring(), "secondary"))
        own.addLayout(_row(self.take_in, self.preview))
        self.other.setMinimumContentsLength(16)

    def _authoring(self) -> str:
        return self.tr(
            "用表格软件写（.xlsx、.xls、.csv、.md，列名可用中文），导入后是草稿，只有这里看得到；"
            "发布后从指定的日子起用于新开始的检查，并随计划包下发。有问题的工作簿不会导入，问题逐条列出。"
        )

    def _connect(self) -> None:
        deeds, menu = self.deeds, QMenu(self)
        self.take_in.clicked.connect(lambda: deeds.take_in())
        self.preview.clicked.connect(lambda: deeds.preview())
        self.publish.clicked.connect(lambda: self._with_chosen(deeds.publish))
        self.withdraw.clicked.connect(lambda: self._with_chosen(deeds.withdraw))
        self.compare.clicked.connect(self._compare)
        self.plain = menu.addAction(self.tr("通用 XLSForm（.xlsx）…"))
        self.plain.triggered.connect(lambda: self._with_chosen(deeds.write_plain))
        self.xform = menu.addAction(self.tr("XForm（.xml）…"))
        self.xform.triggered.connect(lambda: self._with_chosen(deeds.write_xform))
        self.export.setMenu(menu)
        deeds.kept.connect(self._kept)
        deeds.troubled.connect(self.tell_trouble)
        deeds.busy_changed.connect(lambda busy: self.setEnabled(not busy))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.session.changes.packs_changed.connect(lambda: self._read())

    def _kept(self, text: str, version: str) -> None:
        self.tell_kept(text)
        self.session.changes.settings_changed.emit()
        self._read(version)

    def _read(self, then: str = "") -> None:
        store, today = self.session.store, self.session.clock().date()
        chosen = self._chosen()
        wanted = then or (chosen.id if chosen is not None else "")

        def show(versions: list[Version]) -> None:
            self.model.show_on(versions, today)
            self.choose(wanted)
            self._show_chosen()

        self.session.jobs.run(self, lambda: versions_on(store, today), done=show, failed=self.tell_trouble)

    def _chosen(self) -> Version | None:
        return self.model.at(self.table.currentIndex().row())

    def _with_chosen(self, deed: Callable[[Version], object]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            deed(chosen)

    def _show_chosen(self) -> None:
        version = self._chosen()
        here = version is not None and version.items is not None
        for button in (self.publish, self.export):
            button.setEnabled(here)
        self.withdraw.setEnabled(version is not None and version.state == "published")
        self._offer_others(version)
        if version is None:
            return
        language, edition = self.session.language.value, version.edition
        self.about.setText(version_name(version, language))
        parts = [state_words(version, self.session.clock().date())]
        if edition is not None and edition.note:
            parts.append(edition.note)
        if edition is not None and edition.changes:
            parts.append(self.tr("与前一版相比有 %n 处变化。", None, len(edition.changes)))
        if version.items is None:
            parts.append(self.tr("这台电脑上只有它的登记，没有内容；导入下一个计划包后才有。"))
        parts.append(self.tr("标识 {id}").format(id=version.id[:12]))
        self.facts.setText("\u2003".join(parts))

    def _offer_others(self, version: Version | None) -> None:
        """Other versions of the same checklist first, and of those the one in force."""
        others = [each for each in self.model.rows if version and each.id != version.id and each.items is not None]
        others.sort(key=lambda each: version is None or each.name != version.name)
        self.other.clear()
        for each in others:
            self.other.addItem(version_name(each, self.session.language.value), each.id)
        self.compare.setEnabled(bool(others) and version is not None and version.items is not None)

    def _compare(self) -> None:
        """From the other one to the chosen one."""
        version, other = self._chosen(), self.model.at(self.model.row_of(str(self.other.currentData())))
        if version is not None and other is not None:
            self.deeds.compare(other, version)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, SteadyComboBox) else 0)
    if not any(isinstance(widget, SteadyComboBox) for widget in widgets):
        row.addStretch(1)
    return row
