"""Printing as the program asks for it; only the window knows how (ui.papers.system_printers), so it is passed in."""

from dataclasses import dataclass
from typing import Protocol

USUAL_COPIES = 2
"""一式两份: one for the file, one for the enterprise (domain.md §5.2)."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    pdf: bytes
    title: str
    """What the queue calls it."""
    copies: int = USUAL_COPIES
    printer: str = ""
    """Its name in the system; "" for the system's own choice."""


@dataclass(frozen=True, slots=True)
class KnownPrinters:
    names: tuple[str, ...]
    usual: str
    """The system's own choice; "" when it has none."""


class Printers(Protocol):
    def known(self) -> KnownPrinters:
        """Those of the system now."""

    def print(self, job: PrintJob) -> str:
        """Gives the job to the system's queue, whole or not at all, and says to which printer.

        Raises RefusedInputError service.printer_none, service.printer_unknown; UnavailableError notice.printer_refused.
        """
