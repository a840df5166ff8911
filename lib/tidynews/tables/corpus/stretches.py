"""The rows of a corpus in the order of publication, a stretch of articles at a time.

The parts of a dataset go by article id, which is as good as by chance; here
they are sorted into stretches once, on disk, so that reading all stretches
costs what reading all parts does, and memory holds one of either.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tidynews.tables.corpus.dataset import READ, Dataset
from tidynews.tables.schema import arrow_schema, to_frame, to_rows

_STRETCH = "stretch"
_ROWS_A_GROUP = 2_000

Rows = dict[str, list]


class Stretches:
    """An iterable of the rows of each stretch, ``{table: rows}``.

    Parameters
    ----------
    dataset, of : the tables and in how many parts they are
    at_once : a stretch has at most so many claims, or one article
    scratch : a folder of its own, to sort in
    """

    def __init__(self, dataset: Dataset, of: int, at_once: int, scratch: Path):
        self._dataset, self._of, self._scratch = dataset, of, scratch
        self._ids, self._numbers = _division(dataset, of, at_once)
        self.n_articles = len(self._ids)
        self._sort(at_once)

    def __iter__(self) -> Iterator[Rows]:
        for number in range(self._numbers[-1].as_py() + 1 if self.n_articles else 0):
            yield {table: self._read(table, number) for table in READ}

    def _sort(self, at_once: int):
        """Write the rows aside, those of so many parts at a time as one file, each in the order of the stretches."""
        together, n_claims = [], 0
        for part in range(self._of):
            together.append(part)
            n_claims += pq.read_metadata(self._dataset.path("claims", part, self._of)).num_rows
            if n_claims >= at_once or part == self._of - 1:
                for table in READ:
                    self._write(table, together)
                together, n_claims = [], 0
        pa.default_memory_pool().release_unused()

    def _write(self, table: str, parts: list[int]):
        rows = pa.concat_tables([_part(self._dataset, table, part, self._of) for part in parts])
        number = self._numbers.take(pc.index_in(rows["article_id"], self._ids))
        rows = rows.append_column(_STRETCH, number).sort_by(_STRETCH)
        (self._scratch / table).mkdir(parents=True, exist_ok=True)
        if rows.num_rows:  # a file without rows has no statistics to find a stretch by
            pq.write_table(rows, self._scratch / table / f"{parts[0]:05d}.parquet", row_group_size=_ROWS_A_GROUP)

    def _read(self, table: str, number: int) -> list:
        """The rows of a stretch, in the order of the article ids and of the rows in their part."""
        schema = arrow_schema(table)
        found = [schema.empty_table().replace_schema_metadata()]
        for file in sorted((self._scratch / table).iterdir()):
            with pq.ParquetFile(file) as parquet:
                groups = [g for g in range(parquet.num_row_groups) if _may_hold(parquet.metadata.row_group(g), number)]
                rows = parquet.read_row_groups(groups, use_threads=False)
            found.append(rows.filter(pc.equal(rows[_STRETCH], number)).select(schema.names))
        return to_rows(table, to_frame(table, pa.concat_tables(found)))


def _division(dataset: Dataset, of: int, at_once: int) -> tuple[pa.Array, pa.Array]:
    """The article ids in the order of publication, undated ones last, and the number of each one's stretch."""
    articles = pa.concat_tables([_part(dataset, "articles", part, of, ["article_id", "published"]) for part in range(of)])
    ids = articles.sort_by([("published", "ascending"), ("article_id", "ascending")])["article_id"].combine_chunks()
    claims = [_part(dataset, "claims", part, of, ["article_id"])["article_id"].value_counts() for part in range(of)]
    values, counts = (pa.concat_arrays([c.field(name) for c in claims]) for name in ("values", "counts"))
    numbers, number, n_claims = [], 0, 0
    for n in counts.take(pc.index_in(ids, values)).fill_null(0).to_pylist():
        if n_claims and n_claims + n > at_once:
            number, n_claims = number + 1, 0
        numbers.append(number)
        n_claims += n
    return ids, pa.array(numbers, pa.int32())


def _part(dataset: Dataset, table: str, part: int, of: int, columns: list[str] | None = None) -> pa.Table:
    return pq.read_table(
        dataset.path(table, part, of), columns=columns, use_threads=False, page_checksum_verification=True
    ).replace_schema_metadata()


def _may_hold(group, number: int) -> bool:
    column = next(c for c in map(group.column, range(group.num_columns)) if c.path_in_schema == _STRETCH)
    return column.statistics.min <= number <= column.statistics.max
