"""Which column identifies a row, and which points at a row of which table."""

from tidynews.records import DTYPES, ROWS

PRIMARY = {
    "articles": ("article_id",),
    "figures": ("figure_id",),
    "claims": ("claim_id",),
    "actors": ("actor_id",),
    "statements": ("statement_id",),
    "sourcing": ("claim_id",),
    "links": ("statement_id", "other_id"),
}
_POINTING = {
    "part_of": "figures",
    "alternative_to": "figures",
    "derived_from": "figures",
    "parent": "claims",
    "other_id": "statements",
}
_BY_ID = {columns[0]: table for table, columns in PRIMARY.items() if len(columns) == 1 and table != "sourcing"}


def foreign(table: str) -> dict[str, str]:
    """The columns of a table that hold the identity of a row elsewhere, each with that table.

    >>> foreign("sourcing"), foreign("links")
    ({'claim_id': 'claims'}, {'statement_id': 'statements', 'other_id': 'statements'})
    """
    own = PRIMARY[table][0] if len(PRIMARY[table]) == 1 and table != "sourcing" else None
    aims = {column: _POINTING.get(column) or _BY_ID.get(column) for column in DTYPES[table]}
    return {column: aim for column, aim in aims.items() if aim and column != own}


assert list(PRIMARY) == list(ROWS)
