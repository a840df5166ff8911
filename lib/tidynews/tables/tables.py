"""The seven tables as DataFrames: made from rows, joined, saved, loaded, exported."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa

from tidynews.records import ROWS
from tidynews.tables import locks, sqlite, stored, workbook
from tidynews.tables.export import read_csv, write_csv
from tidynews.tables.packages import annotations, datapackage, write_json
from tidynews.tables.schema import SchemaError, frame, from_frame, to_frame, to_rows
from tidynews.tables.whole import ASIDE, put_parquet, whole_file

__all__ = ["SchemaError", "Tables", "frame", "load", "load_csv", "load_sqlite", "to_rows"]

PART = "part-00000-of-00001.parquet"
_TRIES = 20  # of a load, while others save


@dataclass
class Tables:
    """The seven tables of one article or of many.

    Attributes
    ----------
    articles, figures, claims, actors, statements, sourcing, links : DataFrames with the
        columns and dtypes of :data:`tidynews.records.DTYPES`, empty or not
    failures, duplicates : of :func:`tidynews.parse_many`, what could not be read
        (file, reason, remedy) and what came twice (path, article_id, same_as)
    """

    articles: pd.DataFrame
    figures: pd.DataFrame
    claims: pd.DataFrame
    actors: pd.DataFrame
    statements: pd.DataFrame
    sourcing: pd.DataFrame
    links: pd.DataFrame
    failures: pd.DataFrame | None = field(default=None, compare=False)
    duplicates: pd.DataFrame | None = field(default=None, compare=False)

    @classmethod
    def from_rows(cls, rows: dict[str, list]) -> "Tables":
        """Build the tables from ``{table name: rows}``; a table left out is empty.

        >>> len(Tables.from_rows({}).figures.columns) == len(ROWS["figures"].__dataclass_fields__)
        True
        """
        return cls(**{name: frame(name, rows.get(name, ())) for name in ROWS})

    @classmethod
    def concat(cls, several: Iterable["Tables"]) -> "Tables":
        """The rows of several Tables one after another, as they are: nothing is linked or judged anew."""
        several = [cls.from_rows({}), *several]
        return cls(**{name: pd.concat([getattr(t, name) for t in several], ignore_index=True) for name in ROWS})

    def rows(self, name: str) -> list:
        """The rows of one table as objects of its row class, missing cells as None."""
        return to_rows(name, getattr(self, name))

    def claim_links(self) -> list:
        """The links whose two ends are claims, as :class:`tidynews.judgement.between.ClaimLink`."""
        from tidynews.judgement.between import between_claims

        return between_claims(self.rows("links"), self.rows("statements"))

    def save(self, folder) -> Path:
        """Write each table as Parquet to a folder of its own below ``folder``; returns ``folder``.

        What :func:`load` reads back equals what was saved. Whoever loads
        meanwhile, or after a save that was interrupted, gets all that was there
        before; the folder may hold tables that were saved or parsed earlier.

        Raises
        ------
        SchemaError
            a table was changed so that it no longer fits the schema; nothing is written.
        FolderBusy
            another save or a run is writing into the folder.
        """
        folder = Path(folder)
        tables = {name: _bytes(from_frame(name, getattr(self, name))) for name in ROWS}
        with locks.folder(folder):
            _replace(folder, tables)
        return folder

    def to_csv(self, folder) -> Path:
        """Write each table as ``<folder>/<table>.csv``; returns ``folder``.

        No cell is a formula to a spreadsheet; :func:`load_csv` reads the same values back.
        Beside them stands ``datapackage.json``, which tells other programs of columns and keys (Frictionless).
        """
        for name in ROWS:
            write_csv(getattr(self, name), Path(folder) / f"{name}.csv")
        write_json(datapackage(), Path(folder) / "datapackage.json")
        return Path(folder)

    def to_sqlite(self, path) -> Path:
        """Write the tables as one SQLite file with keys and joining views; :func:`load_sqlite` reads the same values back.

        Datasette serves it as it is, DuckDB attaches it.
        """
        return sqlite.write(self, path)

    def to_excel(self, path) -> Path:
        """Write the tables as one XLSX workbook, a sheet each: headers frozen, identities and texts never a formula.

        Raises
        ------
        MissingExtra
            XlsxWriter is not installed.
        """
        return workbook.write(self, path)

    def to_annotations(self, path, texts: dict[str, str]) -> Path:
        """Write every figure, claim and statement as a W3C Web Annotation (JSON-LD).

        ``texts`` are the articles' texts by ``article_id``:
        ``{a.article_id: a.text for a in map(tn.read_article, paths)}``.
        """
        return write_json(annotations(self, texts), path)


def load(folder) -> Tables:
    """Read what :meth:`Tables.save` or ``tidynews parse`` wrote.

    Of a folder in which a run was interrupted, the parts that are there are read,
    with a warning.

    Raises
    ------
    SchemaError
        the folder or a table is missing, damaged, changed since it was written,
        or has other columns.
    """
    folder = Path(folder)
    if not stored.manifest(folder).get("complete", True):
        warnings.warn(f"{folder}: a run was interrupted; run tidynews parse again to finish it", stacklevel=2)
    for _ in range(_TRIES):
        facts = stored.manifest(folder)
        try:
            return Tables(**{name: to_frame(name, stored.read(folder, name, facts)) for name in ROWS})
        except SchemaError:
            if stored.manifest(folder) == facts:
                raise  # otherwise another program wrote meanwhile, and took away what had been there
    raise SchemaError(f"{folder} is being written all the time: load it when that has ended")


def load_csv(folder) -> Tables:
    """Read what :meth:`Tables.to_csv` wrote; raises SchemaError, naming the line, for what does not fit."""
    return Tables(**{name: read_csv(name, Path(folder) / f"{name}.csv") for name in ROWS})


def load_sqlite(path) -> Tables:
    """Read what :meth:`Tables.to_sqlite` wrote; raises SchemaError for a file that is none or lacks a column."""
    return Tables(**sqlite.read(path))


def _bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    put_parquet(table, sink)
    return sink.getvalue().to_pybytes()


def _replace(folder: Path, tables: dict[str, bytes]):
    """Write the new files beside the old ones, then the manifest that names them, then take the old ones away."""
    before = _listed(folder)
    fresh = not any(any((folder / name).glob("*.parquet")) for name in ROWS)
    listed, new = {}, []
    try:
        for name, data in tables.items():
            known = stored.digest(data)
            file = _kept(name, known, before) or f"{name}/{PART if fresh else f'saved-{known[:16]}.parquet'}"
            listed[file] = known
            if file not in before or not _is(folder / file, known):
                new.append(file)
                with whole_file(folder / file) as out:
                    out.write(data)
        stored.describe(folder, {"complete": True, "digests": listed})
    except BaseException:
        for file in new:
            if file not in before:
                (folder / file).unlink(missing_ok=True)
        raise
    _sweep(folder, listed)


def _listed(folder: Path) -> dict[str, str]:
    try:
        return stored.manifest(folder).get("digests", {})
    except SchemaError:
        return {}


def _kept(name: str, known: str, before: dict[str, str]) -> str | None:
    """The file of the table that already holds these very bytes."""
    return next((file for file, digest in before.items() if digest == known and file.startswith(f"{name}/")), None)


def _is(path: Path, known: str) -> bool:
    try:
        return stored.digest(path.read_bytes()) == known
    except OSError:
        return False


def _sweep(folder: Path, listed):
    for name in ROWS:
        for path in (*stored.files_of(folder, name), *(folder / name).glob(f".*{ASIDE}")):
            if f"{name}/{path.name}" not in listed:
                path.unlink()
