"""What makes a paper one for the archive: PDF/A-2u (ISO 19005-2), readable as it is in fifty years.

Fonts are embedded and every character has its code (`fonts`); here come the colours that its numbers mean and the
statement in XMP. Copies with marks over them are drawn with embedded fonts, too, and stay what they say they are.
"""

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream, PDFString

from inspector_app import assets

_COLOURS = "sRGB IEC61966-2.1"
_PROFILE = "srgb.icc"
"""As Little CMS makes it ("No copyright, use freely"): kept, so that a paper need not load it."""
_END = b"endstream\n"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def archive(canvas: Any) -> None:
    """Hangs colours and statement into the catalog; before saving, with title, author and subject set."""
    document, info = canvas._doc, canvas._doc.info
    said = {name: _escaped(getattr(info, name)) for name in ("title", "author", "subject", "creator")}
    document.Catalog.Metadata = _Statement(_XMP.format_map(said))
    colours = PDFStream(PDFDictionary({"N": 3}), assets.read_bytes("notices", _PROFILE))
    profile = document.Reference(colours, "output-colours")
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_COLOURS),
        "Info": PDFString(_COLOURS),
        "DestOutputProfile": profile,
    }
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]
    document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


def _escaped(text: str) -> str:
    """Of the standard library's own, one loads the internet and another every name of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def end_streams_on_their_own_line() -> None:
    """ReportLab writes `endstream` right behind the last byte; ISO 19005-2, 6.1.7.1 wants a line of its own.

    It also copies every photo six times before it stands in the file, here twice, and deflates at a level that took a
    sixth of a paper.
    """
    pdfdoc.PDFStream.format = _format_stream
    pdfdoc.PDFIndirectObject.format = _format_object
    pdfdoc.PDFStreamFilterZCompress.encode = _deflated


class _Statement(PDFObject):  # type: ignore[misc]
    """Never compressed: who looks for it need not read PDF (ISO 19005-2, 6.6.2.1)."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: Any) -> bytes:
        content = self._text.encode("utf-8")
        values = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML"), "Length": len(content)}
        head: bytes = PDFDictionary(values).format(document)
        return b"".join((head, b"\nstream\n", content, b"\n", _END))


def _format_stream(stream: Any, document: Any) -> bytes:
    """A stream with its dictionary (ISO 32000-1, 7.3.8)."""
    dictionary, content = PDFDictionary(stream.dictionary.dict.copy()), stream.content
    filters = document.defaultStreamFilters if stream.filters is None else stream.filters
    if filters is not None and "Filter" not in dictionary.dict:
        for each in reversed(filters):
            content = each.encode(content)
        dictionary["Filter"] = PDFArray([PDFName(each.pdfname) for each in filters])
    written = pdfdoc.format(document.encrypt.encode(content), document)
    dictionary["Length"] = len(written)
    return b"".join((dictionary.format(document), b"\nstream\n", written, b"\n", _END))


def _format_object(numbered: Any, document: Any) -> bytes:
    """An object with its number (ISO 32000-1, 7.3.10)."""
    number, version = document.idToObjectNumberAndVersion[numbered.name]
    document.encrypt.register(number, version)
    content = pdfdoc.format(numbered.content, document, toplevel=1)
    end = b"endobj\n" if content.endswith(b"\n") else b"\nendobj\n"
    return b"".join((b"%d %d obj\n" % (number, version), content, end))


def _deflated(_filter: Any, content: str | bytes) -> bytes:
    """Fastest: outlines of glyphs, most of what there is, get a twentieth smaller in twice the time."""
    return zlib.compress(content.encode() if isinstance(content, str) else content, 1)
