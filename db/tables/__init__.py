"""The tables, and their names in SQL. Rows never leave this house: others see `db.records`.

The event log is the truth; the other tables are what screens read, rebuilt from the heads of each object's fields
(reliability.md §5.3). Texts are "" when not known, so that no screen meets NULL; times and dates are ISO 8601 text,
as the events carry them.
"""

from typing import Any

from sqlalchemy import Table
from sqlmodel import SQLModel

from db.tables.evidence import BlobRow, PhotoRow, ThinnedFileRow
from db.tables.log import DeviceRow, EventRow, HeadRow, SupersededRow
from db.tables.measures import CampaignRow, MeasureFileRow, MeasurePartRow, MeasureRow
from db.tables.packs import ConfirmedFileRow, PackRow, PeerRow, PlanDocumentRow, WaitingPackRow
from db.tables.papers import DeedRow, NoticeRow, OfficeRow, VoidNumberRow
from db.tables.planning import DayListRow, DoubleDrawRow
from db.tables.rectification import FindingStateRow, RectificationRow, ReplyFileRow, SuspicionRow
from db.tables.register import EnterpriseRow, GradeRow
from db.tables.reviews import ReviewRow
from db.tables.tallies import (
    CountedItemsRow,
    CountedVisitRow,
    FindingSpanRow,
    FindingTallyRow,
    ItemTallyRow,
    MonthTallyRow,
    SightingRow,
    SightingTallyRow,
    StaleEnterpriseRow,
    StaleFindingRow,
    StaleVisitRow,
    StandingRow,
)
from db.tables.visits import AnswerRow, ChecklistRow, DrawRow, FindingRow, VisitRow


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


_MODELS: dict[str, type[SQLModel]] = {
    "enterprise": EnterpriseRow,
    "grade": GradeRow,
    "visit": VisitRow,
    "answer": AnswerRow,
    "finding": FindingRow,
    "photo": PhotoRow,
    "notice": NoticeRow,
    "void_number": VoidNumberRow,
    "deed": DeedRow,
    "office": OfficeRow,
    "draw": DrawRow,
    "double_draw": DoubleDrawRow,
    "day_list": DayListRow,
    "rectification": RectificationRow,
    "reply_file": ReplyFileRow,
    "suspicion": SuspicionRow,
    "campaign": CampaignRow,
    "measure": MeasureRow,
    "measure_part": MeasurePartRow,
    "measure_file": MeasureFileRow,
    "review": ReviewRow,
}

EVENTS = _table(EventRow)
HEADS = _table(HeadRow)
SUPERSEDED = _table(SupersededRow)
DEVICES = _table(DeviceRow)
CHECKLISTS = _table(ChecklistRow)
BLOBS = _table(BlobRow)
PACKS = _table(PackRow)
PLAN_DOCUMENTS = _table(PlanDocumentRow)
WAITING_PACKS = _table(WaitingPackRow)
PEERS = _table(PeerRow)
CONFIRMED_FILES = _table(ConfirmedFileRow)
FINDING_STATES = _table(FindingStateRow)
STALE_VISITS, STALE_ENTERPRISES = _table(StaleVisitRow), _table(StaleEnterpriseRow)
STANDINGS = _table(StandingRow)
STALE_FINDINGS, FINDING_SPANS = _table(StaleFindingRow), _table(FindingSpanRow)
FINDING_TALLIES = _table(FindingTallyRow)
SIGHTINGS, SIGHTING_TALLIES = _table(SightingRow), _table(SightingTallyRow)
COUNTED_VISITS = _table(CountedVisitRow)
COUNTED_ITEMS = _table(CountedItemsRow)
MONTH_TALLIES = _table(MonthTallyRow)
ITEM_TALLIES = _table(ItemTallyRow)
THINNED_FILES = _table(ThinnedFileRow)
PROJECTIONS: dict[str, Table] = {kind: _table(model) for kind, model in _MODELS.items()}
"""Kind of object in the log to the table that shows it; a kind without a table is kept in the log alone."""

_BLANKS: dict[str, dict[str, Any]] = {str(m.__tablename__): m(id="").model_dump() for m in _MODELS.values()}


def blank_row(table: Table) -> dict[str, Any]:
    """Every column of a table of PROJECTIONS, with nothing known yet."""
    return dict(_BLANKS[table.name])
