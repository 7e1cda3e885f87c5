"""Circular Assess: how circular a tender can be, what it costs, and a report that says why."""

__version__ = "0.1.0"
