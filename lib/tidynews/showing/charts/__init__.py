"""Charts: the tables drawn on matplotlib axes.

Every function takes the data first, draws on the ``ax`` it is given or makes
its own constrained figure, and gives the Axes back. An empty table gives axes
that say so. :func:`describe` tells in words what a chart shows.

>>> import tidynews as tn
>>> ax = tn.charts.shipments(tables.figures, tables.claims)  # doctest: +SKIP
>>> tn.charts.describe(ax)  # doctest: +SKIP
'Chart of 7 figures with bounds, by kind, on a logarithmic scale. …'
"""

from tidynews.showing.charts.canvas import describe
from tidynews.showing.charts.judgements import admiralty, strength
from tidynews.showing.charts.likelihoods import likelihoods
from tidynews.showing.charts.registers import register
from tidynews.showing.charts.relays import chains
from tidynews.showing.charts.shipments import shipments
from tidynews.showing.charts.speakers import statements
from tidynews.showing.charts.strips import strip
from tidynews.showing.charts.totals import timeline

__all__ = [
    "admiralty",
    "chains",
    "describe",
    "likelihoods",
    "register",
    "shipments",
    "statements",
    "strength",
    "strip",
    "timeline",
]
