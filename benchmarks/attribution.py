"""Measure ``tidynews.meaning.attributions`` on a split of PolNeAR, textacy's quotations beside it when it is installed.

    python benchmarks/attribution.py POLNEAR/test [--hold-out 5 --offset 2] [--errors N] [--predictions out.jsonl]

Pairs are made one to one in each article, by the Jaccard overlap of the
words of their contents. PolNeAR's contents keep a complementizer and its
sources the relative pronoun, ours do not: both are put back before measuring.
The turns of a printed interview and statements reported inside others, most of
which PolNeAR leaves unmarked, are left out.
``--hold-out N`` measures only every N-th article, those that the training
script leaves out with the same options.
"""

import argparse
import functools
import json
import re
import time
from pathlib import Path

import polnear
from polnear import Marked
from tidynews.language import model, pipeline
from tidynews.meaning import attributions
from tidynews.text.readers import read_article

UNMARKED = ("transcript", "nested")  # frames that PolNeAR leaves out
MEASURES = ("exact", "J>=0.8", "J>=0.5", "source", "full")


def ours(text: str) -> list[Marked]:
    """Our attributions in PolNeAR's terms."""
    article = read_article(text=text)
    found = attributions.find(pipeline.analyse(article), article)
    return [translate(text, one) for one in found if one.frame not in UNMARKED]


def translate(text, one) -> Marked:
    """One attribution with its complementizer and its relative pronoun."""
    source = one.pronoun or one.source
    content = [with_complementizer(text, *span) for span in one.content]
    return Marked([source] if source else [], [one.cue] if one.cue else [], content)


def with_complementizer(text, start, end):
    """The span, with a "that" that stands right before it."""
    before = text[:start].rstrip()
    return (len(before) - 4, end) if before[-5:].lower() in (" that", "\nthat") else (start, end)


def textacy_quotations(text: str) -> list[Marked]:
    """textacy's direct quotations, line by line: it refuses a text whose marks do not pair."""
    from textacy.extract import direct_quotations

    found = []
    for line in re.finditer(r"[^\n]+", text):
        try:
            rows = list(direct_quotations(full_pipeline()(line.group())))
        except ValueError:
            continue
        found += [_moved(row, line.start()) for row in rows]
    return found


def _moved(row, by):
    words = [[(part[0].idx + by, part[-1].idx + len(part[-1]) + by)] for part in (row.speaker, row.cue) if part]
    return Marked(*words, [(row.content.start_char + by, row.content.end_char + by)])


@functools.cache
def full_pipeline():
    """The whole spaCy pipeline, which textacy needs."""
    import spacy

    return spacy.load(model.find().folder)


def measure(articles, found) -> dict:
    """Counts for everything, the direct and the indirect: measure → (hits, marked, found)."""
    counts = {side: dict.fromkeys(("marked", "found", *MEASURES), 0) for side in ("all", "direct", "indirect")}
    for name, (text, marked) in articles.items():
        _count(counts, text, marked, found[name])
    return counts


def _count(counts, text, marked, found):
    words = polnear.words(text)
    gold, ours = ([Prepared(text, words, one) for one in side] for side in (marked, found))
    pairs = align(gold, ours)
    partner = {j: i for i, j, _ in pairs}
    for one in gold:
        _add(counts, one.side, "marked")
    for j, one in enumerate(ours):
        _add(counts, gold[partner[j]].side if j in partner else one.wide_side, "found")
    for i, j, jaccard in pairs:
        for name in hits(gold[i], ours[j], jaccard):
            _add(counts, gold[i].side, name)


def _add(counts, side, name):
    counts["all"][name] += 1
    counts[side][name] += 1


class Prepared:
    """One attribution as sets of words, with the head of its source."""

    def __init__(self, text, words, one):
        self.source, self.cue, self.content = (polnear.touched(words, getattr(one, role)) for role in polnear.ROLES)
        self.head = polnear.head(text, words, self.source)
        self.side = self._side(text[a:b] for a, b in one.content)
        self.wide_side = self._side(text[max(0, a - 1) : b + 1] for a, b in one.content)

    @staticmethod
    def _side(parts):
        return "direct" if polnear.MARKS & set("".join(parts)) else "indirect"


def align(gold, found):
    """[(index in gold, index in found, Jaccard)], the best overlaps first, each used once."""
    near = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            if both := len(g.content & f.content):
                near.append((-both / len(g.content | f.content), -both, i, j))
    pairs, used_g, used_f = [], set(), set()
    for jaccard, _, i, j in sorted(near):
        if i not in used_g and j not in used_f:
            pairs.append((i, j, -jaccard))
            used_g.add(i), used_f.add(j)
    return pairs


def hits(gold, found, jaccard):
    """The measures that a pair meets."""
    if jaccard == 1:
        yield "exact"
    if jaccard >= 0.8:
        yield "J>=0.8"
    if jaccard >= 0.5:
        yield "J>=0.5"
        same = (
            gold.head in found.source or found.head in gold.source
            if gold.source and found.source
            else not (gold.source or found.source)
        )
        if same:
            yield "source"
            if gold.cue & found.cue or not (gold.cue or found.cue):
                yield "full"


def table(counts) -> str:
    """The figures as a Markdown table: precision, recall and F1; for the source, the share of the found."""
    lines = ["| | measure | P | R | F1 |", "|---|---|---|---|---|"]
    for side, c in counts.items():
        for name in MEASURES:
            if name == "source":
                lines.append(f"| {side} | source right among found | | | {100 * c[name] / max(1, c['J>=0.5']):.1f} |")
            else:
                p, r = c[name] / max(1, c["found"]), c[name] / max(1, c["marked"])
                lines.append(f"| {side} | {name} | {100 * p:.1f} | {100 * r:.1f} | {200 * p * r / max(p + r, 1e-9):.1f} |")
    return "\n".join(lines)


def show_errors(articles, found, n):
    """Print the first ``n`` contents that were missed and that are spurious."""
    missed, spurious = [], []
    for name, (text, marked) in articles.items():
        words = polnear.words(text)
        gold, ours = ([Prepared(text, words, one) for one in side] for side in (marked, found[name]))
        good = [(i, j) for i, j, jaccard in align(gold, ours) if jaccard >= 0.5]
        missed += [(name, text, one) for i, one in enumerate(marked) if i not in {i for i, _ in good}]
        spurious += [(name, text, one) for j, one in enumerate(found[name]) if j not in {j for _, j in good}]
    for label, items in (("missed", missed), ("spurious", spurious)):
        for name, text, one in items[:n]:
            print(label, name, *(repr(" … ".join(text[a:b] for a, b in getattr(one, role))) for role in polnear.ROLES))


def save(path, found):
    """One JSON object an article: filename and claims with source, cue and content as lists of spans."""
    with open(path, "w", encoding="utf-8") as file:
        for name, rows in found.items():
            claims = [{"source": r.source or None, "cue": r.cue or None, "content": r.content} for r in rows]
            file.write(json.dumps({"filename": name, "claims": claims}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("split", type=Path)
    parser.add_argument("--hold-out", type=int, default=0, metavar="N")
    parser.add_argument("--offset", type=int, default=polnear.OFFSET, metavar="K")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    articles = polnear.read(args.split)
    if args.hold_out:
        articles = {name: articles[name] for name in sorted(polnear.every(articles, args.hold_out, args.offset))}
    systems = {"tidynews": ours}
    try:
        import textacy  # noqa: F401

        systems["textacy"] = textacy_quotations
    except ImportError:
        print("textacy is not installed: measured without it")
    for label, system in systems.items():
        start = time.perf_counter()
        found = {name: system(text) for name, (text, _) in articles.items()}
        print(f"\n{label}: {len(articles)} articles in {time.perf_counter() - start:.0f} s\n")
        print(table(measure(articles, found)))
        if label == "tidynews":
            show_errors(articles, found, args.errors)
            if args.predictions:
                save(args.predictions, found)


if __name__ == "__main__":
    main()
