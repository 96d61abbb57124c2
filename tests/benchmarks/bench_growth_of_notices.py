"""How a notice grows beside typst and weasyprint: the same words and fonts, 1, 20 and 60 findings, no photos."""

import itertools
from pathlib import Path
from statistics import median
from types import ModuleType

import bench_notice
from measuring import Figure, in_turn, seconds
from notice_samples import notice
from peers import leave_out

from inspector_app.notices.layout import draw

_FINDINGS = (1, 20, 60)


def figures(folder: Path) -> list[Figure]:
    try:
        import typst
        import weasyprint
    except (ImportError, OSError) as error:
        leave_out("all", f"{error}; pip install .[bench], and apt-get install libpangoft2-1.0-0")
        return []
    return [figure for size in _FINDINGS for figure in _of(folder / str(size), size, typst, weasyprint)]


def _of(folder: Path, findings: int, typst: ModuleType, weasyprint: ModuleType) -> list[Figure]:
    folder.mkdir()
    paper, source, again, turn = notice(findings), folder / "notice.typ", itertools.count(), itertools.count()

    def words(number: int) -> str:
        return str(bench_notice._typst(bench_notice._numbered(paper, number), []))

    source.write_text(words(0), "utf-8")
    compiler = typst.Compiler(str(source), font_paths=[str(bench_notice._FONTS)], ignore_system_fonts=True)

    def ours() -> None:
        draw(bench_notice._numbered(paper, next(again)), [], bench_notice._PROOF)

    def compile_another() -> None:
        """No office makes one paper twice: what the compiler remembers of the last one helps it only so far."""
        source.write_text(words(next(turn)), "utf-8")
        compiler.compile(pdf_standards="a-2u")

    drawn, kept = in_turn(ours, compile_another, 7)
    page, fonts = bench_notice._html(paper, []), weasyprint.text.fonts.FontConfiguration()

    def set_page() -> None:
        weasyprint.HTML(string=page, base_url=str(folder)).write_pdf(font_config=fonts)

    # Fonts are read in the first round.
    set_page()
    weasy = median(seconds(set_page) for _ in range(2))
    what = f"notice of {findings} finding{'s' * (findings > 1)}, running program"
    return [
        Figure(what, drawn, "typst, kept compiler", kept, None),
        Figure(what, drawn, "weasyprint, warm", weasy, None),
    ]
