"""Speech as pages really have it: marks lost and mixed, interviews, posts, transcripts, quotations in quotations."""

from __future__ import annotations

import pytest
from spacy.language import Language

Found = list[tuple[str | None, str]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # marks
        ('“The bridge is open," the mayor said.', [("the mayor", '“The bridge is open,"')]),
        ("«The bridge is open,» the mayor said.", [("the mayor", "«The bridge is open,»")]),
        (",,The bridge is open,'' the mayor said.", [("the mayor", ",,The bridge is open,''")]),
        ("``The bridge is open,'' the mayor said.", [("the mayor", "``The bridge is open,''")]),
        ("‘The bridge isn’t open,’ the mayor said.", [("the mayor", "‘The bridge isn’t open,’")]),
        ("'The bridge isn't open,' the mayor said.", [("the mayor", "'The bridge isn't open,'")]),
        ('The bridge is open," the mayor said.', [("the mayor", 'The bridge is open,"')]),
        # a quotation that lost its closing mark at the paragraph's end is closed there
        (
            '"We were there first.\n\nThe council met on Monday, the clerk said.',
            [("the clerk", "The council met on Monday")],
        ),
        # quotations in quotations are one
        ("“He told us ‘go home’ and left,” the widow said.", [("the widow", "“He told us ‘go home’ and left,”")]),
        # no speech
        ("The film “The Long Border” opened on Friday.", []),
        ("The so-called “safe zone” was shelled.", []),
        ("The 9\" gun fired for 20' at the '90s hangar.", []),
        ("The rebels' camps and the villages' wells were empty.", []),
        # interviews and transcripts
        (
            "Q: Who opened the bridge?\nA: The army opened the bridge.",
            [("Q", "Who opened the bridge?"), ("A", "The army opened the bridge")],
        ),
        (
            "NOVAK: The bridge is open.\nHORAK: It is closed.",
            [("NOVAK", "The bridge is open"), ("HORAK", "It is closed")],
        ),
        # posts
        ("“The bridge is open,” the mayor tweeted.", [("the mayor", "“The bridge is open,”")]),
        ("The mayor wrote on Telegram: “The bridge is open.”", [("The mayor", "“The bridge is open.”")]),
        # datelines
        ("MINSK, March 2 (Belta) — The bridge is open, the mayor said.", [("the mayor", "The bridge is open")]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, wanted: Found, nlp: Language) -> None:
    """Speaker and words, and nothing else."""
    found = [
        (a.source.text if a.source else None, " … ".join(c.text for c in a.content)) for a in nlp(text)._.attributions
    ]
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", '"', "“", "””””", "'''''''", '""""""', "“" * 500, "’" * 500, ": : :", "Q:", "A:\n\nQ:",
        "“\n“\n“", "said said said", "according to", "per", "“,” said “,”", "— —", "He said: “", "\u202e“abc” he said",
        "“" + "a" * 20_000 + "”, he said.", "RT @x: “y” #z",
        "🙂 “🙂,” 🙂 said.", "NOVAK:", "(((((( said",
        "MINSK (", "MINSK, March 2 (Belta) —", "MINSK —\nMINSK —",
    ],
)  # fmt: skip
def test_nothing_breaks_the_reader(text: str, nlp: Language) -> None:
    """Whatever stands on a page is read, and every span holds its own text."""
    doc = nlp(text)
    for attribution in doc._.attributions:
        assert all(doc.text[c.start : c.end] == c.text and c.text for c in attribution.content)


def test_when_it_was_said_is_no_part_of_what_was_said(nlp: Language) -> None:
    """ "On 3 May the envoy said that they left on Sunday": said on 3 May."""
    doc = nlp("On 3 May 2022, the envoy said that the troops had left on Sunday.")
    (attribution,) = doc._.attributions
    assert attribution.timex is not None
    assert doc._.timexes[attribution.timex].text == "3 May 2022"
    (other,) = nlp("The envoy said that the troops had left on Sunday.")._.attributions
    assert other.timex is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The envoy said that they left.", "say"), ("The envoy denied that they left.", "deny"),
        ("The envoy claimed that they left.", "claim"), ("The envoy accused them of shelling it.", "accuse"),
        ("The envoy believes that they left.", "think"), ("The envoy vowed to leave.", "plan"),
    ],
)  # fmt: skip
def test_an_attribution_knows_what_saying_it_does(text: str, stance: str, nlp: Language) -> None:
    assert [a.stance for a in nlp(text)._.attributions] == [stance]
