"""What is printed next of an issued paper: the original until it came out whole, after that marked copies."""

from dataclasses import dataclass
from datetime import datetime

from inspector_app.notices.deeds import Act, SigningWay, text_in
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.overlays import Signed, as_duplicate, with_signatures
from inspector_app.notices.pages import page_count
from inspector_app.notices.service import evidence_of, standing
from inspector_app.notices.signatures import drawing_from
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class NextPrint:
    pdf: bytes
    pages: int
    duplicate: int
    """0 for the original, else which 副本 it is."""


def next_print(store: Store, notice_id: str, now: datetime) -> NextPrint:
    """Raises RefusedInputError notice.not_found; UnavailableError notice.pdf_… ."""
    duplicate = standing(store, notice_id).next_duplicate
    pdf = issued_pdf(store, notice_id)
    if duplicate:
        pdf = as_duplicate(pdf, duplicate, now.date())
    return NextPrint(pdf, page_count(pdf), duplicate)


def signed_copy(store: Store, notice_id: str) -> bytes:
    """The paper with the signatures that were drawn on this computer; as it was issued when there are none.

    Raises RefusedInputError notice.not_found; UnavailableError notice.pdf_…, photo.missing, photo.damaged.
    """
    pdf = issued_pdf(store, notice_id)
    drawn = [
        Signed(text_in(deed, "signer"), drawing_from(evidence_of(store, deed)))
        for deed in standing(store, notice_id).signatures
        if deed.deed == Act.SIGNED and text_in(deed, "way") == SigningWay.DRAWN
    ]
    return with_signatures(pdf, drawn) if drawn else pdf
