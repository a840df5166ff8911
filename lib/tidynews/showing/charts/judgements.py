"""How well claims are sourced: strength by claim, and the Admiralty matrix."""

import pandas as pd

from tidynews import lexicons
from tidynews.showing.charts import canvas, palette, pens, rows, stairs, wording
from tidynews.showing.charts.lettering import small, write
from tidynews.showing.charts.rows import Row
from tidynews.showing.phrases import listing

FACTORS = ("source", "cue", "content")
TOP = 25
_CELL, _FIRST_CELL, _RIGHT = 0.2, 1.08, 1.7  # in units of the strength scale, 0 to 1
_BAR = 9  # points
_NO_ROOM_BESIDE = 0.85  # a longer bar carries its number inside
_ROW, _LEAST_ROW, _MARGIN = (
    38,
    26,
    2.2,
)  # of the matrix: points a row and the least that its words need, cells of margin for the names


def strength(sourcing, claims, ax=None, *, order="strength", top=TOP, title=None, width=canvas.WIDTH):
    """Draw how strongly each claim is sourced, with the three factors behind it.

    A bar gives the strength from 0 to 1, the harmonic mean of the factors; the
    cells beside it give source, cue and content, with a frame round the weakest.

    Parameters
    ----------
    sourcing : DataFrame, the sourcing table or rows of it
    claims : DataFrame, the claims table: who says what
    ax : Axes to draw on; a new constrained figure, as high as it needs, if None
    order : "strength", weakest first, or "text", as the claims stand
    top : draw the first so many and say how many are not shown
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        the order is neither of the two.
    """
    if order not in ("strength", "text"):
        raise ValueError(f"order must be 'strength' or 'text', not {order!r}")
    judged = sourcing.merge(claims, on="claim_id", how="left", suffixes=("", "_claim"))
    keys = ["strength", "article_id", "start"] if order == "strength" else ["article_id", "start"]
    ranked = judged.sort_values(keys, kind="stable").to_dict("records")
    shown, lines = rows.fold(lambda items: [_row(item) for item in items], ranked, ax, top)
    left_out = rows.not_shown(len(shown), len(ranked), "claims", "weakest" if order == "strength" else "first")
    if not shown:
        return canvas.blank(ax, "No claims to judge.", width)
    with canvas.drawing(ax, rows=rows.height(lines) + rows.KEY, width=width, note=left_out) as ax:
        canvas.title(ax, "Strength of sourcing" if title is None else title)
        rows.lay_out(ax, lines, " ")
        _strength_axis(ax)
        for line in lines:
            _bar(ax, line)
            _cells(ax, line)
        canvas.footnote(ax, left_out)
        return canvas.describe_as(ax, _strength_description(ranked, left_out))


def _row(judged):
    content = wording.plain(judged["content"])
    contested = "contested" if wording.true(judged["contested"]) else ""
    note = wording.joined(contested, f"“{content}”" if content else "")
    return Row(wording.source(judged), note=note or " ", data=judged)


def _strength_axis(ax):
    ax.set_xlim(0, _RIGHT)
    ax.set_xticks([0, 0.5, 1], labels=["0 weak", "0.5", "1 strong"])
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    level = rows.KEY / 2 + 4
    small(ax, 0, level, "strength")
    for i, factor in enumerate(FACTORS):
        small(ax, _FIRST_CELL + (i + 0.5) * _CELL, level, factor, ha="center")


def _bar(ax, line):
    score, y = _score(line.data["strength"]), [line.track] * 2
    pens.stroke(ax, [0, 1], y, colour=palette.ink("track"), width=_BAR, name="track")
    pens.stroke(ax, [0, score], y, colour=palette.strength(score), width=_BAR, name="strength")
    inside = score > _NO_ROOM_BESIDE
    side = {"xytext": (-4, 0), "ha": "right", "ink": "paper"} if inside else {"xytext": (4, 0), "ink": "text"}
    small(ax, score, line.track, f"{score:.2f}", room=40, **side)


def _cells(ax, line):
    for i, factor in enumerate(FACTORS):
        score = _score(line.data[f"{factor}_score"])
        weakest = line.data["weakest"] == factor
        colour, left, wide = palette.strength(score), _FIRST_CELL + i * _CELL + 0.01, _CELL - 0.02
        frame = {"edgecolor": palette.ink("text"), "linewidth": 1.6, "name": "weakest"} if weakest else {"name": "factor"}
        pens.block(ax, left, line.track, wide, rows.TRACK, colour=colour, **frame)
        weight = "bold" if weakest else "normal"
        centre = left + wide / 2
        small(ax, centre, line.track, f"{score:.1f}", ha="center", color=palette.on(colour), weight=weight, room=40)


def _score(value):
    return 0.0 if pd.isna(value) else min(max(float(value), 0.0), 1.0)


def _strength_description(ranked, left_out):
    scores = sorted(_score(r["strength"]) for r in ranked)
    weakest = pd.Series([r["weakest"] for r in ranked]).value_counts()
    first = min(ranked, key=lambda r: _score(r["strength"]))
    causes = listing([f"{factor} in {weakest[factor]:,}" for factor in FACTORS if factor in weakest.index])
    contested = sum(wording.true(r["contested"]) for r in ranked)
    content = wording.shorten(wording.plain(first["content"]), 120)
    return wording.paragraph(
        f"Chart of the sourcing strength of {wording.count(len(ranked), 'claim')}, "
        f"from {scores[0]:.2f} to {scores[-1]:.2f}, median {scores[len(scores) // 2]:.2f}.",
        f"The weakest factor is the {causes}.",
        f"The weakest claim, {wording.source(first)}: “{content}”.",
        f"{wording.count(contested, 'claim')} contested.",
        f"Notes: {left_out}." if left_out else "",
    )


def admiralty(sourcing, ax=None, *, title=None, width=canvas.WIDTH):
    """Draw how many claims stand in each cell of the Admiralty matrix.

    Reliability of the source, A to F, runs down; credibility of the
    information, 1 to 6, runs across (NATO AJP-2.1). The share of claims at F
    and 6, which cannot be judged, is itself the finding in most news.

    Parameters
    ----------
    sourcing : DataFrame, the sourcing table or rows of it
    ax : Axes to draw on; a new constrained figure if None
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes
    """
    letters, digits = _terms("reliability"), _terms("credibility")
    cells = sourcing.groupby(["reliability", "credibility"]).size()
    counts = {(a, d): int(cells.get((a, d), 0)) for a in letters for d in digits}
    named = canvas.room_for_rows(ax) >= stairs.height(len(digits)) + _LEAST_ROW * len(letters)
    header = 16 + (stairs.height(len(digits)) if named else 0)
    if not len(sourcing):
        return canvas.blank(ax, "No claims to judge.", width)
    with canvas.drawing(ax, rows=header + _ROW * len(letters) - 20, width=width) as ax:
        canvas.title(ax, "Claims in the Admiralty matrix" if title is None else title)
        _matrix(ax, letters, digits, header, named)
        most = max(*counts.values(), 3)
        for (letter, digit), n in counts.items():
            _cell(ax, list(digits).index(digit), header + _ROW * list(letters).index(letter), n, most)
        return canvas.describe_as(ax, _matrix_description(counts, letters, digits, len(sourcing)))


def _terms(scale):
    return {row["step"]: row["term"] for row in lexicons.rows("scale_terms") if row["scale"] == scale}


def _matrix(ax, letters, digits, header, named):
    ax.set(xlim=(-_MARGIN, len(digits)), ylim=(header + _ROW * len(letters), 0), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    if named:
        stairs.draw(ax, list(digits.values()), [i + 0.5 for i in range(len(digits))], 0)
    bold = {"on": "data", "va": "center_baseline", "weight": "bold"}
    for i, digit in enumerate(digits):
        write(ax, i + 0.5, header - 8, digit, ha="center", **bold)
    for i, (letter, term) in enumerate(letters.items()):
        y = header + _ROW * (i + 0.5)
        write(ax, -_MARGIN, y, letter, **bold)
        words = term.rsplit(" ", 1) if named else []
        for line, word in enumerate(words):
            small(ax, -_MARGIN, y + 12 * (line - (len(words) - 1) / 2), word, xytext=(14, 0), room=_margin_room)


def _margin_room(ax):
    left, right = ax.get_xlim()
    return canvas.width_of(ax) * _MARGIN / (right - left) - 18


def _cell(ax, column, top, n, most):
    shades, middle = palette.family("admiralty"), top + _ROW / 2
    shade = shades["few"] if n <= most / 3 else shades["some"] if n <= most * 2 / 3 else shades["many"]
    colour = shade if n else palette.ink("track")
    pens.block(ax, column + 0.03, middle, 0.94, _ROW - 3, colour=colour, alpha=1 if n else 0.55, name="cell")
    if n:
        look = {"color": palette.on(colour), "weight": "bold", "ha": "center", "va": "center_baseline"}
        write(ax, column + 0.5, middle, f"{n:,}", on="data", room=60, **look)


def _matrix_description(counts, letters, digits, total):
    fullest = letter, digit = min(counts, key=lambda cell: (-counts[cell], cell))
    known = sum(counts.values())
    return wording.paragraph(
        f"Admiralty matrix of {wording.count(total, 'claim')}, by the reliability of the source (A to F) "
        "and the credibility of the information (1 to 6).",
        f"Most stand in {letter}{digit} (source {letters[letter]}; information {digits[digit]}): {counts[fullest]:,}.",
        f"{wording.count(counts['F', '6'], 'claim')} cannot be judged on either count.",
        f"{total - known:,} without a code." if known < total else "",
    )
