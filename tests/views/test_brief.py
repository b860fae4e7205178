"""The brief: one file that loads nothing, runs nothing of a page's, and leads from every claim to its evidence."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
from tests.views.talks import READINGS, UNREADABLE, event, story

from dragoman.records import Event, EventActor, Reading
from dragoman.views.brief import Contents, brief


def page(*events: Event, readings: dict[str, Reading] = READINGS, title: str = "Talks") -> str:
    seen = [(r, (r.article.source,)) for r in readings.values()]
    return brief(title, Contents(events or (event(),), (story(),), seen, (UNREADABLE,)), "1.2.3")


class Elements(HTMLParser):
    """Ids, links, elements and visible text of a page; checks that elements close in order."""

    VOID = ("meta", "br", "link", "img", "input", "hr")

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_loads_nothing_from_anywhere() -> None:
    source = page()
    assert not re.findall(r"(?:https?:)?//[a-z]", source.replace("// A link", ""))
    tags = Elements(source).tags
    assert not [t for t, _ in tags if t in {"link", "img", "iframe", "object", "embed", "base", "form"}]
    assert not [a for _, a in tags if "src" in a]
    (policy,) = [a["content"] or "" for t, a in tags if t == "meta" and "http-equiv" in a]
    assert policy.startswith("default-src 'none'")
    assert "@import" not in source and "url(" not in source


def test_every_link_leads_to_a_place_in_the_page_and_every_place_has_one_name() -> None:
    found = Elements(page())
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)


def test_a_claim_leads_to_the_marked_words_in_its_document() -> None:
    source = page()
    assert 'href="#m-d1-e1"' in source
    assert '<span id="m-d1-e1"></span><mark class="trigger" title="trigger">met</mark>' in source


def test_it_shows_timeline_counts_disputes_voices_reasoning_and_unreadable_pages() -> None:
    text = Elements(page()).text
    for expected in (
        "1 Mar 2023", "Ilya Varro (XOS) → Lumen (XLU)", "CONSULT meet", "2 documents, 1 independent source",
        "said by Ostpress", "Disputed: status", "denied",
        "'Wednesday' → 1 Mar 2023 (derived, weekday before publication)",
        "Ostpress, relayed by Daily Lamp", "copy of Ostrava and Lumen hold talks", "pages/photo.jpg",
        "the content is not text", "dragoman 1.2.3",
    ):  # fmt: skip
        assert expected in text, expected


def test_events_without_a_date_have_their_own_section() -> None:
    text = Elements(page(event(), event(id="ev9", date=None))).text
    assert text.index("Without a date") > text.index("1 Mar 2023")


def test_what_a_page_says_is_text_and_never_runs() -> None:
    hostile = msgspec.structs.replace(
        READINGS["d1"].article, title="<script>alert(1)</script>", url="javascript:alert(1)", outlet='"><img src=x>'
    )
    readings = READINGS | {"d1": msgspec.structs.replace(READINGS["d1"], article=hostile)}
    actor = EventActor(id="Q1", name="<b onclick=x>", country=None, sector=None)
    found = Elements(page(event(actors=(actor,)), readings=readings, title="</title><script>"))
    assert [t for t, _ in found.tags].count("script") == 1
    assert not [a for _, a in found.tags if "onclick" in a]
    assert not [link for link in found.links if link.startswith("javascript")]
    assert "<script>alert(1)</script>" in found.text


def test_the_address_of_a_page_on_the_web_is_a_link_that_only_a_click_follows() -> None:
    article = msgspec.structs.replace(READINGS["d1"].article, url="https://lamp.example/1")
    readings = READINGS | {"d1": msgspec.structs.replace(READINGS["d1"], article=article)}
    links = [(t, a) for t, a in Elements(page(readings=readings)).tags if (a.get("href") or "").startswith("http")]
    assert [(t, a["rel"]) for t, a in links] == [("a", "noopener noreferrer nofollow")]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert page() == page()


def test_an_empty_case_gives_a_page_that_says_so() -> None:
    found = Elements(brief("Nothing", Contents((), (), [], ())))
    assert "No event has a date." in found.text
    assert "None: every page could be read." in found.text


def test_the_script_is_the_one_that_the_policy_allows() -> None:
    import base64
    import hashlib

    source = page()
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"sha256-{digest}" in source.replace("&#43;", "+")
