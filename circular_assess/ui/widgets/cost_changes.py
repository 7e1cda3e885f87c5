"""What a buyer does to costs, wherever it is done, as the edit that follows with its name for undo."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol
from weakref import proxy

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.cost_lines import CostKind, CostLine, Paid, RateKind, ResidualRule, Rhythm, Vat
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.widgets.cost_cells import with_rhythm

Edit = Callable[..., Assessment]
# What undo calls the change, the edit, and what makes a code a value; without one it is typed.
SETTINGS: Mapping[str, tuple[str, Edit, Callable[[str], object] | None]] = {
    "vat": (_("VAT"), edits.set_vat, lambda code: Vat(code) if code else None),
    "discount_rate": (_("discount rate"), edits.set_discount_rate, None),
    "rate_kind": (_("real or nominal"), edits.set_rate_kind, RateKind),
    "rate_steps": (_("discount rate"), edits.set_rate_steps, None),
    "period_years": (_("period"), edits.set_period, None),
    "residual_rule": (_("residual value"), edits.set_residual_rule, ResidualRule),
}
LINE_LABELS: Mapping[str, str] = {
    "kind": _("kind of cost"),
    "name": _("name of the cost"),
    "amount_eur": _("amount"),
    "quoted": _("quoted amount"),
    "rhythm": _("how often"),
    "first_year": _("years"),
    "last_year": _("years"),
    "uses_per_year": _("uses a year"),
    "escalation": _("price rise"),
    "paid": _("when it is paid"),
    "life_years": _("years of life"),
    "source": _("source"),
    "is_illustrative": _("estimate"),
    "is_confidential": _("confidential"),
}
LINE_CODES: Mapping[str, Callable[[str], object]] = {"kind": CostKind, "paid": Paid}


class Costing(Protocol):
    """The page with the costs: applies edits, False if a rule refuses one."""

    def edit(self, label: str, function: Edit, *args: object) -> bool: ...
    def edit_as_typed(self, label: str, merge: Hashable, function: Edit, *args: object) -> bool: ...


class CostChanges:
    """Each method is True if the change was made.

    Attributes: typing (the field that is being changed, while it is: form or setting, and its name).
    """

    def __init__(self, texts: Texts, page: Costing) -> None:
        self._tr = texts.tr
        # The page has this, so a strong reference would be a circle: Python, not Qt, would end the page.
        self._page: Costing = proxy(page)
        self.typing: tuple[str, str] | None = None

    def set_setting(self, name: str, value: Any) -> bool:
        """How the costs of all scenarios are counted."""
        label, function, made_from = SETTINGS[name]
        self.typing = ("setting", name)
        if made_from is not None:
            is_done = self._page.edit(self._tr(label), function, made_from(value))
        else:
            # A step more or less is not typing on in the same list.
            merge = ("cost", name, len(value) if name == "rate_steps" else 1)
            is_done = self._page.edit_as_typed(self._tr(label), merge, function, value)
        self.typing = None
        return is_done

    def set_scenario_period(self, scenario_id: ScenarioId, years: int | None) -> bool:
        """Over how many years one scenario is counted."""
        self.typing = ("scenario", "period_years")
        merge = ("cost period", scenario_id)
        is_done = self._page.edit_as_typed(
            self._tr("period"), merge, edits.set_scenario_period, scenario_id, years
        )
        self.typing = None
        return is_done

    def set_field(
        self,
        scenario_id: ScenarioId,
        position: int,
        line: CostLine,
        name: str,
        value: Any,
        period: int | None,
    ) -> bool:
        """One field of a line, as it is typed or chosen in the form."""
        self.typing = ("line", name)
        label, merge = self._tr(LINE_LABELS[name]), ("cost line", scenario_id, position, name)
        changed = _with_field(line, name, value, period)
        is_done = self._page.edit_as_typed(label, merge, edits.set_cost_line, scenario_id, position, changed)
        self.typing = None
        return is_done

    def set_line(self, scenario_id: ScenarioId, position: int, line: CostLine) -> bool:
        """Another line in its place, as typed into a cell."""
        return self._page.edit(self._tr("cost line"), edits.set_cost_line, scenario_id, position, line)

    def add_line(self, scenario_id: ScenarioId, line: CostLine) -> bool:
        """One more line."""
        return self._page.edit(self._tr("new cost line"), edits.add_cost_line, scenario_id, line)

    def set_lines(self, label: str, scenario_id: ScenarioId, lines: Sequence[CostLine]) -> bool:
        """All lines of a scenario, as pasted, copied or removed."""
        return self._page.edit(label, edits.set_cost_lines, scenario_id, tuple(lines))

    def move_line(self, scenario_id: ScenarioId, position: int, target: int) -> bool:
        """A line at another place."""
        return self._page.edit(self._tr("order"), edits.move_cost_line, scenario_id, position, target)


def _with_field(line: CostLine, name: str, value: Any, period: int | None) -> CostLine:
    if name == "rhythm":
        return with_rhythm(line, Rhythm(value), period)
    if name in LINE_CODES:
        value = LINE_CODES[name](value)
    elif name == "escalation":
        value = value or 0.0
    elif name == "first_year" and line.rhythm is Rhythm.ONCE:
        return replace(line, first_year=value, last_year=value)
    return replace(line, **{name: value})
