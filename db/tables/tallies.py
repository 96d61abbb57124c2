"""Tables in which visits and standings are kept counted (db.figures.tallies, db.figures.standings)."""

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from db.columns import WITHOUT_ROWID


class StaleVisitRow(SQLModel, table=True):
    """A visit of which something changed since it was counted last."""

    __tablename__: ClassVar[Any] = "stale_visit"
    __table_args__ = (WITHOUT_ROWID,)
    id: str = Field(primary_key=True)


class StaleEnterpriseRow(SQLModel, table=True):
    """An enterprise of which something changed since its standings were kept last."""

    __tablename__: ClassVar[Any] = "stale_enterprise"
    __table_args__ = (WITHOUT_ROWID,)
    id: str = Field(primary_key=True)


class StaleFindingRow(SQLModel, table=True):
    """A finding of which something changed since its spans were kept last."""

    __tablename__: ClassVar[Any] = "stale_finding"
    __table_args__ = (WITHOUT_ROWID,)
    id: str = Field(primary_key=True)


class FindingSpanRow(SQLModel, table=True):
    """How a finding stood from a day until another one (db.figures.finding_spans)."""

    __tablename__: ClassVar[Any] = "finding_span"
    __table_args__ = (
        Index("ix_finding_span_open", "is_open", "until", "enterprise_id", "visited_on", "since", "late_after"),
        Index("ix_finding_span_acted", "stage", "acted_on"),
    )
    id: str = Field(primary_key=True)
    """Of the finding."""
    since: str = Field(primary_key=True)
    """The first day; "" where nobody knows it."""
    until: str
    """The first day on which it stood otherwise."""
    enterprise_id: str
    stage: str
    is_open: bool
    due: str
    late_after: str
    """The day until which its correction was ordered; "" when nobody ordered it."""
    acted_on: str
    visited_on: str


class FindingTallyRow(SQLModel, table=True):
    """How many findings wait, or waited, that all these days are the same of: those of a visit mostly are."""

    __tablename__: ClassVar[Any] = "finding_tally"
    __table_args__ = (WITHOUT_ROWID,)
    until: str = Field(primary_key=True)
    visited_on: str = Field(primary_key=True)
    since: str = Field(primary_key=True)
    late_after: str = Field(primary_key=True)
    findings: int


class SightingRow(SQLModel, table=True):
    """A counted visit in the row of those of its enterprise (db.figures.sightings)."""

    __tablename__: ClassVar[Any] = "sighting"
    __table_args__ = (
        Index("ix_sighting_day", "chain", "day", "before", "community", "kind", "colour"),
        Index(
            *("ix_sighting_before", "chain", "before", "day", "community", "kind", "colour"),
            *("enterprise_id", "before_that", "findings", "findings_before"),
        ),
    )
    enterprise_id: str = Field(primary_key=True)
    """First, because a visit that came to another one is for a while in the row of both."""
    chain: str = Field(primary_key=True)
    """"all" visits, or those with "findings"."""
    id: str = Field(primary_key=True)
    """Of the visit."""
    day: str
    before: str
    """The day of the visit before it in the chain; "" for the first one."""
    before_that: str
    """The day of the one before that."""
    findings: int
    findings_before: int
    """Of the visit before it."""
    community: str
    kind: str
    colour: str


class SightingTallyRow(SQLModel, table=True):
    """How many sightings of a month had the one before in which month: of visits, of those with findings."""

    __tablename__: ClassVar[Any] = "sighting_tally"
    __table_args__ = (WITHOUT_ROWID,)
    chain: str = Field(primary_key=True)
    community: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    colour: str = Field(primary_key=True)
    month: str = Field(primary_key=True)
    before: str = Field(primary_key=True)
    """A month; "" for the first ones."""
    sightings: int


class StandingRow(SQLModel, table=True):
    """How an enterprise stood in the register from a day until another one (db.figures.standings)."""

    __tablename__: ClassVar[Any] = "standing"
    __table_args__ = (
        Index("ix_standing_until", "until", "community", "colour", "last_visit", "kind", "since", "entered"),
        Index("ix_standing_entered", "entered"),
        WITHOUT_ROWID,
    )
    id: str = Field(primary_key=True)
    """Of an enterprise that stands on its own."""
    since: str = Field(primary_key=True)
    """The first day."""
    until: str
    """The first day on which it stood otherwise."""
    entered: str
    """The day on which the log first speaks of it."""
    community: str
    """That it has now: its visits count there, too."""
    kind: str
    """That it has now."""
    colour: str
    """Of these days."""
    last_visit: str
    """The day of the last visit until then; "" before the first one."""


class CountedVisitRow(SQLModel, table=True):
    """A visit as it is counted."""

    __tablename__: ClassVar[Any] = "counted_visit"
    __table_args__ = (
        Index("ix_counted_visit_enterprise", "enterprise_id", "day", "findings"),
        Index("ix_counted_visit_day", "day", "community", "kind", "colour", "enterprise_id", "findings"),
        WITHOUT_ROWID,
    )
    id: str = Field(primary_key=True)
    enterprise_id: str
    """The one that it was merged into, if it was."""
    device: str
    day: str
    community: str
    kind: str
    colour: str
    mode: str
    closed: int
    asked: int
    failed: int
    findings: int


class CountedItemsRow(SQLModel, table=True):
    """Which items of a counted visit were passed or failed: codes, one a line."""

    __tablename__: ClassVar[Any] = "counted_items"
    __table_args__ = (WITHOUT_ROWID,)
    id: str = Field(primary_key=True)
    passed: str
    failed: str


class MonthTallyRow(SQLModel, table=True):
    """Sums over the visits of a month."""

    __tablename__: ClassVar[Any] = "month_tally"
    __table_args__ = (WITHOUT_ROWID,)
    month: str = Field(primary_key=True)
    community: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    colour: str = Field(primary_key=True)
    mode: str = Field(primary_key=True)
    visits: int
    closed: int
    asked: int
    failed: int
    findings: int
    with_findings: int


class ItemTallyRow(SQLModel, table=True):
    """How often an item was passed or failed in a month, and how often it failed."""

    __tablename__: ClassVar[Any] = "item_tally"
    __table_args__ = (WITHOUT_ROWID,)
    community: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    colour: str = Field(primary_key=True)
    month: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    asked: int
    failed: int
