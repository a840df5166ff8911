"""Parties to transfers that are no countries: blocs of states and armed groups, by name."""

import re
from functools import cache

from tidynews import lexicons
from tidynews.records import split_words
from tidynews.text.countries import CountryMention


def find(text: str) -> list[CountryMention]:
    """Every mention of a bloc or an armed group, in order, the longest form first.

    ``country`` is the party's name in the parties lexicon, ``form`` bloc, alliance or group.

    >>> [(m.country, m.form) for m in find("The EU will not arm the RSF")]
    [('European Union', 'bloc'), ('Rapid Support Forces', 'group')]
    """
    pattern, named = _forms()
    return [CountryMention(m.start(), m.end(), *named[m.group().lower()]) for m in pattern.finditer(text)]


@cache
def _forms():
    """A pattern of all names, and the party that each form names."""
    rows = [(form, row["name"], row["form"]) for row in lexicons.rows("parties") for form in _names(row)]
    forms = sorted((form for form, _, _ in rows), key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    return pattern, {form.lower(): (name, kind) for form, name, kind in rows}


def _names(row):
    return [row["name"], *split_words(row["aliases"].replace(";", "; "))]
