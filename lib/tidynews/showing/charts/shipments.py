"""Figures with their bounds, by kind and item."""

from typing import NamedTuple

from tidynews.showing.charts import bounds, canvas, palette, rows, scales, wording
from tidynews.showing.charts.bounds import Span
from tidynews.showing.charts.rows import Heading, Row
from tidynews.showing.phrases import listing

KIND_NAMES = {
    "shipment": "Shipments",
    "personnel": "Personnel",
    "casualty": "Casualties",
    "loss": "Losses",
    "use": "Use",
    "production": "Production",
    "holding": "Holdings",
    "money": "Money",
    "share": "Shares",
    "other": "Other figures",
}
TOP = 25


def shipments(figures, claims=None, ax=None, *, unit=None, kinds=None, top=TOP, log=None, title=None, width=canvas.WIDTH):
    """Draw figures with their bounds, grouped by kind, the largest first.

    A dot is the number stated, a bar runs from low to high, an arrow leaves
    where no bound is given, and marks are hollow where the claim is hedged.
    Above each mark stand the words as printed and the item; beneath them the
    parties, the date and, with ``claims``, the source. Figures that are part
    of another are indented under it; alternatives follow one another with "or";
    a figure that was converted from another says so.

    Parameters
    ----------
    figures : DataFrame, the figures table or rows of it
    claims : DataFrame, optional, the claims table: who is behind each figure
    ax : Axes to draw on; a new constrained figure, as high as it needs, if None
    unit : the unit to draw, since one axis holds one unit; if None the
        commonest. What is left out is said.
    kinds : kinds to draw, all if None
    top : draw the so many largest and say how many are not shown
    log : logarithmic axis; if None the span of the numbers decides
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes
    """
    chosen = figures if kinds is None else figures[figures["kind"].isin(kinds)]
    unit = unit or scales.commonest_unit(chosen["unit"])
    counted = chosen[chosen["unit"] == unit]
    known = _Known.of(figures, claims)
    ranked = sorted(counted.to_dict("records"), key=lambda f: (-Span.of(f).size, f["article_id"], f["start"]))
    shown, lines = rows.fold(lambda items: _lines(items, known), ranked, ax, top)
    notes = _notes(chosen, counted, shown, unit)
    if not shown:
        return canvas.blank(ax, "No figures to show.", width)
    with canvas.drawing(ax, rows=rows.height(lines) + rows.KEY, width=width, note=notes) as ax:
        canvas.title(ax, f"Figures reported{scales.in_unit(unit)}" if title is None else title)
        rows.lay_out(ax, lines, bounds.KEY)
        values = [v for f in shown for v in Span.of(f).values]
        logarithmic = scales.set_values(ax, values, unit, log=log)
        _marks(ax, lines, known)
        canvas.footnote(ax, notes)
        return canvas.describe_as(ax, _description(shown, known, logarithmic, notes))


class _Known(NamedTuple):
    """What a figure refers to: figures and claims by their ids; claims is None where they were not given."""

    figures: dict
    claims: dict | None

    @classmethod
    def of(cls, figures, claims):
        by_claim = None if claims is None else {c["claim_id"]: c for c in claims.to_dict("records")}
        return cls({f["figure_id"]: f for f in figures.to_dict("records")}, by_claim)

    def claim(self, figure):
        return (self.claims or {}).get(figure["claim_id"])

    def is_hedged(self, figure):
        claim = self.claim(figure)
        return claim is not None and wording.is_hedged(claim)


def _lines(figures, known):
    """Headings and rows: kinds in the palette's order, wholes before their parts, alternatives together."""
    lines = []
    for kind in palette.family("kind"):
        members = [f for f in figures if (f["kind"] if f["kind"] in palette.family("kind") else "other") == kind]
        if members:
            lines.append(Heading(KIND_NAMES[kind], palette.colour("kind", kind)))
            lines += [_row(f, level, joined, known) for f, level, joined in _tree(members)]
    return lines


def _tree(figures):
    """Each figure with its level and whether it is an alternative to the one before."""
    known = {f["figure_id"] for f in figures}
    below, others = {}, {}
    for f in figures:
        whole, other = f["part_of"], f["alternative_to"]
        if whole in known and whole != f["figure_id"]:
            below.setdefault(whole, []).append(f)
        elif other in known and other != f["figure_id"]:
            others.setdefault(other, []).append(f)
    attached = {f["figure_id"] for group in (*below.values(), *others.values()) for f in group}
    placed, ordered = set(), []
    pending = [(f, 0, False) for f in figures if f["figure_id"] not in attached] + [(f, 0, False) for f in figures]
    pending.reverse()
    while pending:
        figure, level, joined = pending.pop()
        identity = figure["figure_id"]
        if identity in placed:
            continue
        placed.add(identity)
        ordered.append((figure, level, joined))
        pending += [(f, level, True) for f in reversed(others.get(identity, []))]
        pending += [(f, level + 1, False) for f in reversed(below.get(identity, []))]
    return ordered


def _row(figure, level, joined, known):
    head = ("or " if joined else "of which " if level else "") + wording.plain(figure["surface"])
    text = wording.joined(wording.counted(figure), wording.plain(figure["outcome"]), by=" ")
    beside = f"· {text}" if text and head else ""
    return Row(head or text, beside, _note(figure, known), min(level, 3), figure)


def _note(figure, known):
    claim, origin = known.claim(figure), known.figures.get(figure["derived_from"])
    nobody = "" if known.claims is None else wording.ARTICLE
    return wording.joined(
        _route(figure),
        wording.source(claim) if claim else nobody,
        wording.hedging(claim) if claim else "",
        _when(figure),
        f"converted from “{wording.plain(origin['surface'])}”" if origin else "",
    )


def _route(figure):
    supplier, recipient = wording.plain(figure["supplier"]), wording.plain(figure["recipient"])
    if supplier and recipient:
        return f"{supplier} → {recipient}"
    return f"from {supplier}" if supplier else f"to {recipient}" if recipient else ""


def _when(figure):
    when = wording.period(figure["date_start"], figure["date_end"])
    return f"{when} (partly inferred)" if when and wording.true(figure["date_inferred"]) else when


def _marks(ax, lines, known):
    for line in lines:
        if isinstance(line, Row):
            colour, hollow = palette.colour("kind", line.data["kind"]), known.is_hedged(line.data)
            bounds.draw(ax, Span.of(line.data), line.track, colour, hollow=hollow)


def _notes(chosen, counted, shown, unit):
    folded = rows.not_shown(len(shown), len(counted), "figures", "largest")
    other = chosen[chosen["unit"] != unit]
    units = listing(sorted(other["unit"].unique()))
    return wording.joined(
        folded, f"{wording.count(len(other), 'figure')} in other units not shown ({units})" if units else "", by="; "
    )


def _description(shown, known, logarithmic, notes):
    spans = [Span.of(figure) for figure in shown]
    largest, claim = shown[0], known.claim(shown[0])
    words = wording.joined(wording.plain(largest["surface"]), wording.counted(largest), by=" ")
    above, below = sum(s.open_above for s in spans), sum(s.open_below for s in spans)
    hedged = sum(map(known.is_hedged, shown))
    scale = ", on a logarithmic scale" if logarithmic else ""
    return wording.paragraph(
        f"Chart of {wording.count(len(shown), 'figure')} with bounds, by kind{scale}.",
        f"The largest is {wording.joined(words, wording.source(claim) if claim else '', by=', ')}.",
        f"{wording.count(above, 'figure')} without an upper limit, {wording.count(below, 'figure')} without a lower one.",
        f"{wording.count(hedged, 'figure')} in a hedged claim." if known.claims is not None else "",
        f"Notes: {notes}." if notes else "",
    )
