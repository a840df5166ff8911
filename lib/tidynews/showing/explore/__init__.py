"""Exploring in JupyterLab: the marked text beside its tables, filtered, corrected and exported.

``filters`` decides what is shown, ``editor`` what a correction may be,
``views`` turns both into HTML, and ``desk`` puts the widgets together.
"""

from tidynews.showing.explore.desk import Desk, explore

__all__ = ["Desk", "explore"]
