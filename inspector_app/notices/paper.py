"""A paper as blocks, top to bottom: what every kind is composed of, before anybody says how it looks.

`templates` makes blocks of words and facts, `paper_layout` sets them. Texts here are final: nothing is filled in later.
"""

from typing import Literal, NamedTuple

from inspector_app.notices.annex import NoticePhoto
from inspector_app.notices.words import FieldRow

Style = Literal["letter", "form", "certificate", "card"]
"""Letters are set by GB/T 9704-2012; forms in smaller type with grids; certificates in a frame; cards on one page."""


class Head(NamedTuple):
    """Issuer, title and number, as the style has them."""

    issuer: str
    title: str
    number: str = ""


class Text(NamedTuple):
    """A paragraph, indented by two characters unless it is a `lead` (who is addressed)."""

    text: str
    lead: bool = False


class Heading(NamedTuple):
    """`level` 1 is 一、 in 黑体, 2 is （一） in 楷体."""

    text: str
    level: int = 1


class Blank(NamedTuple):
    """Lines to write on."""

    lines: int


class Form(NamedTuple):
    """Rows of fields; without a value there is a line to write on."""

    rows: tuple[FieldRow, ...]


class Grid(NamedTuple):
    """A ruled table without a head: in each row label, value, label, value; a value alone takes all the room."""

    rows: tuple[tuple[str, ...], ...]


class Table(NamedTuple):
    """A ruled table; `widths` are parts of the measure, in any unit. Its head is repeated on every page."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


class Seal(NamedTuple):
    """Issuer over date beside the code, with a free square for the seal, which is never drawn.

    `token` is what the code says, "" on a draft; without `has_code` there is no code.
    """

    issuer: str
    date: str
    token: str = ""
    has_code: bool = False


class Notes(NamedTuple):
    """Below a rule: how many copies there are and who gets them, then the attachments."""

    copies: str
    label: str = ""
    attachments: tuple[str, ...] = ()


class Closing(NamedTuple):
    """The end of a paper: its signatures and seal stand on one page with the end of the text: none stands alone."""

    blocks: tuple["Block", ...]


class Pairs(NamedTuple):
    """Before and after, side by side: (photo before, photo after), each with its lines of words."""

    pairs: tuple[tuple["Captioned", "Captioned"], ...]


class Catalogue(NamedTuple):
    """One photo a row: a small picture and what is to be said of it."""

    entries: tuple["Captioned", ...]


class Captioned(NamedTuple):
    """`jpeg` b"" for what has no picture: a film, a document."""

    jpeg: bytes
    lines: tuple[str, ...]


Block = Head | Text | Heading | Blank | Form | Grid | Table | Seal | Notes | Closing | Pairs | Catalogue


class Paper(NamedTuple):
    """`subject` is whose paper it is: at the head of continuation pages. `annex` photos go onto pages behind it."""

    style: Style
    title: str
    number: str
    issuer: str
    subject: str
    is_draft: bool
    blocks: tuple[Block, ...]
    annex: tuple[NoticePhoto, ...] = ()
    practice: bool = False
    """Of a practice store: 演练 across every page."""
