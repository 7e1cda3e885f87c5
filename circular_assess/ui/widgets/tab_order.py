"""The order in which Tab goes through widgets that were made at different times."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def order_tabs(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through these one after the other; they must be in one window already."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
