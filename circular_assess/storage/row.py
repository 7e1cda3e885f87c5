"""What all tables share; apart from the types of columns, which the list of the library needs alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from circular_assess.storage.column_types import AnyText, Moment, Number


class Row(DeclarativeBase):
    """What all tables share: the types of their columns and the names of their constraints."""

    metadata = MetaData(
        naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(referred_table_name)s"}
    )
    type_annotation_map = {str: AnyText, float: Number, datetime: Moment}  # noqa: RUF012 - SQLAlchemy's own
