"""tidynews: news articles into tidy pandas tables of figures and claims.

>>> import tidynews as tn
>>> tables = tn.parse(tn.read_article(text="Two ships sank, the navy said."))  # doctest: +SKIP
>>> tables.figures, tables.claims, tables.sourcing  # doctest: +SKIP

Nothing heavy is imported before it is used.
"""

from importlib import import_module

__version__ = "0.2.0"

_HOME = {
    "Article": "tidynews.text.article:Article",
    "ArticleError": "tidynews.text.readers:ArticleError",
    "read_article": "tidynews.text.readers:read_article",
    "read_articles": "tidynews.text.readers:read_articles",
    "parse": "tidynews.tables.parse:parse",
    "Tables": "tidynews.tables.tables:Tables",
    "parse_many": "tidynews.tables.corpus:parse_many",
    "audit": "tidynews.tables.audit:audit",
    "accuracy": "tidynews.tables.audit:accuracy",
    "load_csv": "tidynews.tables.tables:load_csv",
    "load_sqlite": "tidynews.tables.tables:load_sqlite",
    "SchemaError": "tidynews.tables.schema:SchemaError",
    "load": "tidynews.tables.tables:load",
    "numbers": "tidynews.text.numbers",
    "dates": "tidynews.text.dates",
    "hedges": "tidynews.text.hedges",
    "quotations": "tidynews.text.quotations",
    "lineage": "tidynews.judgement.lineage",
    "transfers": "tidynews.judgement.transfers:transfers",
    "tolls": "tidynews.judgement.transfers:tolls",
    "changed": "tidynews.showing.changes:register",
    "charts": "tidynews.showing.charts",
    "sourcing": "tidynews.judgement.sourcing",
    "corrections": "tidynews.tables.corrections",
    "markup": "tidynews.showing.markup",
    "findings": "tidynews.showing.findings",
    "sheets": "tidynews.showing.sheets",
    "reading": "tidynews.showing.reading",
    "explore": "tidynews.showing.explore:explore",
    "render": "tidynews.showing.report:render",
}


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module 'tidynews' has no attribute {name!r}")
    module, _, attribute = _HOME[name].partition(":")
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        from tidynews.extras import missing

        raise missing(error, f"tidynews.{name}") from None
    value = getattr(found, attribute) if attribute else found
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_HOME})
