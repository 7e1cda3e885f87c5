"""The cells of a cost line: how each is shown, and what it means to type into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import IntEnum

from circular_assess.domain.cost_lines import CostKind, CostLine, Rhythm
from circular_assess.domain.cost_results import CostLineResult
from circular_assess.texts import COST_KIND_NAMES, DASH, NON_BREAKING_SPACE, RHYTHM_NAMES, Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.widgets.cells import Cell, one_line
from circular_assess.ui.widgets.number_field import parse_number, plain_number

LONGEST_TEXT = 100_000
WHOLE, HIGHEST_YEAR = 100, 1000
CURRENCY = re.compile(r"[A-Za-z]{3}|[$£¥]")
PAID_AT_THE_END = (CostKind.END_OF_LIFE, CostKind.RESIDUAL_VALUE, CostKind.BUY_OUT)
PAID_ONCE = (CostKind.PURCHASE, CostKind.DELIVERY, CostKind.TRAINING, CostKind.OTHER)


class CostColumn(IntEnum):
    """The columns of the table of costs; the last one is worked out and not typed."""

    KIND = 0
    NAME = 1
    AMOUNT = 2
    RHYTHM = 3
    FIRST = 4
    LAST = 5
    RISE = 6
    TOTAL = 7


HEADS: Mapping[CostColumn, str] = {
    CostColumn.KIND: _("Kind"),
    CostColumn.NAME: _("Name"),
    CostColumn.AMOUNT: _("Amount"),
    CostColumn.RHYTHM: _("How often"),
    CostColumn.FIRST: _("From year"),
    CostColumn.LAST: _("To year"),
    CostColumn.RISE: _("Rise a year"),
    CostColumn.TOTAL: _("Worth now"),
}
TYPED_COLUMNS = tuple(CostColumn)[: CostColumn.TOTAL]
CHOSEN_COLUMNS = (CostColumn.KIND, CostColumn.RHYTHM)
FIGURES = (CostColumn.AMOUNT, CostColumn.FIRST, CostColumn.LAST, CostColumn.RISE, CostColumn.TOTAL)


class CellMisfit(Exception):
    """What is typed into a cell cannot be read; the message is the sentence that says why."""


def usual_line(kind: CostKind, period: int | None) -> CostLine:
    """A new line of a kind, with the years in which such a cost is usually paid: to be looked at."""
    end = period or 0
    if kind in PAID_ONCE or (end == 0 and kind in PAID_AT_THE_END):
        return CostLine(kind, "", None, Rhythm.ONCE)
    if kind in PAID_AT_THE_END:
        return CostLine(kind, "", None, Rhythm.ONCE, end, end)
    if kind is CostKind.REPLACEMENT:
        return CostLine(kind, "", None, Rhythm.ONCE, 1, 1)
    return CostLine(kind, "", None, Rhythm.YEARLY, 1, max(end, 1))


def cell_text(texts: Texts, line: CostLine, column: CostColumn) -> str:
    """What is typed to get this cell, and what a spreadsheet reads."""
    is_once = line.rhythm is Rhythm.ONCE
    figures: Mapping[CostColumn, float | None] = {
        CostColumn.AMOUNT: line.amount_eur,
        CostColumn.FIRST: line.first_year,
        CostColumn.LAST: None if is_once else line.last_year,
        CostColumn.RISE: round(line.escalation * WHOLE, 10) if line.escalation else None,
    }
    if column in figures:
        figure = figures[column]
        return "" if figure is None else plain_number(texts, figure)
    if column is CostColumn.KIND:
        return texts.cost_kind(line.kind)
    if column is CostColumn.RHYTHM:
        return texts.rhythm(line.rhythm)
    return line.name if column is CostColumn.NAME else ""


def shown_cell(texts: Texts, line: CostLine, result: CostLineResult | None, column: CostColumn) -> Cell:
    """A cell as it is painted; `result` is None while the scenario cannot be counted."""
    if column is CostColumn.TOTAL:
        return _total_cell(texts, result)
    if column is CostColumn.NAME:
        tag = texts.tr("estimate") if line.is_illustrative else ""
        return Cell(one_line(line.name), tag=tag)
    if column is CostColumn.AMOUNT:
        if line.amount_eur is not None:
            return Cell(money(texts, line.amount_eur), is_right=True)
        return Cell(one_line(line.quoted) or DASH, is_right=True, tone="text2")
    if column is CostColumn.RISE and line.escalation:
        return Cell(rate_words(texts, line.escalation), is_right=True)
    words = cell_text(texts, line, column)
    return Cell(words, is_right=column in FIGURES)


def money(texts: Texts, amount_eur: float) -> str:
    """An amount without its sign, with cents only where there are some."""
    return texts.number(amount_eur, decimals=0 if amount_eur == round(amount_eur) else 2)


def rate_words(texts: Texts, rate: float) -> str:
    """A rate a year in per cent, with the decimals that it has."""
    return f"{texts.number(round(rate * WHOLE, 6))}{NON_BREAKING_SPACE}%"


def _total_cell(texts: Texts, result: CostLineResult | None) -> Cell:
    if result is None:
        return Cell(DASH, is_right=True, tone="text2")
    why = texts.left_out(result.reason) if result.reason is not None else ""
    if not result.is_counted:
        return Cell(texts.tr("not counted"), role="small", tone="warning", is_right=True, spoken=why)
    total = result.paid_eur if result.present_eur is None else result.present_eur
    words = texts.number(total, decimals=0)
    icon = ("triangle-alert", "warning") if why else None
    return Cell(words, is_right=True, icon=icon, spoken=f"{words}. {why}" if why else "")


def changed_line(
    texts: Texts, line: CostLine, column: CostColumn, typed: str, period: int | None = None
) -> CostLine:
    """The line with what is typed into one of its cells; raises CellMisfit with the reason.

    With a `period`, another rhythm brings the years that go with it.
    """
    typed = typed.strip()
    if column is CostColumn.NAME:
        return replace(line, name=" ".join(typed.split())[:LONGEST_TEXT])
    if column is CostColumn.KIND:
        return replace(line, kind=CostKind(_code(texts, COST_KIND_NAMES, typed)))
    if column is CostColumn.RHYTHM:
        return with_rhythm(line, Rhythm(_code(texts, RHYTHM_NAMES, typed)), period)
    if column is CostColumn.AMOUNT:
        return replace(line, amount_eur=_amount(texts, typed))
    if column is CostColumn.RISE:
        return replace(line, escalation=_rise(texts, typed))
    return _with_year(texts, line, column, typed)


def with_rhythm(line: CostLine, rhythm: Rhythm, period: int | None) -> CostLine:
    """The line paid in another rhythm: once in its first year, or from the first to the last one."""
    if rhythm is Rhythm.ONCE:
        return replace(line, rhythm=rhythm, last_year=line.first_year)
    if line.rhythm is Rhythm.ONCE and period is not None:
        first = max(line.first_year, 1)
        return replace(line, rhythm=rhythm, first_year=first, last_year=max(first, period))
    return replace(line, rhythm=rhythm)


def _code(texts: Texts, names: Mapping[str, str], typed: str) -> str:
    for code, name in names.items():
        if typed.casefold() in (texts.tr(name).casefold(), code):
            return code
    known = ", ".join(texts.tr(name) for name in names.values())
    raise CellMisfit(texts.tr("“{cell}” is none of these: {known}.", cell=_cut(typed), known=known))


def _number(texts: Texts, typed: str, wrong: Callable[[], str]) -> float | None:
    try:
        return parse_number(typed, texts)
    except ValueError:
        raise CellMisfit(wrong()) from None


def _amount(texts: Texts, typed: str) -> float | None:
    plain = re.sub(r"€|\bEUR\b|\beuro\b", "", typed, flags=re.IGNORECASE).strip()
    if CURRENCY.search(plain) and any(sign.isdigit() for sign in plain):
        raise CellMisfit(
            texts.tr(
                "Other currencies are never converted. Note “{cell}” beside the table.", cell=_cut(typed)
            )
        )
    return _number(texts, plain, lambda: texts.tr("“{cell}” is not an amount.", cell=_cut(typed)))


def _rise(texts: Texts, typed: str) -> float:
    per_cent = _number(
        texts,
        typed.removesuffix("%"),
        lambda: texts.tr("“{cell}” is not a rise in per cent.", cell=_cut(typed)),
    )
    return (per_cent or 0.0) / WHOLE


def _with_year(texts: Texts, line: CostLine, column: CostColumn, typed: str) -> CostLine:
    is_once, is_first = line.rhythm is Rhythm.ONCE, column is CostColumn.FIRST
    if not typed and not is_first:
        return replace(line, last_year=line.first_year) if is_once else line

    def wrong() -> str:
        return texts.tr("“{cell}” is not a year: enter 0 for the start, then 1, 2, 3.", cell=_cut(typed))

    year = _number(texts, typed, wrong)
    if year is None or year != int(year) or not 0 <= year <= HIGHEST_YEAR:
        raise CellMisfit(wrong())
    if is_once and not is_first and year != line.first_year:
        raise CellMisfit(texts.tr("What is paid once has one year. Change how often first."))
    if is_once or is_first:
        last = int(year) if is_once else line.last_year
        return replace(line, first_year=int(year), last_year=last)
    return replace(line, last_year=int(year))


def _cut(typed: str) -> str:
    return typed if len(typed) <= 40 else typed[:39] + "…"
