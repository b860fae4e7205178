"""What must not come out: sentences that use the words of conflict and diplomacy for something else."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from dragoman.knowledge import table

ROWS = table.read(Path(__file__).parent / "quiet.tsv", ("kind", "text"))


def test_there_are_at_least_two_hundred_quiet_sentences() -> None:
    """Sport, markets, fiction, metaphor, accidents, lists, recipes, questions and more are covered."""
    assert len({row["text"] for row in ROWS}) >= 200
    assert len({row["kind"] for row in ROWS}) >= 12


def test_quiet_sentences_stay_quiet(nlp: Language) -> None:
    """No event is read out of any of them, whatever its words."""
    docs = nlp.pipe([row["text"] for row in ROWS], batch_size=64)
    loud = [
        f"{row['kind']}: {row['text']} reads {[(e.type, e.rule) for e in doc._.events]}"
        for row, doc in zip(ROWS, docs, strict=True)
        if any(event.status not in {"denied", "hypothetical"} for event in doc._.events)
    ]
    assert not loud, "\n".join(loud)
