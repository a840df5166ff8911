"""What each rule is worth: every private function of a floor switched off, one at a time, over a folder of articles.

    python benchmarks/rules.py FOLDER [--articles 40] [--floor meaning] [--table YIELD.csv]

A function is switched off by letting it return the empty value of what it returned on the articles (False, None, an empty
list, or its first argument where it gives back what it got). For each stand in the table: in how many articles it was
called, in how many of these a row of any table then differs, and how many rows. ``-`` stands for a function without which
nothing runs. The table is written line by line, and a run that was stopped goes on where it ended. A rule with no row to
show for itself on a thousand articles should go.
"""

import argparse
import csv
import importlib
import inspect
import pkgutil
from collections import defaultdict
from pathlib import Path

import tidynews as tn
from tidynews.language import pipeline
from tidynews.tables import parse
from tqdm import tqdm

COLUMNS = ("function", "articles", "changed", "rows")
_EMPTY = {bool: False, int: 0, float: 0.0, str: "", list: [], tuple: (), dict: {}, set: set(), frozenset: frozenset()}


class Rule:
    """A private function of a module, or of a class in it, with its switch."""

    def __init__(self, owner, name, function):
        self.owner, self.name, self.function = owner, name, function
        module = function.__module__.removeprefix("tidynews.")
        self.label = f"{module}.{function.__qualname__}"
        self.returned, self.called_in = [], set()

    def watch(self, article_of):
        """Count where it is called, and keep what it gives back."""

        def watched(*args, **kwargs):
            value = self.function(*args, **kwargs)
            self.called_in.add(article_of[0])
            if len(self.returned) < 1000:
                self.returned.append("same" if args and value is args[0] else type(value))
            return value

        setattr(self.owner, self.name, watched)

    def switch_off(self):
        """Let it return the empty value of what it returned."""
        kinds = set(self.returned)
        if inspect.isgeneratorfunction(self.function):
            setattr(self.owner, self.name, lambda *args, **kwargs: iter(()))
        elif "same" in kinds:
            setattr(self.owner, self.name, lambda first, *args, **kwargs: first)
        else:
            plain = [kind for kind in _EMPTY if kind in kinds]
            empty = None if type(None) in kinds or len(plain) != 1 else _EMPTY[plain[0]]
            setattr(self.owner, self.name, lambda *args, **kwargs: empty)

    def restore(self):
        """Switch it on again."""
        setattr(self.owner, self.name, self.function)


def rules(floor: str) -> list[Rule]:
    """The private functions and methods of a floor, in the order of their names."""
    package = importlib.import_module(f"tidynews.{floor}")
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    found = []
    for module in modules:
        owners = [module, *(c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == module.__name__)]
        for owner in owners:
            for name, value in vars(owner).items():
                private = name.startswith("_") and not name.startswith("__")
                if private and inspect.isfunction(value) and value.__module__ == module.__name__:
                    found.append(Rule(owner, name, value))
    return sorted(found, key=lambda rule: rule.label)


def rows_of(article) -> frozenset[str]:
    """Every row of every table of an article, as text."""
    return frozenset(f"{name} {row}" for name, rows in parse.parse_rows(article).items() for row in rows)


def measure(rule: Rule, articles, before) -> tuple:
    """The articles and the rows that change when a rule is switched off."""
    changed = rows = 0
    rule.switch_off()
    try:
        for article in (articles[i] for i in sorted(rule.called_in)):
            apart = rows_of(article) ^ before[article.article_id]
            changed, rows = changed + bool(apart), rows + len(apart)
    except Exception:
        changed = rows = "-"
    finally:
        rule.restore()
    return rule.label, len(rule.called_in), changed, rows


def main():
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder with *.txt, in it or below")
    parser.add_argument("--articles", type=int, default=40, help="so many of them, evenly spread (40)")
    parser.add_argument("--floor", default="meaning", choices=("language", "meaning", "judgement"))
    parser.add_argument("--table", type=Path, default=Path("build/yield.csv"), help="where the table goes, or goes on")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.txt"))
    articles = [tn.read_article(path) for path in paths[:: max(1, len(paths) // options.articles)][: options.articles]]
    docs, current = {article.article_id: pipeline.analyse(article) for article in articles}, [0]
    pipeline.analyse = lambda article: docs[article.article_id]
    found, before = rules(options.floor), {article.article_id: rows_of(article) for article in articles}
    for rule in found:
        rule.watch(current)
    for current[0], article in enumerate(tqdm(articles, desc="watching")):
        rows_of(article)
    for rule in found:
        rule.restore()
    _write(options.table, found, articles, before)
    _tell(options.table)


def _write(table, found, articles, before):
    done = {line["function"] for line in _lines(table)}
    table.parent.mkdir(parents=True, exist_ok=True)
    with table.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if not done:
            writer.writerow(COLUMNS)
        for rule in tqdm([rule for rule in found if rule.label not in done], desc="switching off"):
            writer.writerow(measure(rule, articles, before))
            file.flush()


def _lines(table):
    if not table.exists():
        return []
    with table.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _tell(table):
    counts = defaultdict(int)
    for line in _lines(table):
        changed = line["changed"]
        counts["never called" if line["articles"] == "0" else "changes no row" if changed == "0" else "does something"] += 1
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
