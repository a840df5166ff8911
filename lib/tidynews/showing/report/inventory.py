"""The articles to render: which there are, what was found in each, what could not be read."""

import hashlib
import json
import os
from pathlib import Path

from tidynews.showing.report import plan, pool, work
from tidynews.showing.report.describe import COLUMNS
from tidynews.showing.report.stopping import Stop
from tidynews.tables import corrections
from tidynews.tables.whole import whole_file
from tidynews.text.readers import ArticleError
from tidynews.text.readers.sources import article_files, fingerprint


def take(articles, stamps: Path, jobs: int, timeout: float, stop: Stop) -> tuple[list[dict], list[tuple[str, str]]]:
    """Describe every article, from what was noted before where nothing has changed since.

    Parameters
    ----------
    articles : a file, a folder or a glob
    stamps : the folder for what is noted
    jobs, timeout : as for :func:`tidynews.render`
    stop : looked at before every file

    Returns
    -------
    (found, unread)
        a dict an article (what :func:`~tidynews.showing.report.describe.describe`
        gives, and path, digest and folder), a text that came twice once only;
        and pairs of a file that could not be read and the reason.

    Raises
    ------
    ArticleError
        there is no article at all.
    """
    digests, unread = _digests(_files(articles), stop)
    noted = {file: _read(_stamp(stamps, digest)) for file, digest in digests.items()}
    asked = [file for file, description in noted.items() if description is None]
    with pool.running(work.describe, [(file,) for file in asked], jobs, timeout, stop) as ended:
        for number, description, error in ended:
            file = asked[number]
            if error:
                unread.append((file, str(error)))
                continue
            noted[file] = description
            with whole_file(_stamp(stamps, digests[file]), "w", encoding="utf-8") as stamp:
                json.dump(description, stamp)
    known = [description | {"path": file, "digest": digests[file]} for file, description in noted.items() if description]
    once = list({one["article_id"]: one for one in reversed(known)}.values())[::-1]
    names = plan.folders([(one["path"], one["article_id"]) for one in once])
    return [one | {"folder": name} for one, name in zip(once, names)], sorted(unread)


def _files(articles) -> list:
    files = list(article_files(articles))
    errors = [path for path in files if isinstance(path, ArticleError)]
    if len(errors) == len(files):
        raise errors[0]
    if not any(os.path.lexists(path) for path in files if path not in errors):
        raise ArticleError(str(articles), "there is no such file or folder", "check the path")
    return files


def _digests(files, stop) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The digest of each file, and the files that have none, with the reason."""
    found, unread = {}, []
    for file in files:
        stop.check()
        if isinstance(file, ArticleError):
            unread.append((file.file, f"{file.reason}; {file.remedy}"))
            continue
        try:
            str(file).encode()
            found[str(file)] = _digest(Path(file))
        except UnicodeEncodeError:
            unread.append((str(file), "its name is not UTF-8, and no notebook could hold it; rename it"))
        except ArticleError as error:
            unread.append((str(file), f"{error.reason}; {error.remedy}"))
    return found, unread


def _digest(path: Path) -> str:
    """A digest of all that an article's tables depend on: what the file says, its corrections, and the library."""
    mended = corrections.beside(path)
    kept = mended.read_bytes() if mended.is_file() else b""
    return hashlib.sha256(plan.library().encode() + fingerprint(path) + kept).hexdigest()


def _stamp(stamps: Path, digest: str) -> Path:
    return stamps / f"{digest[:32]}.json"


def _read(path: Path):
    """What was noted of an article; None where there is no note, or one that was cut short."""
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return noted if isinstance(noted, dict) and noted.keys() == COLUMNS else None
