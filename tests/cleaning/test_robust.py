"""Whatever bytes come in, a page is cleaned or refused with a reason, and every offset is sound."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.errors import UnreadablePage
from dragoman.records import Article
from dragoman.sources import page_of

KINDS = {"empty", "binary", "encoding", "too-large", "malformed", "no-article", "timeout"}
FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<html>", "<!--", "<script>", "]]>", "&amp;", "\r\n", "\n\n", "Read Also: ", "Related",
     "The minister met the envoy on Tuesday, officials said. ", "Date:2025-04-27 14:15:15", "\u0301", "😀", "שלום",
     "\x00", "\ufeff", "\u2028", "Sunday (December 3)", "02/03/2023", "Posted on "]
)  # fmt: skip


def article_of(content: bytes, as_is: bool = False) -> Article | None:
    try:
        return clean(page_of(content, "test", as_is=as_is))
    except UnreadablePage as error:
        assert error.kind in KINDS
        return None


def check(article: Article) -> None:
    last = 0
    for dropped in article.dropped:
        assert last <= dropped.start < dropped.end <= article.raw_length
        last = dropped.end
    span = article.published.span if article.published else None
    if span is not None:
        assert article.text[span.start : span.end] == span.text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_cleaned_or_refused(content: bytes) -> None:
    article = article_of(content)
    if article is not None:
        check(article)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), max_size=40).map("".join))
def test_any_text_keeps_its_offsets(text: str) -> None:
    content = text.encode("utf-8", "replace")
    article = article_of(content)
    if article is not None:
        check(article)
        assert article.raw_length == len(content.decode("utf-8"))


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_as_is_keeps_every_character(text: str) -> None:
    content = text.encode("utf-8", "replace")
    article = article_of(content, as_is=True)
    if article is not None:
        assert article.text == content.decode("utf-8")
        assert article.raw_length == len(article.text)
