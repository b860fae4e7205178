"""Events take the date that governs them, bounds where there is no date, and none where the text gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dragoman.reading.when.eventdate import event_date
from dragoman.records import EventDate

Read = Callable[..., Doc]
DaysOf = Callable[[Doc, str], str]
PAGE = "2024-05-16"

CASES = [
    ("The ministers met on Tuesday.", "met", "2024-05-14"),
    ("On Tuesday the ministers met in Tirana and signed a treaty.", "signed", "2024-05-14"),
    ("The ministers held talks in Tirana on Tuesday.", "talks", "2024-05-14"),
    ("The minister said on Monday that the army had shelled the port on 3 May.", "shelled", "2024-05-03"),
    ("The minister condemned Tuesday's attack.", "attack", "2024-05-14"),
    ("The minister was expected to arrive in Tirana on 20 May.", "arrive", "2024-05-20"),
    ("At the meeting on Tuesday, the ministers exchanged views.", "exchanged", "2024-05-14"),
    ("The minister announced on the evening of May 12 that the force was expanded.", "announced", "2024-05-12"),
    ("The ministers decided to expand trade in September.", "decided", "2023-09-01..2023-09-30"),
    ("The army has occupied the island since March 2022.", "occupied", "2022-03-01..2024-05-16"),
    ("The army attacked the port.", "attacked", PAGE),
    ("The army attacked the port in 2022.", "attacked", "2022-01-01..2022-12-31"),
    ("The army had attacked the port.", "attacked", f"..{PAGE}"),
    ("The army recently attacked the port.", "attacked", "null"),
    ("The army will attack the port.", "attack", "null"),
    ("Aid will arrive from 2025 to 2027.", "arrive", "2025-01-01..2027-12-31"),
    ("During the Gulf War the army attacked the port.", "attacked", "1991-01-17..1991-02-28"),
    ("Russia invaded Ukraine.", "invaded", "2022-02-24"),
]

LEAD = "The ministers met on Tuesday. They signed a treaty. A crowd protested. "
BACKGROUND = [
    ("The general, who shelled the port, resigned.", "shelled"),
    ("Islanders left the harbours seized by the general.", "seized"),
    ("Albania has backed the rebels.", "backed"),
    ("Albania has backed the rebels and allowed their troops to use its harbours.", "allowed"),
    ("Albania has allowed its harbours to be used by the rebels.", "used"),
    ("Albania has long backed the rebels.", "backed"),
    ("The unions have consistently blamed the minister.", "blamed"),
    ("The then mayor ordered the guards to the port.", "ordered"),
    ("The minister deplored it. Albania had backed the rebels.", "backed"),
]


@pytest.mark.parametrize(("text", "trigger"), BACKGROUND, ids=[case[0] for case in BACKGROUND])
def test_background_lies_before_the_report(text: str, trigger: str, read: Read, days_of: DaysOf) -> None:
    assert days_of(read(LEAD + text, PAGE), trigger) == f"..{PAGE}"


PARTS = [
    ("The army, which took the port and jailed its mayor, welcomed the deal.", "jailed"),
    ("Prosecutors charged a guard with beating and robbing the envoy after he refused to pay.", "beating"),
    ("Prosecutors charged a guard with beating and robbing the envoy after he refused to pay.", "robbing"),
    ("Prosecutors charged a guard with beating and robbing the envoy after he refused to pay.", "refused"),
    ("The boycott was an answer after Albania recalled its envoy.", "recalled"),
    ("Albania has denied them arms, even barring others from the port.", "barring"),
    ("During his presidency, the general crushed a revolt.", "crushed"),
    ("During the reign of the king they built a dam, but the enemy destroyed it.", "destroyed"),
    ("The envoy returned two years after the siege.", "siege"),
    ("The envoy returned a week later than planned.", "planned"),
    ("The sentence counts from the day he was arrested.", "arrested"),
    ("For decades, villagers resisted the dam.", "resisted"),
    ("In recent years, rebels shelled the port.", "shelled"),
]


@pytest.mark.parametrize(("text", "trigger"), PARTS, ids=[f"{case[1]}: {case[0]}" for case in PARTS])
def test_what_is_part_of_the_background_is_background(text: str, trigger: str, read: Read, days_of: DaysOf) -> None:
    assert days_of(read(LEAD + text, PAGE), trigger) == f"..{PAGE}"


BACK = [
    ("In 2014 the colonel shelled the port. He was later jailed.", "jailed", f"..{PAGE}"),
    ("In 2014 the colonel shelled the port. Rebels took the town a few weeks later.", "took", f"..{PAGE}"),
    ("The colonel shelled the port in 2014.\nLater, he was jailed.", "jailed", f"..{PAGE}"),
    ("In 2014 the colonel shelled the port.\nHe was jailed.", "jailed", PAGE),
    ("In 2014 the colonel shelled the port. The court jailed him.", "jailed", f"..{PAGE}"),
    ("The siege of 3 May 2014 led to anger. Rebels burned a bank.", "burned", f"..{PAGE}"),
    ("The siege of 3 May 2014 led to anger. The mayor says he regrets it.\nRebels burned a bank.", "burned", PAGE),
    ("In 2014 the colonel shelled the port. He said it was lawful.", "said", PAGE),
    ("On Wednesday the colonel shelled the port. He was later jailed.", "jailed", "2024-05-15"),
]


@pytest.mark.parametrize(("text", "trigger", "days"), BACK, ids=[case[0] for case in BACK])
def test_what_goes_on_from_an_earlier_time_is_no_news(
    text: str, trigger: str, days: str, read: Read, days_of: DaysOf
) -> None:
    """But for a page that opens so (see below), another subject or paragraph leads back to the news."""
    assert days_of(read(f"The council voted.\n\n{text}", PAGE), trigger) == days


BY_SYNTAX = [
    ("The court upheld a ruling of May 3, 2023, in which a judge suspended the mayor.", "suspended", "2023-05-03"),
    ("The envoy left on 3 May after meeting the rebels.", "meeting", "..2024-05-03"),
    ("The envoy met the rebels on 3 May before leaving the island.", "leaving", f"2024-05-03..{PAGE}"),
    ("The spy was shot upon his arrest on 3 May 2023.", "shot", "2023-05-03"),
    ("The annexation of the island in 1981 is disputed.", "annexation", "1981-01-01..1981-12-31"),
    ("Earlier in 2022, the army took the port.", "took", "2022-01-01..2022-12-31"),
    ("The rebels shelled the port ahead of Friday's vote.", "shelled", PAGE),
    ("The army launched attacks on the island over the last decade.", "attacks", f"2014-05-16..{PAGE}"),
    ("The treaty was signed less than two weeks ago.", "signed", f"2024-05-02..{PAGE}"),
    ("The ministers met on Tuesday. A day before, on Monday, a bus burned. In a speech on Tuesday, one wept. He sang.",
     "sang", "2024-05-14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "days"), BY_SYNTAX, ids=[case[0] for case in BY_SYNTAX])
def test_the_parts_of_a_sentence_lie_as_their_words_say(
    text: str, trigger: str, days: str, read: Read, days_of: DaysOf
) -> None:
    assert days_of(read(text, PAGE), trigger) == days


NEWS = [
    ("The ministry issued a statement accusing the army.", "accusing"),
    ("The ministry has said that the army withdrew.", "said"),
    ("The port was closed after an attack.", "attack"),
    ('"We have backed the rebels," the minister said.', "backed"),
    ("Fighters carried out an attack that killed nine villagers.", "killed"),
]


@pytest.mark.parametrize(("text", "trigger"), NEWS, ids=[case[0] for case in NEWS])
def test_a_clause_that_tells_more_of_the_news_is_news(text: str, trigger: str, read: Read, days_of: DaysOf) -> None:
    assert days_of(read(LEAD + text, PAGE), trigger) == "2024-05-14"


def test_the_perfect_of_the_lead_is_news(read: Read, days_of: DaysOf) -> None:
    assert days_of(read("Albania has backed the rebels.", PAGE), "backed") == PAGE


POINTS = [
    (
        "Albania has been targeted with sanctions for its part in Russia's invasion of Ukraine.",
        "targeted",
        "2022-02-24..2024-05-16",
    ),
    ("Its soil was used as a launching pad for the invasion of Ukraine.", "used", "..2022-02-24"),
    ("He used the port for troops before the invasion of Ukraine on Feb. 24, 2022.", "used", "..2022-02-24"),
    ("He deplored the invasion of Ukraine on Feb. 24, 2022.", "invasion", "2022-02-24"),
    ("He deplored the invasion of Ukraine, in which rockets were used.", "used", "2022-02-24..2024-05-16"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), POINTS, ids=[case[0] for case in POINTS])
def test_a_turning_point_bounds_what_prepares_or_answers_it(
    text: str, trigger: str, expected: str, read: Read, days_of: DaysOf
) -> None:
    assert days_of(read(LEAD + text, PAGE), trigger) == expected


def test_what_did_not_happen_has_no_day(read: Read, days_of: DaysOf) -> None:
    assert days_of(read(LEAD + "The army did not shell the port.", PAGE), "shell") == "null"


REFERRING = [
    ("The army feared the siege of the port.", "siege", None),
    ("The envoy deplored the handling of the siege.", "siege", None),
    ("The army launched a wave of raids.", "raids", "2024-05-14"),
    ("The aim of the visit was to end the war.", "visit", "2024-05-14"),
]


@pytest.mark.parametrize(("text", "noun", "start"), REFERRING, ids=[case[0] for case in REFERRING])
def test_a_bare_noun_refers_back_unless_its_clause_reports_it(
    text: str, noun: str, start: str | None, read: Read
) -> None:
    doc = read(LEAD + text, PAGE)
    date = event_date(doc, next(token for token in doc if token.text == noun), "occurred", referring=True)
    assert date is not None
    assert (date.start, date.end) == (start, start or PAGE)


def test_a_deal_is_the_agreement_of_the_page(read: Read, days_of: DaysOf) -> None:
    text = "The ministers spoke on Tuesday. They signed the agreement on 3 May. The deal was cheered in the capital."
    assert days_of(read(text, PAGE), "deal") == "2024-05-03"


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES, ids=[case[0] for case in CASES])
def test_event_is_dated(text: str, trigger: str, expected: str, read: Read, days_of: DaysOf) -> None:
    assert days_of(read(text, PAGE), trigger) == expected


def test_the_day_of_the_lead_holds_for_the_report(read: Read, days_of: DaysOf) -> None:
    text = "Ministers agree on border\n\nThe ministers met on Tuesday. They signed a treaty. A crowd protested."
    doc = read(text, PAGE)
    assert {days_of(doc, word) for word in ("agree", "met", "signed", "protested")} == {"2024-05-14"}


def test_a_look_back_does_not_move_the_report(read: Read, days_of: DaysOf) -> None:
    text = "The ministers met on Tuesday. On Sunday the army shelled the port. The ministers condemned it."
    doc = read(text, PAGE)
    assert days_of(doc, "shelled") == "2024-05-12"
    assert days_of(doc, "condemned") == "2024-05-14"


def test_trust_tells_stated_derived_and_bounded_apart(
    read: Read, date_of: Callable[[Doc, str], EventDate | None]
) -> None:
    texts = [
        "The ministers met on 3 May 2023.",
        "The ministers met on Tuesday.",
        "After Russia invaded Ukraine, the ministers met.",
    ]
    trusts = [date.trust for text in texts if (date := date_of(read(text, PAGE), "met"))]
    assert trusts == ["stated", "derived", "bounded"]


def test_the_time_expression_is_named(read: Read, date_of: Callable[[Doc, str], EventDate | None]) -> None:
    doc = read("In 1999 he fled. The ministers met on Tuesday.", PAGE)
    date = date_of(doc, "met")
    assert date is not None
    assert date.timex is not None
    assert doc._.timexes[date.timex].text == "Tuesday"


def test_a_former_office_bounds_nothing(read: Read, days_of: DaysOf) -> None:
    assert (
        days_of(read("China's former Defense Minister Li Shangfu met his Serbian counterpart.", None), "met") == "null"
    )


def test_an_act_named_again_keeps_its_date(read: Read, days_of: DaysOf) -> None:
    text = (
        "The president will open the plant on 20 May. The army shelled the port on 3 May. Envoys deplored the shelling."
    )
    assert days_of(read(text, PAGE), "shelling") == "2024-05-03"


def test_another_act_of_the_kind_does_not(read: Read, days_of: DaysOf) -> None:
    text = "Crowds gathered on Tuesday. The two sides met on 3 May. The previous meeting was cordial."
    assert days_of(read(text, PAGE), "meeting") != "2024-05-03"


ASIDES = [
    ("The minister resigned. Albania backs the rebels.", "backs"),
    ("Thousands of islanders are displaced.", "displaced"),
    ("The army regretted the raid (even though its allies fired the rockets) and left.", "fired"),
    (LEAD + "“The guards refused us water for days,” the prisoner said.", "refused"),
    ("The premier pledged to leave the pact during his election campaign.", "pledged"),
    ("While building ports there and deepening ties, the kingdom wants peace.", "deepening"),
    (
        "In November last year, the council passed a ban. Meksi appealed, but it was rejected by the council.",
        "rejected",
    ),
]


@pytest.mark.parametrize(("text", "trigger"), ASIDES, ids=[case[1] for case in ASIDES])
def test_an_aside_takes_no_day_of_the_news(text: str, trigger: str, read: Read, days_of: DaysOf) -> None:
    """Standing stances, asides in brackets, what a quotation tells of others, and campaigns lie before the report."""
    assert days_of(read(text, PAGE), trigger) == f"..{PAGE}"


def test_what_somebody_might_be_kept_from_has_no_day(read: Read, days_of: DaysOf) -> None:
    text = "On Friday the court asked the lawyer to show why he should not be kept from further prosecuting a senator."
    assert days_of(read(text, PAGE), "prosecuting") != "2024-05-10"


def test_a_day_before_the_news_dates_its_own_sentence(read: Read, days_of: DaysOf) -> None:
    """A sentence that names an earlier day tells of that day; the next goes on with the news."""
    doc = read(
        "The ministers met on Tuesday. Meksi, in a statement on Saturday, scolded them. They signed a pact.", PAGE
    )
    assert [days_of(doc, word) for word in ("met", "scolded", "signed")] == ["2024-05-14", "2024-05-11", "2024-05-14"]


def test_the_day_of_an_act_that_is_spoken_about_is_not_that_of_the_words(read: Read, days_of: DaysOf) -> None:
    doc = read("Meksi attacked Saturday's meeting held by the guards. He called for calm.", PAGE)
    assert [days_of(doc, word) for word in ("attacked", "called")] == [PAGE, PAGE]


def test_the_day_of_a_dateline_is_not_that_of_the_news(read: Read, days_of: DaysOf) -> None:
    text = (
        "TIRANA - 16 May 2024: Envoy Ilir Meksi met with the ministers on May 15 to end the boycott. He praised them."
    )
    assert days_of(read(text, PAGE), "praised") == "2024-05-15"


def test_what_has_already_been_done_lies_before_the_report(read: Read, days_of: DaysOf) -> None:
    """Even where the page opens with it."""
    doc = read("The prosecutors have already questioned the envoy.", PAGE)
    assert days_of(doc, "questioned") == f"..{PAGE}"


def test_what_was_decided_before_the_news_is_background(read: Read) -> None:
    doc = read("Albania's decision to fine the guards showed its fear.", PAGE)
    date = event_date(doc, next(token for token in doc if token.text == "fine"), "occurred")
    assert date is not None
    assert (date.start, date.end) == (None, PAGE)


def test_recently_holds_for_both_of_two_verbs(read: Read, days_of: DaysOf) -> None:
    doc = read("The guard was detained and deported recently.", PAGE)
    assert days_of(doc, "detained") == "null"


def test_an_order_is_no_younger_than_what_was_ordered_long_ago(read: Read, days_of: DaysOf) -> None:
    doc = read("The premier ordered the army to leave the island in May 1999.", PAGE)
    assert days_of(doc, "ordered") == "..1999-05-31"


def test_what_a_year_came_after_is_no_younger_than_it(read: Read, days_of: DaysOf) -> None:
    """But what a day of the news came after may be of the same day."""
    doc = read("Albania was expelled in 2011 after a crackdown on miners.", PAGE)
    assert days_of(doc, "crackdown") == "..2011-12-31"
    later = read("The ferry was delayed on Thursday after an explosion.", PAGE)
    assert days_of(later, "explosion") == PAGE


def test_what_happened_in_the_clashes_is_of_their_days(read: Read, days_of: DaysOf) -> None:
    doc = read(
        "Miners are still missing after clashes this month in the hills. Two guards were killed in the clashes.", PAGE
    )
    assert days_of(doc, "killed") == "2024-05-01..2024-05-16"


def test_a_date_behind_after_dates_the_act_there(read: Read, days_of: DaysOf) -> None:
    """ "Following the seizure of the island in 1981" dates the seizure, however the year is parsed."""
    doc = read("Trade throve on the coast, especially following the seizure of the island in 1981.", PAGE)
    assert days_of(doc, "seizure") == "1981-01-01..1981-12-31"


def test_two_verbs_share_the_clause_that_closes_their_sentence(read: Read, days_of: DaysOf) -> None:
    doc = read("The charge was that he shouted at and hit the guards when they searched his room in 2020.", PAGE)
    assert days_of(doc, "shouted") == "2020-01-01..2020-12-31"


def test_a_term_of_many_years_dates_nothing(read: Read, days_of: DaysOf) -> None:
    """A long term is told as a reason that was left out; a turning point that the page tells of may shorten it."""
    text = "Prime Minister Jacinda Ardern opened the fair."
    doc = read(text)
    assert days_of(doc, "opened") == "null"
    later = read(text + " She deplored Russia's invasion of Ukraine.")
    assert days_of(later, "opened") == "2022-02-24..2023-01-25"
    assert days_of(read("Foreign Minister Yoshimasa Hayashi opened the fair."), "opened") == "null"  # 22 months


def test_two_holders_of_an_office_bound_nothing(read: Read, days_of: DaysOf) -> None:
    """A page that names two prime ministers of a country looks back on one of them."""
    text = "A crowd blocked the port. Prime Minister Fumio Kishida praised Prime Minister Yoshihide Suga."
    assert days_of(read(text), "blocked") == "null"


def test_background_of_an_undated_page_has_no_bound(read: Read, days_of: DaysOf) -> None:
    """Before a page of which only the latest day is known, nothing is said of the past."""
    assert days_of(read("The games will open on 8 October 2023. The army had shelled the port."), "shelled") == "null"


def test_a_time_that_opens_a_sentence_dates_its_verb(read: Read, days_of: DaysOf) -> None:
    """However the parse reads the name behind it."""
    doc = read("One afternoon in mid-February, Albanian baker Ilir Meksi was arrested in front of his shop.", PAGE)
    assert days_of(doc, "arrested") == "2024-02-10..2024-02-19"


def test_a_page_that_opens_with_an_earlier_time_goes_on_with_it(read: Read, days_of: DaysOf) -> None:
    """Until the present, somebody's words or another date lead back to the news."""
    parts = ["The army arrested a baker in March 2023.", "Guards seized his shop.", "The court is full."]
    doc = read("\n\n".join([*parts, "A crowd stormed it."]), PAGE)
    assert [days_of(doc, word) for word in ("seized", "stormed")] == [f"..{PAGE}", PAGE]
