"""The last stage: the claims of a corpus linked and judged together, once all its parts are there.

All claims are compared with one another as long as there are not too many to
be held in memory. A larger corpus is gone through in the order of publication,
a stretch of articles at a time, each with the stretch before it for context, so
that memory stays flat: a claim is then linked to claims of its own stretch and
of the one before.
"""

import hashlib
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from tidynews.judgement import rubric
from tidynews.judgement.register import Register
from tidynews.tables.corpus.dataset import JUDGED, READ, Dataset, stretch
from tidynews.tables.corpus.engine import judging_key
from tidynews.tables.parse import judge_rows
from tidynews.tables.schema import arrow_schema, to_arrow, to_frame, to_rows
from tidynews.tables.whole import write_parquet

AT_ONCE = 100_000  # claims of a stretch


class Judging(NamedTuple):
    """How claims are judged.

    Attributes
    ----------
    rubric, register : paths, as for :func:`tidynews.judgement.sourcing.judge`
    at_once : claims of a stretch: up to so many are all compared with one another
    """

    rubric: Path | None = None
    register: Path | None = None
    at_once: int = AT_ONCE

    def key(self) -> str:
        """A digest of all that the judgement depends on besides the tables.

        Raises
        ------
        RubricError, RegisterError
            a file cannot be used.
        """
        rubric.load(self.rubric), Register.load(self.register)
        files = [hashlib.sha256(Path(f).read_bytes()).hexdigest() if f else "" for f in (self.rubric, self.register)]
        return " ".join([judging_key(), *files, str(self.at_once)])

    def run(self, dataset: Dataset, of: int, progress):
        """Write the parts of the sourcing and the links from the parts of the other tables."""
        scratch = dataset.state / "judged"
        rmtree(scratch, ignore_errors=True)
        stretches = list(_stretches(dataset, of, self.at_once))
        step = progress("linking", sum(map(len, stretches)))
        for i, (context, own) in enumerate(pairwise([[], *stretches])):
            for table, rows in self._judge(dataset, of, context, own).items():
                (scratch / table).mkdir(parents=True, exist_ok=True)
                pq.write_table(rows, scratch / table / f"{i:05d}.parquet", row_group_size=10_000)
            step(len(own))
        for table in JUDGED:
            for part in range(of):
                write_parquet(_part(dataset, scratch / table, table, part, of), dataset.path(table, part, of))
        rmtree(scratch, ignore_errors=True)
        step(0)

    def _judge(self, dataset, of, context, own) -> dict[str, pa.Table]:
        """The links and the sourcing of the claims of ``own`` articles, in the order of the claim ids."""
        rows = {table: _rows(dataset, table, of, context + own) for table in READ}
        judged = judge_rows(rows, rubric=self.rubric, register=self.register)
        mine = {article_id for article_id in own}
        mine = {claim.claim_id for claim in rows["claims"] if claim.article_id in mine}
        found = {table: [row for row in judged[table] if row.claim_id in mine] for table in JUDGED}
        return {table: to_arrow(table, sorted(rows, key=lambda row: row.claim_id)) for table, rows in found.items()}


def _stretches(dataset: Dataset, of: int, at_once: int):
    """Lists of article ids, in the order of publication (undated ones last), each with at most ``at_once`` claims or one article."""
    articles = _scan(dataset, "articles", of).to_table(columns=["article_id", "published"])
    counts = {row["values"]: row["counts"] for row in pc.value_counts(_scan(dataset, "claims", of).to_table(["article_id"])[0]).to_pylist()}
    order = articles.sort_by([("published", "ascending"), ("article_id", "ascending")])["article_id"].to_pylist()
    ids, n_claims = [], 0
    for article_id in order:
        n = counts.get(article_id, 0)
        if ids and n_claims + n > at_once:
            yield ids
            ids, n_claims = [], 0
        ids.append(article_id)
        n_claims += n
    yield ids


def _scan(dataset: Dataset, table: str, of: int) -> ds.Dataset:
    files = [str(dataset.path(table, part, of)) for part in range(of)]
    return ds.dataset(files, schema=arrow_schema(table), format="parquet")


def _rows(dataset: Dataset, table: str, of: int, ids: list[str]) -> list:
    """The rows of some articles, in the order of the article ids and of the rows in their part."""
    wanted = pa.array(sorted(ids), pa.large_string())
    found = _scan(dataset, table, of).to_table(filter=pc.field("article_id").isin(wanted))
    return to_rows(table, to_frame(table, found))


def _part(dataset: Dataset, scratch: Path, table: str, part: int, of: int) -> pa.Table:
    """What was found for the claims of one part: the sourcing in the order of the claims, the links in their own."""
    first, last = stretch(part, of)
    whole = ds.dataset(scratch, schema=arrow_schema(table), format="parquet")
    found = whole.to_table(filter=(pc.field("claim_id") >= first) & (pc.field("claim_id") < last))
    if table == "links":
        return found.sort_by([(column, "ascending") for column in ("claim_id", "other_id", "relation")]).combine_chunks()
    claims = pq.read_table(dataset.path("claims", part, of), columns=["claim_id"])["claim_id"]
    return found.take(pc.index_in(claims, found["claim_id"])).combine_chunks()
