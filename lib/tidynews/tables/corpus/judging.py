"""The last stage: the claims of a corpus linked and judged together, once all its parts are there.

The corpus is gone through in the order of publication, a stretch of articles
at a time. The claims of a stretch are linked to one another and to those of
the stretch before it, and are judged when those of the stretch behind it are
linked, too: so memory stays flat, and a corpus of one stretch is compared as a
whole.
"""

import hashlib
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from tidynews.judgement import lineage, rubric, sourcing
from tidynews.judgement.register import Register
from tidynews.tables.corpus.dataset import JUDGED, READ, Dataset, stretch
from tidynews.tables.corpus.engine import judging_key
from tidynews.tables.corpus.stretches import Rows, Stretches
from tidynews.tables.schema import arrow_schema, to_arrow
from tidynews.tables.whole import write_parquet

AT_ONCE = 16_000  # claims of a stretch
_KEY = {"sourcing": "claim_id", "statements": "statement_id", "links": "statement_id"}
_ROWS_A_GROUP = 2_000
_NOTHING: Rows = {table: [] for table in READ}


class Judging(NamedTuple):
    """How claims are judged.

    Attributes
    ----------
    rubric, register : paths, as for :func:`tidynews.judgement.sourcing.judge`
    at_once : claims of a stretch: each is compared with those of its own and of the one before
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
        stretches = Stretches(dataset, of, self.at_once, scratch / "read")
        step = progress("linking", stretches.n_articles)
        for i, (table, rows) in enumerate(self._judged(stretches, step)):
            _write(table, sorted(rows, key=lambda row: getattr(row, _KEY[table])), scratch / table / f"{i:05d}.parquet")
        for table in (*JUDGED, "statements"):
            for part in range(of):
                write_parquet(_part(dataset, scratch / table, table, part, of), dataset.path(table, part, of))
        rmtree(scratch, ignore_errors=True)
        step(0)

    def _judged(self, stretches: Stretches, step):
        """The links that each stretch adds, and then the sourcing of the one before it."""
        before, own, before_links, links = _NOTHING, _NOTHING, [], []
        for behind in chain(stretches, [_NOTHING]):
            said, drawn = _links(own, behind)
            yield "links", drawn
            yield "statements", said
            known = [*own["statements"], *behind["statements"]]
            added = [link._replace(reason=None) for link in lineage.between_claims(drawn, known)]
            yield "sourcing", self._sourcing(before, own, behind, [*before_links, *links, *added])
            step(len(behind["articles"]))
            before, own, before_links, links = _linked_to(own, added), behind, links, added

    def _sourcing(self, before: Rows, own: Rows, behind: Rows, links) -> list:
        """How well the claims of a stretch are sourced, those around them that they are linked to considered."""
        around = _linked_to(behind, links)
        actors = [*before["actors"], *own["actors"], *around["actors"]]
        others = [*before["claims"], *around["claims"]]
        return sourcing.judge(
            own["claims"], actors, own["figures"], links, others=others, rubric=self.rubric, register=self.register
        )


def _linked_to(rows: Rows, links) -> Rows:
    """The claims that links lead to or from, with their actors."""
    ends = {end for link in links for end in (link.claim_id, link.other_id)}
    claims = [claim for claim in rows["claims"] if claim.claim_id in ends]
    speaking = {claim.actor_id for claim in claims}
    return _NOTHING | {"claims": claims, "actors": [actor for actor in rows["actors"] if actor.actor_id in speaking]}


def _links(before: Rows, own: Rows) -> tuple[list, list]:
    """The statements of a stretch, settled, and their links with one another and with those of the stretch before."""
    if not own["articles"]:
        return [], []
    ids = {article.article_id for article in own["articles"]}
    rows = (before[table] + own[table] for table in ("articles", "statements", "claims", "figures", "actors"))
    said, drawn = lineage.link(*rows, own=ids)
    return [statement for statement in said if statement.article_id in ids], drawn


def _write(table: str, rows: list, path: Path):
    """Write rows a group at a time: as Arrow they would be in memory twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(path, arrow_schema(table)) as writer:
        for i in range(0, len(rows), _ROWS_A_GROUP):
            writer.write_table(to_arrow(table, rows[i : i + _ROWS_A_GROUP]))


def _part(dataset: Dataset, scratch: Path, table: str, part: int, of: int) -> pa.Table:
    """What was found for the claims of one part: the sourcing in the order of the claims, the links in their own."""
    first, last = stretch(part, of)
    whole = ds.dataset(scratch, schema=arrow_schema(table), format="parquet")
    key = _KEY[table]
    found = whole.to_table(filter=(pc.field(key) >= first) & (pc.field(key) < last))
    if table == "links":
        return found.sort_by([(column, "ascending") for column in ("statement_id", "other_id", "relation")]).combine_chunks()
    read = "claims" if table == "sourcing" else table
    ids = pq.read_table(dataset.path(read, part, of), columns=[key])[key]
    return found.take(pc.index_in(ids, found[key])).combine_chunks()
