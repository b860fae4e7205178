"""A publication date comes with its basis and how far to believe it; what contradicts it is said."""

from __future__ import annotations

import pytest

from dragoman.cleaning.days import day_of, days_in
from dragoman.records import Published
from tests.cleaning.pages import PARAGRAPHS, TITLE, article, html


def published(text: str, **stated: str) -> Published:
    found = article(text, **stated).published
    assert found is not None
    return found


LD = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-03-01T12:00:00Z"}</script>'
META = '<meta property="article:published_time" content="2023-03-01T12:00:00+01:00">'


@pytest.mark.parametrize(
    ("page", "basis"),
    [
        (html(head=LD), "JSON-LD"),
        (html(head=META), "meta tag"),
        (html(body='<time datetime="2023-03-01" class="published">today</time>'), "time element"),
        (html(body="<p>Published: 1 March 2023</p>"), "header line"),
    ],
)
def test_what_the_page_states_is_stated(page: str, basis: str) -> None:
    found = published(page)
    assert (found.date, found.basis, found.trust) == ("2023-03-01", basis, "stated")


def test_the_callers_date_goes_first() -> None:
    found = published(html(head=META), published="2022-01-05")
    assert (found.date, found.basis, found.trust) == ("2022-01-05", "given", "stated")


def test_the_address_is_a_derived_date() -> None:
    found = published("\n\n".join(PARAGRAPHS), url="https://example.org/world/2023/03/01/ferry")
    assert (found.date, found.basis, found.trust) == ("2023-03-01", "URL", "derived")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("/world/20230301-ferry", "2023-03-01"),
        ("/stories/202303010345.html", "2023-03-01"),
        ("/a_20230301101500.html", "2023-03-01"),
        ("/news/2023/3/1/ferry", "2023-03-01"),
        ("/news/ferry-1677682800", "2023-03-01"),
        ("/news/ferry-1677682800123", "2023-03-01"),
        ("/news/2023/1677682800123", "2023-03-01"),
        ("/news/ferry-2023-03-1677682800123", "2023-03-01"),
        ("/news/101677682800123.html", "2023-03-01"),
        ("/news/2023030112345", None),
        ("/news/1677682.html", None),
        ("/news/31677682800.html", None),
        ("/article/24/02/2023/ferry", "2023-02-24"),
        ("/article/02/24/2023/ferry", "2023-02-24"),
        ("/view.php?ud=20230301000767&np=1", "2023-03-01"),
        ("/view.php?id=5020230301", None),
        ("/read?session=70517884182120230301d94e", None),
    ],
)
def test_a_day_in_an_address_is_read_in_many_forms_a_number_is_none(address: str, day: str | None) -> None:
    found = article("\n\n".join(PARAGRAPHS), url=f"https://courier.example{address}").published
    assert (found.date if found else None) == day
    linked = html(head=f'<link rel="canonical" href="https://courier.example{address}">')
    found = article(linked).published
    assert (found.date if found else None) == day


def test_a_dateline_states_the_day() -> None:
    found = published(TITLE + "\n\nPORT MERROW, March 1, 2023 (NWA) - " + "\n\n".join(PARAGRAPHS[1:]))
    assert (found.date, found.basis) == ("2023-03-01", "dateline")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("PORT MERROW – 1 March 2023: ", "2023-03-01"),
        ("PORT MERROW - Wednesday, 1 March 2023 - ", "2023-03-01"),
        ("PORT MERROW, 1 March 2023: ", "2023-03-01"),
        ("PORT MERROW and SKARVIK, Mar 1 2023 (NWA) - ", "2023-03-01"),
        ("Skarvik, Norrland , Mar 1 2023 (NWA) - ", "2023-03-01"),
        ("PORT MERROW (March 1, 2023) — ", "2023-03-01"),
        ("PORT MERROW (NWA) – 1 March 2023 – ", "2023-03-01"),
        ("PORT MERROW, Mar 1 2023 (NWA) - For forty days – ", "2023-03-01"),
        ("PORT MERROW – 1 March: ", None),
        ("PORT MERROW, who on 1 March 2023 signed: ", None),
    ],
)
def test_datelines_state_the_day_in_many_forms(opening: str, day: str | None) -> None:
    text = "\n\n".join((opening + PARAGRAPHS[0].split(" — ")[1], *PARAGRAPHS[1:]))
    found = article(text).published
    assert (found and found.date) == day
    assert found is None or (found.basis, found.trust) == ("dateline", "stated")


@pytest.mark.parametrize(
    "told", ["today (March 1, 2023)", "today, 1 March 2023,", "this morning, Wednesday 1st March 2023"]
)
def test_the_day_that_the_opening_calls_today_is_derived(told: str) -> None:
    found = published("\n\n".join((PARAGRAPHS[0].replace("on Wednesday", told), *PARAGRAPHS[1:])))
    assert (found.date, found.basis, found.trust) == ("2023-03-01", "text", "derived")


def test_counted_seconds_give_way_to_any_statement() -> None:
    found = published(html(head=META), url="https://example.org/news/ferry-1577682800")
    assert (found.date, found.basis, found.trust) == ("2023-03-01", "meta tag", "stated")


def test_the_day_of_capture_alone_is_doubtful() -> None:
    found = published("\n\n".join(PARAGRAPHS), captured="2023-03-09T10:00:00Z")
    assert (found.date, found.basis, found.trust, found.latest) == (
        "2023-03-09",
        "capture date",
        "doubtful",
        "2023-03-09",
    )


def test_a_page_archived_before_its_date_is_doubtful() -> None:
    assert published(html(head=META), captured="2022-12-01T00:00:00Z").trust == "doubtful"


def test_a_weekday_that_fits_another_year_makes_the_date_doubtful() -> None:
    text = (
        f"Date: 2025-01-20\n\n{TITLE}\n\nThe prime minister landed on Sunday (December 3) with a large delegation of "
        + ("merchants.\n\n" + "\n\n".join(PARAGRAPHS))
    )
    found = published(text)
    assert found.trust == "doubtful"
    assert "2023" in (found.reason or "")


def test_day_and_month_that_were_swapped_are_set_right_with_the_reason() -> None:
    text = (
        f"Date: 2022-09-03\n\n{TITLE}\n\nThe ministers met on Wednesday (March 9) and signed the note.\n\n"
        + "\n\n".join(PARAGRAPHS)
    )
    found = published(text)
    assert (found.date, found.trust) == ("2022-03-09", "derived")
    assert "swapped" in (found.reason or "")


def test_a_later_day_told_as_past_makes_the_date_doubtful() -> None:
    text = f"Date: 2023-03-01\n\n{TITLE}\n\nThe line was reopened on 14 June 2023, officials said.\n\n" + "\n\n".join(
        PARAGRAPHS
    )
    assert published(text).trust == "doubtful"
    planned = text.replace("was reopened on", "will be reopened on")
    assert published(planned).trust == "stated"


def test_two_statements_far_apart_make_the_date_doubtful_and_name_the_other() -> None:
    found = published(html(head=META), url="https://example.org/2019/07/14/ferry")
    assert found.trust == "doubtful"
    assert "2019-07-14" in (found.reason or "")


def test_a_page_without_a_date_has_none() -> None:
    assert article("\n\n".join(PARAGRAPHS)).published is None


@pytest.mark.parametrize(
    "text",
    ["2023-03-01T10:00Z", "1 March 2023", "March 1st, 2023", "Mar. 1, 2023", "Wed, 01 Mar 2023 10:00:00 GMT",
     "1. März 2023", "1er mars 2023", "1 de marzo de 2023", "1 марта 2023 г.", "2023年3月1日",
     "Wed Mar 01 12:48:39 CET 2023", "20230301T1200"],
)  # fmt: skip
def test_dates_are_read_in_many_forms(text: str) -> None:
    assert day_of(text) == "2023-03-01"


def test_figures_keep_their_other_reading() -> None:
    [day] = days_in("3/4/2023", month_first=True)
    assert (day.iso, day.swapped) == ("2023-03-04", "2023-04-03")
    assert days_in("version 3.10.11 of the program is out, and 31/02/2023 is no day") == []


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<div class='post-date'>1 March 2023</div>"),
        ('<meta property="og:image" content="https://courier.example/media/2023/03/01/ferry.jpg">', ""),
        ("", "<script>show('2023/03/01 10:00')</script>"),
    ],
)
def test_a_day_that_only_the_markup_gives_away_is_derived(head: str, body: str) -> None:
    page = html(head=head).replace("</article>", f"</article><p>Gulf Courier, the paper of both shores</p>{body}")
    found = published(page)
    assert (found.date, found.trust) == ("2023-03-01", "derived")


def test_a_month_or_a_year_alone_never_becomes_a_day() -> None:
    head = '<link rel="canonical" href="https://courier.example/2023/03/ferry"><meta name="date" content="2023">'
    assert article(html(head=head, body="<p class='date'>March 2023</p>")).published is None


def test_the_day_in_an_archives_own_address_is_not_that_of_the_page() -> None:
    url = "https://web.archive.example/web/20240501123456/https://courier.example/2023/03/01/ferry"
    assert published("\n\n".join(PARAGRAPHS), url=url).date == "2023-03-01"


def test_a_month_in_letters_of_old_prints_is_no_fault() -> None:
    """Ignoring case, "ſ" is an "s": a pattern takes it for one, a table of months does not."""
    assert days_in("Berlin, 5 auguſt 2022") == []
    assert [day.iso for day in days_in("Berlin, 5 August 2022")] == ["2022-08-05"]
