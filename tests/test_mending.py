"""The parser's regular errors around reported speech, and trees that must stay as they are."""

import pytest
from tidynews.language import mending, pipeline
from tidynews.language.syntax import Syntax
from tidynews.text.readers import read_article

# name, sentence, (dependent, head, label) that must hold in the tree
HOLD = [
    (
        "told somebody in an interview that",
        "The harbour master told the Gazette in an interview that two ships had sunk.",
        ("sunk", "told", "ccomp"),
    ),
    (
        "found in a study that",
        "Doctors at the clinic found in a study published in May that the drug works.",
        ("works", "found", "ccomp"),
    ),
    (
        "citing, between commas",
        "The Gazette reported on Friday, citing two people familiar with the plan, that the mill had closed.",
        ("closed", "reported", "ccomp"),
    ),
    (
        "the speaker behind a comma",
        "The mill has shut its gates, a source in the city council told the Gazette.",
        ("source", "told", "nsubj"),
    ),
    (
        "a turn behind the speaker",
        "Cholera has killed 28 people in camps in eastern Chad, Doctors of the World (MDM) said on Thursday, warning that it would spread.",
        ("warning", "said", "advcl"),
    ),
    ("a noun that takes a clause", "The mayor repeated the claim that two ships had sunk.", ("sunk", "claim", "acl")),
    ("a relative clause", "The mayor told the crew that had sunk the ship to leave.", ("sunk", "crew", "relcl")),
    ("its own subject", "Two ships sank, the mayor told the Gazette.", ("mayor", "told", "nsubj")),
]


@pytest.mark.parametrize("sentence, expected", [row[1:] for row in HOLD], ids=[row[0] for row in HOLD])
def test_tree(sentence, expected):
    syntax = Syntax.of(pipeline.analyse(read_article(text=f"News\nThe Gazette\n{sentence}\n")))
    child, head, dep = expected
    i = syntax.lower.index(child)
    assert (syntax.lower[syntax.head[i]], syntax.dep[i]) == (head, dep)


def test_a_mended_tree_is_a_tree():
    text = "\n".join(row[1] for row in HOLD)
    syntax = Syntax.of(pipeline.analyse(read_article(text=f"News\nThe Gazette\n{text}\n")))
    for i in range(len(syntax)):
        steps, at = 0, i
        while syntax.head[at] != at:
            at, steps = syntax.head[at], steps + 1
            assert steps <= len(syntax)
        assert syntax.left[i] <= i <= syntax.right[i]
    assert not [change for change in mending.changes(syntax) if syntax.head[change[0]] == change[1]]
