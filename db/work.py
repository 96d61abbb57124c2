"""One unit of work: every shelf of the store, over one connection."""

from datetime import datetime

from sqlalchemy import Connection

from db.figures.board import Board
from db.figures.doubts import Doubts
from db.figures.statistics import Statistics
from db.figures.tallies import Tallies
from db.log.events import EventLog
from db.log.history import History
from db.log.kept import Kept
from db.log.withdrawals import Withdrawals
from db.shared.desks import Desks
from db.shelves.deeds import Deeds
from db.shelves.devices import Devices
from db.shelves.draws import Draws
from db.shelves.enterprises import Enterprises
from db.shelves.evidence import Blobs, Photos
from db.shelves.exchange import Packs, Receipts, WaitingPacks
from db.shelves.findings import Findings
from db.shelves.grades import Grades
from db.shelves.measures import Campaigns, Measures
from db.shelves.notices import Notices
from db.shelves.numbers import VoidNumbers
from db.shelves.office import Office
from db.shelves.photo_search import PhotoSearch
from db.shelves.planned import Planned
from db.shelves.plans import Plans
from db.shelves.rectifications import Rectifications
from db.shelves.reviews import Reviews
from db.shelves.thinning import ThinnedFiles
from db.shelves.visits import Answers, Checklists, Visits


class Work:
    """What is done through one of these is kept together, or not at all."""

    def __init__(self, connection: Connection, device: str, now: datetime | None) -> None:
        self.events = EventLog(connection, device, now)
        self.kept = Kept(connection, self.events)
        self.devices = Devices(connection, device if connection.dialect.name == "postgresql" else "")
        self.desks = Desks(connection)
        self.enterprises = Enterprises(connection, self.events)
        self.grades = Grades(connection, self.events)
        self.checklists = Checklists(connection)
        self.visits = Visits(connection, self.events)
        self.answers = Answers(connection, self.events)
        self.findings = Findings(connection, self.events)
        self.rectifications = Rectifications(connection, self.events)
        self.draws = Draws(connection, self.events)
        self.reviews = Reviews(connection, self.events)
        self.photos = Photos(connection, self.events)
        self.photo_search = PhotoSearch(connection)
        self.blobs = Blobs(connection)
        self.notices = Notices(connection, self.events)
        self.void_numbers = VoidNumbers(connection, self.events, device)
        self.deeds = Deeds(connection, self.events)
        self.office = Office(connection, self.events, device)
        self.packs = Packs(connection)
        self.waiting = WaitingPacks(connection)
        self.receipts = Receipts(connection)
        self.thinned = ThinnedFiles(connection)
        self.withdrawals = Withdrawals(connection, self.events)
        self.plans, self.planned = Plans(connection, self.events, device), Planned(connection, self.events)
        self.history = History(connection)
        self.measures, self.campaigns = Measures(connection, self.events), Campaigns(connection, self.events)
        self.tallies, self.doubts = Tallies(connection), Doubts(connection)
        self.statistics, self.board = Statistics(connection), Board(connection)
