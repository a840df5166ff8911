"""The registers of the example corpora, row by row: dispute a row by changing it in ``tables/registers.txt``.

from > to, or what became of them | item | stage | at least | at most | outlets | origins | denied by
"""

import re
from pathlib import Path

import pytest
import tidynews as tn
from tidynews.judgement.transfers import transfers

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "tests" / "tables" / "registers.txt"


def corpora():
    for part in re.split(r"(?m)^# ", TABLE.read_text(encoding="utf-8"))[1:]:
        name, _, rows = part.partition("\n")
        yield pytest.param(name, [[cell.strip() for cell in row.split("|")] for row in rows.strip().splitlines()], id=name)


def shown(tables):
    """The rows of both registers as the table has them."""
    rows = [_row(row, f"{row.supplier} > {row.recipient}", row.stage) for row in transfers(tables).itertuples()]
    return rows + [_row(row, row.outcome, None) for row in tn.tolls(tables).itertuples()]


def _row(row, who, stage):
    cells = [who, row.item, stage, row.low, row.high, row.n_outlets, row.independent_origins, row.contested]
    return ["" if cell is None or cell != cell else f"{cell:,.0f}" if isinstance(cell, float) else str(cell) for cell in cells]


@pytest.mark.parametrize("corpus, expected", corpora())
def test_the_register_of_an_example_corpus(corpus, expected):
    assert shown(tn.parse_many(ROOT / "examples" / corpus)) == expected
