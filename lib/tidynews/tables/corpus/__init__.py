"""Many articles: read once, parsed by any number of workers, kept on disk, linked and judged together.

::

    sources ─ inventory ─ tasks ─ workers ─ parts of the dataset ─ judging ─ manifest
              (ids, keys)  (here, processes, cluster)   (whole or absent)
"""

from tidynews.tables.corpus.judging import Judging
from tidynews.tables.corpus.many import parse_many
from tidynews.tables.corpus.run import Report, parse_to
from tidynews.tables.locks import FolderBusy

__all__ = ["FolderBusy", "Judging", "Report", "parse_many", "parse_to"]
