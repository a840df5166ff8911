"""Measure ``tidynews.numbers.find`` on NewsQuant, with quantulum3 beside it when it is installed.

    python benchmarks/quantities.py NewsQuant.json [--errors] [--predictions out.jsonl]

The file is NewsQuant.json of https://github.com/vivkaz/CQE, or any part of it.
Scores are micro-averaged over sentences; quantities are paired one to one, by
value, by value and change (bound or trend), and by value and unit.
"""

import argparse
import json
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import newsquant
from newsquant import Scored

MEASURES = {"value": (), "value+change": ("change",), "value+unit": ("unit",)}


def ours(text: str) -> list[Scored]:
    """Our quantities in NewsQuant's terms."""
    from tidynews.text import numbers

    text = newsquant.restored(text)
    rows = (newsquant.translate(text, quantity) for quantity in newsquant.merge_changes(text, numbers.find(text)))
    return [row for row in rows if row is not None]


def quantulum3(text: str) -> list[Scored]:
    """quantulum3's quantities in NewsQuant's terms; it knows neither bounds nor trends."""
    from quantulum3 import parser

    rows = []
    for quantity in parser.parse(text):
        spread = quantity.uncertainty
        value = (quantity.value - spread, quantity.value + spread) if spread else quantity.value
        rows.append(Scored(value, "=", "-" if quantity.unit.name == "dimensionless" else quantity.unit.name))
    return rows


def quantulum3_runs() -> str | None:
    """How quantulum3 can run here: ``None`` when it is not installed.

    Its classifier of ambiguous units is stored for one release of scikit-learn;
    under another it is left out, as on a machine without scikit-learn.
    """
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return None
    warnings.simplefilter("ignore")
    try:
        parser.parse("12 C and 3 lb")
    except Exception:  # whatever unpickling raises
        classifier.USE_CLF = False
    return f"quantulum3 {version('quantulum3')} {'with' if classifier.USE_CLF else 'without'} its classifier"


def measure(expected: dict[str, list[Scored]], found: dict[str, list[Scored]]) -> dict[str, tuple]:
    """Measure → (precision, recall, F1) in per cent."""
    table = {}
    n_expected, n_found = (sum(map(len, rows.values())) for rows in (expected, found))
    for name, keys in MEASURES.items():
        hits = sum(newsquant.pairs(rows, found[text], *keys)[0] for text, rows in expected.items())
        precision, recall = hits / max(n_found, 1), hits / max(n_expected, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        table[name] = tuple(100 * x for x in (precision, recall, f1))
    return table


def speeds(finders: dict[str, Callable], texts: list[str], rounds: int = 5) -> dict[str, float]:
    """Words a second of processor time, the finders by turns so that a busy machine hurts all alike."""
    n_words = sum(len(text.split()) for text in texts)
    taken = dict.fromkeys(finders, float("inf"))
    for _ in range(rounds):
        for name, finder in finders.items():
            start = time.process_time()
            for text in texts:
                finder(text)
            taken[name] = min(taken[name], time.process_time() - start)
    return {name: n_words / seconds for name, seconds in taken.items()}


def show_errors(expected: dict, found: dict) -> None:
    for text, rows in expected.items():
        _, missed, extra = newsquant.pairs(rows, found[text], "change")
        if missed or extra:
            print(text, *(f"\n  missed {tuple(row)}" for row in missed), *(f"\n  extra  {tuple(row)}" for row in extra))


def write_predictions(path: Path, found: dict[str, list[Scored]]) -> None:
    lines = (json.dumps({"text": text, "quantities": [row._asdict() for row in rows]}) for text, rows in found.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsquant", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every sentence with a wrong value or change")
    parser.add_argument("--predictions", type=Path, help="write our quantities, one sentence a line")
    parser.add_argument("--ours-only", action="store_true", help="leave quantulum3 out")
    options = parser.parse_args()
    rows = json.loads(options.newsquant.read_text(encoding="utf-8"))
    expected = {row["text"]: [newsquant.gold(q) for q in row["quantities"]] for row in rows}
    report(expected, options)


def report(expected: dict[str, list[Scored]], options) -> None:
    from tidynews.text import numbers

    found = {text: ours(text) for text in expected}
    if options.errors:
        show_errors(expected, found)
    if options.predictions:
        write_predictions(options.predictions, found)
    print(f"{len(expected)} sentences, {sum(map(len, expected.values()))} quantities")
    print_scores("tidynews", measure(expected, found))
    for name, aside in (("… read", False), ("… set aside", True)):
        part = {text: rows for text, rows in expected.items() if newsquant.is_aside(text) == aside}
        print_scores(name, measure(part, {text: found[text] for text in part}))
    finders = {"tidynews": numbers.find}
    described = None if options.ours_only else quantulum3_runs()
    if described:
        print_scores("quantulum3", measure(expected, {text: quantulum3(text) for text in expected}))
        finders["quantulum3"] = quantulum3
    elif not options.ours_only:
        print("quantulum3 is not installed: pip install quantulum3 to compare")
    pace = speeds(finders, list(expected))
    print(*(f"{name:<13} {words:,.0f} words a second" for name, words in pace.items()), sep="\n")
    if described:
        print(f"{described}; tidynews is {pace['tidynews'] / pace['quantulum3']:.0f} times as fast")


def print_scores(name: str, table: dict[str, tuple]) -> None:
    for key, scores in table.items():
        print(f"{name:<13} {key:<13} P %5.1f  R %5.1f  F1 %5.1f" % scores)


if __name__ == "__main__":
    main()
