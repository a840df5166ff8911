"""Figures and claims of a hand-marked set of news articles: predict and score.

    python benchmarks/domain.py FOLDER [--out PREDICTIONS.jsonl] [--scorer SCORER.py] [--errors]

FOLDER holds ``articles/*.txt`` (and ``gold/`` for scoring). One JSON object an
article is written, with every offset a character offset into the article's
file. Where a scorer script is given, it is run on the predictions.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import tidynews as tn
from tidynews.records import split_words
from tidynews.tables.parse import parse_rows

_FIGURE = ("start", "end", "value", "low", "high", "bound", "unit", "item", "kind", "stage", "outcome", "supplier", "recipient")
_DAYS = ("date_start", "date_end")


def prediction(path: Path) -> dict:
    """What the library finds in one article, in the format of the scorer."""
    return prediction_of(path.name, parse_rows(tn.read_article(path)))


def prediction_of(name: str, rows: dict) -> dict:
    """The rows of an article in the format of the scorer."""
    places = {figure.figure_id: index for index, figure in enumerate(rows["figures"])}
    return {
        "file": name,
        "figures": [_figure(f, places.get(f.part_of)) for f in rows["figures"]],
        "claims": [_claim(c) for c in rows["claims"]],
    }


def _figure(figure, whole) -> dict:
    days = {name: day and day.isoformat() for name in _DAYS for day in [getattr(figure, name)]}
    return {name: getattr(figure, name) for name in _FIGURE} | days | {"part_of": whole}


def _claim(claim) -> dict:
    def pair(start, end):
        return None if start is None else [start, end]

    return {
        "source": pair(claim.source_start, claim.source_end),
        "cue": pair(claim.cue_start, claim.cue_end),
        "content": [claim.start, claim.end],
        "source_canonical": claim.source_resolved,
        "anonymous": claim.anonymous,
        "stance": claim.stance,
        "quoted": claim.quoted,
        "source_type": claim.source_type,
        "country": claim.country,
        "via": claim.via,
        "hedges": split_words(claim.hedges),
    }


def main():
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder with articles/*.txt")
    parser.add_argument("--out", type=Path, help="where the predictions go; a temporary file if not given")
    parser.add_argument("--scorer", type=Path, help="a scorer script to run on the predictions")
    parser.add_argument("--errors", action="store_true", help="let the scorer list every error")
    options = parser.parse_args()
    articles = sorted((options.folder / "articles").glob("*.txt"))
    if not articles:
        sys.exit(f"{options.folder}: no articles/*.txt in it")
    out = options.out or Path(tempfile.mkdtemp()) / "predictions.jsonl"
    out.write_text("".join(json.dumps(prediction(p), ensure_ascii=False) + "\n" for p in articles), encoding="utf-8")
    print(f"{len(articles)} articles, predictions in {out}")
    if options.scorer:
        command = [sys.executable, options.scorer, out, options.folder, *(["--errors"] if options.errors else [])]
        sys.exit(subprocess.run(command).returncode)


if __name__ == "__main__":
    main()
