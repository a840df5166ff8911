"""Rendering: every notebook for every article, to executed notebooks and to pages of HTML.

``plan`` says which pages there are and which of them are out of date, ``pool``
runs them in processes forked from one that has already imported everything,
``execute`` runs a notebook's cells inside such a process, ``export`` makes the
page and ``index`` the page that leads to all of them.
"""

from tidynews.extras import need
from tidynews.showing.report.render import Rendered, RenderError, render

__all__ = ["RenderError", "Rendered", "render"]

need("nbconvert", "papermill", what="rendering")
