"""PDF documents for tests, made from lines of text."""

from __future__ import annotations

from collections.abc import Sequence

_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
)
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def lines(texts: Sequence[str], top: int = 760, size: int = 11, left: int = 60) -> bytes:
    """The drawing of lines, the first one with its foot at `top` points, an empty one as a gap."""
    shown = b"".join(b"(%s) Tj T* " % t.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") for t in texts)
    return b"BT /F1 %d Tf %d TL %d %d Td %sET\n" % (size, size * 1.3, left, top, shown)


def document(pages: Sequence[bytes], info: str = "", trailer: str = "") -> bytes:
    """A PDF of pages that are drawn by `lines`; `info` is what the document says of itself."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)), _FONT,
    ]  # fmt: skip
    for number, drawing in zip(numbers, pages, strict=True):
        objects += [_PAGE % (number + 1), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing)]
    objects.append(b"<< %s >>" % info.encode("latin-1"))
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    last = b"<< /Size %d /Root 1 0 R /Info %d 0 R %s >>" % (size, len(objects), trailer.encode("latin-1"))
    return content + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (last, start)
