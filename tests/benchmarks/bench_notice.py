"""A notice of 12 findings and 6 photos beside typst and weasyprint, which set the same words, fonts and photos.

Ours and that of typst are tagged PDF/A-2u; ours has the code, running heads, frames and the check of every character
besides. The peers are tests only (`pip install .[bench]`). A machine without them measures ours beside the limits of
the issue.
"""

import html
import itertools
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median

from measuring import ROOT, Figure, as_installed, in_turn, seconds
from notice_samples import finding, notice, photo
from notice_visits import OFFICERS, NoticeVisit, office_ready, visited
from offices import NOW, PASSPHRASE, new_store
from peers import leave_out
from PIL import Image

from inspector_app.evidence.intake import Picture, add_photo
from inspector_app.notices.annex import NoticePhoto
from inspector_app.notices.issuing import preview
from inspector_app.notices.layout import draw
from inspector_app.notices.pages import page_picture
from inspector_app.notices.rectification import RectificationNotice
from inspector_app.notices.words import rectification_text

_FONTS = ROOT / "resources" / "fonts"
_SAMPLES = sorted((ROOT / "resources" / "demo" / "photos").glob("*.jpg"))
_FINDINGS, _PHOTOS, _MANY = 12, 6, 100
_SCREEN_PX = 900
_PROOF = "ZJ1:" + "A" * 300

# As a verb of the program makes one: its door (inspector_app/__main__.py) keeps garbage collection away from what it
# imports, which the end of the process then need not walk through.
_OURS = """
import gc, pickle, sys
gc.disable()
from inspector_app.notices.layout import draw
gc.freeze()
gc.enable()
notice, photos = pickle.load(open(sys.argv[1], "rb"))
open(sys.argv[2], "wb").write(draw(notice, photos, sys.argv[3]))
"""
_TYPST = """
import sys, typst
fonts, archived = [sys.argv[3]], "a-2u"
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=fonts, ignore_system_fonts=True, pdf_standards=archived)
"""
_COLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from inspector_app.stores import open_store
store = open_store(Path(sys.argv[1]), sys.argv[3])
begin = time.perf_counter()
from inspector_app.notices.issuing import preview
from inspector_app.notices.pages import page_picture
seen = preview(store, sys.argv[2], datetime(2026, 10, 28, 10, tzinfo=UTC))
page_picture(seen.pdf, 0, 900)
print(time.perf_counter() - begin)
"""
_MANY_CODE = """
import pickle, sys
from pathlib import Path
from inspector_app.notices.layout import draw
notice, photos = pickle.loads(open(sys.argv[1], "rb").read())
for number in range(int(sys.argv[2])):
    open(sys.argv[3], "wb").write(draw(notice, photos))
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(status["VmHWM"].split()[0])
"""


def figures(folder: Path) -> list[Figure]:
    paper, photos = sample()
    return [
        *_beside_peers(folder, paper, photos),
        _file(paper, photos),
        *_clicks(folder),
        _memory(folder, paper, photos),
    ]


def sample() -> tuple[RectificationNotice, list[NoticePhoto]]:
    photos = [photo(number)._replace(jpeg=_jpeg(number)) for number in range(1, _PHOTOS + 1)]
    findings = tuple(
        finding(ordinal, photos=(ordinal,) if ordinal <= _PHOTOS else ()) for ordinal in range(1, _FINDINGS + 1)
    )
    return notice(1, findings=findings), photos


def _jpeg(number: int) -> bytes:
    """1600 x 1200, a third of a megabyte, as a working copy is."""
    source = Image.open(_SAMPLES[number % len(_SAMPLES)]).convert("RGB").resize((1600, 1200))
    grain = Image.effect_noise((1600, 1200), 22 + number).convert("RGB")
    stream = BytesIO()
    Image.blend(source, grain, 0.25).save(stream, "JPEG", quality=80)
    return stream.getvalue()


def _beside_peers(folder: Path, paper: RectificationNotice, photos: list[NoticePhoto]) -> list[Figure]:
    try:
        import typst
        import weasyprint
    except (ImportError, OSError) as error:
        leave_out(
            "beside typst and weasyprint", f"{error}; pip install .[bench], and apt-get install libpangoft2-1.0-0"
        )
        return []
    for each in photos:
        (folder / f"{each.number}.jpg").write_bytes(each.jpeg)
    (folder / "notice.typ").write_text(_typst(paper, photos), "utf-8")
    page, font_config = _html(paper, photos), weasyprint.text.fonts.FontConfiguration()
    compiler = typst.Compiler(str(folder / "notice.typ"), font_paths=[str(_FONTS)], ignore_system_fonts=True)
    again, turn = itertools.count(), itertools.count()

    def compile_another() -> None:
        """No office makes one paper twice: what the compiler remembers of the last one helps it only so far."""
        (folder / "notice.typ").write_text(_typst(_numbered(paper, next(turn)), photos), "utf-8")
        compiler.compile(pdf_standards="a-2u")

    ours, kept = in_turn(lambda: draw(_numbered(paper, next(again)), photos, _PROOF), compile_another, 9)
    slow = seconds(lambda: weasyprint.HTML(string=page, base_url=str(folder)).write_pdf(font_config=font_config))
    beside, weasy = in_turn(
        lambda: draw(paper, photos, _PROOF),
        lambda: weasyprint.HTML(string=page, base_url=str(folder)).write_pdf(font_config=font_config),
        3,
    )
    whole, peer = _whole_processes(folder, paper, photos)
    return [
        Figure("notice, running program", ours, "typst, kept compiler", kept, 3),
        Figure("notice, running program", beside, "weasyprint, warm", min(weasy, slow), 0.25),
        Figure("notice, whole process", whole, "typst, whole process", peer, 1.4),
    ]


def _numbered(paper: RectificationNotice, number: int) -> RectificationNotice:
    findings = tuple(replace(each, problem=f"{each.problem}（第{number}次）") for each in paper.findings)
    return replace(paper, number=f"深宝福责改〔2026〕{number + 1}号", findings=findings)


def _whole_processes(folder: Path, paper: RectificationNotice, photos: list[NoticePhoto]) -> tuple[float, float]:
    (folder / "notice.pickle").write_bytes(pickle.dumps((paper, photos)))
    environment = as_installed(folder)

    def run(code: str, *words: str) -> None:
        subprocess.run([sys.executable, "-c", code, *words], env=environment, cwd=ROOT, check=True)

    return in_turn(
        lambda: run(_OURS, str(folder / "notice.pickle"), str(folder / "ours.pdf"), _PROOF),
        lambda: run(_TYPST, str(folder / "notice.typ"), str(folder / "typst.pdf"), str(_FONTS)),
        7,
    )


def _file(paper: RectificationNotice, photos: list[NoticePhoto]) -> Figure:
    size, floor = len(draw(paper, photos, _PROOF)), sum(len(each.jpeg) for each in photos)
    return Figure("size of the notice", size, "its photos", floor, 1.05, "MB")


def _clicks(folder: Path) -> list[Figure]:
    """From the click to the first page on the screen: composed from the store, drawn, rendered."""
    visit = _recorded(folder / "store")

    def click() -> None:
        seen = preview(visit.store, visit.visit, NOW)
        page_picture(seen.pdf, 0, _SCREEN_PX)

    warm = median([seconds(click) for _ in range(6)][1:])
    visit.store.close()
    cold = median(_cold(folder / "store", visit.visit) for _ in range(3))
    return [
        Figure("click to preview, warm", warm, "limit", 0.5, 1),
        Figure("click to preview, cold", cold, "limit", 1.5, 1),
    ]


def _cold(store: Path, visit: str) -> float:
    """Seconds in a new process whose store has just been opened."""
    command = [sys.executable, "-c", _COLD, str(store), visit, PASSPHRASE]
    environment = as_installed(store.parent)
    return float(subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True).stdout)


def _recorded(folder: Path) -> NoticeVisit:
    store = new_store(folder)
    office_ready(store)
    visit = visited(store, inspectors=OFFICERS)
    findings = visit.find(_FINDINGS)
    for number in range(1, _PHOTOS + 1):
        photo = add_photo(store, visit.visit, "", Picture(_jpeg(number), f"{number}.jpg", "file"), NOW)
        with store.database.work(NOW) as work:
            work.photos.save(photo.id, {"finding_id": findings[number - 1]})
    return visit


def _memory(folder: Path, paper: RectificationNotice, photos: list[NoticePhoto]) -> Figure:
    """The most that a process held which made a hundred of them, one after the other (Linux: VmHWM)."""
    (folder / "many.pickle").write_bytes(pickle.dumps((paper, photos)))
    command = [sys.executable, "-c", _MANY_CODE, str(folder / "many.pickle"), str(_MANY), str(folder / "many.pdf")]
    kib = int(subprocess.run(command, env=as_installed(folder), cwd=ROOT, check=True, capture_output=True).stdout)
    return Figure(f"memory of {_MANY} notices", kib * 1024, "limit", 200 * 1024**2, 1, "MB")


def _paragraphs(paper: RectificationNotice) -> list[str]:
    text = rectification_text(paper)
    forms = ["".join(field.label + field.value for field in row) for row in (*text.inspectors, *text.site)]
    return [text.addressee, *text.body, *forms, text.issuer, text.date, text.copies]


def _typst(paper: RectificationNotice, photos: list[NoticePhoto]) -> str:
    """GB/T 9704 margins and grid as ours; texts as raw strings, so that nothing in them is markup."""
    text = rectification_text(paper)
    quoted = ['#par(text("' + each.replace("\\", "\\\\").replace('"', '\\"') + '"))' for each in _paragraphs(paper)]
    pictures = ",".join(f'image("{each.number}.jpg", width: 100%)' for each in photos)
    return (
        '#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))\n'
        '#set text(font: "Noto Serif SC", size: 16pt, lang: "zh")\n#set par(leading: 13pt, first-line-indent: 2em)\n'
        f'#align(center, text(size: 28pt, weight: "bold", [{text.issuer}]))\n'
        f'#align(center, text(size: 22pt, weight: "bold", [{text.title}]))\n'
        + "\n".join(quoted)
        + f"\n#pagebreak()\n#grid(columns: 2, gutter: 6mm, {pictures})\n"
    )


def _html(paper: RectificationNotice, photos: list[NoticePhoto]) -> str:
    text = rectification_text(paper)
    body = "".join(f"<p>{html.escape(each)}</p>" for each in _paragraphs(paper))
    pictures = "".join(f'<img src="{each.number}.jpg" style="width:75mm;margin:1mm">' for each in photos)
    fonts = "".join(
        f"@font-face{{font-family:S;src:url({(_FONTS / name).as_uri()});font-weight:{weight}}}"
        for name, weight in (("NotoSerifSC-Regular.ttf", 400), ("NotoSerifSC-Bold.ttf", 700))
    )
    style = f"{fonts}@page{{size:A4;margin:37mm 26mm 35mm 28mm}}body{{font:16pt/29pt S}}p{{margin:0;text-indent:2em}}"
    head = f"<h1>{html.escape(text.issuer)}</h1><h2>{html.escape(text.title)}</h2>"
    return f'<html lang="zh"><style>{style}</style>{head}{body}<div style="break-before:page">{pictures}</div></html>'
