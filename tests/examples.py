"""Rows for tests: what an analyst reads in the seed article, and rows made up in any number."""

from datetime import date

import pandas as pd
from handmade import statements_of
from tidynews.records import ArticleRow, Claim, Figure, Link, Sourcing
from tidynews.tables.tables import Tables

SEED = "9c5be3f5729f"
OFFICIAL = "A Ukrainian military intelligence official, who chose to remain anonymous"
PAPER = "The Washington Post"


def figure(n, surface, item, kind, **columns):
    given = {
        "figure_id": f"f{n}",
        "article_id": SEED,
        "paragraph": n,
        "sentence": n,
        "start": 400 * n,
        "end": 400 * n + len(surface),
    }
    return Figure(**(given | {"surface": surface, "item": item, "kind": kind} | columns))


def exact(value):
    return {"value": value, "low": value, "best": value, "high": value}


def claim(n, source, content, **columns):
    given = {
        "claim_id": f"c{n}",
        "article_id": SEED,
        "paragraph": 1 + n // 2,
        "sentence": n,
        "start": 220 * n,
        "end": 220 * n + len(content),
    }
    return Claim(**(given | {"source": source, "source_resolved": source, "content": content} | columns))


def judged(n, source, cue, content, weakest, **columns):
    scores = {"source_score": source, "cue_score": cue, "content_score": content}
    return Sourcing(
        claim_id=f"c{n}", strength=3 / sum(1 / max(s, 0.01) for s in scores.values()), weakest=weakest, **scores, **columns
    )


FIGURES = [
    figure(0, "Thousands", "troop", "personnel", low=2000, high=9999, bound="vague", supplier="North Korea", claim_id="c0"),
    figure(1, "Several", "personnel", "casualty", low=3, bound="vague", outcome="killed", claim_id="c3"),
    figure(2, "thousands", "infantry soldier", "personnel", low=2000, high=9999, bound="vague", claim_id="c4"),
    figure(
        3,
        "over 1.5 million",
        "artillery shell",
        "shipment",
        value=1.5e6,
        low=1.5e6,
        bound="more_than",
        supplier="North Korea",
        recipient="Russia",
        claim_id="c7",
    ),
    figure(
        4,
        "twenty",
        "soldier",
        "casualty",
        **exact(20),
        outcome="killed",
        date_start=date(2024, 10, 3),
        date_end=date(2024, 10, 3),
        date_inferred=True,
        claim_id="c12",
    ),
    figure(
        5,
        "six",
        "officer",
        "casualty",
        **exact(6),
        outcome="killed",
        part_of="f4",
        date_start=date(2024, 10, 3),
        date_end=date(2024, 10, 3),
        claim_id="c12",
    ),
    figure(6, "at least 20", "weapon", "use", value=20, low=20, bound="at_least", supplier="North Korea"),
]

CLAIMS = [
    claim(0, None, "Training Thousands of Troops in Russia", hedges="Reportedly", in_headline=True),
    claim(
        1, "Ukrainian officials", "raised alarms about North Korea's direct involvement", source_type="official", country="UKR"
    ),
    claim(2, "Ukrainian officials", "North Korean military engineers are already active", source_type="official", country="UKR"),
    claim(3, None, "have been killed", hedges="allegedly"),
    claim(
        4,
        OFFICIAL,
        "thousands of North Korean infantry soldiers are currently training in Russia",
        source_type="military_intelligence",
        country="UKR",
        anonymous=True,
        via=PAPER,
    ),
    claim(
        5,
        OFFICIAL,
        "These troops could be sent to Ukraine",
        source_type="military_intelligence",
        country="UKR",
        anonymous=True,
        hedges="could",
    ),
    claim(
        6,
        OFFICIAL,
        "North Korean officers are present in the occupied areas",
        source_type="military_intelligence",
        country="UKR",
        anonymous=True,
    ),
    claim(7, None, "dispatched over 1.5 million artillery shells", hedges="reportedly"),
    claim(
        8,
        "South Korean Defense Minister Kim Yong-hyun",
        'the involvement of North Korean troops in aiding Russia is "highly likely."',
        source_type="government",
        country="KOR",
        hedges="highly likely",
        likelihood_low=80,
        likelihood_high=95,
        likelihood_scale="icd203",
        quoted="partial",
    ),
    claim(
        9,
        "South Korean Defense Minister Kim Yong-hyun",
        "the existing military alliance could lead to further deployment",
        source_type="government",
        country="KOR",
        hedges="could",
    ),
    claim(10, "Cha Du-hyeogn", "North Korea's support is not limited to basic artillery", source_type="expert", country="KOR"),
    claim(11, "the Kremlin", "these claims", source_type="government", country="RUS", stance="deny", quoted="partial"),
    claim(12, None, "killed by a Ukrainian missile", hedges="reportedly"),
    claim(
        13,
        "Ukrainian military intelligence",
        "a recent missile strike in Donetsk City resulted in the death of North Korean officers",
        stance="confirm",
        source_type="military_intelligence",
        country="UKR",
        via=PAPER,
    ),
    claim(14, None, "engaged in meetings with their Russian counterparts", hedges="allegedly"),
    claim(15, None, "North Korean in origin"),
    claim(16, "Arms researchers", "this information", stance="confirm", source_type="expert"),
    claim(17, "the United Nations", "this information", stance="confirm", source_type="international_org"),
]

SOURCING = [
    judged(n, *scores, reliability=reliability, credibility=credibility, contested=n == 4)
    for n, scores, reliability, credibility in [
        (0, (0.1, 0.4, 0.5), "F", "6"),
        (1, (0.5, 0.6, 0.4), "C", "6"),
        (2, (0.5, 0.8, 0.4), "C", "6"),
        (3, (0.1, 0.3, 0.4), "F", "6"),
        (4, (0.4, 0.9, 0.7), "C", "3"),
        (5, (0.4, 0.8, 0.4), "C", "6"),
        (6, (0.4, 0.8, 0.6), "C", "6"),
        (7, (0.1, 0.4, 0.8), "F", "6"),
        (8, (0.9, 0.9, 0.6), "B", "3"),
        (9, (0.9, 0.9, 0.4), "B", "6"),
        (10, (0.7, 0.5, 0.4), "B", "6"),
        (11, (0.8, 0.8, 0.2), "D", "5"),
        (12, (0.1, 0.4, 0.9), "F", "6"),
        (13, (0.6, 0.9, 0.6), "C", "2"),
        (14, (0.1, 0.3, 0.3), "F", "6"),
        (15, (0.1, 0.5, 0.5), "F", "2"),
        (16, (0.6, 0.9, 0.3), "C", "2"),
        (17, (0.9, 0.9, 0.3), "B", "2"),
    ]
    for scores in [(*scores, ("source", "cue", "content")[scores.index(min(scores))])]
]

LINKS = [
    Link(statement_id="c11-s", other_id="c2-s", relation="denies", score=0.8, reason="the Kremlin's dismissal of these claims")
]

ARTICLE = ArticleRow(
    article_id=SEED,
    path="seeds/seed.txt",
    title="North Korea's Military Support to Russia",
    outlet="ICARO Media Group",
    published=date(2024, 10, 8),
    n_words=480,
    n_paragraphs=9,
)


def seed() -> Tables:
    """The tables that an analyst would make of the seed article."""
    return Tables.from_rows(
        {
            "articles": [ARTICLE],
            "figures": FIGURES,
            "claims": CLAIMS,
            "sourcing": SOURCING,
            "links": LINKS,
            "statements": statements_of(CLAIMS),
        }
    )


def shells() -> pd.DataFrame:
    """Totals of containers as reported over two years, as lineage gives them."""
    reported = [
        (date(2023, 10, 13), "more than 1,000", 1000, None, "the White House"),
        (date(2024, 2, 23), "more than 10,000", 10000, None, "US State Department"),
        (date(2024, 2, 26), "about 6,700", 6700, 6700, "Shin Won-sik"),
        *[(date(2024, 6, 14), "at least 10,000", 10000, None, "Shin Won-sik")] * 4,
        (date(2024, 8, 27), "some 13,000", 13000, 13000, "South Korean Defense Intelligence Agency"),
        (date(2024, 10, 30), "18,000", 18000, 18000, "Kim Yong-hyun"),
        (date(2025, 7, 13), "around 28,000", 28000, 28000, "South Korean Defense Intelligence Agency"),
    ]
    return pd.DataFrame(
        [
            {
                "published": pd.Timestamp(day),
                "surface": surface,
                "value": low,
                "low": low,
                "high": high,
                "best": high,
                "origin": origin,
                "item": "container",
                "unit": "count",
            }
            for day, surface, low, high, origin in reported
        ]
    )


NAMES = {
    "plain": "Officials of the coast guard",
    "long": "The deputy spokesperson of the interministerial commission for the supervision of the regional ports and inland waterways "
    * 2,
    "korean": "국방부 대변인 김영현",
    "arabic": "وزارة الدفاع الوطني",
    "cyrillic": "Міністерство оборони України",
    "mathtext": "$x_1^2$ & \\alpha {Ltd.} %d ^up_ $",
    "odd": "bell\x07 zero\u200bwidth \U0001f6a2 line\nbreak \U00012000",
    "blank": "   ",
}
KINDS = ["shipment", "personnel", "casualty", "use", "production", "money", "share", "other", "unheard-of"]
STANCES = ["assert", "confirm", "deny", "doubt", "call_for", "other"]


def many(n: int, name: str = "plain") -> Tables:
    """Tables with n rows each, of every kind, stance and bound, all names of one sort."""
    name = NAMES[name]
    figures = [
        figure(
            i,
            name if i % 7 == 3 else f"{i * 37 % 9973:,}",
            f"{name} {i % 11}",
            KINDS[i % len(KINDS)],
            claim_id=f"c{i}",
            supplier=name if i % 2 else None,
            recipient=name if i % 3 else None,
            part_of=f"f{i - 1}" if i % 10 == 4 else None,
            alternative_to=f"f{i - 1}" if i % 10 == 7 else None,
            **(
                exact(1 + i * 37 % 9973),
                {"low": 20 + i},
                {"high": 3000 + i},
                {"low": 10 + i, "high": 1000 + i},
                {"value": 5 + i, "low": 5 + i},
                {},
            )[i % 6],
        )
        for i in range(n)
    ]
    claims = [
        claim(
            i,
            None if i % 5 == 0 else f"{name} {i % 40}",
            f"{name} said {i}",
            stance=STANCES[i % 6],
            country=(None, "RUS", "UKR", "FRA", "ISR")[i % 5],
            hedges=(None, "could", "likely; could", None)[i % 4],
            likelihood_low=55 if i % 4 == 2 else None,
            likelihood_high=80 if i % 4 == 2 else None,
            likelihood_scale="icd203" if i % 4 == 2 else None,
            via=(None, f"{name} {i % 20}", f"{name} A; {name} B; {name} C; {name} D; {name} E")[i % 3] if i % 2 else None,
            anonymous=i % 6 == 1,
            quoted=("none", "partial", "full")[i % 3],
        )
        for i in range(n)
    ]
    sourcing = [
        judged(
            i,
            (i % 10) / 10,
            (i % 7) / 7,
            (i % 3) / 2,
            ("source", "cue", "content")[i % 3],
            reliability="ABCDEF"[i % 6],
            credibility="123456"[i // 6 % 6],
            contested=i % 9 == 0,
        )
        for i in range(n)
    ]
    article = ArticleRow(article_id=SEED, outlet=name, published=date(2024, 10, 8), n_words=10 * n, n_paragraphs=n)
    return Tables.from_rows({"articles": [article], "figures": figures, "claims": claims, "sourcing": sourcing})


def registered(tables):
    """A register of one row a figure, half of them denied."""
    rows = tables.figures[["supplier", "recipient", "item", "unit", "low", "best", "high"]].fillna(
        {"supplier": "unknown", "recipient": "unknown"}
    )
    denied = ["the port" if n % 2 else None for n in range(len(rows))]
    told = {"stage": "sent", "contested": denied, "uncertain": "hedged", "basis": tables.figures["surface"]}
    return rows.assign(**{name: pd.Series(cells, index=rows.index, dtype="str") for name, cells in told.items()})


def dated(tables: Tables) -> pd.DataFrame:
    """The figures with days, a few a day, of one item."""
    days = pd.Timestamp(2024, 1, 1) + pd.to_timedelta([i // 3 * 5 for i in range(len(tables.figures))], unit="D")
    return tables.figures.assign(published=pd.DatetimeIndex(days), item=tables.figures["item"].str.slice(0, -2))
