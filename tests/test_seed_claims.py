"""The claims of the seed article as an analyst reads them: dispute a row by changing it.

Each row: a part of the content, the source's first full mention, the relays,
the stance, how much is quoted, the hedges, and whether the source has no name.
"""

from pathlib import Path

import pytest
import tidynews as tn
from tidynews.language import pipeline
from tidynews.language.actors import Cast
from tidynews.meaning import claims

SEED = Path(__file__).parents[1] / "seeds" / "000_9c5be3f5729f633b.txt"
OFFICIAL = "A Ukrainian military intelligence official"
PAPER = "The Washington Post"
NOBODY = None

EXPECTED = [
    ("Training Thousands of Troops", NOBODY, None, "assert", "none", "Reportedly", False),
    ("North Korea's direct involvement", "Ukrainian officials", None, "assert", "none", None, True),
    ("already active in Russian-occupied territories", "Ukrainian officials", None, "assert", "none", None, True),
    ("Several North Korean personnel", NOBODY, None, "assert", "none", "allegedly", False),
    ("currently training in Russia", OFFICIAL, PAPER, "assert", "none", None, True),
    ("These troops could be sent", NOBODY, None, "assert", "none", "could", False),
    ("present in the occupied areas", OFFICIAL, None, "assert", "none", None, True),
    ("dispatched over 1.5 million", NOBODY, None, "assert", "none", "reportedly", False),
    (
        "the involvement of North Korean troops",
        "Kim Yong-hyun",
        None,
        "assert",
        "partial",
        "highly likely",
        False,
    ),
    ("the existing military alliance", "Kim Yong-hyun", None, "assert", "none", "could", False),
    ("not limited to basic artillery", "Cha Du-hyeogn", None, "assert", "none", None, False),
    ("likely include more sophisticated systems", NOBODY, None, "assert", "none", "likely", False),
    ("these claims", "Russia", None, "deny", "partial", None, False),
    ("a recent missile strike in Donetsk City", "Ukrainian military intelligence", PAPER, "confirm", "none", None, False),
    ("killed by a Ukrainian missile", NOBODY, None, "assert", "none", "reportedly", False),
    ("engaged in meetings", NOBODY, None, "assert", "none", "allegedly", False),
    ("missile debris from attacks on Kharkiv", NOBODY, None, "assert", "none", "was identified as", False),
    ("this information", "Arms researchers and the United Nations", None, "confirm", "none", None, False),
]


@pytest.fixture(scope="module")
def rows():
    article = tn.read_article(SEED)
    doc = pipeline.analyse(article)
    return claims.find(doc, article, Cast(doc, article))


@pytest.mark.parametrize("part, source, via, stance, quoted, hedges, anonymous", EXPECTED, ids=[row[0] for row in EXPECTED])
def test_expected_claim(rows, part, source, via, stance, quoted, hedges, anonymous):
    fits = [row for row in rows if part in row.content]
    assert fits, "no claim holds it"
    row = min(fits, key=lambda r: len(r.content))
    assert row.source_resolved == source
    assert (row.via, row.stance, row.quoted, row.hedges, row.anonymous) == (via, stance, quoted, hedges, anonymous)


def test_a_stated_probability_has_its_range(rows):
    (row,) = [r for r in rows if r.hedges and "highly likely" in r.hedges]
    assert (row.likelihood_low, row.likelihood_high, row.likelihood_scale) == (80, 95, "icd203")


def test_hardly_anything_else_is_claimed(rows):
    """What an analyst would not tabulate: a tenth of the rows at most."""
    others = [row for row in rows if not any(part in row.content for part, *_ in EXPECTED)]
    assert len(others) <= len(EXPECTED) // 9
