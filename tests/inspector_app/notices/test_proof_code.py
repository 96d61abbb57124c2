"""The code of a final paper: its facts signed by the laptop, readable after print, scan and a phone's camera."""

import io
from dataclasses import replace

import pypdfium2
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from notice_samples import finding, notice, page_texts, photo
from PIL import Image, ImageFilter

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.notices import base45
from inspector_app.notices.code import Sealer, Token, digest_of, key_id_of, proof_text, read_token
from inspector_app.notices.code_block import HEIGHT, SIDE, proof_code
from inspector_app.notices.code_reading import codes_in
from inspector_app.notices.flow import CodeMark
from inspector_app.notices.layout import draw
from inspector_app.notices.rectification import RectificationNotice

IDENTITY = new_identity()
SEALER = Sealer(IDENTITY.signing_private, "5a" * 32)
FACTS = notice(4).to_json()
LONG = notice(
    12,
    issuer="深圳市宝安区福永街道综合行政执法办公室与禁毒委员会办公室联合检查组临时办事处",
    enterprise_name="深圳市" + "特别长名称的国际货运代理与供应链管理" * 4 + "有限公司",
    findings=tuple(finding(n, problem="抽查当日运单时发现的很长很长的问题描述" * 5) for n in range(1, 13)),
)


def proof(kind: str = "rectification", facts: object = FACTS) -> str:
    return proof_text(kind, facts, SEALER)  # type: ignore[arg-type]


def problem_of(text: str) -> str:
    with pytest.raises(RefusedInputError) as error:
        read_token(text)
    return error.value.problems[0].code


@pytest.mark.parametrize(
    ("data", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")]
)
def test_base45_is_that_of_rfc_9285(data: bytes, text: str) -> None:
    assert base45.encode(data) == text
    assert base45.decode(text) == data


@given(st.binary(max_size=400))
def test_base45_comes_back(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@pytest.mark.parametrize("text", ["GGW", "A", "AB8a", ":::", "ZZZZ"])
def test_what_no_base45_program_writes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="at "):
        base45.decode(text)


def test_a_code_says_the_key_facts_and_is_signed() -> None:
    token = read_token(proof())
    assert (token.facts.kind, token.facts.number) == ("rectification", "深宝福责改〔2026〕3号")
    assert (token.facts.issued_on, token.facts.deadline, token.facts.findings) == ("2026-08-03", "2026-08-10", 4)
    assert token.facts.addressee == "深圳市粤讯国际货运代理有限公司"
    assert token.facts.problems == ("抽查当日运单10票…",) * 3
    assert token.digest == digest_of(FACTS)
    assert token.head == bytes.fromhex("5a" * 16)
    assert token.key_id == key_id_of(IDENTITY.signing_public)
    assert token.is_signed_by(IDENTITY.signing_public)
    assert not token.is_signed_by(new_identity().signing_public)


def test_equal_facts_give_an_equal_code_and_others_another() -> None:
    assert proof() == proof()
    assert proof() != proof(facts=notice(4, address="别处").to_json())


def test_no_changed_byte_of_a_code_is_believed() -> None:
    whole = base45.decode(proof().removeprefix("ZJ1:").removesuffix("."))
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 0x11]) + whole[place + 1 :]
        assert not is_believed("ZJ1:" + base45.encode(changed) + ".")


def is_believed(text: str) -> bool:
    try:
        token: Token = read_token(text)
    except RefusedInputError:
        return False
    return token.is_signed_by(IDENTITY.signing_public)


@given(st.text(max_size=80) | st.text(alphabet="0123456789ABCDEF $%*+-./:", max_size=300).map("ZJ1:{}.".format))
def test_any_other_text_is_refused_in_words_and_never_believed(text: str) -> None:
    assert not is_believed(text)


def test_a_code_may_have_been_wrapped_on_its_way() -> None:
    text = proof()
    assert read_token("  " + text[:40] + "\r\n" + text[40:90] + "\r\n" + text[90:] + "\r\n") == read_token(text)
    assert problem_of(text[:-9]) == "verify.code_damaged"
    assert problem_of("ZJ9:" + text[4:]) == "verify.newer_code"
    assert problem_of("https://example.com") == "verify.not_a_code"


def modules_of(text: str) -> list[list[bool]]:
    mark = next(mark for mark in proof_code(text) if isinstance(mark, CodeMark))
    return [[not shade for shade in row] for row in mark.modules]


@pytest.mark.parametrize("facts", [notice(1), LONG])
def test_another_writer_makes_the_same_code(facts: RectificationNotice) -> None:
    """Ours is written and read by one library: that both are right, only another one can say."""
    text = proof(facts=facts.to_json())
    others = [segno.make_qr(text, error="m", mask=mask, boost_error=False).matrix for mask in range(8)]
    assert modules_of(text) in [[[bool(module) for module in row] for row in matrix] for matrix in others]


def test_the_largest_code_still_has_five_dots_of_a_300_dpi_scan_for_each_module() -> None:
    text = proof(facts=LONG.to_json())
    assert SIDE / 72 * 300 / len(modules_of(text)) >= 5
    assert HEIGHT < 128, "it stands beside the 45 mm of the seal"
    assert codes_in(printed(draw(LONG, (), text), 300, 0, 70)) == [text]


@pytest.mark.parametrize(
    ("dpi", "turn", "quality"),
    [
        (300, 0, 90),
        (300, 1.4, 60),
        (200, -2, 60),
        (150, 1, 50),
        (300, 90, 50),
        (300, 180, 60),
        (300, 37, 40),
        (200, 270, 30),
    ],
)
def test_a_code_is_read_after_print_and_scan(dpi: int, turn: float, quality: int) -> None:
    text = proof()
    pdf = draw(notice(4), (), text)
    assert codes_in(printed(pdf, dpi, turn, quality)) == [text]


def test_a_code_is_read_from_a_photo_taken_from_the_side() -> None:
    text = proof()
    page = Image.open(io.BytesIO(printed(draw(notice(4), (), text), 220, 0, 90))).convert("L")
    wide, high = page.size
    corners = (-0.06 * wide, -0.04 * high, 0.02 * wide, 1.05 * high, 1.1 * wide, 0.96 * high, 0.98 * wide, 0.03 * high)
    slanted = page.transform(page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=140)
    dim = slanted.point(lambda value: 40 + value * 0.45)
    assert codes_in(as_jpeg(dim.filter(ImageFilter.GaussianBlur(1)), 55)) == [text]


def test_the_code_stands_on_the_paper_once_and_its_place_is_kept_on_the_draft() -> None:
    final, draft = draw(notice(4), (), proof()), draw(notice(4, is_draft=True, number=""))
    assert "用寄检通核验本文书真伪" in "".join(page_texts(final))
    assert "签发后此处印验证码" in "".join(page_texts(draft))
    assert len(page_texts(final)) == len(page_texts(draft))
    with pytest.raises(RefusedInputError) as error:
        codes_in(draft)
    assert error.value.problems[0].code == "verify.no_code"


def test_codes_of_several_papers_in_one_file_are_all_found() -> None:
    other = proof(facts=notice(1, number="深宝福责改〔2026〕4号").to_json())
    both = pypdfium2.PdfDocument.new()
    for pdf in (draw(notice(4), (), proof()), draw(notice(1, number="深宝福责改〔2026〕4号"), (photo(1),), other)):
        both.import_pages(pypdfium2.PdfDocument(pdf))
    stream = io.BytesIO()
    both.save(stream)
    assert codes_in(stream.getvalue()) == [proof(), other]


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"%PDF-1.7 broken", b"\xff\xd8\xff\xe0broken", b"\x89PNG\r\n\x1a\n"]
)
def test_files_that_are_no_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(RefusedInputError) as error:
        codes_in(data)
    assert error.value.problems[0].code == "verify.not_a_picture"


def test_the_code_is_one_path_and_small() -> None:
    plain, coded = draw(notice(1)), draw(notice(1), (), proof())
    assert len(coded) - len(plain) < 12_000
    assert replace(notice(1)) == notice(1)


def printed(pdf: bytes, dpi: int, turn: float, quality: int) -> bytes:
    """The last page, printed at 300 dpi, scanned with a little blur, turned, and saved as a JPEG."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [index for index in range(len(document)) if index == len(document) - 1]
    page = document[pages[0]].render(scale=300 / 72).to_pil().convert("L")
    page = page.filter(ImageFilter.GaussianBlur(1.0)).rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    sized = page.resize((round(page.width * dpi / 300), round(page.height * dpi / 300)))
    noise = Image.effect_noise(sized.size, 50)
    return as_jpeg(Image.blend(sized, noise, 0.12), quality)


def as_jpeg(picture: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return stream.getvalue()
