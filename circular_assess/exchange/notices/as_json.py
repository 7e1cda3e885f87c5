"""A notice in the form that `import --json` promises."""

from __future__ import annotations

from collections.abc import Mapping

from circular_assess.exchange.notices.notice import (
    AwardCriterion,
    EstimatedValue,
    FieldState,
    Notice,
    NoticeLot,
    in_language,
)
from circular_assess.exchange.notices.remarks import remark_words, shares_reason
from circular_assess.exchange.notices.suggestions import suggested_strategies, suggested_theme
from circular_assess.texts import Texts


def notice_as_json(notice: Notice, texts: Texts) -> dict[str, object]:
    """What JSON can hold; reasons and warnings are in the language of `texts`, names as in the notice."""
    theme = suggested_theme(notice)
    return {
        "format": notice.format.value,
        "title": dict(notice.title),
        "buyers": list(notice.buyers),
        "reference": notice.reference or None,
        "procedure_id": notice.procedure_id or None,
        "notice_id": notice.notice_id or None,
        "cpv": list(notice.cpv),
        "estimated_value": _value(notice.estimated_value),
        "duration_months": notice.duration_months,
        "deadline": notice.deadline or None,
        "lots": [_lot(lot, notice.main_language, texts) for lot in notice.lots],
        "green_codes": list(notice.green_codes),
        "suggested_theme": None
        if theme is None
        else {
            "theme": theme.theme.value,
            "strength": "strong" if theme.is_strong else "weak",
            "reason": theme.reason.wording(texts),
        },
        "suggested_strategies": [
            {
                "strategy": suggestion.strategy.value,
                "reason": " ".join(reason.wording(texts) for reason in suggestion.reasons),
            }
            for suggestion in suggested_strategies(notice)
        ],
        "sources": _places(notice),
        "warnings": [remark_words(remark, texts) for remark in notice.remarks],
    }


def _value(value: EstimatedValue | None) -> Mapping[str, object] | None:
    if value is None:
        return None
    return {
        "amount": float(value.money.amount),
        "currency": value.money.currency,
        "source": value.source.value,
    }


def _lot(lot: NoticeLot, language: str, texts: Texts) -> dict[str, object]:
    return {
        "id": lot.id or None,
        "kind": lot.kind.value,
        "title": in_language(lot.title, language) or None,
        "criteria": [_criterion(criterion, language) for criterion in lot.criteria],
        "price_share": lot.shares.price,
        "shares_reason": shares_reason(lot.shares, texts),
    }


def _criterion(criterion: AwardCriterion, language: str) -> dict[str, object]:
    return {
        "type": criterion.type,
        "name": in_language(criterion.name, language) or None,
        "numbers": [
            {"kind": number.kind.value, "code": number.code, "value": float(number.amount)}
            for number in criterion.numbers
        ],
    }


def _places(notice: Notice) -> dict[str, str]:
    """Where each field that the notice has was read."""
    return {
        name: source.place for name, source in notice.sources.items() if source.state is not FieldState.ABSENT
    }
