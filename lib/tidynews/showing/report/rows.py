"""The rows that the index page shows of an article: its figures and what is stated in it."""

from tidynews.showing import escape, phrases

_AROUND = 90  # characters of the text on either side of a number


def figures(articles, tables) -> list[dict]:
    """A dict a figure: what is counted, its bounds, way, stage and days, and who says it, in plain words.

    Parameters
    ----------
    articles : the articles of a file
    tables : their tables

    Returns
    -------
    list of dict
        id, words, item, kind, stage, low, high, supplier, recipient, first,
        last (ISO days), source, stance, hedged, text; of several articles also
        title, outlet and published; what is not told is left out.
    """
    claims = {claim.claim_id: claim for claim in tables.rows("claims")}
    told = _Articles(articles)
    return [told.of(row) | _figure(row, claims.get(row.claim_id), told.text(row)) for row in tables.rows("figures")]


def statements(articles, tables) -> list[dict]:
    """A dict a claim: what is said by whom, how, and how strong its sourcing is.

    Returns
    -------
    list of dict
        id, text, source, type, country, stance, hedged, strength, weakest, and
        of several articles title, outlet and published; what is not told is
        left out.
    """
    judged = {row.claim_id: row for row in tables.rows("sourcing")}
    told = _Articles(articles)
    return [told.of(claim) | _statement(claim, judged.get(claim.claim_id)) for claim in tables.rows("claims")]


class _Articles:
    """The articles of a file: of several each row says which it stands in."""

    def __init__(self, articles):
        self._by_id = {article.article_id: article for article in articles}

    def text(self, row) -> str:
        return self._by_id[row.article_id].text

    def of(self, row) -> dict:
        if len(self._by_id) == 1:
            return {}
        article = self._by_id[row.article_id]
        return _told(title=article.title, outlet=article.outlet, published=article.published and article.published.isoformat())


def _figure(row, claim, text) -> dict:
    return _told(
        id=row.figure_id,
        words=phrases.amount(row),
        item=phrases.thing(row.item, row.unit),
        kind=row.kind,
        stage=row.stage or row.outcome,
        low=row.low,
        high=row.high,
        supplier=row.supplier,
        recipient=row.recipient,
        first=row.date_start and row.date_start.isoformat(),
        last=row.date_end and row.date_end.isoformat(),
        source=phrases.source(claim),
        stance=claim and claim.stance.replace("_", " "),
        hedged=bool(claim and claim.hedges) or None,
        text=_around(text, row.start, row.end),
    )


def _statement(claim, judged) -> dict:
    return _told(
        id=claim.claim_id,
        text=claim.content,
        source=phrases.source(claim),
        type=claim.source_type.replace("_", " "),
        country=claim.country,
        stance=claim.stance.replace("_", " "),
        hedged=bool(claim.hedges) or None,
        strength=judged and round(judged.strength, 2),
        weakest=judged and judged.weakest,
    )


def _around(text: str, start: int, end: int) -> str:
    """The words around a number, cut at spaces."""
    low = text.rfind("\n", 0, start) + 1
    first = max(low, start - _AROUND)
    first = first if first == low else text.find(" ", first, start) + 1 or first
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    last = min(high, end + _AROUND)
    last = last if last == high else max(text.rfind(" ", end, last), end)
    return ("… " if first > low else "") + " ".join(text[first:last].lstrip("# ").split()) + (" …" if last < high else "")


def _told(**cells) -> dict:
    """The cells that say something, their text harmless to show."""
    return {name: escape.visible(v) if isinstance(v, str) else v for name, v in cells.items() if v is not None}
