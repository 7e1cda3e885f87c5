"""One assessment out of the tables, held against its digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from circular_assess.domain.assessment import Assessment, AssessmentId
from circular_assess.storage.digests import digest_of
from circular_assess.storage.failures import AssessmentDamaged, NotFound
from circular_assess.storage.row import Row
from circular_assess.storage.rows import assessment_of
from circular_assess.storage.tables import AssessmentRow

# Every class of rows that belong to an assessment, straight or through its scenarios.
PARTS: tuple[type[Row], ...] = tuple(
    mapper.class_ for mapper in Row.registry.mappers if mapper.class_ is not AssessmentRow
)


def load_assessment(
    connection: Connection, library: str, assessment_id: AssessmentId, *, is_held_to_digest: bool = True
) -> tuple[Assessment, int]:
    """The assessment and its revision.

    Raises NotFound, AssessmentDamaged, and ValueError or TypeError if a column cannot be its field.
    """
    with Session(connection) as session:
        row = session.get(AssessmentRow, assessment_id)
        if row is None:
            raise NotFound(library, assessment_id)
        parts = {row_class: _rows_of(session, row_class, assessment_id) for row_class in PARTS}
        _put_together([row, *chain.from_iterable(parts.values())], parts)
        assessment, digest = assessment_of(row), row.digest
        if is_held_to_digest and digest is not None:
            columns = {row_class: [vars(each) for each in rows] for row_class, rows in parts.items()}
            if digest_of({AssessmentRow: [vars(row)], **columns}) != digest:
                raise AssessmentDamaged(library, assessment_id, assessment.tender.title)
        return assessment, int(row.revision)


def _rows_of(session: Session, row_class: type[Row], assessment_id: AssessmentId) -> Sequence[Row]:
    # By the assessment alone, which the primary key begins with: where a table is asked for pairs of
    # assessment and scenario, SQLite reads all of it.
    columns = row_class.__table__.columns
    query = select(row_class).where(columns.assessment_id == assessment_id).order_by(columns.position)
    return session.scalars(query).all()


def _put_together(owners: Iterable[Row], parts: Mapping[type[Row], Sequence[Row]]) -> None:
    """Give each row the rows that belong to it, in their order."""
    owned: dict[tuple[object, ...], list[Row]] = {}
    for relation in {
        each for row_class in (AssessmentRow, *PARTS) for each in inspect(row_class).relationships
    }:
        names = [remote.key for _local, remote in relation.local_remote_pairs or ()]
        for part in parts[relation.mapper.class_]:
            owned.setdefault((relation, *(getattr(part, str(name)) for name in names)), []).append(part)
    for owner in owners:
        for relation in inspect(type(owner)).relationships:
            names = [local.key for local, _remote in relation.local_remote_pairs or ()]
            key = (relation, *(getattr(owner, str(name)) for name in names))
            set_committed_value(owner, relation.key, owned.get(key, []))
