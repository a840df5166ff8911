"""A folder of tables as it lies on disk: which files count, and whether they are still as they were written.

The manifest is written last and names every part with the digest of its bytes.
So a folder is what its manifest says, never a mix, and damage is seen. Folders
of interrupted runs and of earlier versions have no digests: there the
checksums inside the Parquet files are all that guards the rows.
"""

import hashlib
import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tidynews.records import ROWS
from tidynews.tables.schema import SchemaError, to_frame
from tidynews.tables.whole import whole_file

MANIFEST = "tidynews.json"
PARTS, SAVED = "part-*.parquet", "saved-*.parquet"
_FILE = re.compile(rf"({'|'.join(ROWS)})/(part|saved)-[0-9a-z-]+\.parquet")
_DIGEST = re.compile(r"[0-9a-f]{64}")
MEND = "run tidynews parse again: it makes what is damaged anew; tables that were saved have to be saved again"


def manifest(folder: Path) -> dict:
    """What a folder says of itself; empty where it says nothing.

    Raises
    ------
    SchemaError
        the manifest is damaged.
    """
    file = folder / MANIFEST
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict) or not _fits(facts):
        raise SchemaError(f"{file} is damaged: {MEND}")
    return facts


def _fits(facts: dict) -> bool:
    parts, digests = facts.get("parts", 1), facts.get("digests", {})
    return (
        isinstance(parts, int)
        and 0 < parts < 100_000
        and isinstance(facts.get("complete", True), bool)
        and isinstance(digests, dict)
        and all(_FILE.fullmatch(file) and isinstance(d, str) and _DIGEST.fullmatch(d) for file, d in digests.items())
    )


def describe(folder: Path, facts: dict):
    """Write the manifest: from then on the folder holds what it says."""
    with whole_file(folder / MANIFEST, "w", encoding="utf-8") as file:
        file.write(json.dumps(facts, indent=1, sort_keys=True) + "\n")


def digest(data: bytes) -> str:
    """The digest by which a manifest knows the bytes of a part."""
    return hashlib.sha256(data).hexdigest()


def parts(folder: Path, name: str, facts: dict) -> dict[str, str | None]:
    """The files of one table in their order, each with its digest, or None where there is none to compare with."""
    listed = facts.get("digests")
    if listed is not None:
        return {file: listed[file] for file in sorted(listed) if file.startswith(f"{name}/")}
    of = facts.get("parts")  # an interrupted run may have left parts of another division
    found = (folder / name).glob(f"part-*-of-{of:05d}.parquet" if of else PARTS)
    return {f"{name}/{path.name}": None for path in sorted(found)}


def files_of(folder: Path, name: str) -> list[Path]:
    """Every file of a table, whether the manifest names it or not."""
    return sorted(path for pattern in (PARTS, SAVED) for path in (folder / name).glob(pattern))


def read(folder: Path, name: str, facts: dict) -> pa.Table:
    """The rows of one table.

    Raises
    ------
    SchemaError
        the table or a part of it is missing, damaged, or not as it was written.
    """
    files = parts(folder, name, facts)
    if not files:
        raise SchemaError(f"{folder} holds no table {name}: give the folder that Tables.save or tidynews parse wrote")
    try:
        return pa.concat_tables([_part(folder / file, known) for file, known in files.items()], promote_options="default")
    except Exception as error:  # what a damaged file makes of its reader cannot be foreseen
        why = next(iter(str(error).splitlines()), type(error).__name__)[:160]
        raise SchemaError(f"{folder / name} cannot be read ({why}): {MEND}") from None


def _part(path: Path, known: str | None) -> pa.Table:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ValueError(f"{path.name} is missing") from None
    if known and digest(data) != known:
        raise ValueError(f"{path.name} is not as it was written")
    with pq.ParquetFile(pa.BufferReader(data), page_checksum_verification=True) as file:
        return file.read()


def faults(folder) -> tuple[int, list[tuple[str, str]]]:
    """What is wrong with a folder of tables.

    Returns
    -------
    (n, found)
        how many files were looked at, and the file and the reason for each that
        is missing, damaged, not of these tables, or not finished.
    """
    folder, found = Path(folder), []
    if not folder.is_dir():
        return 0, [("", "is no folder")]
    try:
        facts = manifest(folder)
    except SchemaError:
        return 1, [(MANIFEST, "is damaged")]
    if not facts.get("complete", True):
        found.append((MANIFEST, "says that a run was interrupted"))
    files = {name: parts(folder, name, facts) for name in ROWS}
    for name, of_table in files.items():
        found += [(file, why) for file, known in of_table.items() if (why := fault(folder / file, name, known))]
        if not of_table:
            found.append((name, "is missing"))
        there = {f"{name}/{path.name}" for path in files_of(folder, name)}
        found += [(file, "is no part of these tables") for file in sorted(there - of_table.keys())]
    return sum(map(len, files.values())), found


def fault(path: Path, name: str, known: str | None) -> str | None:
    """Why a part is not what it should be; None where it is.

    A part without a digest is read through, which finds what the checksums of its pages tell.
    """
    try:
        to_frame(name, _part(path, known))
    except Exception as error:
        return next(iter(str(error).splitlines()), type(error).__name__).removeprefix(f"{path.name} ")
    return None
