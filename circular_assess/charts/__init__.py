"""Figures of an assessment, drawn the same way for the screen and for paper."""
