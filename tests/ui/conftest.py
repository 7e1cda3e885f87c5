"""What the page tests share: one look for all of them, because making one restyles the whole application."""

import pytest
from PySide6.QtWidgets import QApplication

from circular_assess.ui.theme import Look


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp)
