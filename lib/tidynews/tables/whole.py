"""Files that appear whole or not at all: written aside, forced to disk, then renamed."""

import os
from contextlib import contextmanager
from pathlib import Path

ASIDE = ".unfinished"
COMPRESSION = "zstd"


@contextmanager
def whole_file(path, mode: str = "wb", **options):
    """Open a file for writing that takes its place only when all was written.

    Parameters
    ----------
    path : where the file shall be; folders above it are made
    mode, options : as for :func:`open`

    Raises
    ------
    OSError
        the disk is full, say; then nothing is left behind and what was at
        ``path`` before is still there.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}{ASIDE}")
    try:
        with open(aside, mode, **options) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def write_parquet(table, path):
    """Write an Arrow table as one Parquet file that appears whole; the same table gives the same bytes."""
    with whole_file(path) as file:
        put_parquet(table, file)


def put_parquet(table, file):
    """Write an Arrow table into an open file, each page with its checksum."""
    import pyarrow.parquet as pq

    pq.write_table(table, file, compression=COMPRESSION, write_page_checksum=True)
