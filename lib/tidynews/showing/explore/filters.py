"""What of one article is shown: plain functions from tables and a choice to narrower tables."""

from dataclasses import dataclass, replace

import pandas as pd

from tidynews.tables.tables import Tables

ANY = "any"
NAMED, ANONYMOUS, NOBODY = "named", "anonymous", "nobody"
SOURCES = (ANY, NAMED, ANONYMOUS, NOBODY)


@dataclass(frozen=True)
class Choice:
    """What a person chose to see; the defaults show everything.

    Attributes
    ----------
    kind : a kind of figure, or ``any``
    stance : a claim's stance, or ``any``
    source : ``any``, ``named``, ``anonymous`` or ``nobody``
    strength : only claims at most so strong, 0 to 1
    words : only rows with these words in the number, the item, the source or the content
    """

    kind: str = ANY
    stance: str = ANY
    source: str = ANY
    strength: float = 1.0
    words: str = ""

    @property
    def about_claims(self) -> bool:
        """Whether anything was chosen that only a claim can fulfil."""
        return (self.stance, self.source) != (ANY, ANY) or self.strength < 1


def narrow(tables: Tables, article_id: str, choice: Choice = Choice()) -> Tables:
    """The tables of one article with the rows that fulfil a choice.

    A figure stays when it fulfils the choice itself and, where the choice is
    about claims, the claim it stands in stays too. Sourcing and links follow
    the claims that stay.
    """
    of_article = {
        name: table[table["article_id"] == article_id].reset_index(drop=True)
        for name, table in ((name, getattr(tables, name)) for name in ("articles", "figures", "claims", "actors"))
    }
    claims = of_article["claims"][_fitting_claims(of_article["claims"], tables.sourcing, choice)]
    figures = of_article["figures"][_fitting_figures(of_article["figures"], claims, choice)]
    if choice.kind != ANY:
        claims = claims[claims["claim_id"].isin(figures["claim_id"].dropna())]
    return replace(
        tables,
        articles=of_article["articles"],
        figures=figures.reset_index(drop=True),
        claims=claims.reset_index(drop=True),
        actors=of_article["actors"],
        sourcing=tables.sourcing[tables.sourcing["claim_id"].isin(claims["claim_id"])].reset_index(drop=True),
        statements=(said := _of_claims(tables.statements, article_id, claims)),
        links=tables.links[tables.links["statement_id"].isin(said["statement_id"])].reset_index(drop=True),
    )


def _of_claims(statements, article_id, claims):
    """The statements of an article that are of no claim, or of one that stays."""
    own = statements["article_id"] == article_id
    kept = statements["claim_id"].isna() | statements["claim_id"].isin(claims["claim_id"])
    return statements[own & kept].reset_index(drop=True)


def _fitting_claims(claims: pd.DataFrame, sourcing: pd.DataFrame, choice: Choice) -> pd.Series:
    fits = pd.Series(True, index=claims.index)
    if choice.stance != ANY:
        fits &= claims["stance"] == choice.stance
    if choice.source != ANY:
        fits &= _source_kind(claims) == choice.source
    if choice.strength < 1:
        strength = claims["claim_id"].map(sourcing.set_index("claim_id")["strength"])
        fits &= strength <= choice.strength + 1e-9
    return fits & _mentions(claims, ("source_resolved", "source", "content", "cue"), choice.words)


def _source_kind(claims: pd.DataFrame) -> pd.Series:
    kind = pd.Series(NAMED, index=claims.index)
    kind = kind.mask(claims["anonymous"].fillna(False).astype(bool), ANONYMOUS)
    return kind.mask(claims["source"].isna() & claims["source_resolved"].isna(), NOBODY)


def _fitting_figures(figures: pd.DataFrame, claims: pd.DataFrame, choice: Choice) -> pd.Series:
    fits = pd.Series(True, index=figures.index)
    if choice.kind != ANY:
        fits &= figures["kind"] == choice.kind
    if choice.about_claims:
        fits &= figures["claim_id"].isin(claims["claim_id"])
    return fits & _mentions(figures, ("surface", "item", "supplier", "recipient"), choice.words)


def _mentions(table: pd.DataFrame, columns, words: str) -> pd.Series:
    """Whether any of the columns holds the words, whatever their case; nothing asked is always held."""
    asked = words.casefold().strip()
    if not asked:
        return pd.Series(True, index=table.index)
    found = [[isinstance(cell, str) and asked in cell.casefold() for cell in table[column]] for column in columns]
    return pd.Series([any(cells) for cells in zip(*found)], index=table.index, dtype=bool)
