"""Train the classifier of ``tidynews.meaning.attributions`` on a split of PolNeAR.

    python benchmarks/train_attribution.py POLNEAR/train [--hold-out 5] [--cache docs.spacy]

Writes ``cues.csv`` (how often each word was a cue) and
``attribution_weights.json`` into the package's lexicons. With ``--hold-out N``
every N-th article is left out of everything, for measuring; ``--offset K``
chooses which. Whether to keep a whole attribution is learned from articles
that the other stages have not seen, a third of them at a time. Takes some
minutes; needs scikit-learn, which the package itself does not.
"""

import argparse
import csv
import json
import os
from collections import Counter
from pathlib import Path

import numpy as np
import polnear
from scipy import sparse
from scipy.optimize import minimize
from tidynews.language import pipeline
from tidynews.lexicons import DATA
from tidynews.meaning.attributions import acceptance, cues, decision, model
from tidynews.meaning.attributions.reading import Reading
from tidynews.text.readers import read_article

PROVENANCE = "counted in PolNeAR (Newell et al. 2018), training split"
LEAST_CUES = 2  # times a word must have been a cue
LEAST_SEEN = 3  # times a feature must have been seen
CUE_C, WHOLE_C, SOURCE_L2, CONTENT_L2 = 0.1, 0.05, 3.0, 4.0
NUMBERS = {"weighed": 0.15, "least": 0.36, "trust": 0.8}
PARTS = 3  # of the articles, each judged by what the others teach
HALF = 0.5  # Jaccard from which a content is right


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("split", type=Path)
    parser.add_argument("--hold-out", type=int, default=0, metavar="N")
    parser.add_argument("--offset", type=int, default=polnear.OFFSET, metavar="K")
    parser.add_argument("--cache", type=Path, help="parsed articles, written when it is not there")
    args = parser.parse_args()
    articles = polnear.read(args.split)
    kept_out = polnear.every(articles, args.hold_out, args.offset)
    articles = {name: article for name, article in sorted(articles.items()) if name not in kept_out}
    docs = parsed(articles, args.cache)
    texts = [Text(*articles[name], docs[name]) for name in articles]
    whole = train_whole(texts)
    counts, weights = train_parts(texts)
    weights["whole"], weights["numbers"]["whole"] = whole
    write_cues(counts)
    write_weights(weights)


def parsed(articles, cache):
    """The articles' docs, from the cache where it holds them."""
    from spacy.tokens import DocBin

    vocab = pipeline.load().vocab
    if cache and cache.exists():
        docs = {doc.user_data["name"]: doc for doc in DocBin().from_disk(cache).get_docs(vocab)}
        if docs.keys() >= articles.keys():
            return docs
    docs = {name: pipeline.analyse(read_article(text=text)) for name, (text, _) in articles.items()}
    if cache:
        store = DocBin(attrs=["ORTH", "TAG", "HEAD", "DEP", "SENT_START", "SPACY"], store_user_data=True)
        for name, doc in docs.items():
            doc.user_data["name"] = name
            store.add(doc)
        store.to_disk(cache)
    return docs


class Text:
    """An article as the package reads it, with what was marked: cue token → [(source tokens, content tokens)]."""

    def __init__(self, text, marked, doc):
        self.reading = Reading(doc, read_article(text=text))
        self.gold = anchored(doc, marked)


class Row:
    """One candidate cue with what was marked there."""

    def __init__(self, reading, one, gold):
        self.reading, self.one, self.gold = reading, one, gold


def train_parts(texts):
    """The cue lexicon, and the weights of the stages that weigh cues and choose sources and contents."""
    counts, weights = count_cues(texts), {"numbers": dict(NUMBERS), "content": {}}
    install(counts, weights)
    rows = [
        Row(text.reading, decision.candidate(text.reading, i), text.gold.get(i, []))
        for text in texts
        for i in decision.possible(text.reading)
    ]
    weights["cue"], weights["numbers"]["cue"] = train_decision(
        [row.one.cue for row in rows], [bool(row.gold) for row in rows], CUE_C
    )
    positive = [row for row in rows if row.gold]
    weights["source"] = train_choice(source_groups(positive), SOURCE_L2)
    settle_sources(positive, weights["source"])
    weights["content"] = train_choice(content_groups(positive), CONTENT_L2)
    return counts, weights


def install(counts, weights):
    """Let the package decide with these instead of its files."""
    cues.counts = lambda: counts
    model.file = lambda: weights
    for function in (cues.prior_class, cues.headline_verb, model.weights):
        function.cache_clear()


def train_whole(texts):
    """Weights and bias of the stage that keeps or drops a whole attribution."""
    features, right = [], []
    for part in range(PARTS):
        install(*train_parts([text for k, text in enumerate(texts) if k % PARTS != part]))
        for text in texts[part::PARTS]:
            found = decision.weigh(text.reading, NUMBERS["weighed"])
            features += acceptance.features(text.reading, found)
            right += rightly_found(text, found)
    return train_decision(features, right, WHOLE_C)


def rightly_found(text, found):
    """For each attribution found whether its content was marked, each mark used once and first by its own cue."""
    marked = [(i, content) for i, some in text.gold.items() for _, content in some]
    contents = [words_of(text.reading, one.content) for one in found]
    near = []
    for k, one in enumerate(found):
        for m, (i, content) in enumerate(marked):
            if both := len(contents[k] & content):
                jaccard = both / len(contents[k] | content)
                near += [(one.i != i, -jaccard, k, m)] if jaccard >= HALF else []
    right, used = [False] * len(found), set()
    for _, _, k, m in sorted(near):
        if not right[k] and m not in used:
            right[k] = True
            used.add(m)
    return right


def words_of(reading, content):
    """The words of a content as a set of tokens."""
    return {j for first, last in content.spans for j in range(first, last + 1) if reading.word[j]}


def anchored(doc, marked):
    """Token that heads the cue → [(source tokens, content tokens)]."""
    found = {}
    for one in marked:
        cue = tokens(doc, one.cue) or tokens(doc, one.cue, punctuation=True)
        content = frozenset(tokens(doc, one.content))
        if cue and content:
            found.setdefault(anchor(doc, cue, content), []).append((frozenset(tokens(doc, one.source)), content))
    return found


def tokens(doc, spans, punctuation=False):
    """The tokens that spans overlap."""
    found = []
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        found += [t.i for t in span or () if not t.is_space and (punctuation or any(map(str.isalnum, t.text)))]
    return found


def anchor(doc, cue, content):
    """The word of a cue on which the content hangs, prepositions passed over."""
    roots = [i for i in sorted(content) if doc[i].head.i in cue]
    if roots:
        at = doc[max(roots, key=lambda i: doc[i].right_edge.i - doc[i].left_edge.i)].head.i
    else:
        at = next((i for i in cue if doc[i].head.i not in cue or doc[i].head.i == i), cue[0])
    while doc[at].tag_ in ("IN", "TO", "RP") and doc[at].head.i in cue and doc[at].head.i != at:
        at = doc[at].head.i
    return at


def count_cues(texts):
    """(lemma, class) → how often it was a cue and how often it stood there."""
    cue, everywhere = Counter(), Counter()
    for text in texts:
        syntax = text.reading.syntax
        words = [(syntax.lemma(i), syntax.tag[i][:1]) for i in range(len(syntax))]
        everywhere.update(words)
        cue.update(words[i] for i in text.gold)
    return {
        (lemma, kind): (n, everywhere[lemma, kind])
        for (lemma, kind), n in sorted(cue.items())
        if n >= LEAST_CUES and kind in "VNJR" and lemma.isascii() and lemma.replace("-", "").isalpha()
    }


def write_cues(counts):
    """Write the cue lexicon."""
    with _aside(DATA / "cues.csv") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lemma", "class", "cue", "all", "provenance"])
        writer.writerows([*word, *numbers, PROVENANCE] for word, numbers in counts.items())


class _aside:
    """A file that appears whole."""

    def __init__(self, path):
        self.path, self.aside = path, path.with_suffix(".part")

    def __enter__(self):
        self.file = open(self.aside, "w", encoding="utf-8", newline="")
        return self.file

    def __exit__(self, kind, *_):
        self.file.close()
        if kind is None:
            os.replace(self.aside, self.path)


def train_decision(features, right, c):
    """Weights and bias of a decision between yes and no."""
    from sklearn.linear_model import LogisticRegression

    vocabulary = index(features)
    fitted = LogisticRegression(C=c, solver="liblinear", random_state=0).fit(one_hot(vocabulary, features), right)
    return hundredths(vocabulary, fitted.coef_[0]), round(float(fitted.intercept_[0]), 2)


def source_groups(rows):
    """(features of each alternative, how right each is) of every marked cue."""
    for row in rows:
        alternatives = decision.source_features(row.reading, row.one)
        gold = row.gold[0][0]
        yield alternatives, [float(s.head in gold if s.head is not None else not gold) for s in row.one.sources]


def settle_sources(rows, weights):
    """Give every marked cue the source that the trained weights choose."""
    for row in rows:
        alternatives = decision.source_features(row.reading, row.one)
        scores = [model.score(features, weights) for features in alternatives]
        best = max(range(len(scores)), key=lambda k: scores[k])
        decision.take_source(row.reading, row.one, row.one.sources[best].head, 1.0)


def content_groups(rows):
    """As :func:`source_groups`, for contents: the best ones, where any agrees by half."""
    for row in rows:
        described = decision.alternatives(row.reading, row.one)
        alternatives = [described.features(content) for content in row.one.contents]
        found = [words_of(row.reading, content) for content in row.one.contents]
        right = [max(len(f & g) / len(f | g) for _, g in row.gold) for f in found]
        best = max(right, default=0)
        yield alternatives, [float(x == best) if best >= HALF else 0.0 for x in right]


def train_choice(groups, l2):
    """Weights of a choice among alternatives (a conditional logit model)."""
    features, targets, starts = [], [], []
    for alternatives, right in groups:
        total = sum(right)
        if total:
            starts.append(len(features))
            features += alternatives
            targets += [x / total for x in right]
    vocabulary = index(features)
    matrix, targets, starts = one_hot(vocabulary, features), np.array(targets), np.array(starts)
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(features)]))

    def loss(w):
        scores = matrix @ w
        scores -= np.maximum.reduceat(scores, starts)[group]
        total = np.add.reduceat(np.exp(scores), starts)[group]
        share = np.exp(scores) / total
        return -(targets * (scores - np.log(total))).sum() + l2 / 2 * (w @ w), matrix.T @ (share - targets) + l2 * w

    fitted = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return hundredths(vocabulary, fitted.x)


def index(rows):
    """Feature → column, for the features seen often enough."""
    seen = Counter(feature for row in rows for feature in set(row))
    return {feature: k for k, feature in enumerate(sorted(f for f, n in seen.items() if n >= LEAST_SEEN))}


def one_hot(vocabulary, rows):
    """A sparse matrix with a row for each list of features."""
    columns = [sorted({vocabulary[f] for f in row if f in vocabulary}) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.array(c, dtype=np.int64) for c in columns])
    return sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(vocabulary)))


def hundredths(vocabulary, weights, least=5):
    """Feature → whole hundredths, the negligible ones left out."""
    rounded = {feature: int(round(100 * weights[k])) for feature, k in vocabulary.items()}
    return {feature: w for feature, w in sorted(rounded.items()) if abs(w) >= least}


def write_weights(weights):
    """Write the weights, the features of each stage sorted."""
    with _aside(DATA / "attribution_weights.json") as file:
        json.dump({"provenance": PROVENANCE, **weights}, file, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        file.write("\n")
    print({stage: len(table) for stage, table in weights.items()}, weights["numbers"])


if __name__ == "__main__":
    main()
