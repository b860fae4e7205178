"""Document: where the components of the reading keep what they find, on spaCy's own Doc.

`doc._.article`, `.timexes`, `.mentions`, `.attributions`, `.events`, `.unsure` and `.predicates` are tuples of
records (see `dragoman.records`); `.natives` has for every token the state whose people its sentence means where
it names none. Each component sets what answers its question and changes no other. `doc.text` is the article's
text, character for character, so a token's offsets are the record's.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from dragoman.records import Article
from dragoman.records import Span as TextSpan

ANSWERS = ("timexes", "mentions", "attributions", "events", "unsure", "predicates")


def register() -> None:
    """Declare the extension attributes; safe to call more than once."""
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)
        Doc.set_extension("knowledge", default=None)
        Doc.set_extension("natives", default=())
        for name in ANSWERS:
            Doc.set_extension(name, default=())


def article_of(doc: Doc) -> Article:
    """The article that the Doc was made from; a bare one, without a date, when somebody called nlp(text)."""
    article: Article | None = doc._.article
    if article is None:
        article = Article(id="", source="", text=doc.text, raw_length=len(doc.text))
        doc._.article = article
    return article


def span(doc: Doc, start: int, end: int) -> TextSpan:
    """The characters [start, end) of the document as a record."""
    return TextSpan(start=start, end=end, text=article_of(doc).text[start:end])  # doc.text is put together anew


def token_span(token: Token) -> TextSpan:
    """A token as a record."""
    return TextSpan(start=token.idx, end=token.idx + len(token), text=token.text)


def tokens_of(doc: Doc, piece: TextSpan) -> Span | None:
    """The tokens that a record's characters lie in; None when there are none."""
    found = doc.char_span(piece.start, piece.end, alignment_mode="expand")
    return found if found is not None and len(found) else None


def head_of(doc: Doc, piece: TextSpan) -> Token | None:
    """The token that the others of a record hang on."""
    found = tokens_of(doc, piece)
    return None if found is None else found.root


def chars(piece: Span) -> tuple[int, int]:
    """Start and end of a spaCy span in code points."""
    return piece.start_char, piece.end_char
