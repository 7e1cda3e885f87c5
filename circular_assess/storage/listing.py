"""The list of the library, read without the mapped classes, which take longer to import than it to read."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, column, func, select, table

from circular_assess.domain.assessment import AssessmentId, TenderStatus
from circular_assess.domain.catalogue import Theme
from circular_assess.storage.column_types import AnyText, Moment
from circular_assess.storage.summary import AssessmentSummary, Place

_NUMBERS = ("finished", "in_use", "is_ready")
_PROCEDURE = table(
    "assessment", *(column(name, AnyText) for name in ("id", "procedure_id", "place")), column("changed_at")
)
_SCENARIO = table("scenario", column("assessment_id", AnyText))
_ASSESSMENT = table(
    "assessment",
    *(column(name, AnyText) for name in ("id", "title", "buyer", "reference", "theme", "status", "place")),
    *(column(name) for name in _NUMBERS),
    column("changed_at", Moment),
)


def list_assessments(connection: Connection, place: Place | None = None) -> list[AssessmentSummary]:
    """All assessments of a place, or of all places, the last changed first.

    Raises ValueError or TypeError if one is damaged.
    """
    found = _ASSESSMENT.c
    scenario_count = select(func.count()).where(_SCENARIO.c.assessment_id == found.id).scalar_subquery()
    query = select(_ASSESSMENT, scenario_count.label("scenario_count"))
    if place is not None:
        query = query.where(found.place == place)
    lines = connection.execute(query.order_by(found.changed_at.desc(), found.id))
    return [_summary_of(line) for line in lines.mappings()]


def find_procedure(connection: Connection, procedure_id: str) -> AssessmentId | None:
    """The assessment of a published procedure, the last changed of several; what lies in the bin is none."""
    found = _PROCEDURE.c
    query = select(found.id).where(found.procedure_id == procedure_id, found.place != Place.BIN)
    code = connection.execute(query.order_by(found.changed_at.desc(), found.id).limit(1)).scalar()
    return None if code is None else AssessmentId(code)


def _summary_of(line: RowMapping) -> AssessmentSummary:
    return AssessmentSummary(
        **{
            **line,
            "theme": Theme(line["theme"]),
            "status": TenderStatus(line["status"]),
            "place": Place(line["place"]),
            "finished": int(line["finished"]),
            "in_use": int(line["in_use"]),
            "is_ready": bool(line["is_ready"]),
        }
    )
