"""Segment: which lines of a page are its article, given each line's score.

The article is the set of runs of lines with the highest total score, where entering and leaving a run
cost something (a two-state Viterbi search, linear in the number of lines). So a subhead between two
paragraphs stays though it looks like a menu entry, and a long cookie notice in the footer goes.
"""

from __future__ import annotations

from collections.abc import Sequence


def article_lines(scores: Sequence[float], enter: float, leave: float) -> list[bool]:
    """For each line whether it is in the article. `enter` and `leave` are costs, negative."""
    outside, inside = 0.0, enter
    back: list[tuple[bool, bool]] = []  # for each line: did the best path to (outside, inside) come from inside?
    for score in scores:
        from_inside = inside + leave > outside
        stayed = inside >= outside + enter
        back.append((from_inside, stayed))
        outside, inside = (
            (inside + leave) if from_inside else outside,
            (inside if stayed else outside + enter) + score,
        )
    state = inside > outside
    chosen = [False] * len(scores)
    for i in range(len(scores) - 1, -1, -1):
        chosen[i] = state
        state = back[i][1] if state else back[i][0]
    return chosen
