"""The spaCy pipeline: loaded once a process, and only when something is parsed."""

import re
from functools import cache
from itertools import pairwise

import numpy as np

from tidynews import lexicons
from tidynews.language import english, model
from tidynews.text.article import Article

UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_SITE = re.compile(r"[\w-]+\.[A-Z][A-Za-z]{1,3}")  # whose ending the tokenizer knows only in lower case: "Lenta.Ru"
_RUN, _PIECE = re.compile(r"\S{200,}"), 100  # characters
LONGEST_CHUNK = 20_000  # characters; keeps the matrices in the cache of the processor


@cache
def load():
    """The tagger and parser of the installed language model.

    Raises
    ------
    ModelMissing
        none is installed.
    ModelChanged
        its files are not the known ones.
    """
    found = model.find()
    import spacy

    nlp = spacy.load(found.folder, exclude=list(UNUSED))
    _use_fast_blas(nlp)
    address = nlp.tokenizer.url_match
    nlp.tokenizer.url_match = lambda word: address(word.lower() if _is_site(word) else word)
    return nlp


def _is_site(word):
    """A site's name with an ending in capitals, and not two sentences without a space between them."""
    match = _SITE.fullmatch(word)
    return match is not None and word.rsplit(".", 1)[1].lower() in lexicons.table("language")["domains"]["words"]


def _use_fast_blas(nlp):
    """Multiply matrices with numpy's BLAS, four times as fast here as the one thinc brings along."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in component.model.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


@cache
def _blas():
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def one_thread():
    """A context in which BLAS computes in one thread: sums, and so the tags, must not depend on the number of cores."""
    return _blas().limit(limits=1, user_api="blas")


def analyse(article: Article):
    """The whole article as one spaCy ``Doc`` with tags and dependencies.

    ``doc.text == article.text``, so that ``token.idx`` is an offset in the
    article; no sentence crosses the edge of a block or of the dateline.

    Warns
    -----
    NotEnglish
        the text is hardly English (see :mod:`tidynews.language.english`).
    """
    from spacy.tokens import Doc

    english.check(article)
    nlp = load()
    with one_thread():
        docs = [_parse(nlp, article, start, end) for start, end in _chunks(article)]
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _parse(nlp, article, start, end):
    doc = _tokens(nlp, article.text[start:end])
    edges = {edge - start for block in article.blocks for edge in (block.start, block.end)} | {
        edge - start for edge in article.dateline or ()
    }
    begins = [token.i > 0 and token.idx in edges for token in doc]
    doc.from_array(["SENT_START"], np.array(begins, dtype="uint64").reshape(-1, 1))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _tokens(nlp, text):
    """The tokens of a text; what is long and without a space is cut, since it takes the tokenizer the square of its length."""
    from spacy.tokens import Doc

    cuts = [at for run in _RUN.finditer(text) for at in range(run.start(), run.end(), _PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    edges = sorted({0, *cuts, *(run.end() for run in _RUN.finditer(text)), len(text)})
    pieces = [nlp.make_doc(text[low:high]) for low, high in pairwise(edges)]
    return Doc.from_docs(pieces, ensure_whitespace=False)


def _chunks(article):
    """Spans that partition the text, cut at blocks where possible."""
    text, spans, start = article.text, [], 0
    while len(text) - start > LONGEST_CHUNK:
        limit = start + LONGEST_CHUNK
        cuts = [b.start for b in article.blocks if start < b.start <= limit]
        cut = cuts[-1] if cuts else text.rfind(" ", start + 1, limit) + 1 or limit
        spans.append((start, cut))
        start = cut
    spans.append((start, len(text)))
    return spans
