"""The seven tables as DataFrames: made from rows, joined, saved, loaded, exported."""

import json
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from tidynews.records import ROWS
from tidynews.tables.export import read_csv, write_csv
from tidynews.tables.schema import SchemaError, frame, from_frame, to_frame, to_rows
from tidynews.tables.whole import write_parquet

__all__ = ["SchemaError", "Tables", "frame", "load", "load_csv", "to_rows"]

PART = "part-00000-of-00001.parquet"
PARTS = "part-*.parquet"
MANIFEST = "tidynews.json"


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

        Each file appears whole or not at all. What :func:`load` reads back equals
        what was saved.

        Raises
        ------
        SchemaError
            a table was changed so that it no longer fits the schema; nothing is written.
        """
        folder = Path(folder)
        tables = {name: from_frame(name, getattr(self, name)) for name in ROWS}
        for name, table in tables.items():
            write_parquet(table, folder / name / PART)
            for other in (folder / name).glob(PARTS):
                if other.name != PART:
                    other.unlink()
        return folder

    def to_csv(self, folder) -> Path:
        """Write each table as ``<folder>/<table>.csv``; returns ``folder``.

        No cell is a formula to a spreadsheet; :func:`load_csv` reads the same values back.
        """
        for name in ROWS:
            write_csv(getattr(self, name), Path(folder) / f"{name}.csv")
        return Path(folder)


def load(folder) -> Tables:
    """Read what :meth:`Tables.save` or ``tidynews parse`` wrote.

    Of a folder in which a run was interrupted, the parts that are there are read,
    with a warning.

    Raises
    ------
    SchemaError
        the folder or a table is missing, damaged, or has other columns.
    """
    folder = Path(folder)
    if not _manifest(folder).get("complete", True):
        warnings.warn(f"{folder}: a run was interrupted; run tidynews parse again to finish it", stacklevel=2)
    return Tables(**{name: to_frame(name, _read(folder, name)) for name in ROWS})


def load_csv(folder) -> Tables:
    """Read what :meth:`Tables.to_csv` wrote; raises SchemaError, naming the line, for what does not fit."""
    return Tables(**{name: read_csv(name, Path(folder) / f"{name}.csv") for name in ROWS})


def _read(folder: Path, name: str) -> pa.Table:
    parts = sorted((folder / name).glob(_parts_of(folder)))
    if not parts:
        raise SchemaError(f"{folder} holds no table {name}: give the folder that Tables.save or tidynews parse wrote")
    try:
        return pa.concat_tables([pq.read_table(part) for part in parts], promote_options="default")
    except (pa.ArrowException, OSError) as error:
        why = str(error).splitlines()[0][:160]
        raise SchemaError(f"{folder / name} cannot be read ({why}): write the tables again") from None


def _parts_of(folder: Path) -> str:
    """The pattern of the parts that count: an interrupted run may have left those of another division."""
    parts = _manifest(folder).get("parts")
    return f"part-*-of-{parts:05d}.parquet" if parts else PARTS


def _manifest(folder: Path) -> dict:
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise SchemaError(f"{folder / MANIFEST} is damaged: run tidynews parse again") from None
