"""What a buyer does to materials, use and effects, as the edit that follows with its name for undo."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol
from weakref import proxy

from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.edits import EditRefused
from circular_assess.domain.material_lines import Effect, EffectUnit, MaterialLine
from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _
from circular_assess.ui.widgets.material_cells import MaterialColumn

Edit = Callable[..., Assessment]
Refuse = Callable[[str], object]
MOST_LINES = 1000
LABELS: Mapping[MaterialColumn, str] = {
    MaterialColumn.NAME: _("name"),
    MaterialColumn.MASS: _("mass"),
    MaterialColumn.SOURCE: _("source"),
}
DETAIL_LABELS: Mapping[str, str] = {"source": _("source"), "is_illustrative": _("estimate")}


def _with_lines(assessment: Assessment, scenario_id: ScenarioId, lines: Sequence[MaterialLine]) -> Assessment:
    """All materials of a scenario, no more than a file of ours can hold."""
    if len(lines) > MOST_LINES:
        raise EditRefused("refused_too_many_materials", most=MOST_LINES)
    return edits.set_material_lines(assessment, scenario_id, lines)


class Editing(Protocol):
    """The page with the materials: applies edits, False if a rule refuses one."""

    def edit(self, label: str, function: Edit, *args: object) -> bool: ...
    def edit_as_typed(self, label: str, merge: Hashable, function: Edit, *args: object) -> bool: ...


class MaterialChanges:
    """Each method is True if the change was made.

    Attributes: refuse (says where it is typed why it is refused, while something is typed; else None).
    """

    def __init__(self, texts: Texts, page: Editing) -> None:
        self._tr = texts.tr
        # The page has this, so a strong reference would be a circle: Python, not Qt, would end the page.
        self._page: Editing = proxy(page)
        self.refuse: Refuse | None = None

    def add_line(self, refuse: Refuse, scenario: Scenario, line: MaterialLine) -> bool:
        """One more material."""
        lines = (*scenario.material_lines, line)
        return self._try(refuse, self._tr("new material"), _with_lines, scenario.id, lines)

    def set_line(
        self, refuse: Refuse, scenario_id: ScenarioId, row: int, column: MaterialColumn, line: MaterialLine
    ) -> bool:
        """A material of which a cell was typed."""
        label = self._tr(LABELS[column]) if column in LABELS else self._tr("share")
        return self._try(refuse, label, edits.set_material_line, scenario_id, row, line)

    def set_lines(self, label: str, scenario_id: ScenarioId, lines: Sequence[MaterialLine]) -> bool:
        """All materials of a scenario."""
        return self._page.edit(label, _with_lines, scenario_id, lines)

    def move_line(self, scenario_id: ScenarioId, row: int, target: int) -> bool:
        """A material to another place."""
        label = self._tr("order of materials")
        return self._page.edit(label, edits.move_material_line, scenario_id, row, target)

    def set_detail(self, refuse: Refuse, scenario: Scenario, row: int, name: str, entered: object) -> bool:
        """A field of a material beside the table."""
        line = replace(scenario.material_lines[row], **{name: entered})  # type: ignore[arg-type]
        label = self._tr(DETAIL_LABELS[name]) if name in DETAIL_LABELS else self._tr("efficiency")
        merge = ("material", scenario.id, row, name)
        return self._type(refuse, label, merge, edits.set_material_line, scenario.id, row, line)

    def set_use(self, refuse: Refuse, scenario: Scenario, name: str, entered: object) -> bool:
        """Lifetime or use, or where they come from."""
        use = replace(scenario.use, **{name: entered})  # type: ignore[arg-type]
        label, merge = self._tr("lifetime and use"), ("use", scenario.id, name)
        return self._type(refuse, label, merge, edits.set_use, scenario.id, use)

    def set_effect(
        self, refuse: Refuse, scenario: Scenario, position: int, name: str, entered: object
    ) -> bool:
        """A field of an effect."""
        if name == "amount" and entered is None:
            refuse(self._tr("Enter the amount; what is saved is negative."))
            return False
        effect = replace(scenario.effects[position], **{name: entered})  # type: ignore[arg-type]
        label, merge = self._tr("effect"), ("effect", scenario.id, position, name)
        return self._type(refuse, label, merge, edits.set_effect, scenario.id, position, effect)

    def add_effect(self, scenario_id: ScenarioId) -> bool:
        """One more effect, to be filled in."""
        effect = Effect(EffectUnit.KG_CO2E, 0.0)
        return self._page.edit(self._tr("new effect"), edits.add_effect, scenario_id, effect)

    def remove_effect(self, scenario_id: ScenarioId, position: int) -> bool:
        """Take an effect away."""
        return self._page.edit(self._tr("removed effect"), edits.remove_effect, scenario_id, position)

    def _try(self, refuse: Refuse, label: str, function: Edit, *args: object) -> bool:
        self.refuse = refuse
        try:
            return self._page.edit(label, function, *args)
        finally:
            self.refuse = None

    def _type(self, refuse: Refuse, label: str, merge: Hashable, function: Edit, *args: object) -> bool:
        self.refuse = refuse
        try:
            return self._page.edit_as_typed(label, merge, function, *args)
        finally:
            self.refuse = None
