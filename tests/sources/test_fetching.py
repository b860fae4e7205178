"""Fetching: only when asked, only where it is allowed, only so much; and whatever a server does, a reason is given."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import brotli
import pytest
import urllib3.util.connection
import zstandard
from tests.sources.server import Reply, Request, Server, serving

from dragoman.case.store import Store
from dragoman.records import Page, Quarantined
from dragoman.sources import MAX_PAGE, pages
from dragoman.sources.fetching import Fetcher, exchange
from dragoman.sources.fetching.exchange import Limits
from dragoman.sources.fetching.network import resolved

STORY = b"<html><head><title>Ferry</title></head><body><p>The ministers met on the ferry on Tuesday.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
QUICK = Limits(connect=1.0, read=1.0, seconds=1.5)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def fetched(server: Server, *paths: str, **options: Any) -> list[Page | Quarantined]:
    """What comes of the paths of a server, with a fetcher that does not wait."""
    settings = {"private": True, "delay": 0.0, **options}
    with Fetcher(**settings) as fetcher:
        return list(pages([server.url + path for path in paths], fetcher=fetcher))


def refused(found: list[Page | Quarantined]) -> tuple[str, str]:
    """Kind and message of the one thing that was found."""
    (one,) = found
    assert isinstance(one, Quarantined)
    return one.kind, one.message


def test_a_page_is_fetched_with_its_address_its_charset_and_the_time(server: Server) -> None:
    server.answers["/a"] = Reply(STORY, headers=HTML)
    (page,) = fetched(server, "/a")
    assert isinstance(page, Page)
    assert (page.source, page.url, page.charset) == (f"{server.url}/a", f"{server.url}/a", "utf-8")
    assert page.content == STORY
    assert page.captured is not None
    assert page.captured.endswith("Z")


def test_without_a_fetcher_nothing_is_asked(server: Server) -> None:
    kind, message = refused(list(pages([f"{server.url}/a"])))
    assert kind == "not-fetched"
    assert "--fetch" in message
    assert server.asked == []


def test_an_address_is_fetched_once_in_a_run(server: Server) -> None:
    server.answers["/a"] = Reply(STORY, headers=HTML)
    assert len(fetched(server, "/a", "/a#part", "/a")) == 1
    assert server.paths() == ["/a"]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(STORY)),
        ("deflate", zlib.compress(STORY)),
        ("deflate", zlib.compress(STORY)[2:-4]),
        ("br", brotli.compress(STORY)),
        ("zstd", zstandard.compress(STORY)),
        ("gzip", STORY),
    ],
    ids=["gzip", "deflate", "raw deflate", "brotli", "zstd", "stored in the clear"],
)
def test_packed_answers_are_unpacked(server: Server, coding: str, packed: bytes) -> None:
    server.answers["/a"] = Reply(packed, headers={**HTML, "Content-Encoding": coding})
    (page,) = fetched(server, "/a")
    assert isinstance(page, Page)
    assert page.content == STORY


LONG = b"word " * (MAX_PAGE // 4)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(LONG)),
        ("deflate", zlib.compress(LONG)),
        ("br", brotli.compress(LONG, quality=4)),
        ("zstd", zstandard.compress(LONG)),
        ("gzip, gzip", gzip.compress(gzip.compress(LONG * 8))),
        ("zstd", zstandard.ZstdCompressor().compress(b"\0" * 500_000_000)),
    ],
    ids=["gzip", "deflate", "brotli", "zstd", "gzip twice", "half a gigabyte"],
)
def test_a_bomb_costs_no_more_than_a_long_page(server: Server, coding: str, packed: bytes) -> None:
    server.answers["/a"] = Reply(packed, headers={**HTML, "Content-Encoding": coding})
    assert refused(fetched(server, "/a"))[0] == "too-large"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_packed_answers_that_are_cut_off_or_damaged_are_not_taken(server: Server, coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard.compress}
    packed = pack[coding](STORY * 40)
    server.answers["/cut"] = Reply(packed[: len(packed) - 9], headers={**HTML, "Content-Encoding": coding})
    assert refused(fetched(server, "/cut"))[0] == "malformed"


def test_an_unknown_coding_is_told(server: Server) -> None:
    server.answers["/a"] = Reply(STORY, headers={**HTML, "Content-Encoding": "compress"})
    assert refused(fetched(server, "/a")) == ("encoding", "the content encoding compress is not read here")


def test_an_answer_longer_than_a_page_may_be_is_not_read(server: Server) -> None:
    server.answers["/a"] = Reply(b"x", headers=HTML, length=MAX_PAGE + 1)
    assert refused(fetched(server, "/a"))[0] == "too-large"


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 410, 429, 500, 503])
def test_another_status_than_200_gives_no_page(server: Server, status: int) -> None:
    server.answers["/a"] = Reply(STORY, status, HTML)
    assert refused(fetched(server, "/a")) == ("no-article", f"the server answered with status {status}")


def test_an_answer_that_breaks_off_is_not_taken(server: Server) -> None:
    server.answers["/a"] = Reply(STORY, headers=HTML, length=len(STORY) + 100)
    kind, message = refused(fetched(server, "/a"))
    assert kind == "unreachable"
    assert "broke off" in message


def test_a_server_that_says_nothing_is_not_waited_for(server: Server) -> None:
    def slow(_: Request) -> Reply:
        time.sleep(3)
        return Reply(STORY)

    server.answers["/a"] = slow
    started = time.monotonic()
    assert refused(fetched(server, "/a", limits=QUICK))[0] == "timeout"
    assert time.monotonic() - started < 2.5


def test_a_server_that_sends_a_byte_now_and_then_is_cut_off(server: Server) -> None:
    server.answers["/a"] = Reply(STORY, headers={**HTML, "Connection": "close"}, drip=0.2)
    started = time.monotonic()
    assert refused(fetched(server, "/a", limits=QUICK)) == ("timeout", "the server took more than 1.5 s")
    assert time.monotonic() - started < 3


def test_a_host_that_does_not_listen_is_told() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        with Fetcher(private=True, delay=0) as fetcher:
            assert refused(list(pages([f"http://127.0.0.1:{port}/"], fetcher=fetcher)))[0] == "unreachable"


def test_a_server_without_tls_is_told(server: Server) -> None:
    with Fetcher(private=True, delay=0, limits=QUICK) as fetcher:
        address = server.url.replace("http:", "https:")
        assert refused(list(pages([address], fetcher=fetcher)))[0] in {"unreachable", "timeout"}


# ---------------------------------------------------------------- redirects


def test_redirects_are_followed_and_the_last_address_is_the_pages(server: Server) -> None:
    server.answers["/a"] = Reply(status=301, headers={"Location": "/b?x=1"})
    server.answers["/b?x=1"] = Reply(status=307, headers={"Location": "c"})
    server.answers["/c"] = Reply(STORY, headers=HTML)
    (page,) = fetched(server, "/a")
    assert isinstance(page, Page)
    assert (page.source, page.url) == (f"{server.url}/a", f"{server.url}/c")


def test_redirects_in_a_circle_end(server: Server) -> None:
    server.answers["/a"] = Reply(status=302, headers={"Location": "/b"})
    server.answers["/b"] = Reply(status=302, headers={"Location": "/a"})
    assert refused(fetched(server, "/a")) == ("unreachable", "redirects that lead in a circle")


def test_redirects_without_end_are_cut_off(server: Server) -> None:
    for number in range(40):
        server.answers[f"/{number}"] = Reply(status=302, headers={"Location": f"/{number + 1}"})
    assert refused(fetched(server, "/0")) == ("unreachable", "more than 8 redirects")
    assert len(server.paths()) == 9


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/a", "http://user:secret@127.0.0.1/", "http://[", "https://"]
)
def test_a_redirect_to_what_may_not_be_asked_is_refused(server: Server, location: str) -> None:
    server.answers["/a"] = Reply(status=302, headers={"Location": location})
    assert refused(fetched(server, "/a"))[0] == "refused"


# ---------------------------------------------------------------- who may be asked


def test_an_address_on_this_machine_is_refused(server: Server) -> None:
    kind, message = refused(fetched(server, "/a", private=False))
    assert kind == "refused"
    assert "--allow-private" in message
    assert server.connections == 0


def named(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Names that resolve to one address after the other; gives the names that were asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *more: Any, **options: Any) -> Any:
        if host in names:
            asked.append(host)
            host = names[host].pop(0) if len(names[host]) > 1 else names[host][0]
        return real(host, port, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "0.0.0.0"])
def test_a_name_for_an_address_that_is_not_public_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    named(monkeypatch, {"inside.test": [address]})
    with Fetcher(delay=0) as fetcher:
        assert refused(list(pages(["http://inside.test/a"], fetcher=fetcher)))[0] == "refused"


def test_a_redirect_into_the_private_network_is_refused(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    """The first hop is let through as if it were public; the second is checked like any other."""
    named(monkeypatch, {"inside.test": ["127.0.0.1"]})

    def resolve(host: str, port: int, private: bool) -> str:
        return "127.0.0.1" if host == "outside.test" else resolved(host, port, private)

    monkeypatch.setattr(exchange, "resolved", resolve)
    server.answers["/a"] = Reply(status=302, headers={"Location": f"http://inside.test:{server.port}/secret"})
    with Fetcher(delay=0) as fetcher:
        found = list(pages([f"http://outside.test:{server.port}/a"], fetcher=fetcher))
    assert refused(found)[0] == "refused"
    assert server.paths() == ["/a"]


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to something else a moment later (DNS rebinding) changes nothing."""
    asked = named(monkeypatch, {"rebinding.test": ["8.8.8.8", "127.0.0.1"]})
    connected: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError("no network in tests")

    monkeypatch.setattr(urllib3.util.connection, "create_connection", connect)
    with Fetcher(delay=0) as fetcher:
        refused(list(pages(["http://rebinding.test/a"], fetcher=fetcher)))
    assert connected == [("8.8.8.8", 80)]
    assert asked == ["rebinding.test"]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a", "file:///etc/passwd", "gopher://127.0.0.1:70/", "http://user@127.0.0.1/",
        "http://user:secret@127.0.0.1/", "http:///a", "http://127.0.0.1:99999/", "http://[::1/", "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nX-Injected: 1", "http://127.0.0.1/" + "a" * 9000,
    ],
)  # fmt: skip
def test_addresses_that_may_not_be_asked(address: str) -> None:
    with Fetcher(private=True, delay=0) as fetcher:
        assert refused(list(pages([address], fetcher=fetcher)))[0] == "refused"


# ---------------------------------------------------------------- manners


def test_robots_txt_is_asked_once_and_obeyed(server: Server) -> None:
    rules = b"User-agent: dragoman\nDisallow: /private/\nAllow: /private/open\n\nUser-agent: *\nDisallow: /\n"
    server.answers["/robots.txt"] = Reply(rules)
    for path in ("/a", "/private/open", "/private/x"):
        server.answers[path] = Reply(STORY + path.encode(), headers=HTML)
    found = fetched(server, "/a", "/private/x", "/private/open")
    assert [getattr(one, "kind", "page") for one in found] == ["page", "robots", "page"]
    assert [request.path for request in server.asked] == ["/robots.txt", "/a", "/private/open"]
    assert server.connections == 1
    assert {request.headers["User-Agent"] for request in server.asked} == {"dragoman"}


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_site_whose_rules_cannot_be_had_is_left_alone(server: Server, status: int, open_: bool) -> None:
    server.answers["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", status)
    server.answers["/a"] = Reply(STORY, headers=HTML)
    (found,) = fetched(server, "/a")
    assert isinstance(found, Page) if open_ else (isinstance(found, Quarantined) and found.kind == "robots")


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(server: Server) -> None:
    server.answers["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /b\n")
    server.answers["/a"] = Reply(status=302, headers={"Location": "/b"})
    assert refused(fetched(server, "/a"))[0] == "robots"
    assert server.paths() == ["/a"]


def test_between_two_requests_to_a_host_there_is_a_pause(server: Server) -> None:
    server.answers |= {f"/{n}": Reply(STORY + b"%d" % n, headers=HTML) for n in range(3)}
    fetched(server, "/0", "/1", "/2", delay=0.2)
    times = [request.at for request in server.asked]
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_a_site_may_ask_for_a_longer_pause_and_for_too_long_a_one(server: Server) -> None:
    server.answers["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.4\n")
    server.answers |= {f"/{n}": Reply(STORY + b"%d" % n, headers=HTML) for n in range(2)}
    fetched(server, "/0", "/1")
    first, second = (request.at for request in server.asked if request.path != "/robots.txt")
    assert second - first >= 0.39
    server.answers["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 86400\n")
    assert refused(fetched(server, "/0"))[0] == "robots"


def test_a_connection_that_the_server_closed_meanwhile_is_opened_again(server: Server) -> None:
    server.answers["/a"] = Reply(STORY, headers=HTML)
    server.answers["/b"] = Reply(STORY + b"b", headers=HTML)
    with Fetcher(private=True, delay=0) as fetcher:
        first = fetcher.get(f"{server.url}/a")
        kept = next(iter(fetcher._manners._open.values()))
        assert kept.sock is not None
        kept.sock.shutdown(socket.SHUT_RDWR)
        second = fetcher.get(f"{server.url}/b")
    assert first is not None
    assert second is not None
    assert second[0] == STORY + b"b"


# ---------------------------------------------------------------- asking again


def changing(server: Server, path: str, body: bytes, tag: str) -> None:
    """Answers with a validator, and with 304 to whoever has it already."""

    def answer(request: Request) -> Reply:
        same = request.headers.get("If-None-Match") == tag
        return Reply(status=304) if same else Reply(body, headers={**HTML, "ETag": tag})

    server.answers[path] = answer


def test_a_page_that_has_not_changed_is_not_sent_again_and_is_no_new_page(server: Server, tmp_path: Path) -> None:
    changing(server, "/a", gzip.compress(STORY), '"one"')
    server.answers["/b"] = Reply(STORY + b"b", headers={**HTML, "Last-Modified": "Wed, 01 Mar 2023 10:00:00 GMT"})
    with Store(tmp_path / "case.duckdb") as store:
        first = fetched(server, "/a", "/b", memory=store)
        again = fetched(server, "/a", "/b", memory=store)
        changing(server, "/a", STORY + b"more", '"two"')
        third = fetched(server, "/a", memory=store)
        count = store.connection.execute("SELECT count(*) FROM responses").fetchone()
    assert [page.id for page in first if isinstance(page, Page)] == [p.id for p in again if isinstance(p, Page)]
    assert again[0] == first[0], "taken when it was first sent"
    assert len(first) == 2
    assert isinstance(third[0], Page)
    assert third[0].content == STORY + b"more"
    assert count == (3,)
    pages_asked = [request.headers for request in server.asked if request.path != "/robots.txt"]
    asked = [headers.get("If-None-Match") or headers.get("If-Modified-Since") for headers in pages_asked]
    assert asked == [None, None, '"one"', "Wed, 01 Mar 2023 10:00:00 GMT", '"one"']


def test_the_raw_answer_is_kept_as_it_was_sent(server: Server, tmp_path: Path) -> None:
    packed = gzip.compress(STORY)
    server.answers["/a"] = Reply(packed, headers={**HTML, "Content-Encoding": "gzip"})
    with Store(tmp_path / "case.duckdb") as store:
        fetched(server, "/a", memory=store)
        kept = store.recall(f"{server.url}/a")
    assert kept is not None
    assert (kept.status, kept.payload, kept.headers["content-encoding"]) == (200, packed, "gzip")


def test_a_damaged_answer_is_not_kept(server: Server, tmp_path: Path) -> None:
    server.answers["/a"] = Reply(gzip.compress(STORY)[:-9], headers={**HTML, "Content-Encoding": "gzip", "ETag": "x"})
    with Store(tmp_path / "case.duckdb") as store:
        fetched(server, "/a", memory=store)
        assert store.recall(f"{server.url}/a") is None
