"""What holds for the rows of any article, however odd: used by the property tests and the fuzzer."""

import math

from tidynews.records import CHOICES, ROWS

SPANS = {
    "figures": [("start", "end", "surface")],
    "claims": [("start", "end", "content"), ("source_start", "source_end", "source"), ("cue_start", "cue_end", "cue")],
    "statements": [("start", "end", "surface")],
    "actors": [("start", "end", "surface")],
}
KEYS = {
    "articles": "article_id",
    "figures": "figure_id",
    "claims": "claim_id",
    "actors": "actor_id",
    "sourcing": "claim_id",
    "statements": "statement_id",
}
REFERENCES = [
    ("figures", "part_of", "figures"),
    ("figures", "alternative_to", "figures"),
    ("figures", "derived_from", "figures"),
    ("figures", "claim_id", "claims"),
    ("claims", "actor_id", "actors"),
    ("claims", "parent", "claims"),
    ("sourcing", "claim_id", "claims"),
    ("statements", "claim_id", "claims"),
    ("links", "statement_id", "statements"),
    ("links", "other_id", "statements"),
]


def violations(text: str, rows: dict[str, list]) -> list[str]:
    """Every broken promise of one article's rows, as sentences; empty when all hold."""
    return [
        *_spans(text, rows),
        *_choices(rows),
        *_keys(rows),
        *_references(rows),
        *_bounds(rows["figures"]),
        *_scores(rows["sourcing"]),
        *_blanks(rows),
    ]


def _spans(text, rows):
    for table, spans in SPANS.items():
        for row in rows[table]:
            for start, end, surface in spans:
                a, b, words = getattr(row, start), getattr(row, end), getattr(row, surface)
                if (a is None) != (words is None) or (a is not None and (text[a:b] != words or a >= b)):
                    yield f"{table}: {surface} {words!r} is not at {a}:{b}"


def _choices(rows):
    for table, columns in CHOICES.items():
        for row in rows[table]:
            for column, values in columns.items():
                if getattr(row, column) not in (*values, None):
                    yield f"{table}: {column} is {getattr(row, column)!r}"


def _keys(rows):
    for table, key in KEYS.items():
        found = [getattr(row, key) for row in rows[table]]
        if len(set(found)) != len(found):
            yield f"{table}: {key} stands twice"


def _references(rows):
    for table, column, other in REFERENCES:
        known = {getattr(row, KEYS[other]) for row in rows[other]}
        for row in rows[table]:
            target = getattr(row, column)
            if target is not None and target not in known:
                yield f"{table}: {column} {target!r} leads nowhere"


def _bounds(figures):
    for row in figures:
        numbers = [n for n in (row.value, row.low, row.best, row.high) if n is not None]
        if not all(math.isfinite(n) for n in numbers):
            yield f"figures: {row.surface!r} is not finite"
        if row.low is not None and row.high is not None and row.low > row.high:
            yield f"figures: {row.surface!r} has low above high"
        if row.date_start and row.date_end and row.date_start > row.date_end:
            yield f"figures: {row.surface!r} ends before it starts"
        if row.part_of == row.figure_id:
            yield f"figures: {row.surface!r} is part of itself"


def _scores(sourcing):
    for row in sourcing:
        for name in ("source_score", "cue_score", "content_score", "strength"):
            if not 0 <= getattr(row, name) <= 1:
                yield f"sourcing: {name} is {getattr(row, name)}"


def _blanks(rows):
    for table in ROWS:
        for row in rows[table]:
            for column in type(row).__dataclass_fields__:
                if getattr(row, column) in ("", "None", "nan"):
                    yield f"{table}: {column} is {getattr(row, column)!r}, not missing"
