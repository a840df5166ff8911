"""Parsing on a Dask cluster (the extra ``cluster``): packed articles go out, Arrow tables come back.

The run itself (inventory, parts, resumption, judging) is the same as with
processes, and so are the bytes of the tables. A worker that dies costs a retry.
"""

from tidynews.tables.corpus.task import parse_packed
from tidynews.tables.corpus.workers import Runner

_RETRIES = 3


def on_cluster(client=None, *, timeout: str = "30s") -> Runner:
    """A runner on a cluster.

    Parameters
    ----------
    client : a ``dask.distributed.Client``, the address of a scheduler
        (``tcp://host:8786``), or None for the client already in use
    timeout : how long an address may take to answer

    Raises
    ------
    ImportError
        the extra ``cluster`` is not installed.
    OSError
        no scheduler answers at the address.

    >>> parse_to("build/tables", "articles/", on_cluster("tcp://head:8786"))  # doctest: +SKIP
    """
    try:
        import distributed
    except ImportError:
        raise ImportError("a cluster needs the extra: pip install 'tidynews[cluster]'") from None
    if client is None:
        client = distributed.get_client()
    elif isinstance(client, str):
        client = distributed.Client(client, set_as_default=False, timeout=timeout)

    def run(tasks, engine):
        tasks, under_way = iter(tasks), distributed.as_completed()
        known = {}
        while True:
            while len(known) < _room(client) and (task := next(tasks, None)):
                future = client.submit(parse_packed, list(task.payloads), engine, pure=False, retries=_RETRIES)
                known[future.key] = task
                under_way.add(future)
            if not known:
                return
            future = next(under_way)
            yield known.pop(future.key), _result(future)

    return run


def _room(client) -> int:
    """Twice as many tasks as the cluster has threads now: workers may come and go."""
    return max(2, 2 * sum(client.nthreads().values()))


def _result(future):
    """The result; None when the task killed every worker that it was tried on."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return None
