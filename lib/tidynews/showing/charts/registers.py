"""The register of transfers: what each gave to whom, stage by stage, between which bounds."""

from tidynews.showing import phrases
from tidynews.showing.changes import known
from tidynews.showing.charts import bounds, canvas, palette, rows, scales, wording
from tidynews.showing.charts.bounds import Span
from tidynews.showing.charts.rows import Heading, Row

TOP = 25


def register(register, ax=None, *, unit=None, top=TOP, log=None, title=None, width=canvas.WIDTH):
    """Draw a register of transfers: a heading for each supplier, recipient and item, a row for each stage.

    A dot is the one number that all parties give, a bar runs from the least to
    the most of them, an arrow leaves where a bound is open, and marks are hollow
    where what was said is hedged. Beneath the stage stand what the bounds rest
    on and who denies it.

    Parameters
    ----------
    register : DataFrame of :func:`tidynews.transfers`
    ax : Axes to draw on; a new constrained figure, as high as it needs, if None
    unit : the unit to draw; if None the commonest. What is left out is said.
    top : draw the so many largest and say how many are not shown
    log : logarithmic axis; if None the span of the numbers decides
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes
    """
    unit = unit or scales.commonest_unit(register["unit"])
    counted = register[register["unit"] == unit]
    ranked = sorted(map(known, counted.to_dict("records")), key=lambda row: -_span(row).size)
    shown, lines = rows.fold(_lines, ranked, ax, top)
    notes = wording.joined(rows.not_shown(len(shown), len(counted), "rows", "largest"), _others(register, unit), by="; ")
    if not shown:
        return canvas.blank(ax, "No transfers to show.", width)
    with canvas.drawing(ax, rows=rows.height(lines) + rows.KEY, width=width, note=notes) as ax:
        canvas.title(ax, f"Who gave what to whom{scales.in_unit(unit)}" if title is None else title)
        rows.lay_out(ax, lines, bounds.KEY)
        scales.set_values(ax, [v for row in shown for v in _span(row).values], unit, log=log)
        for line in lines:
            if isinstance(line, Row):
                bounds.draw(ax, _span(line.data), line.track, palette.colour("kind", "shipment"), hollow=_is_hedged(line.data))
        canvas.footnote(ax, notes)
        return canvas.describe_as(ax, _description(shown, notes))


def _span(row):
    return Span.of({"low": row["low"], "high": row["high"], "best": row["best"], "value": None})


def _lines(ranked):
    groups: dict[str, list] = {}
    for row in ranked:
        heading = Heading(_heading(row), palette.colour("kind", "shipment"))
        stage = Row(
            wording.plain(row["stage"]) or "stage not told", f"· {phrases.between(row['low'], row['high'])}", _note(row), 0, row
        )
        groups.setdefault(heading.text, [heading]).append(stage)
    return [line for lines in groups.values() for line in lines]


def _heading(row):
    return f"{row['supplier']} → {row['recipient']}: {wording.plain(row['item']) or row['unit']}"


def _note(row):
    denied = wording.plain(row["contested"])
    return wording.joined(wording.plain(row["basis"]), f"denied by {denied}" if denied else "", by="; ")


def _is_hedged(row):
    return "hedged" in wording.plain(row["uncertain"])


def _others(register, unit):
    other = int((register["unit"] != unit).sum())
    return f"{wording.count(other, 'row')} in other units not shown" if other else ""


def _description(shown, notes):
    largest = shown[0]
    return wording.paragraph(
        f"Chart of {wording.count(len(shown), 'row')} of a register of transfers with bounds.",
        f"The largest is {_heading(largest)}, {wording.plain(largest['stage']) or 'stage not told'}.",
        f"{wording.count(sum(bool(wording.plain(row['contested'])) for row in shown), 'row')} denied by somebody.",
        f"Notes: {notes}." if notes else "",
    )
