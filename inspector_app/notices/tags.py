"""The structure of a PDF (ISO 32000-1, 14.7 and 14.8): what is a heading, a paragraph, a table, a picture, in order.

A reader for the blind reads by it, and copying a page keeps paragraphs together. ReportLab writes no structure by
itself: content is put between marks as it is painted, and the tree is hung into the catalog before saving.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

PARAGRAPH, TITLE, HEADING, TABLE_ROW, ARTIFACT = "P", "H1", "H2", "TR", "Artifact"
_DOCUMENT, _TABLE, _CELL, _FIGURE = "Document", "Table", "TD", "Figure"


@dataclass(slots=True)
class _Element:
    role: str
    kids: list["_Element | tuple[int, int]"] = field(default_factory=list)
    """Elements, and (page, number) of marked content."""
    alt: str = ""


@dataclass(slots=True)
class Structure:
    """The tree of one document while its pages are painted, first to last."""

    canvas: Any
    _root: _Element = field(default_factory=lambda: _Element(_DOCUMENT))
    _pages: list[list[_Element]] = field(default_factory=list)
    """For each page the elements of its marked content, by number."""
    _table: _Element | None = None
    _row: _Element | None = None
    _cells: dict[int, _Element] = field(default_factory=dict)
    _tag: str = ""

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
        self._write(document, self._root, "structure", PDFObjectReference("structure-root"))
        numbers: list[Any] = []
        for page, elements in enumerate(self._pages):
            shown = document.idToObject[_page_name(page)]
            shown.__NoDefault__ = [*type(shown).__NoDefault__, "StructParents", "Tabs"]
            shown.StructParents, shown.Tabs = page, PDFName("S")
            numbers += [page, PDFArray([PDFObjectReference(_name(each)) for each in elements])]
        tree = {"Type": PDFName("StructTreeRoot"), "K": PDFArray([PDFObjectReference("structure")]),
                "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "structure-parents"),
                "ParentTreeNextKey": len(self._pages)}  # fmt: skip
        document.Reference(PDFDictionary(tree), "structure-root")
        document.Catalog.StructTreeRoot = PDFObjectReference("structure-root")
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

    def _write(self, document: Any, element: _Element, name: str, parent: Any) -> None:
        """Content of one page is named by its numbers alone, content of several with its page."""
        pages = {kid[0] for kid in element.kids if isinstance(kid, tuple)}
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, _Element):
                kids.append(PDFObjectReference(_name(kid)))
                self._write(document, kid, _name(kid), PDFObjectReference(name))
            elif len(pages) == 1:
                kids.append(kid[1])
            else:
                kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(kid[0]), "MCID": kid[1]}))
        values = {"S": PDFName(element.role), "P": parent, "K": kids[0] if len(kids) == 1 else PDFArray(kids)}
        if len(pages) == 1:
            values["Pg"] = _page(pages.pop())
        if element.alt:
            values["Alt"] = PDFString(element.alt)
        document.Reference(PDFDictionary(values), name)


def _name(element: _Element) -> str:
    """Names live as long as the document: an element is not freed before it is written."""
    return f"element-{id(element)}"


def _page(page: int) -> Any:
    return PDFObjectReference(_page_name(page))


def _page_name(page: int) -> str:
    """As ReportLab names them, from 1."""
    return f"Page{page + 1}"
