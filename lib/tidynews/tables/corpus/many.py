"""Many articles to one Tables, in memory."""

import warnings
from tempfile import TemporaryDirectory

from tidynews.tables.corpus import workers
from tidynews.tables.corpus.judging import Judging
from tidynews.tables.corpus.run import parse_to
from tidynews.tables.tables import Tables, load
from tidynews.text.readers import ArticleError


def parse_many(sources, n_process: int = 1, *, rubric=None, register=None, progress=None) -> Tables:
    """Parse many articles into one Tables, linked and judged across all of them.

    Parameters
    ----------
    sources : a path, folder, glob or record file, or an iterable of those, of
        records or of Articles, as for :func:`tidynews.read_articles`
    n_process : processes to parse with; the tables are the same for any number
    rubric, register : None or paths, as for :func:`tidynews.judgement.sourcing.judge`
    progress : as for :func:`tidynews.tables.corpus.parse_to`

    Returns
    -------
    Tables : rows in the order of the article ids. An article that fails is left
        out with a warning; its reason is in ``tables.failures``, and a text that
        came twice in ``tables.duplicates`` (both DataFrames).

    Raises
    ------
    ArticleError
        there was not one article that could be read; the first reason is given.

    >>> import tidynews as tn
    >>> tn.parse_many([tn.read_article(text="Two ships sank.")]).articles.n_words.tolist()
    [3]
    """
    runner = workers.here() if n_process == 1 else workers.processes(n_process)
    with TemporaryDirectory(prefix="tidynews-") as folder:
        report = parse_to(folder, sources, runner, judging=Judging(rubric, register), progress=progress)
        tables = load(folder)
    tables.failures, tables.duplicates = report.failures, report.duplicates
    errors = [ArticleError(*row) for row in report.failures.itertuples(index=False)]
    if errors and not report.n_articles:
        raise errors[0]
    for error in errors:
        warnings.warn(str(error), stacklevel=2)
    return tables
