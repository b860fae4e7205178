"""Where: places with coordinates, and the place of each event from its syntax."""

from __future__ import annotations

import pytest

from dragoman.reading.where.eventplace import event_place


@pytest.fixture(scope="module")
def place(nlp):
    """place(text, trigger) → the place of the event at the first token spelt `trigger`."""

    def reader(text, trigger):
        doc = nlp(text)
        return event_place(doc, next(token for token in doc if token.text == trigger))

    return reader


@pytest.mark.parametrize(
    ("text", "trigger", "name", "country"),
    [
        ("The ministers met in Oslo on Friday.", "met", "Oslo", "NOR"),
        ("The envoys held talks in Nairobi.", "held", "Nairobi", "KEN"),
        ("Talks in Geneva failed.", "Talks", "Geneva", "CHE"),
        ("The president arrived in Hanoi.", "arrived", "Hanoi", "VNM"),
        ("His visit to Portugal ended.", "visit", "Portugal", "PRT"),
        ("Troops invaded Kuwait at dawn.", "invaded", "Kuwait", "KWT"),
        ("The invasion of Kuwait began.", "invasion", "Kuwait", "KWT"),
        ("They signed it at the Great Hall of the People.", "signed", "Great Hall of the People", "CHN"),
    ],
)
def test_event_place(place, text, trigger, name, country):
    """The place that the event's own words govern."""
    found = place(text, trigger)
    assert found is not None
    assert (found.name, found.country) == (name, country)


def test_a_city_has_coordinates(place):
    """A city carries latitude, longitude and its GeoNames id."""
    found = place("The ministers met in Oslo.", "met")
    assert found.geonames == 3143244
    assert abs(found.lat - 59.9) < 0.1
    assert abs(found.lon - 10.7) < 0.1


def test_the_dateline_places_the_lead_only(place):
    """ "NAIROBI (Reuters) -" places the lead's event, not one of a later paragraph."""
    text = "NAIROBI (Reuters) - The two sides met on Monday.\n\nEarlier the ministers quarrelled."
    assert place(text, "met").name == "Nairobi"
    assert place(text, "quarrelled") is None


def test_no_place_is_none(place):
    """The text does not say where."""
    assert place("The two sides agreed on a price.", "agreed") is None


def test_another_clauses_place_is_not_taken(place):
    """Where a meeting was does not tell where a threat was made."""
    assert place("He threatened sanctions after ministers met in Oslo.", "threatened") is None


def test_a_namesake_without_a_hint_stays_unplaced(nlp):
    """Two cities of one name and size: no coordinates rather than a guess."""
    doc = nlp("They arrived in Valencia.")
    assert all(m.lat is None for m in doc._.mentions if "Valencia" in m.text)


def test_the_page_settles_a_namesake(nlp):
    """Hyderabad is in Pakistan on a page about Sindh, in India on a page about Telangana."""
    pakistan = nlp("Pakistan sent relief to Sindh. Pakistani officials opened camps in Hyderabad, Pakistan.")
    india = nlp("India sent relief to Telangana. Officials opened camps in Hyderabad.")
    for doc, country in ((pakistan, "PAK"), (india, "IND")):
        assert {m.country for m in doc._.mentions if m.text == "Hyderabad"} == {country}


def test_capital_as_place_and_as_government(nlp):
    """A capital is a place after "in" and a government when it acts."""
    doc = nlp("Berlin warned the firm. The firm opened an office in Berlin.")
    kinds = [m.kind for m in doc._.mentions if m.text == "Berlin"]
    assert kinds == ["state", "place"]
