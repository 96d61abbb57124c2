"""What `board`, `appraisal`, `statistics` and `bulletin` are asked of: days, community, kind, colour, campaign."""

import argparse
from datetime import date

from inspector_app.enterprises.grading import Grade
from inspector_app.supervision.statistics import UNNAMED, Question

_UNNAMED = "-"
"""In a command line nobody sees a space."""


def add_question(parser: argparse.ArgumentParser, *, is_of_period: bool = False) -> None:
    """`is_of_period`: both days must be given."""
    first, last = "the first day", "the last day, counted in"
    parser.add_argument(
        "--from", dest="first", type=date.fromisoformat, required=is_of_period, metavar="DATE", help=first
    )
    parser.add_argument("--to", dest="last", type=date.fromisoformat, required=is_of_period, metavar="DATE", help=last)
    parser.add_argument("--community", default="", metavar="NAME", help="- for enterprises of which none is known")
    parser.add_argument(
        "--kind", default="", metavar="KIND", help="of the enterprise, as the register says it; - for none"
    )
    parser.add_argument("--colour", default="", choices=["", *(each.value for each in Grade)])
    parser.add_argument("--campaign", default="", metavar="ID")


def as_given(name: str) -> str:
    """A community or kind of a question as it is written in a command line."""
    return _UNNAMED if name == UNNAMED else name


def asked(given: argparse.Namespace) -> Question:
    community, kind = (UNNAMED if name == _UNNAMED else name for name in (given.community, given.kind))
    return Question(given.first, given.last, community, kind, given.colour, given.campaign)
