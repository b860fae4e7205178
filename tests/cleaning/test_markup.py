"""HTML of every depth and shape gives its article, or a reason; nothing is lost without a word."""

from __future__ import annotations

import pytest

from dragoman.cleaning import clean
from dragoman.cleaning.blocks import blocks_of
from dragoman.errors import UnreadablePage
from dragoman.sources import page_of
from tests.cleaning.pages import PARAGRAPHS, TITLE, article, html

STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_the_article_comes_out_of_a_page_with_furniture() -> None:
    found = article(
        html(top="<div class='cookie'>We use cookies to improve your visit.</div>", body="<p>Share this</p>")
    )
    assert found.text == "\n\n".join([TITLE, *PARAGRAPHS])
    assert found.title == TITLE


def test_dropped_stretches_are_slices_of_the_source() -> None:
    page = html(body="<div class='box'>Read more: Goat rescued from roof</div>")
    slices = [page[d.start : d.end] for d in article(page).dropped]
    assert any("Goat rescued" in piece for piece in slices)


@pytest.mark.parametrize("depth", [250, 260, 5000])
def test_text_below_the_depth_that_lxml_holds_is_found(depth: int) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body>{'<div>' * depth}{STORY}{'</div>' * depth}</body></html>"
    assert all(paragraph in article(page).text for paragraph in PARAGRAPHS)


def test_a_text_node_of_twelve_megabytes_is_kept() -> None:
    words = PARAGRAPHS[0] + " "
    found = article(f"<html><body><p>{words * (12_000_000 // len(words))}</p></body></html>")
    assert len(found.text) > 11_900_000


def test_broken_markup_is_read() -> None:
    found = article("<html><body><div><p>" + STORY.replace("</p>", "") + "<table><tr><td><b><i>")
    assert PARAGRAPHS[2] in found.text


def test_a_page_made_by_scripts_gives_what_it_says_about_itself() -> None:
    head = f'<meta property="og:title" content="{TITLE}"><meta name="description" content="{PARAGRAPHS[0][:90]}">'
    found = article(f"<html><head>{head}</head><body><div id='root'></div><script>run()</script></body></html>")
    assert found.title == TITLE
    assert "truncated" in found.flags


def test_a_page_without_any_text_has_no_article() -> None:
    with pytest.raises(UnreadablePage) as refused:
        article("<html><body><div><img src='a.png'></div></body></html>")
    assert refused.value.kind == "no-article"


def test_outlet_author_and_language_are_read_from_the_head() -> None:
    head = (
        '<meta property="og:site_name" content="Gulf Courier"><meta name="author" content="Anna Lindqvist">'
        '<link rel="canonical" href="https://courier.example/2023/ferry">'
    )
    found = article(html(head=head))
    assert (found.outlet, found.author, found.language) == ("Gulf Courier", "Anna Lindqvist", "en")
    assert found.url == "https://courier.example/2023/ferry"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("utf-8", ""), ("utf-8", "iso-8859-1"), ("utf-16", ""), ("iso-8859-1", "iso-8859-1"), ("cp1252", "")],
)
def test_encodings_declared_wrong_or_not_at_all_are_read(codec: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    page = html(head=meta).replace("“", "«").replace("”", "»").replace("—", "-").replace("Solvang", "Sölvång")
    found = clean(page_of(page.encode(codec), "test"))
    assert "Sölvång" in found.text
    assert "«We have talked" in found.text


def test_bytes_in_no_encoding_are_refused_or_flagged() -> None:
    content = b"".join(bytes([200 + i % 50, 129, 141, 32]) for i in range(400))
    try:
        assert "encoding-guessed" in clean(page_of(content, "test")).flags
    except UnreadablePage as error:
        assert error.kind in {"encoding", "binary", "no-article"}


def test_another_language_is_kept_and_flagged() -> None:
    german = (
        "Die Präsidentin von Norrland hat am Mittwoch den Ministerpräsidenten von Südmark empfangen und ihm "
        "versprochen, die Fährverbindung zwischen beiden Ländern innerhalb eines Monats wieder aufzunehmen. Die "
        "Opposition warf ihr vor, die Küstenstädte nicht gefragt zu haben, deren Fischer um ihre besten Fanggründe "
        "fürchten."
    )
    found = article(german)
    assert found.text == german
    assert (found.language, "not-english" in found.flags) == ("de", True)


def test_a_text_that_breaks_off_is_flagged() -> None:
    assert "truncated" in article("\n\n".join([*PARAGRAPHS[:3], PARAGRAPHS[3][:90]])).flags
    assert "truncated" not in article("\n\n".join(PARAGRAPHS)).flags


def test_a_paywall_stub_is_flagged() -> None:
    assert "paywall" in article("\n\n".join([TITLE, PARAGRAPHS[0], "This article is for subscribers only."])).flags


def test_machine_translation_is_flagged_by_its_traces() -> None:
    text = (
        "The president of Norland flew on Sunday to the capital to start a two -day work visit.The official side will "
        "hold a three -hour talk the next day , officials said. Both sides firmly support the co -construction of the "
        "harbour and the cross -border transportation alsoAlways closely. "
    )
    assert "machine-translated" in article(text * 2).flags
    assert "machine-translated" not in article("\n\n".join(PARAGRAPHS)).flags


@pytest.mark.parametrize(
    "quirk", ["<p title='a > b'>", '<p data-x="1 > 0">', "<P CLASS=lead>", '<p title="never closed>']
)
def test_attributes_of_every_kind_are_no_text(quirk: str) -> None:
    found = article(f"<html><body><h1>{TITLE}</h1>{quirk}{PARAGRAPHS[0]}</p>{STORY}</body></html>")
    assert found.text.startswith(PARAGRAPHS[0]) or found.text.split("\n\n")[1] == PARAGRAPHS[0]


def test_scripts_styles_and_comments_are_no_text_however_they_end() -> None:
    noise = (
        "<script>if (a<b) document.write('<p>Goat</p>')</SCRIPT ><style>p{}</style><!-- <p>Goat</p> --><template>Goat"
    )
    found = article(html(body=noise + "</template>"))
    assert found.text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_what_stands_in_boxes_beside_the_story_is_left_out() -> None:
    goat = "A goat was rescued from the roof of the town hall by the fire brigade on Sunday."
    boxes = "".join(
        f"<div class='{name}'><p>{goat}</p></div>"
        for name in ("related-posts", "newsletter-signup", "comments-area", "author-box", "cookieNotice")
    )
    found = article(html(body=boxes))
    assert found.text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_a_summary_above_the_story_is_kept() -> None:
    summary = "The two neighbours bury a dispute about fish that has parted families since last autumn."
    page = (
        f"<html><body><nav><a>World</a></nav><article><header><h1>{TITLE}</h1><p>{summary}</p></header>"
        f"<div class='text'>{STORY}</div></article><footer><p>Gulf Courier is printed in Sudmark.</p></footer>"
    )
    assert article(page).text == "\n\n".join([TITLE, summary, *PARAGRAPHS])


def test_a_class_name_that_means_something_else_on_a_page_costs_nothing() -> None:
    page = f"<html><body><h1>{TITLE}</h1><div class='sidebar popular share'>{STORY}</div></body></html>"
    assert article(page).text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_a_table_in_the_story_is_kept_row_by_row() -> None:
    rows = "".join(f"<tr><td>{town}</td><td>{n} boats lie in the harbour</td></tr>" for n, town in enumerate("ABC", 2))
    assert "A 2 boats lie in the harbour" in article(html(body=f"{STORY}<table>{rows}</table>")).text


def test_a_hundred_thousand_paragraphs_are_read_in_linear_time() -> None:
    import time

    def seconds(count: int) -> float:
        page = "<html><body>" + "".join(
            f"<p>{n} boats left the harbour on that day and came back with fish at night, he said.</p>"
            for n in range(count)
        )
        started = time.process_time()
        assert article(page).text
        return time.process_time() - started

    small = seconds(5_000)
    assert seconds(100_000) < 50 * small


@pytest.mark.parametrize("open_, close", [("<!--", "-->"), ("<script>", "</script>"), ("<SCRIPT>", "</Script >")])
def test_half_a_tag_in_what_is_skipped_swallows_nothing_behind_it(open_: str, close: str) -> None:
    source = f'<div>One</div>{open_} <a href="{close}<p>Two</p>{open_} x" class="y">z {close}<P CLASS="share">Three</P>'
    page = blocks_of(source)
    assert [line.text for line in page.lines] == ["One", "Two", "Three"]
    assert page.elements[page.lines[2].element].label == "share"
