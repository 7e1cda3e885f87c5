"""The sections of the report by key: a new one is a function, a line here, and its name in `options`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.sections.ambition import ambition_section
from circular_assess.report.sections.certainty import certainty_section
from circular_assess.report.sections.checks import checks_section
from circular_assess.report.sections.comparison import comparison_section
from circular_assess.report.sections.content import Content
from circular_assess.report.sections.costs import costs_section
from circular_assess.report.sections.cover import contents_section, cover_section
from circular_assess.report.sections.criteria_table import criteria_table_section
from circular_assess.report.sections.effects import effects_section
from circular_assess.report.sections.materials import materials_section
from circular_assess.report.sections.method import method_section
from circular_assess.report.sections.scores import scores_section
from circular_assess.report.sections.summary import summary_section
from circular_assess.report.sections.tender import tender_section

Section = Callable[[Sheet, Content], None]

SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "cover": cover_section,
        "contents": contents_section,
        "summary": summary_section,
        "tender": tender_section,
        "ambition": ambition_section,
        "comparison": comparison_section,
        "certainty": certainty_section,
        "costs": costs_section,
        "materials": materials_section,
        "effects": effects_section,
        "scores": scores_section,
        "criteria_table": criteria_table_section,
        "checks": checks_section,
        "method": method_section,
    }
)
# These begin on a page of their own, and so does what follows them.
OWN_PAGE = frozenset({"cover", "contents", "summary"})
