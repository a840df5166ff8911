"""Who says what: one mark a claim, sources against stances."""

from tidynews.showing.charts import canvas, palette, pens, rows, stairs, wording
from tidynews.showing.charts.lettering import small
from tidynews.showing.charts.rows import Heading, Row
from tidynews.showing.phrases import listing

STANCES = {
    "assert": "asserts",
    "confirm": "confirms",
    "deny": "denies",
    "doubt": "doubts",
    "call_for": "calls for",
    "other": "other",
}
KEY = "●  one claim, in order     ○  hedged     ◇  source not named"
TOP = 25
_MARK = 13  # points
_STEP = 16.5  # points from mark to mark
_HEADER = 18
_LEAST_COLUMN = 62  # points
_MOST_IN_CELL = 60
_MOST_NUMBERED = 99  # claims; longer numbers would not be legible in the marks


def statements(claims, ax=None, *, articles=None, order="text", top=TOP, title=None, width=canvas.WIDTH):
    """Draw who says what: a line a source, a column a stance, one mark a claim.

    Sources are grouped by country, the most talkative first; those that are
    attributed to nobody come last. Marks stand in their cell in the order of
    the text (or of time) and carry the number of the claim in it, up to 99. They
    are hollow where the claim is hedged and a diamond where the source is not
    named.

    Parameters
    ----------
    claims : DataFrame, the claims table or rows of it
    ax : Axes to draw on; a new constrained figure, as high as it needs, if None
    articles : DataFrame, optional, the articles table, needed for the order of time
    order : "text", as the claims stand, or "time", by the day of publication
    top : draw the so many most talkative sources and say how many are not shown
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        the order is neither of the two, or "time" without ``articles``.
    """
    numbered = _in_order(claims, articles, order)
    speakers = _speakers(numbered)
    points = canvas.width_for(ax, width)
    stances = [s for s in STANCES if any(_stance(c) == s for c in numbered)]
    wide = _columns(speakers, stances, points)
    header = _header_height(wide, points)
    shown, lines = rows.fold(lambda items: _lines(items, wide), speakers, ax, top)
    left_out = rows.not_shown(len(shown), len(speakers), "sources", "most cited")
    if not shown:
        return canvas.blank(ax, "No claims to show.", width)
    with canvas.drawing(ax, rows=rows.height(lines) + rows.KEY + header, width=width, note=left_out) as ax:
        canvas.title(ax, "Who says what" if title is None else title)
        rows.lay_out(ax, lines, KEY, header=header)
        _frame(ax, wide)
        for line in lines:
            if isinstance(line, Row):
                _marks(ax, line, wide, len(numbered) <= _MOST_NUMBERED)
        canvas.footnote(ax, left_out)
        return canvas.describe_as(ax, _description(numbered, speakers, left_out))


def _stance(claim):
    return claim["stance"] if claim["stance"] in STANCES else "other"


def _in_order(claims, articles, order):
    """The claims as dicts, each with its number."""
    if order not in ("text", "time"):
        raise ValueError(f"order must be 'text' or 'time', not {order!r}")
    if order == "time" and articles is None:
        raise ValueError("the order of time needs the articles table: give articles=tables.articles")
    keys = ["article_id", "start", "end", "claim_id"]
    if order == "time":
        days = articles.set_index("article_id")["published"]
        claims = claims.assign(published=claims["article_id"].map(days))
        keys = ["published", *keys]
    found = claims.sort_values(keys, kind="stable", na_position="last").to_dict("records")
    return [claim | {"number": n} for n, claim in enumerate(found, start=1)]


def _speakers(claims):
    """Claims grouped by source, the most talkative first, nobody last."""
    groups = {}
    for claim in claims:
        name = wording.name(claim)
        country = wording.plain(claim["country"]) if name else ""
        groups.setdefault((name, country), []).append(claim)
    return sorted(groups.values(), key=lambda group: (not wording.name(group[0]), -len(group), group[0]["number"]))


def _columns(speakers, stances, width):
    """The columns as ``{stance: (left, marks a line)}``, in points, wide where cells are full."""
    least = min(_LEAST_COLUMN, width / max(len(stances), 1))
    fullest = {s: max(sum(_stance(c) == s for c in group) for group in speakers) for s in stances}
    spare = width - least * len(stances)
    wanted = {s: max(min(fullest[s], _MOST_IN_CELL) * _STEP + 6 - least, 0) for s in stances}
    share = min(spare / sum(wanted.values()), 1) if sum(wanted.values()) else 0
    even = (spare - share * sum(wanted.values())) / max(len(stances), 1)
    columns, left = {}, 0
    for stance in stances:
        wide = least + wanted[stance] * share + even
        columns[stance] = (left, max(int((wide - 6) / _STEP), 1))
        left += wide
    return columns


def _lines(speakers, columns):
    """Sources under the country they speak from."""
    countries = {}
    for group in speakers:
        place = (wording.plain(group[0]["country"]) or "-") if wording.name(group[0]) else ""
        countries.setdefault(place, []).append(group)
    order = sorted(countries, key=lambda code: (not code, code == "-", -sum(map(len, countries[code])), code))
    lines = []
    for code in order:
        lines.append(_heading(code))
        lines += [_row(group, columns) for group in countries[code]]
    return lines


def _heading(code):
    names = {"": "No source", "-": "Country not known"}
    return Heading(names.get(code) or wording.country(code), palette.colour("country", code))


def _row(group, columns):
    first = group[0]
    kind = wording.plain(first["source_type"]).replace("_", " ")
    relays = list(dict.fromkeys(wording.plain(c["via"]) for c in group if wording.plain(c["via"])))
    note = wording.joined(kind if kind != "unknown" else "", f"via {listing(relays)}" if relays else "")
    full = max(-(-min(n, _MOST_IN_CELL) // columns[s][1]) for s, n in _tally(group).items())
    return Row(wording.name(first) or wording.NOBODY, note=note, data=group, tracks=full)


def _tally(group):
    tally = {}
    for claim in group:
        tally[_stance(claim)] = tally.get(_stance(claim), 0) + 1
    return tally


def _header_height(columns, width):
    return stairs.height(len(columns)) if _is_tight(columns, width) else _HEADER


def _is_tight(columns, width):
    """The names of the stances do not fit beside one another."""
    edges = [left for left, _ in columns.values()] + [width]
    return any(right - left < _LEAST_COLUMN - 1 for left, right in zip(edges, edges[1:]))


def _frame(ax, columns):
    width = canvas.width_of(ax)
    ax.set(xlim=(0, width), xticks=[])
    ax.spines["bottom"].set_visible(False)
    top, foot = rows.KEY + _header_height(columns, width) - 14, ax.get_ylim()[0]
    for left, _ in list(columns.values())[1:]:
        pens.stroke(ax, [left - 3] * 2, [top, foot], colour=palette.ink("track"), zorder=0)
    if _is_tight(columns, width):
        stairs.draw(ax, [STANCES[s] for s in columns], [left + 8 for left, _ in columns.values()], rows.KEY)
        return
    for stance, (left, _) in columns.items():
        small(ax, left, top + 9, "●", xytext=(2, 0), color=palette.colour("stance", stance))
        small(ax, left, top + 9, STANCES[stance], xytext=(13, 0), weight="bold", ink="text")


def _marks(ax, line, columns, numbered):
    placed = {}
    for claim in line.data:
        stance = _stance(claim)
        left, across = columns[stance]
        n = placed[stance] = placed.get(stance, -1) + 1
        if n < _MOST_IN_CELL:
            x, y = left + 8 + (n % across) * _STEP, line.track + (n // across) * rows.TRACK
            _mark(ax, x, y, claim, palette.colour("stance", stance), numbered)
    last = line.track + (line.tracks - 1) * rows.TRACK
    for stance, n in placed.items():
        if n >= _MOST_IN_CELL:
            left, across = columns[stance]
            small(ax, left + across * _STEP, last, f"+{n + 1 - _MOST_IN_CELL:,}")


def _mark(ax, x, y, claim, colour, numbered):
    hollow = wording.is_hedged(claim)
    unnamed = wording.true(claim["anonymous"]) or not wording.name(claim)
    shape, size = ("D", _MARK * 0.76) if unnamed else ("o", _MARK)
    pens.dot(ax, x, y, colour=colour, hollow=hollow, shape=shape, size=size, edge=1.4, name=claim["claim_id"])
    if numbered:
        ink = palette.on(palette.ink("paper") if hollow else colour)
        small(ax, x, y, str(claim["number"]), ha="center", size=7, color=ink, room=30)


def _description(claims, speakers, left_out):
    named = [group for group in speakers if wording.name(group[0])]
    nobody = sum(len(group) for group in speakers if not wording.name(group[0]))
    tally = _tally(claims)
    stances = listing([f"{tally[s]:,} {name}" for s, name in STANCES.items() if s in tally])
    return wording.paragraph(
        f"Chart of {wording.count(len(claims), 'claim')} by {wording.count(len(named), 'source')}.",
        f"By stance: {stances}.",
        f"Most cited: {wording.name(named[0][0])}, {wording.count(len(named[0]), 'claim')}." if named else "",
        f"{wording.count(nobody, 'claim')} attributed to nobody.",
        f"{wording.count(sum(map(wording.is_hedged, claims)), 'claim')} hedged.",
        f"Notes: {left_out}." if left_out else "",
    )
