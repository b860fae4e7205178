"""PDF: the text of a PDF document, line by line put together into paragraphs, and what the document says of itself.

Text stands in a PDF as pieces at places on pages. Lines are parted into paragraphs by where they stand: distance,
indentation, a line that ends early, another size of type. What is printed on every page at the top or foot (running
heads, page numbers) interrupts sentences; it is moved to the end of the text and stays part of it. A document is taken
whole or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import msgspec

from dragoman.errors import UnreadablePage

MAX_PAGES = 3_000
MAX_TEXT = 20_000_000  # characters
EDGE = 2  # lines at the top and at the foot of a page that can be running heads
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s{1,5}(\d{1,12})")
_DATE = re.compile(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)")
_FILE = re.compile(r"\.(?:docx?|pdf|indd|rtf|odt|pages|tex|qxd|xlsx?|pptx?)$|^Microsoft \w+ - |^untitled|^\W*$", re.I)
_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
_END = re.compile(r"""[.!?:…]["'”’»)\]]*$""")


class Document(msgspec.Struct, frozen=True):
    """The text (paragraphs with empty lines between), and title and ISO day of creation where they are stated."""

    text: str
    title: str | None
    created: str | None


class _Line(msgspec.Struct):
    """A line of type; lengths in points from the lower left corner of its page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float  # height of its type


def document_of(content: bytes) -> Document:
    """The text of a PDF. Raises UnreadablePage: encrypted, malformed, too-large, no-article (pictures of text)."""
    import pypdfium2

    stated = _LENGTH.search(content[:2048])
    if b"%%EOF" not in content or (stated and int(stated[1]) > len(content)):
        raise UnreadablePage("malformed", "a PDF that is cut off")
    try:
        with pypdfium2.PdfDocument(content) as document:
            if len(document) > MAX_PAGES:
                raise UnreadablePage("too-large", f"a PDF of {len(document):,} pages")
            pages = [list(_lines(document[number])) for number in range(len(document))]
            title, created = document.get_metadata_value("Title"), document.get_metadata_value("CreationDate")
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
            raise UnreadablePage("encrypted", "a PDF with a password") from error
        raise UnreadablePage("malformed", f"a damaged PDF: {str(error)[:100]}") from error
    if not any(pages):
        raise UnreadablePage("no-article", f"a PDF of {len(pages)} pages without text, such as a scan")
    return Document(_text(pages), _title(title), _day(created))


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of a page in the order in which they stand in the document."""
    content = page.get_textpage()
    try:
        text: str = content.get_text_range(errors="replace")
        if len(text) > MAX_TEXT:
            raise UnreadablePage("too-large", f"a PDF page of {len(text):,} characters")
        start = 0  # counts UTF-16 units, as the library does
        for line in text.split("\r\n"):
            shown = line.strip()
            if shown:
                first = start + _units(line[: len(line) - len(line.lstrip())])
                yield _placed(content, shown, first, first + _units(shown) - 1)
            start += _units(line) + 2
    finally:
        content.close()
        page.close()


def _placed(content: Any, shown: str, first: int, last: int) -> _Line:
    count = content.count_chars()
    left, low, _, high = content.get_charbox(min(first, count - 1), loose=True)
    _, bottom, right, _ = content.get_charbox(min(last, count - 1), loose=True)
    text = "".join(c for c in shown.replace("\ufffe", "").replace("\x02", "") if c >= " " or c == "\t")  # soft hyphens
    return _Line(" ".join(text.split()), left, right, bottom, high, high - low)


def _units(text: str) -> int:
    return len(text) + sum(1 for c in text if c > "\uffff")


def _text(pages: Sequence[Sequence[_Line]]) -> str:
    """Paragraphs with empty lines between; running heads and page numbers behind them."""
    repeated = _repeated(pages)
    body: list[_Line] = []
    furniture: list[str] = []
    for page in pages:
        edges = {*range(EDGE), *range(len(page) - EDGE, len(page))}
        for at, line in enumerate(page):
            if at in edges and (_key(line.text) in repeated or (len(pages) > 1 and _NUMBER.fullmatch(line.text))):
                furniture.append(line.text)
            else:
                body.append(line)
    return "\n\n".join([*_paragraphs(body), *furniture])


def _repeated(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """What stands at the top or foot of at least two pages and of every third, figures aside."""
    counts = Counter(key for page in pages for key in {_key(line.text) for line in [*page[:EDGE], *page[-EDGE:]]})
    return {key for key, count in counts.items() if count >= max(2, len(pages) / 3)}


def _key(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold()


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    pitch = _pitch(lines)
    parts: list[str] = []
    for at, line in enumerate(lines):
        if parts and _parted(lines, at, pitch):
            yield _joined(parts)
            parts = []
        parts.append(line.text)
    if parts:
        yield _joined(parts)


def _pitch(lines: Sequence[_Line]) -> float:
    """The usual distance from one line to the next, in heights of type."""
    steps = [(a.bottom - b.bottom) / a.size for a, b in pairwise(lines) if a.size > 0 and a.bottom - b.bottom > 0]
    return median(steps) if steps else 1.2


def _parted(lines: Sequence[_Line], at: int, pitch: float) -> bool:
    """Whether a paragraph ends before line `at`."""
    before, line = lines[at - 1], lines[at]
    size = max(before.size, line.size, 0.1)
    if abs(before.size - line.size) > 0.15 * size:
        return True  # a heading
    step = before.bottom - line.bottom
    near = [o for o in lines[max(0, at - 6) : at + 6] if abs(o.size - before.size) <= 0.15 * size]
    edge = max(other.right for other in near if abs(other.left - before.left) < 4 * size)
    short = edge - before.right > 0.2 * (edge - before.left)
    ended = bool(_END.search(before.text))
    if step <= 0 or step > 20 * size:  # another column or page
        return ended or (short and line.text[:1].isupper())
    if step > 1.3 * pitch * size:
        return True
    return ended and (short or line.left - before.left > 0.8 * size)


def _joined(parts: Iterable[str]) -> str:
    """Lines as one; a hyphen at the end of a line joins what a small letter goes on."""
    text = ""
    for part in parts:
        glued = len(text) > 1 and text.endswith("-") and text[-2].isalpha() and part[:1].islower()
        text = text[:-1] + part if glued else f"{text} {part}" if text else part
    return text


def _title(value: str) -> str | None:
    """A stated title, unless it is the name of a file."""
    title = " ".join(value.replace("\0", " ").split())
    return None if _FILE.search(title) or len(title) > 300 else title


def _day(value: str) -> str | None:
    """The day of a date as PDF writes it (D:20230301120000+01'00')."""
    m = _DATE.match(value.strip())
    return f"{m[1]}-{m[2]}-{m[3]}" if m and "01" <= m[2] <= "12" and "01" <= m[3] <= "31" else None
