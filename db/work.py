"""One unit of work: every shelf of the store, over one connection."""

from datetime import datetime

from sqlalchemy import Connection

from db.board import Board
from db.deeds import Deeds
from db.desks import Desks
from db.devices import Devices
from db.doubts import Doubts
from db.draws import Draws
from db.enterprises import Enterprises
from db.events import EventLog
from db.evidence import Blobs, Photos
from db.exchange import Packs, Receipts, WaitingPacks
from db.findings import Findings
from db.grades import Grades
from db.history import History
from db.measures import Campaigns, Measures
from db.notices import Notices
from db.numbers import VoidNumbers
from db.office import Office
from db.photo_search import PhotoSearch
from db.planned import Planned
from db.plans import Plans
from db.rectifications import Rectifications
from db.reviews import Reviews
from db.statistics import Statistics
from db.tallies import Tallies
from db.thinning import ThinnedFiles
from db.visits import Answers, Checklists, Visits
from db.withdrawals import Withdrawals


class Work:
    """What is done through one of these is kept together, or not at all."""

    def __init__(self, connection: Connection, device: str, now: datetime | None) -> None:
        self.events = EventLog(connection, device, now)
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
        self.measures = Measures(connection, self.events)
        self.campaigns = Campaigns(connection, self.events)
        self.tallies, self.doubts = Tallies(connection), Doubts(connection)
        self.statistics, self.board = Statistics(connection), Board(connection)
