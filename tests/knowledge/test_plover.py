"""The PLOVER tables say what the codebook says."""

import pytest

from dragoman.knowledge import Knowledge
from dragoman.knowledge.plover import QUADS


def test_there_are_sixteen_types_each_in_one_quad(knowledge: Knowledge) -> None:
    plover = knowledge.plover
    assert len(plover.types) == 16
    assert {plover.quad(code) for code in plover.types} == set(QUADS)
    assert plover.quad("SANCTION") == "MATERIAL_CONFLICT"
    assert plover.quad("CONCEDE") == "VERBAL_COOPERATION"
    assert plover.quad("RETREAT") == "MATERIAL_COOPERATION"


def test_intensities_follow_type_and_mode(knowledge: Knowledge) -> None:
    plover = knowledge.plover
    assert plover.intensity("CONSULT") == 2.5
    assert plover.intensity("CONSULT", "visit") == 4
    assert plover.intensity("ASSAULT", "unconventional") == -10
    assert plover.intensity("PROTEST", "vandalize") == plover.intensity("PROTEST")


def test_cooperation_scores_above_conflict_and_all_within_ten(knowledge: Knowledge) -> None:
    plover = knowledge.plover
    for code in plover.types:
        for mode in (None, *plover.modes(code)):
            score = plover.intensity(code, mode)
            assert -10 <= score <= 10
            if code != "REQUEST":
                assert (score > 0) == plover.quad(code).endswith("COOPERATION"), (code, mode)


def test_only_types_that_the_codebook_names_need_a_recipient(knowledge: Knowledge) -> None:
    plover = knowledge.plover
    assert {code for code in plover.types if plover.needs_recipient(code)} == {"COOPERATE", "AID", "SANCTION"}


def test_unknown_codes_are_errors(knowledge: Knowledge) -> None:
    with pytest.raises(KeyError):
        knowledge.plover.quad("MEET")
    with pytest.raises(KeyError):
        knowledge.plover.intensity("CONSULT", "riot")
    with pytest.raises(KeyError):
        knowledge.plover.definition("nonsense")


def test_every_code_is_defined(knowledge: Knowledge) -> None:
    plover = knowledge.plover
    for code in (*plover.types, *plover.contexts, *plover.sectors):
        assert len(plover.definition(code)) > 5
    assert len(plover.contexts) == 37
    assert {"GOV", "MIL", "REB", "JRN", "MED", "ELI"} <= set(plover.sectors)
