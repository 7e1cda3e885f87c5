"""The steps of an assessment: their pages, their names and how far they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from circular_assess.texts import Texts
from circular_assess.texts import mark_for_translation as _

if TYPE_CHECKING:
    from circular_assess.document import Document
    from circular_assess.domain.assessment import Assessment
    from circular_assess.domain.results import Results
    from circular_assess.ui.context import PageContext
    from circular_assess.ui.page import DocumentPage
    from circular_assess.ui.widgets.step_rail import StepState

NAMES: Mapping[str, str] = {
    "tender": _("Tender"),
    "ambition": _("Ambition"),
    "scenarios": _("Scenarios"),
    "score": _("Score"),
    "cost": _("Cost"),
    "materials": _("Materials"),
    "compare": _("Compare"),
    "tender_file": _("Tender file"),
    "report": _("Report"),
}
STEPS = tuple(NAMES)


def step_name(texts: Texts, key: str) -> str:
    """The name of a step."""
    return texts.tr(NAMES[key])


def make_page(key: str, context: PageContext, document: Document) -> DocumentPage:
    """The page of a step; pages are imported with the first assessment, the library does not wait."""
    from circular_assess.ui.pages.ambition_page import AmbitionPage
    from circular_assess.ui.pages.compare_page import ComparePage
    from circular_assess.ui.pages.cost_page import CostPage
    from circular_assess.ui.pages.materials_page import MaterialsPage
    from circular_assess.ui.pages.report_page import ReportPage
    from circular_assess.ui.pages.scenarios_page import ScenariosPage
    from circular_assess.ui.pages.score_page import ScorePage
    from circular_assess.ui.pages.tender_file_page import TenderFilePage
    from circular_assess.ui.pages.tender_page import TenderPage

    makers: Mapping[str, Callable[[PageContext, Document], DocumentPage]] = {
        "tender": TenderPage,
        "ambition": AmbitionPage,
        "scenarios": ScenariosPage,
        "score": ScorePage,
        "cost": CostPage,
        "materials": MaterialsPage,
        "compare": ComparePage,
        "tender_file": TenderFilePage,
        "report": ReportPage,
    }
    return makers[key](context, document)


def step_states(texts: Texts, assessment: Assessment, results: Results) -> list[StepState]:
    """How far each step is; a step is finished when nothing more is needed of it to compare."""
    from circular_assess.domain.checks import open_and_serious
    from circular_assess.ui.widgets.ask_words import asks_in_use, completed
    from circular_assess.ui.widgets.step_rail import StepState

    tender = assessment.tender
    in_use = len(results.criteria)
    asked = completed(asks_in_use(assessment, results))
    costs = [each.cost for each in results.scenarios]
    priced = sum(cost is not None and cost.net_present_cost_eur is not None for cost in costs)
    found = open_and_serious(results.checks)
    weighed = sum(bool(scenario.material_lines) for scenario in assessment.scenarios)
    finished = {
        "tender": bool(tender.title and tender.functional_unit and tender.quantity),
        "ambition": bool(in_use),
        "scenarios": len(assessment.scenarios) > 1,
        "score": bool(in_use) and results.finished == in_use,
        "cost": bool(costs) and priced == len(costs),
        "materials": bool(weighed) and weighed == len(assessment.scenarios),
        "compare": False,
        "tender_file": bool(in_use) and asked == in_use,
        "report": False,
    }
    counts = {
        "scenarios": str(len(assessment.scenarios)),
        "score": texts.tr("{finished} of {in_use}", finished=results.finished, in_use=in_use),
        "cost": texts.tr("{finished} of {in_use}", finished=priced, in_use=len(costs)),
        "materials": texts.tr("{finished} of {in_use}", finished=weighed, in_use=len(assessment.scenarios))
        if weighed
        else texts.tr("optional"),
        "tender_file": texts.tr("{finished} of {in_use}", finished=asked, in_use=in_use),
        "report": texts.plural("{count} check", "{count} checks", found) if found else "",
    }
    return [StepState(key, step_name(texts, key), finished[key], counts.get(key, "")) for key in STEPS]
