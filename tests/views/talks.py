"""Records built by hand, so that views are tested on their own: two pages about one talk, one of them a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.case.store import Copy, Fusion, Link, Result, Store
from dragoman.records import (
    Article,
    Dispute,
    DisputeValue,
    Event,
    EventActor,
    EventDate,
    EventEvidence,
    EventMention,
    EventPlace,
    EventSource,
    FusedPlace,
    Mention,
    Page,
    Party,
    Published,
    Quarantined,
    Reading,
    SaidBy,
    Span,
    Story,
    StoryDocument,
    Timex,
)

WIRE = (
    "Ostrava and Lumen hold talks\n\n"
    "President Ilya Varro met Lumen's envoy in Tallin on Wednesday, the agency Ostpress said. He left at noon.\n\n"
    "Lumen denies it."
)
COPY = WIRE.replace("hold talks", "talk")
UNREADABLE = Quarantined(
    source="pages/photo.jpg", kind="binary", message="the content is not text", head="\x1b[31mJFIF"
)


def reading(document: str, source: str, text: str) -> Reading:
    """A reading of one of the two pages, with a CONSULT in it and every kind of evidence."""

    def at(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    varro = Mention(
        **at("Ilya Varro"), kind="person", id="Q900", name="Ilya Varro", country="XOS", method="exact", score=1.0,
        evidence="office_holders.tsv: Q900",
    )  # fmt: skip
    envoy = Mention(
        **at("Lumen's envoy"), kind="state", id="Q901", name="Lumen", country="XLU", method="alias", score=0.9
    )
    agency = Mention(**at("Ostpress"), kind="organisation", id="Q902", name="Ostpress", method="exact", score=1.0)
    timex = Timex(**at("Wednesday"), type="DATE", value="2023-03-01", basis="weekday before publication")
    event = EventMention(
        id="e1", type="CONSULT", mode="meet", contexts=("diplomatic",), quad="VERBAL_COOPERATION", intensity=2.5,
        trigger=at_span(text, "met"),
        actors=(Party(**at("Ilya Varro"), mention=0, id="Q900", name="Ilya Varro", country="XOS", sector="GOV"),),
        recipients=(Party(**at("Lumen's envoy"), mention=1, id="Q901", name="Lumen", country="XLU", sector="GOV"),),
        date=EventDate(start="2023-03-01", end="2023-03-01", timex=0, basis="weekday before publication"),
        place=EventPlace(**at("Tallin"), name="Tallin", country="XOS", lat=10.5, lon=20.25),
        status="occurred", said_by=(SaidBy(text="Ostpress", mention=2, via=("Daily Lamp",)),), confidence=0.83,
        rule="meet:dobj",
    )  # fmt: skip
    article = Article(
        id=document, source=source, text=text, raw_length=len(text), outlet="Daily Lamp", title=text.partition("\n")[0],
        language="en", published=Published(date="2023-03-02", basis="header line", trust="stated"),
    )  # fmt: skip
    return Reading(article=article, timexes=(timex,), mentions=(varro, envoy, agency), events=(event,))


def at_span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def event(**changed: Any) -> Event:
    """The fused event of both pages; keyword arguments change fields."""
    start = WIRE.index("met")
    evidence = [
        EventEvidence(document="d1", source="pages/wire.txt", event="e1", start=start, end=start + 3, text="met"),
        EventEvidence(
            document="d2", source="pages/copy.txt", event="e1", start=COPY.index("met"), end=COPY.index("met") + 3,
            text="met", copy_of="d1",
        ),
    ]  # fmt: skip
    fields: dict[str, Any] = {
        "id": "ev0123456789", "type": "CONSULT", "mode": "meet", "contexts": ("diplomatic",),
        "quad": "VERBAL_COOPERATION", "intensity": 2.5,
        "actors": (EventActor(id="Q900", name="Ilya Varro", country="XOS", sector="GOV"),),
        "recipients": (EventActor(id="Q901", name="Lumen", country="XLU", sector="GOV"),),
        "date": EventDate(start="2023-03-01", end="2023-03-01", basis="weekday before publication", trust="derived"),
        "place": FusedPlace(name="Tallin", country="XOS", lat=10.5, lon=20.25),
        "status": "occurred", "story": "st1", "documents": 2, "independent_sources": 1,
        "said_by": (EventSource(name="Ostpress", documents=2),), "mentions": tuple(evidence),
        "disputes": (
            Dispute(
                field="status",
                values=(
                    DisputeValue(value="occurred", said_by=("Ostpress",), documents=("d1", "d2")),
                    DisputeValue(value="denied", said_by=("Lumen",), documents=("d1",)),
                ),
            ),
        ),
    }  # fmt: skip
    return Event(**(fields | changed))


def story() -> Story:
    documents = (
        StoryDocument(id="d1", source="pages/wire.txt"),
        StoryDocument(id="d2", source="pages/copy.txt", copy_of="d1"),
    )
    return Story(
        id="st1",
        title="Ostrava and Lumen hold talks",
        start="2023-03-01",
        end="2023-03-02",
        documents=documents,
        events=("ev0123456789",),
    )


READINGS = {"d1": reading("d1", "pages/wire.txt", WIRE), "d2": reading("d2", "pages/copy.txt", COPY)}
PARTS = (
    '{"date": {"level": "same day", "weight": 5.2}, "actors": {"level": "same", "weight": 7.2}, '
    '"place": {"level": "a place is missing", "weight": 0.0}}'
)
LINKS = (Link("d1", "e1", "d2", "e1", 12.4, PARTS),)


def fusion(*events: Event) -> Fusion:
    """What fusion makes of the two pages."""
    return Fusion((Copy("d2", "d1", 0.97),), LINKS, events or (event(),), (story(),))


def case_file(path: Path, *events: Event) -> Path:
    """A case file that holds the two pages and their events, one of each kind of record, and one unreadable page."""
    with Store(path) as store:
        pages = [
            Page(id=d, source=r.article.source, content=r.article.text.encode(), format="text")
            for d, r in READINGS.items()
        ]
        store.append([Result(p, READINGS[p.id]) for p in pages], "by hand")
        store.append_quarantine([UNREADABLE])
        store.replace_fusion(fusion(*events))
    return path
