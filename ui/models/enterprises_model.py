"""The register as a table: every row read once, shown in the order and selection that was asked for."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.overview import EnterpriseOverview
from inspector_app.messages import Language
from inspector_app.visible_signs import visible
from ui.day_words import day_words
from ui.models.replacing import replacing
from ui.register.field_words import value_words
from ui.register.grade_looks import grade_word
from ui.widgets.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The EnterpriseOverview of a row."""
GradeRole = Qt.ItemDataRole.UserRole + 1
"""Its Grade, for the delegate."""


_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ANSWERED = frozenset(
    map(
        int,
        (
            *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ToolTipRole),
            *(RecordRole, GradeRole),
        ),
    )
)
"""A view asks for nine roles of every cell that it paints: what has no answer is said at once."""


class EnterpriseColumn(IntEnum):
    GRADE = 0
    NAME = 1
    KIND = 2
    COMMUNITY = 3
    PHONE = 4
    LAST_VISIT = 5
    FINDINGS = 6


_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_GRADES = tuple(Grade)
_id_of = attrgetter("enterprise.id")

_SORT_KEYS: dict[int, Callable[[EnterpriseOverview], Any]] = {
    EnterpriseColumn.GRADE: lambda row: _GRADES.index(row.grade),
    EnterpriseColumn.NAME: lambda row: row.enterprise.name,
    EnterpriseColumn.KIND: lambda row: row.enterprise.kind,
    EnterpriseColumn.COMMUNITY: lambda row: row.enterprise.community,
    EnterpriseColumn.PHONE: lambda row: row.enterprise.phone,
    EnterpriseColumn.LAST_VISIT: lambda row: row.last_visit.timestamp() if row.last_visit else 0.0,
    EnterpriseColumn.FINDINGS: lambda row: row.findings,
}


class EnterprisesModel(QAbstractTableModel):
    """Read-only. Texts are made when a row is first painted, and kept."""

    def __init__(self, language: Language = Language.ZH, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._texts: dict[str, tuple[str, ...]] = {}
        self._found: tuple[EnterpriseOverview, ...] = ()
        self._rows: tuple[EnterpriseOverview, ...] = ()
        self._ids: list[str] = []
        """Of the rows in their order: half a million are compared and looked through by C."""
        self._sorted_by: int | None = None
        self._descending = False

    def forget_texts(self) -> None:
        """The register was read again: its rows may say something else now."""
        self._texts = {}

    def show(self, rows: Sequence[EnterpriseOverview]) -> None:
        """Best first; a chosen sort order goes before that."""
        found = tuple(rows)
        ordered = self._ordered(found)
        ids = list(map(_id_of, ordered))
        with replacing(self, same=ids == self._ids):
            self._found, self._rows, self._ids = found, ordered, ids

    def overview(self, row: int) -> EnterpriseOverview:
        return self._rows[row]

    def row_of(self, enterprise_id: str) -> int:
        """-1 when it is not among the rows shown."""
        return self._ids.index(enterprise_id) if enterprise_id in self._ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(EnterpriseColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _DISPLAY:
            texts = self._texts.get(row.enterprise.id)
            if texts is None:
                texts = self._texts[row.enterprise.id] = self._text(row)
            return visible(texts[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if index.column() == EnterpriseColumn.FINDINGS else None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == EnterpriseColumn.NAME:
            return plain_tip(row.enterprise.name)
        if role == RecordRole:
            return row
        return row.grade if role == GradeRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT if section == EnterpriseColumn.FINDINGS else _TO_THE_LEFT
        return self._headers()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Column -1: the order in which rows were found."""
        wanted = (column if column in _SORT_KEYS else None, order == Qt.SortOrder.DescendingOrder)
        if wanted == (self._sorted_by, self._descending):
            return
        self._sorted_by, self._descending = wanted
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        before = [self._rows[index.row()].enterprise.id for index in kept]
        self._rows = self._ordered(self._found)
        self._ids = list(map(_id_of, self._rows))
        wanted_ids = frozenset(before)
        now = {row.enterprise.id: at for at, row in enumerate(self._rows) if row.enterprise.id in wanted_ids}
        moved = [self.index(now[was], index.column()) for was, index in zip(before, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _ordered(self, found: tuple[EnterpriseOverview, ...]) -> tuple[EnterpriseOverview, ...]:
        if self._sorted_by is None:
            return found
        return tuple(sorted(found, key=_SORT_KEYS[self._sorted_by], reverse=self._descending))

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("分级"),
            self.tr("企业名称"),
            self.tr("类型"),
            self.tr("社区"),
            self.tr("电话"),
            self.tr("上次检查"),
            self.tr("问题"),
        )

    def _text(self, row: EnterpriseOverview) -> tuple[str, ...]:
        enterprise = row.enterprise
        visited = day_words(row.last_visit.astimezone().date()) if row.last_visit else ""
        return (
            grade_word(row.grade),
            enterprise.name,
            value_words("kind", enterprise.kind, self._language),
            enterprise.community,
            enterprise.phone,
            self.tr("进行中") if row.in_progress else visited,
            str(row.findings) if row.findings else "",
        )
