"""The structure of a PDF (ISO 32000-1, 14.7 and 14.8): what is a heading, a paragraph, a table, a picture, in order.

A reader for the blind reads by it, and copying a page keeps paragraphs together. ReportLab writes no structure by
itself: content is put between marks as it is painted, and the tree is hung into the catalog before saving.
"""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFObjectReference

PARAGRAPH, TITLE, HEADING, TABLE_ROW, ARTIFACT = "P", "H1", "H2", "TR", "Artifact"
_DOCUMENT, _TABLE, _CELL, _FIGURE = "Document", "Table", "TD", "Figure"


class _Element:
    __slots__ = ("alt", "kids", "number", "role", "written")

    def __init__(self, role: str, alt: str = "") -> None:
        self.role = role
        self.kids: list[_Element | tuple[int, int]] = []
        """Elements, and (page, number) of marked content."""
        self.alt = alt
        self.number = 0
        """Of its object in the file."""
        self.written = _Written()


class Structure:
    """The tree of one document while its pages are painted, first to last."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self._root = _Element(_DOCUMENT)
        self._pages: list[list[_Element]] = []
        """For each page the elements of its marked content, by number."""
        self._table: _Element | None = None
        self._row: _Element | None = None
        self._cells: dict[int, _Element] = {}
        self._tag = ""

    def begin_page(self) -> None:
        self._pages.append([])

    def begin_row(self, tag: str, is_continued: bool) -> None:
        """A row of the page; one that is continued belongs to the element before."""
        if tag != TABLE_ROW and tag != ARTIFACT:
            self._table = None
        if is_continued and tag == self._tag and self._row is not None:
            return
        self._tag, self._row, self._cells = tag, None, {}

    @contextmanager
    def text(self, cell: int) -> Iterator[None]:
        """Around the text of a row; of a table row the text of one of its cells."""
        if self._tag == ARTIFACT:
            with self.artifact():
                yield
            return
        element = self._cell_element(cell) if self._tag == TABLE_ROW else self._row_element()
        with self._marked(element):
            yield

    @contextmanager
    def figure(self, alt: str) -> Iterator[None]:
        element = _Element(_FIGURE, alt=alt)
        self._root.kids.append(element)
        with self._marked(element):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Rules, running heads, page numbers: not read aloud."""
        self.canvas._code.append("/Artifact BMC")
        yield
        self.canvas._code.append("EMC")

    def finish(self) -> None:
        """Hangs the tree into the catalog; after the last page was shown."""
        document = self.canvas._doc
        # Every reference needs the number of what it refers to: numbers first, then words.
        self._number(document, self._root)
        sheets = [_object_number(document, f"Page{page + 1}") for page in range(len(self._pages))]
        top = _Written()
        self._write(self._root, _numbered(document, top), sheets)
        parents = [self._parents(document, page, elements) for page, elements in enumerate(self._pages)]
        top.content = (
            f"<</Type/StructTreeRoot/K {self._root.number} 0 R/ParentTree<</Nums[{''.join(parents)}]>>"
            f"/ParentTreeNextKey {len(self._pages)}>>"
        ).encode()
        document.Catalog.StructTreeRoot = PDFObjectReference(_name(top))
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _row_element(self) -> _Element:
        if self._row is None:
            self._row = _Element(self._tag)
            self._root.kids.append(self._row)
        return self._row

    def _cell_element(self, cell: int) -> _Element:
        if self._table is None:
            self._table = _Element(_TABLE)
            self._root.kids.append(self._table)
        if self._row is None:
            self._row = _Element(TABLE_ROW)
            self._table.kids.append(self._row)
        if cell not in self._cells:
            self._cells[cell] = _Element(_CELL)
            self._row.kids.append(self._cells[cell])
        return self._cells[cell]

    @contextmanager
    def _marked(self, element: _Element) -> Iterator[None]:
        content = self._pages[-1]
        element.kids.append((len(self._pages) - 1, len(content)))
        self.canvas._code.append(f"/{element.role} <</MCID {len(content)}>> BDC")
        content.append(element)
        yield
        self.canvas._code.append("EMC")

    def _number(self, document: Any, element: _Element) -> None:
        element.number = _numbered(document, element.written)
        for kid in element.kids:
            if isinstance(kid, _Element):
                self._number(document, kid)

    def _parents(self, document: Any, page: int, elements: list[_Element]) -> str:
        """From the numbers of marked content on a page back to what they belong to."""
        shown = document.idToObject[f"Page{page + 1}"]
        shown.__NoDefault__ = [*type(shown).__NoDefault__, "StructParents", "Tabs"]
        shown.StructParents, shown.Tabs = page, PDFName("S")
        return f"{page}[{' '.join(f'{each.number} 0 R' for each in elements)}]"

    def _write(self, element: _Element, parent: int, sheets: list[int]) -> None:
        """Content of one page is named by its numbers alone, content of several with its page."""
        pages = {kid[0] for kid in element.kids if isinstance(kid, tuple)}
        kids = []
        for kid in element.kids:
            if isinstance(kid, _Element):
                kids.append(f"{kid.number} 0 R")
                self._write(kid, element.number, sheets)
            elif len(pages) == 1:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type/MCR/Pg {sheets[kid[0]]} 0 R/MCID {kid[1]}>>")
        page = f"/Pg {sheets[pages.pop()]} 0 R" if len(pages) == 1 else ""
        alt = f"/Alt<{codecs.BOM_UTF16_BE.hex()}{element.alt.encode('utf-16-be').hex()}>" if element.alt else ""
        said = f"<</S/{element.role}/P {parent} 0 R/K[{' '.join(kids)}]{page}{alt}>>"
        element.written.content = said.encode()


class _Written(PDFObject):  # type: ignore[misc]
    """An object of the file that was spelled already: ReportLab's dictionaries took a fifth of a paper."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = b""

    def format(self, _document: Any) -> bytes:
        return self.content


def _numbered(document: Any, written: _Written) -> int:
    document.Reference(written, _name(written))
    return _object_number(document, _name(written))


def _object_number(document: Any, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def _name(written: _Written) -> str:
    """Names live as long as the document: nothing is freed before it is written."""
    return f"written-{id(written)}"
