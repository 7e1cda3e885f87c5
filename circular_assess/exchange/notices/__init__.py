"""Tender notices of TED and OCDS publishers: recognised by content and read into one value."""

from circular_assess.exchange.notices.as_json import notice_as_json
from circular_assess.exchange.notices.choosing import choice_of, in_natural_order
from circular_assess.exchange.notices.mapping import CriterionProposal, circular_share, criterion_proposals
from circular_assess.exchange.notices.notice import FieldSource, FieldState, LotKind, Notice, NoticeLot
from circular_assess.exchange.notices.preview import PreviewRow, preview_rows
from circular_assess.exchange.notices.recognise import notice_in, read_notice
from circular_assess.exchange.notices.refusal import NoticeRefused
from circular_assess.exchange.notices.remarks import remark_words, shares_reason
from circular_assess.exchange.notices.suggestions import suggested_strategies, suggested_theme
from circular_assess.exchange.notices.tender import TenderProposal, filled, replaced_fields, tender_from

__all__ = [
    "CriterionProposal",
    "FieldSource",
    "FieldState",
    "LotKind",
    "Notice",
    "NoticeLot",
    "NoticeRefused",
    "PreviewRow",
    "TenderProposal",
    "choice_of",
    "circular_share",
    "criterion_proposals",
    "filled",
    "in_natural_order",
    "notice_as_json",
    "notice_in",
    "preview_rows",
    "read_notice",
    "remark_words",
    "replaced_fields",
    "shares_reason",
    "suggested_strategies",
    "suggested_theme",
    "tender_from",
]
