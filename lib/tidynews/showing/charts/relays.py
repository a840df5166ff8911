"""Chains: from the origin of a claim through its relays to the outlet that printed it."""

import textwrap
from collections import Counter
from dataclasses import dataclass, field

from tidynews.records import split_words
from tidynews.showing.charts import canvas, palette, pens, rows, wording
from tidynews.showing.charts.lettering import LETTER, legible, small
from tidynews.showing.phrases import listing

TOP = 12
_NARROW = 320  # points of width under which one column of relays must do
_BOX, _APART, _PASSING, _HEADER = 42, 8, 12, 22  # points
_MOST_APART = 20  # lines that pass a column before they are bundled
_LINES_SHARE = 0.09  # of the width, between two columns
_ORIGIN_WIDTH = 1.4  # widths of another column: origins have the longest names
_LEAST_LINE, _MOST_LINE = 1.2, 9
UNKNOWN_OUTLET = "outlet not known"


@dataclass
class Node:
    """A box in a column, or (without a name) a place where lines pass a column."""

    column: int
    name: str
    country: str = ""
    n: int = 0
    y: float = 0.0
    passing: bool = False
    leading: int = 0  # of the claims here, those of the origin that most outlets print
    before: dict = field(default_factory=dict)


def chains(claims, ax=None, *, articles=None, top=TOP, title=None, width=canvas.WIDTH):
    """Draw the way of claims from origin through relays to outlet.

    The origin is the deepest source cited, on the left; the relays that handed
    its words on follow, nearest to the source first, in two columns at most
    (one on a narrow chart); the outlet that printed them stands on the right. A
    line is as thick as the claims it carries are many. Claims without a source
    start at "attributed to nobody". The lines of the origin that most outlets
    print are drawn in the colour of its country, and counted below.

    Parameters
    ----------
    claims : DataFrame, the claims table or rows of it
    ax : Axes to draw on; a new constrained figure, as high as it needs, if None
    articles : DataFrame, optional, the articles table: the outlets
    top : boxes a column; what is less common is folded into one box that says so
    title : heading of the chart; "" for none
    width : inches of a new figure

    Returns
    -------
    Axes
    """
    room = canvas.room_for_rows(ax)
    top = rows.at_most(top)
    top = max(min(top, int((room - _HEADER) / (_BOX + _APART)) - 1), 1) if room < float("inf") else top
    whole = _paths(claims, articles, most_relays=1 if canvas.width_for(ax, width) < _NARROW else 2)
    leader = _leader(whole)
    paths = _fold(whole, top)
    nodes, links = _graph(paths, leader)
    tall = max((sum(_slot(n) for n in nodes if n.column == c) for c in {n.column for n in nodes}), default=0)
    if not paths:
        return canvas.blank(ax, "No claims to trace.", width)
    note = _note(whole, leader)
    with canvas.drawing(ax, rows=_HEADER + tall - 30, width=width, note=note) as ax:
        canvas.title(ax, "From origin to outlet" if title is None else title)
        canvas.footnote(ax, note)
        _place(nodes, tall)
        _draw(ax, nodes, links, tall, palette.colour("country", leader and leader[1]))
        return canvas.describe_as(ax, _description(whole, note))


def _leader(paths):
    """The origin that most outlets print, the one with most claims among equals; None where none is in two outlets."""
    outlets, tally = {}, {}
    for origin, *_, outlet in paths:
        if origin[0] != wording.NOBODY:
            outlets.setdefault(origin, set()).add(outlet)
            tally[origin] = tally.get(origin, 0) + 1
    best = min(outlets, key=lambda origin: (-len(outlets[origin]), -tally[origin], origin), default=None)
    return best if best and len(outlets[best]) > 1 else None


def _note(paths, leader):
    """How much of it all the leading origin is."""
    if not leader:
        return ""
    own = [path for path in paths if path[0] == leader]
    printed, outlets = len({path[-1] for path in own}), len({path[-1] for path in paths})
    return f"In colour: {leader[0]}, the origin of {len(own):,} of {len(paths):,} claims, in {printed:,} of {outlets:,} outlets"


def _paths(claims, articles, most_relays):
    """Each claim's way as a tuple of (name, country), origin first, outlet last."""
    outlets = {} if articles is None else dict(zip(articles["article_id"], articles["outlet"]))
    paths = []
    for claim in claims.to_dict("records"):
        name = wording.name(claim)
        origin = (name or wording.NOBODY, wording.plain(claim["country"]) if name else "")
        relays = [(wording.plain(relay), "") for relay in split_words(claim["via"])]
        if len(relays) > most_relays:
            *kept, last = relays[:most_relays]
            relays = [*kept, (f"{last[0]} and {len(relays) - most_relays} more", "")]
        outlet = wording.plain(outlets.get(claim["article_id"])) or UNKNOWN_OUTLET
        paths.append((origin, *relays, (outlet, "")))
    return paths


def _fold(paths, top):
    """Paths with rarer origins, relays and outlets folded, aligned to the same columns."""
    longest = max(map(len, paths), default=2)
    stretched = [(*path[:-1], *[None] * (longest - len(path)), path[-1]) for path in paths]
    columns = []
    for column in range(longest):
        tally = {}
        for path in stretched:
            if path[column]:
                tally[path[column]] = tally.get(path[column], 0) + 1
        ranked = sorted(tally, key=lambda name: (-tally[name], name))
        kept = set(ranked if len(ranked) <= top else ranked[: top - 1])
        rest = (f"{len(ranked) - len(kept):,} others", "")
        columns.append([p[column] if not p[column] or p[column] in kept else rest for p in stretched])
    return list(zip(*columns)) if paths else []


def _graph(paths, leader):
    """Boxes and the places where lines pass a column, and the links with how many claims, and of the leader, they carry.

    Lines that pass a column stay apart by origin while they are few, and are
    bundled by outlet when they are many.
    """
    nodes, links = {}, {}
    apart = len({(path[0], path[-1]) for path in paths if None in path}) <= _MOST_APART
    for path in paths:
        last = None
        for column, stop in enumerate(path):
            key = (column, stop) if stop else (column, path[0] if apart else None, path[-1])
            name, country = stop or ("", "")
            node = nodes.setdefault(key, Node(column, name, country, passing=not stop))
            led = path[0] == leader
            node.n += 1
            node.leading += led
            if last is not None:
                links.setdefault((last, key), Counter()).update(n=1, led=led)
                node.before[last] = node.before.get(last, 0) + 1
            last = key
    for node in nodes.values():
        node.before = [(nodes[key], n) for key, n in node.before.items()]
    return list(nodes.values()), [(nodes[a], nodes[b], n["n"], n["led"]) for (a, b), n in links.items()]


def _place(nodes, tall):
    """Order each column and spread it over the height.

    Origins: those without a relay first, so that fewer lines cross; then the
    commonest. The other columns follow what leads to them.
    """
    relayed = {id(before) for node in nodes if not node.passing and 0 < node.column < _last(nodes) for before, _ in node.before}
    for column in range(_last(nodes) + 1):
        members = [node for node in nodes if node.column == column]
        members.sort(key=lambda node: (id(node) in relayed, _pull(node), -node.n, node.name))
        spare = (tall - sum(map(_slot, members))) / len(members)
        top = _HEADER
        for node in members:
            node.y = top + (_slot(node) + spare) / 2
            top += _slot(node) + spare


def _slot(node):
    """Points of height that a box or a passing line takes in its column."""
    return _PASSING if node.passing else _BOX + _APART


def _last(nodes):
    return max(node.column for node in nodes)


def _pull(node):
    carried = sum(n for _, n in node.before)
    return sum(before.y * n for before, n in node.before) / carried if carried else 0.0


def _draw(ax, nodes, links, tall, accent):
    ax.set(xlim=(0, canvas.width_of(ax)), ylim=(_HEADER + tall, 0), xticks=[], yticks=[])
    ax.spines["bottom"].set_visible(False)
    columns = _columns(_last(nodes) + 1, canvas.width_of(ax))
    heaviest = max(count for *_, count, _ in links)
    strands = (palette.ink("track"), 1), (accent, 1.2)  # colour and layer, of all claims and of the leader's
    for before, after, *counts in links:
        left, wide = columns[before.column]
        arrival = columns[after.column][0], after.y
        for (colour, layer), n in zip(strands, counts, strict=True):
            if n:
                pens.bend(ax, (left + wide, before.y), arrival, colour=colour, width=_weight(n, heaviest), zorder=layer)
    for node in nodes:
        left, wide = columns[node.column]
        if not node.passing:
            _box(ax, left, wide, node)
            continue
        for (colour, layer), n in zip(strands, (node.n, node.leading), strict=True):
            if n:
                line = [left, left + wide], [node.y] * 2
                pens.stroke(ax, *line, colour=colour, width=_weight(n, heaviest), zorder=layer, solid_capstyle="projecting")
    for (left, wide), name in zip(columns, ("origin", *["relay"] * (len(columns) - 2), "outlet"), strict=True):
        small(ax, left, 8, name, weight="bold", room=wide)


def _columns(n, width):
    """The left edge and the width of each column, in points."""
    lines = width * _LINES_SHARE
    one = (width - lines * (n - 1)) / (n - 1 + _ORIGIN_WIDTH)
    first = one * _ORIGIN_WIDTH
    return [(0.0, first)] + [(first + lines + i * (one + lines), one) for i in range(n - 1)]


def _weight(n, heaviest):
    return _LEAST_LINE + (_MOST_LINE - _LEAST_LINE) * (n - 1) / max(heaviest - 1, 8)


def _box(ax, left, wide, node):
    pens.box(ax, left, node.y - _BOX / 2, wide, _BOX, dashed=node.name in (wording.NOBODY, UNKNOWN_OUTLET))
    if node.country:
        pens.block(ax, left, node.y, 4, _BOX, colour=palette.colour("country", node.country), zorder=3, name="country")
    room = wide - 11
    for words, y, ink in _wrapped(node, room):
        small(ax, left + 8, y, words, ink=ink, room=room)


def _wrapped(node, room):
    """The name on two lines at most, and how many claims beneath it: (words, y, ink)."""
    fit = max(int(room / LETTER), 5)
    name = legible(node.name)
    characters = max(int(fit * len(name) / max(wording.letters(name), 1)), 1)
    lines = textwrap.wrap(name, characters, break_long_words=False) or [""]
    if len(lines) > 1:
        lines = [lines[0], wording.shorten(" ".join(lines[1:]), fit)]
    tally = wording.count(node.n, "claim")
    words = [(line, "text") for line in lines] + [(tally if len(tally) <= fit else f"{node.n:,}", "muted")]
    return [(line, node.y + (i - (len(words) - 1) / 2) * 12, ink) for i, (line, ink) in enumerate(words)]


def _description(paths, note):
    relayed = [path for path in paths if path[1:-1]]
    relays = sorted({stop[0] for path in relayed for stop in path[1:-1]})
    tally = {}
    for origin, *_ in paths:
        tally[origin[0]] = tally.get(origin[0], 0) + 1
    nobody = tally.pop(wording.NOBODY, 0)
    most = min(tally, key=lambda name: (-tally[name], name), default="")
    through = listing(relays[:4]) + (" and others" if len(relays) > 4 else "")
    outlets = len({path[-1] for path in paths})
    return wording.paragraph(
        f"Chart of the way of {wording.count(len(paths), 'claim')} from {wording.count(len(tally), 'origin')} "
        f"to {wording.count(outlets, 'outlet')}.",
        f"The commonest origin: {most}, {wording.count(tally[most], 'claim')}." if most else "",
        f"{wording.count(len(relayed), 'claim')} came through {through}." if relayed else "No relay is named.",
        f"{wording.count(nobody, 'claim')} attributed to nobody." if nobody else "",
        f"{note}." if note else "",
    )
