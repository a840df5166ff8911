"""Statements on a scale of likelihood, and hedges that state none beside it."""

import pandas as pd

from tidynews import lexicons
from tidynews.showing.charts import bounds, canvas, palette, pens, rows, stairs, wording
from tidynews.showing.charts.lettering import small
from tidynews.showing.charts.rows import Row
from tidynews.showing.phrases import listing

SCALES = {"icd203": "ICD 203", "phia": "PHIA yardstick"}
TOP = 25
_SIDE, _RIGHT = 105, 148  # per cent: where the column beside the scale begins and ends
_COLUMN_NAME = ("no probability", "given")


def likelihoods(claims, ax=None, *, scale="icd203", top=TOP, title=None, width=canvas.WIDTH):
    """Draw hedged statements on a scale of likelihood.

    A bar spans the probability that the printed words stand for on the scale;
    hedges that state no probability ("could", "allegedly") stand in a column
    beside it. Claims without any hedge are not drawn, and counted below.

    Parameters
    ----------
    claims : DataFrame, the claims table or rows of it
    ax : Axes to draw on; a new constrained figure, as high as it needs, if None
    scale : "icd203" (US Intelligence Community Directive 203) or "phia" (UK
        PHIA probability yardstick); words read on one are moved to the other
    top : draw the first so many, the most likely first, and say how many are not shown
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        the scale is neither of the two.
    """
    if scale not in SCALES:
        raise ValueError(f"scale must be one of {', '.join(map(repr, SCALES))}, not {scale!r}")
    records = [claim | {"range": _range(claim, scale)} for claim in claims.to_dict("records")]
    hedged = sorted((c for c in records if wording.is_hedged(c)), key=_rank)
    shown, lines = rows.fold(lambda items: [_row(item) for item in items], hedged, ax, top)
    notes = _notes(len(shown), len(hedged), len(records))
    steps = _steps(scale)
    header = stairs.height(len(steps))
    if not shown:
        among = f" among {wording.count(len(records), 'claim')}" if records else ""
        return canvas.blank(ax, f"No hedged statements{among}.", width)
    with canvas.drawing(ax, rows=rows.height(lines) + header, width=width, note=notes) as ax:
        canvas.title(ax, f"How likely ({SCALES[scale]})" if title is None else title)
        rows.lay_out(ax, lines, header=header)
        _scale(ax, steps)
        for line in lines:
            _statement(ax, line)
        canvas.footnote(ax, notes)
        return canvas.describe_as(ax, _description(hedged, notes, scale))


def _steps(scale):
    """The steps of a scale as (term, low, high), in per cent."""
    ranges = lexicons.table("likelihood")[scale]
    return [(row["term"], *ranges[row["step"]]) for row in lexicons.rows("scale_terms") if row["scale"] == scale]


def _range(claim, scale):
    """The probability of a claim on the scale, whichever scale it was read on; None without one."""
    low, high, read_on = claim["likelihood_low"], claim["likelihood_high"], claim["likelihood_scale"]
    if pd.isna(low) and pd.isna(high):
        return None
    stated = (0.0 if pd.isna(low) else low, 100.0 if pd.isna(high) else high)
    ranges = lexicons.table("likelihood")
    for step in ranges[read_on] if read_on in SCALES and read_on != scale else ():
        if step != "provenance" and tuple(ranges[read_on][step]) == stated:
            return tuple(ranges[scale][step])
    return stated


def _rank(claim):
    low, high = claim["range"] or (-1.0, -1.0)
    return -low, -high, claim["article_id"], claim["start"]


def _row(claim):
    content = wording.plain(claim["content"])
    return Row(wording.source(claim), note=f"“{content}”" if content else " ", data=claim)


def _notes(shown, hedged, total):
    left_out = rows.not_shown(shown, hedged, "hedged claims", "most likely")
    unhedged = f"{wording.count(total - hedged, 'claim')} without a hedge not shown" if total > hedged else ""
    return wording.joined(left_out, unhedged, by="; ")


def _scale(ax, steps):
    bottom, top = ax.get_ylim()
    header = stairs.height(len(steps))
    ax.set_xlim(-1, _RIGHT)
    ax.set_xticks([0, 20, 40, 60, 80, 100], labels=["0", "20", "40", "60", "80", "100 %"])
    middle, high = (header + bottom) / 2, bottom - header
    for _, least, most in steps:
        pens.block(ax, least, middle, most - least, high, colour=_shade("band"), zorder=0, name="band")
        for edge in (least, most):
            pens.stroke(ax, [edge] * 2, [header, bottom], colour=palette.ink("paper"), width=1.2, zorder=0.5)
    stairs.draw(ax, [term for term, *_ in steps], [(least + most) / 2 for _, least, most in steps], top)
    pens.stroke(ax, [_SIDE - 2] * 2, [header, bottom], colour=palette.ink("track"), zorder=0)
    for i, words in enumerate(_COLUMN_NAME):
        small(ax, _SIDE, header - 22 + 12 * i, words)


def _shade(value):
    return palette.family("likelihood")[value]


def _statement(ax, line):
    words = wording.hedging(line.data)
    if line.data["range"] is None:
        pens.dot(
            ax,
            _SIDE + 2,
            line.track,
            colour=_shade("unquantified"),
            hollow=True,
            shape="D",
            size=6,
            name="unquantified",
        )
        small(ax, _SIDE + 2, line.track, words, xytext=(7, 0), ink="text")
        return
    low, high = line.data["range"]
    bounds.draw(ax, bounds.Span(None, low, high), line.track, _shade("stated"), hollow=False)
    before, behind = low, _SIDE - 4 - high
    side = {"xytext": (-6, 0), "ha": "right"} if before > behind else {"xytext": (6, 0)}
    room = canvas.width_of(ax) * max(before, behind) / (_RIGHT + 1) - 6
    place = low if before > behind else high
    small(ax, place, line.track, f"{low:g}–{high:g} % {words}", ink="text", room=room, **side)


def _description(hedged, notes, scale):
    stated = [c for c in hedged if c["range"]]
    tally = {}
    for claim in hedged:
        for word in wording.plain(claim["hedges"]).lower().split("; ") if not claim["range"] else ():
            tally[word] = tally.get(word, 0) + 1
    commonest = [f"“{word}” ({tally[word]})" for word in sorted(tally, key=lambda word: (-tally[word], word))[:5]]
    likeliest = ""
    if stated:
        low, high = stated[0]["range"]
        likeliest = f"{wording.source(stated[0])}, {wording.hedging(stated[0])}, {low:g} to {high:g} per cent"
    return wording.paragraph(
        f"Chart of {wording.count(len(hedged), 'hedged statement')} on the {SCALES[scale]} scale of likelihood: "
        f"{len(stated):,} with a probability and {len(hedged) - len(stated):,} without.",
        f"The most likely: {likeliest}." if stated else "",
        f"Hedges without a probability: {listing(commonest)}." if tally else "",
        f"Notes: {notes}." if notes else "",
    )
