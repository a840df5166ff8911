"""A short article of our own writing with rows made by hand, for tests that show rows."""

from datetime import date

from tidynews.records import Actor, ArticleRow, Claim, Figure, Link, Sourcing, Statement, record_id
from tidynews.tables.tables import Tables
from tidynews.text.readers import read_article

TEXT = """Ferry carried more than 400 crates, port says
The Harbour Gazette
The port authority said that more than 400 crates, possibly of rifles, were landed on Friday.
"Not one crate was landed," the shipping line insisted, though a guard reportedly saw dozens of them.
"""


def span(text, words, after=0):
    start = text.index(words, after)
    return start, start + len(words)


def handmade(text=TEXT, **known):
    """The article and its tables: two claims, one denial, three figures of which two overlap other spans."""
    article = read_article(text=text, **known)
    body = article.blocks[-2].start if len(article.blocks) > 1 else 0
    who = article.article_id
    claims = [
        _claim(article, "The port authority", "said", "that more than 400 crates, possibly of rifles, were landed on Friday"),
        _claim(article, "the shipping line", "insisted", "Not one crate was landed", stance="deny", quoted="full"),
        _claim(article, None, "reportedly", "a guard reportedly saw dozens of them", hedges="reportedly"),
    ]
    figures = [
        _figure(article, "more than 400", 0, low=400.0, bound="more_than", item="crate", kind="shipment"),
        _figure(
            article,
            "more than 400",
            body,
            low=400.0,
            best=None,
            bound="more_than",
            item="crate",
            kind="shipment",
            supplier="Ruritania",
            claim_id=claims[0].claim_id,
        ),
        _figure(article, "dozens", body, low=24.0, bound="vague", item="crate", claim_id=claims[2].claim_id),
    ]
    rows = {
        "articles": [
            ArticleRow(
                article_id=who,
                title=article.title,
                outlet=article.outlet,
                path=article.path,
                published=date(2024, 3, 1),
                n_words=article.n_words,
                n_paragraphs=2,
            )
        ],
        "figures": figures,
        "claims": claims,
        "actors": [
            Actor(
                actor_id=record_id(who, "a", 0),
                article_id=who,
                name="port authority",
                type="official",
                start=body,
                end=body + 18,
                surface="The port authority",
                n_claims=1,
            )
        ],
        "sourcing": [_judged(claim, score) for claim, score in zip(claims, (0.7, 0.5, 0.2))],
        "statements": statements_of(claims),
        "links": [
            Link(
                statement_id=claims[1].claim_id + "-s",
                other_id=claims[0].claim_id + "-s",
                relation="denies",
                score=0.9,
                reason="same crates",
            )
        ],
    }
    return article, Tables.from_rows(rows)


def statements_of(claims):
    """One statement a claim."""
    return [
        Statement(
            statement_id=claim.claim_id + "-s",
            article_id=claim.article_id,
            paragraph=claim.paragraph,
            sentence=claim.sentence,
            start=claim.start,
            end=claim.end,
            surface=claim.content or "",
            claim_id=claim.claim_id,
        )
        for claim in claims
    ]


def _figure(article, words, after, **more):
    start, end = span(article.text, words, after)
    return Figure(
        figure_id=record_id(article.article_id, "f", start, end),
        article_id=article.article_id,
        paragraph=article.block_at(start),
        sentence=0,
        start=start,
        end=end,
        surface=words,
        **more,
    )


def _claim(article, source, cue, content, **more):
    start, end = span(article.text, content)
    cue_start, cue_end = span(article.text, cue)
    source_start, source_end = span(article.text, source) if source else (None, None)
    return Claim(
        claim_id=record_id(article.article_id, "c", cue_start, start),
        article_id=article.article_id,
        paragraph=article.block_at(start),
        sentence=0,
        source=source,
        source_resolved=source,
        source_start=source_start,
        source_end=source_end,
        cue=cue,
        cue_start=cue_start,
        cue_end=cue_end,
        content=content,
        start=start,
        end=end,
        **more,
    )


def _judged(claim, strength):
    return Sourcing(
        claim_id=claim.claim_id,
        source_score=strength,
        cue_score=0.8,
        content_score=0.9,
        strength=strength,
        weakest="source",
        reasons="made by hand",
    )
