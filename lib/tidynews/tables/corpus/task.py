"""What a worker does: packed articles in, Arrow tables as bytes out. The same in a thread, a process or a cluster."""

from threading import Lock
from typing import NamedTuple

from tidynews.tables.corpus.dataset import READ

_MODEL = Lock()  # a Dask worker may run several tasks at once; the language model serves one


class Done(NamedTuple):
    """The outcome of one task.

    Attributes
    ----------
    rows : table name to an Arrow table in the IPC stream format
    failures : ``(article_id, reason)`` of articles that could not be parsed
    """

    rows: dict[str, bytes]
    failures: list[tuple[str, str]]


class OtherVersion(RuntimeError):
    """A worker has another version of the code, the lexicons or the model than the run."""


def parse_packed(payloads: list[bytes], engine: str) -> Done:
    """Parse some articles.

    Raises
    ------
    OtherVersion
        this worker's engine is not ``engine``: its rows would differ.
    """
    from tidynews.tables.corpus.engine import reading_key
    from tidynews.tables.corpus.inventory import unpack

    if reading_key() != engine:
        raise OtherVersion("a worker has another version of tidynews, its lexicons or its model: install the same everywhere")
    rows, failures = {table: [] for table in READ}, []
    for payload in payloads:
        article = unpack(payload)
        try:
            with _MODEL:
                found = _parse(article)
        except Exception as error:
            failures.append((article.article_id, f"the parser failed ({type(error).__name__}: {error})"))
            continue
        for table in READ:
            rows[table] += found[table]
    return Done({table: _to_bytes(table, rows[table]) for table in READ}, failures)


def _parse(article):
    from tidynews.tables.parse import extract_rows

    return extract_rows(article)


def _to_bytes(table: str, rows: list) -> bytes:
    import pyarrow as pa

    from tidynews.tables.schema import to_arrow

    arrow = to_arrow(table, rows)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, arrow.schema) as stream:
        stream.write_table(arrow)
    return sink.getvalue().to_pybytes()


def from_bytes(data: bytes):
    """The Arrow table of one entry of :attr:`Done.rows`."""
    import pyarrow as pa

    return pa.ipc.open_stream(data).read_all()
