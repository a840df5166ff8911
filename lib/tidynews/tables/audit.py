"""Audit: draw rows to look at, and tell from the verdicts what to expect of all the others."""

import math
import random

import pandas as pd

from tidynews.tables.tables import Tables

COLUMNS = ("table", "row_id", "kind", "text", "read_as", "verdict", "wrong_column", "value", "note")
RIGHT, WRONG = "right", "wrong"
_AUDITED = {"figures": ("figure_id", "kind", "surface"), "claims": ("claim_id", "stance", "content")}
_SHOWN = {
    "figures": ("item", "low", "high", "unit", "kind", "stage", "outcome", "supplier", "recipient", "date_start", "date_end"),
    "claims": ("source_resolved", "via", "stance", "anonymous", "source_type", "country"),
}
_NORMAL = 1.959964  # the 97.5th percentile of the normal distribution


class AuditError(ValueError):
    """A filled-in audit cannot be used; the message names the line and what to do."""


def audit(tables: Tables, n: int = 50, seed: int = 0) -> pd.DataFrame:
    """Draw a sample of figures and claims for a person to judge.

    Parameters
    ----------
    tables : the tables of one article or of many
    n : how many rows, drawn from each kind in proportion to its rows, at least one of each
    seed : the same seed draws the same rows of the same tables

    Returns
    -------
    DataFrame with the columns of :data:`COLUMNS`: ``text`` is what stands in the
    article and ``read_as`` what was made of it. Save it as CSV, write ``right``
    or ``wrong`` into ``verdict`` and the column at fault into ``wrong_column``,
    and give the file to :func:`accuracy`.

    >>> len(audit(tables, n=20))  # doctest: +SKIP
    20
    """
    strata: dict[tuple, list] = {}
    for table, (_, kind, _) in _AUDITED.items():
        for row in tables.rows(table):
            strata.setdefault((table, getattr(row, kind)), []).append(row)
    total, drawn = sum(map(len, strata.values())), []
    for stratum in sorted(strata):
        rows = strata[stratum]
        share = min(len(rows), max(1, round(n * len(rows) / total)))
        drawn += [_asked(stratum, row) for row in random.Random(f"{seed} {stratum}").sample(rows, share)]
    kept = drawn if len(drawn) <= n else random.Random(seed).sample(drawn, n)
    return pd.DataFrame(kept, columns=list(COLUMNS), dtype="str")


def _asked(stratum, row):
    table, kind = stratum
    key, _, text = _AUDITED[table]
    cells = ((name, getattr(row, name)) for name in _SHOWN[table])
    read_as = "; ".join(
        f"{name}: {cell:g}" if isinstance(cell, float) else f"{name}: {cell}" for name, cell in cells if cell is not None
    )
    return (table, getattr(row, key), kind, getattr(row, text), read_as, None, None, None, None)


def accuracy(filled) -> pd.DataFrame:
    """What share of the rows is right, from a filled-in audit.

    Parameters
    ----------
    filled : the path of the CSV, or a DataFrame with the columns of :data:`COLUMNS`.
        Rows without a verdict are not counted.

    Returns
    -------
    DataFrame of group, n, right, percent, low, high: all rows, each table, each
    kind, and for each column that was found at fault the rows in which it was
    not. ``low`` and ``high`` are the 95 % score interval in per cent (Wilson,
    "Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927).

    Raises
    ------
    AuditError
        a column is missing, a verdict is neither right nor wrong, or there is none.
    """
    rows = filled if isinstance(filled, pd.DataFrame) else pd.read_csv(filled, dtype=str, encoding="utf-8-sig")
    missing = [name for name in ("table", "kind", "verdict", "wrong_column") if name not in rows]
    if missing:
        raise AuditError(f"the audit has no column {', '.join(missing)}: start from one that tn.audit drew")
    verdicts = rows["verdict"].fillna("").str.strip().str.lower()
    for line, verdict in enumerate(verdicts, start=2):
        if verdict not in (RIGHT, WRONG, ""):
            raise AuditError(f"line {line}: the verdict is {verdict!r}; write right or wrong, or leave it empty")
    judged = rows.assign(verdict=verdicts)[verdicts != ""]
    if judged.empty:
        raise AuditError("no row has a verdict: write right or wrong into the column verdict")
    groups = [("all", judged["verdict"] == RIGHT)]
    groups += [(table, part["verdict"] == RIGHT) for table, part in judged.groupby("table")]
    groups += [(f"{table}, {kind}", part["verdict"] == RIGHT) for (table, kind), part in judged.groupby(["table", "kind"])]
    groups += [
        (f"column {name}", judged["wrong_column"] != name) for name in sorted(judged["wrong_column"].dropna().unique()) if name
    ]
    return pd.DataFrame([_line(group, right) for group, right in groups])


def _line(group, right):
    n, k = len(right), int(right.sum())
    low, high = wilson(k, n)
    return {
        "group": group,
        "n": n,
        "right": k,
        "percent": round(100 * k / n, 1),
        "low": round(100 * low, 1),
        "high": round(100 * high, 1),
    }


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share.

    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    share, z2 = right / n, _NORMAL**2
    middle, half = share + z2 / (2 * n), _NORMAL * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z2 / n)), min(1.0, (middle + half) / (1 + z2 / n))
