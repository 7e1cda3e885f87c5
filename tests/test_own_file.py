"""The own file: what goes out comes back, and what is no assessment is refused with its place named."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from circular_assess.domain import edits
from circular_assess.domain.assessment import (
    Assessment,
    Score,
    TenderAsk,
)
from circular_assess.domain.catalogue import Instrument
from circular_assess.domain.cost_lines import CostKind, CostLine
from circular_assess.domain.material_lines import MaterialLine
from circular_assess.domain.results import evaluate
from circular_assess.own_file import (
    LARGEST_BYTES,
    OwnFileRefused,
    json_schema,
    open_own_file,
    read_own_file,
    save_own_file,
    write_own_file,
)
from circular_assess.own_file.refusal import REFUSALS
from circular_assess.texts import Texts
from tests.made_up import LEVEL_ONE, SHARED, VALUE, A, B, made_up_assessment
from tests.strategies import assessments

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "circular.schema.json"
TEXTS = Texts()
_STEEL = MaterialLine("Steel", 7.5, recycled_in=0.3, renewable_in=0.4, recycled_out=0.2)
_STEP = {"through_year": 5, "rate": 0.03}


def _example() -> Assessment:
    assessment = made_up_assessment(market=10.0)
    assessment = edits.set_value(assessment, B, VALUE, 40.0)
    assessment = edits.set_level(assessment, B, LEVEL_ONE, 3.0)
    lines = (CostLine(CostKind.PURCHASE, "Chairs", 1000.0, first_year=0, last_year=3),)
    first = replace(assessment.scenarios[0], cost_lines=lines, material_lines=(_STEEL,))
    ask = TenderAsk(Instrument.CONTRACT, "36 %", "% of pieces", "facility office", "March")
    assessment = edits.set_knock_out(edits.set_ask(assessment, VALUE, ask), B, "no guarantee")
    return replace(assessment, scenarios=(first, *assessment.scenarios[1:]))


def _as_json(assessment: Assessment) -> Any:
    return json.loads(write_own_file(assessment))


def _as_bytes(content: object) -> bytes:
    return json.dumps(content).encode()


def _refused(data: bytes) -> OwnFileRefused:
    """The refusal of this file, whose sentence is one line and names the place."""
    with pytest.raises(OwnFileRefused) as caught:
        read_own_file(data)
    words = caught.value.wording(TEXTS)
    assert words.count("\n") == 0
    assert caught.value.place in words
    assert "{" not in words
    return caught.value


@settings(max_examples=50)
@given(assessments())
def test_a_written_file_comes_back_equal_is_canonical_and_fits_the_schema(assessment: Assessment) -> None:
    data = write_own_file(assessment)
    back = read_own_file(data)
    assert back == assessment
    assert write_own_file(back) == data
    assert data.endswith(b"}\n")
    Draft202012Validator(json_schema()).validate(json.loads(data))


def test_equal_assessments_give_equal_bytes() -> None:
    one = edits.set_level(edits.set_value(_example(), B, VALUE, 0.0), B, LEVEL_ONE, 1.0)
    other = edits.set_level(edits.set_value(_example(), B, VALUE, -0.0), B, LEVEL_ONE, True)
    assert one == other
    assert write_own_file(one) == write_own_file(other)


def test_the_schema_in_docs_is_the_one_of_the_classes() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert SCHEMA.read_text("utf-8") == json.dumps(json_schema(), indent=2) + "\n"


def test_scores_may_come_in_any_order_a_bom_is_passed_over_and_defaults_may_be_missing() -> None:
    assessment = _example()
    content = _as_json(assessment)
    content["scenarios"][1]["scores"].reverse()
    content["scenarios"][0]["scores"].append({"criterion_id": "REU-02"})
    del content["headline"], content["tender"]["description"]
    assert read_own_file(b"\xef\xbb\xbf" + _as_bytes(content)) == assessment


def test_a_file_of_version_1_asks_nothing_and_knocks_nothing_out() -> None:
    content = _as_json(_example()) | {"format_version": 1}
    for part in content["criteria"]:
        del part["ask"]
    for part in content["scenarios"]:
        del part["knock_out"]
    Draft202012Validator(json_schema()).validate(content)
    nothing = edits.set_knock_out(edits.set_ask(_example(), VALUE, TenderAsk()), B, None)
    assert read_own_file(_as_bytes(content)) == nothing
    assert _as_json(nothing)["format_version"] == 3


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = to

    return change


def _set_range(low: float, high: float) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        content["scenarios"][1]["scores"][0].update(value=48, range_low=low, range_high=high)

    return change


def _drop(*path: str | int) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        del content[path[-1]]

    return change


def _repeat(*path: str | int) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for step in path:
            content = content[step]
        content.append(content[0])

    return change


def _set_all_weights_to_zero(content: Any) -> None:
    for setting in content["strategies"]:
        setting["weight"] = 0


_SCORE = ("scenarios", 1, "scores", 0)
_MATERIAL = ("scenarios", 0, "material_lines", 0)
_VALUE_LEVELS = ("criteria", 2, "criterion", "levels")

BREAKS: list[tuple[Callable[[Any], None], str, str]] = [
    (_set("format", to="other"), "", "not_ours"),
    (_drop("format"), "", "not_ours"),
    (_set("format_version", to=4), "", "newer"),
    (_set("format_version", to=0), "format_version", "wants_whole_number"),
    (_set("format_version", to=True), "format_version", "wants_whole_number"),
    (_set("colour", to="red"), "", "unknown_field"),
    (_set(*_SCORE, "points", to=3), "scenarios[1].scores[0]", "unknown_field"),
    (_drop("id"), "", "missing_field"),
    (_drop("criteria", 0, "criterion", "levels"), "criteria[0].criterion", "missing_field"),
    (_set("tender", to=[]), "tender", "wants_object"),
    (_set("scenarios", to={}), "scenarios", "wants_list"),
    (_set("tender", "title", to=7), "tender.title", "wants_text"),
    (_set("tender", "title", to=None), "tender.title", "wants_text"),
    (_set("tender", "title", to="x" * 100_001), "tender.title", "text_too_long"),
    (_set("tender", "title", to="\ud800"), "tender.title", "broken_character"),
    (_set("tender", "theme", to="cars"), "tender.theme", "wants_one_of"),
    (_set("tender", "quantity", to="7"), "tender.quantity", "wants_number"),
    (_set("tender", "quantity", to=True), "tender.quantity", "wants_number"),
    (_set("tender", "quantity", to=float("nan")), "tender.quantity", "wants_number"),
    (_set("tender", "quantity", to=float("inf")), "tender.quantity", "wants_number"),
    (_set("tender", "quantity", to=10**400), "tender.quantity", "wants_number"),
    (_set("tender", "quantity", to=-1), "tender.quantity", "out_of_range"),
    (_set("tender", "term_years", to=1e6), "tender.term_years", "out_of_range"),
    (_set("strategies", 0, "weight", to=1e6), "strategies[0].weight", "out_of_range"),
    (_set("criteria", 0, "weight", to=-0.1), "criteria[0].weight", "out_of_range"),
    (_set("criteria", 0, "is_in_use", to=1), "criteria[0].is_in_use", "wants_flag"),
    (
        _set("criteria", 0, "criterion", "version", to=1.5),
        "criteria[0].criterion.version",
        "wants_whole_number",
    ),
    (_set("criteria", 0, "criterion", "id", to="a b"), "criteria[0].criterion.id", "wants_id"),
    (_set("criteria", to=[]), "criteria", "too_few"),
    (_set("scenarios", to=[{}] * 201), "scenarios", "too_many"),
    (_drop(*_VALUE_LEVELS, 4), "criteria[2].criterion.levels", "wrong_count"),
    (_set(*_VALUE_LEVELS, 4, "value", to=40), "criteria[2].criterion.levels", "levels_not_in_order"),
    (_set(*_VALUE_LEVELS, 1, "value", to=30), "criteria[2].criterion.levels", "levels_not_in_order"),
    (_set(*_VALUE_LEVELS, 4, "value", to=None), "criteria[2].criterion.levels", "mixed_levels"),
    (
        _set("criteria", 2, "criterion", "lowest", to=100),
        "criteria[2].criterion.lowest",
        "lowest_not_below_highest",
    ),
    (
        _set("criteria", 0, "criterion", "is_difference_to_baseline", to=True),
        "criteria[0].criterion.is_difference_to_baseline",
        "difference_without_value",
    ),
    (_repeat("criteria"), "criteria[4].criterion.id", "repeated_id"),
    (_repeat("scenarios"), "scenarios[2].id", "repeated_id"),
    (_repeat("scenarios", 1, "scores"), "scenarios[1].scores[2].criterion_id", "repeated_id"),
    (lambda content: content["strategies"].reverse(), "strategies", "wrong_strategies"),
    (_set(*_SCORE, "criterion_id", to="REU-99"), "scenarios[1].scores[0].criterion_id", "unknown_criterion"),
    (_set(*_SCORE, "level", to=2), "scenarios[1].scores[0].level", "needs_value"),
    (_set("scenarios", 1, "scores", 1, "value", to=2), "scenarios[1].scores[1].value", "needs_level"),
    (_set(*_SCORE, "value", to=100.1), "scenarios[1].scores[0].value", "out_of_range"),
    (_set("scenarios", 1, "scores", 1, "level", to=4.01), "scenarios[1].scores[1].level", "out_of_range"),
    (_set("criteria", 2, "ask", to=None), "criteria[2].ask", "wants_object"),
    (_set("criteria", 2, "ask", "instrument", to="CP"), "criteria[2].ask.instrument", "wants_one_of"),
    (_set("criteria", 2, "ask", "due", to=2027), "criteria[2].ask.due", "wants_text"),
    (_set("criteria", 2, "ask", "date", to=""), "criteria[2].ask", "unknown_field"),
    (_set("scenarios", 1, "knock_out", to=False), "scenarios[1].knock_out", "wants_text"),
    (_set("baseline_id", to=None), "baseline_id", "no_baseline"),
    (_set("baseline_id", to="c"), "baseline_id", "unknown_baseline"),
    (_set("scenarios", 1, "mark", to=0), "scenarios[1].mark", "repeated_mark"),
    (_set("next_mark", to=1), "next_mark", "mark_in_use"),
    (
        _set("scenarios", 0, "cost_lines", 0, "first_year", to=4),
        "scenarios[0].cost_lines[0].last_year",
        "years_turned_round",
    ),
    (_set("cost", "rate_steps", to=[_STEP, _STEP]), "cost.rate_steps", "steps_not_in_order"),
    (_set(*_MATERIAL, "recycled_in", to=0.7), "scenarios[0].material_lines[0]", "shares_over_one"),
    (_set(*_MATERIAL, "energy_out", to=0.9), "scenarios[0].material_lines[0]", "shares_over_one"),
    (
        _set(*_MATERIAL, "feedstock_recycling_efficiency", to=0),
        "scenarios[0].material_lines[0].feedstock_recycling_efficiency",
        "endless_waste",
    ),
    (_set(*_SCORE, "range_low", to=0), "scenarios[1].scores[0]", "half_a_range"),
    (_set_range(40, 45), "scenarios[1].scores[0].range_high", "out_of_range"),
    (
        _set_all_weights_to_zero,
        "strategies",
        "nothing_counts",
    ),
]


@pytest.mark.parametrize(
    ("change", "place", "key"), BREAKS, ids=[f"{key}-{place}" for _, place, key in BREAKS]
)
def test_what_is_wrong_is_refused_with_its_place(change: Callable[[Any], None], place: str, key: str) -> None:
    content = _as_json(_example())
    change(content)
    refused = _refused(_as_bytes(content))
    assert (refused.place, refused.key) == (place, key)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b'{"format": "circular-assess', "not_json"),
        (b"{}x", "not_json"),
        (b"[]", "not_ours"),
        (b"null", "not_ours"),
        (b'"' + b'\\"' * 500_000, "not_json"),
        (b"\xff\xfe{\x00}\x00", "not_text"),
        (b"[" * 1_000_000, "too_deep"),
        (b'{"a":' * 50_000, "too_deep"),
        (b'{"format": "circular-assess", "format": "x"}', "repeated_field"),
        (b" " * (LARGEST_BYTES + 1), "too_large"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused_at_once(data: bytes, key: str) -> None:
    begin = monotonic()
    assert _refused(data).key == key
    assert monotonic() - begin < 2


def test_brackets_in_a_text_are_no_nesting_and_a_newer_file_may_have_other_fields() -> None:
    assessment = edits.change_tender(_example(), replace(_example().tender, title='["\\' + "[" * 200))
    assert read_own_file(write_own_file(assessment)) == assessment
    newer = _as_json(assessment) | {"format_version": 7, "offers": []}
    assert "newer version" in _refused(_as_bytes(newer)).wording(TEXTS)


def test_a_repeated_field_is_found_where_it_is() -> None:
    data = write_own_file(_example()).replace(b'"mark": 1,', b'"mark": 1, "mark": 1,')
    refused = _refused(data)
    assert (refused.place, refused.key) == ("scenarios[1]", "repeated_field")
    assert refused.wording(TEXTS) == "At scenarios[1]: The field 'mark' is there more than once."


def test_every_refusal_is_tried() -> None:
    elsewhere = {"not_a_file", "not_json", "not_text", "repeated_field", "too_deep", "too_large"}
    assert {key for _, _, key in BREAKS} | elsewhere == set(REFUSALS)


def test_what_a_file_says_cannot_act_on_the_screen() -> None:
    content = _as_json(_example()) | {"\x1b[31m\n‮" + "x" * 500: 1}
    words = _refused(_as_bytes(content)).wording(TEXTS)
    assert words.isprintable()
    assert len(words) < 120


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def _places(content: Any) -> list[tuple[Any, Any]]:
    """Every container with every key or position in it."""
    found: list[tuple[Any, Any]] = []
    entries = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in entries:
        found.append((content, key))
        if isinstance(value, dict | list):
            found += _places(value)
    return found


@settings(max_examples=150)
@given(st.data())
def test_any_value_in_any_place_is_read_or_refused_and_what_is_read_can_be_evaluated(
    data: st.DataObject,
) -> None:
    content = _as_json(_example())
    places = _places(content)
    container, key = places[data.draw(st.integers(0, len(places) - 1))]
    container[key] = data.draw(JSON_VALUES)
    try:
        assessment = read_own_file(_as_bytes(content))
    except OwnFileRefused as refused:
        refused.wording(TEXTS)
    else:
        evaluate(assessment)
        assert read_own_file(write_own_file(assessment)) == assessment


@settings(max_examples=200)
@given(st.integers(0, 10**6), st.binary(max_size=4), st.integers(0, 4))
def test_damaged_bytes_are_read_or_refused(where: int, inserted: bytes, removed: int) -> None:
    good = write_own_file(_example())
    where %= len(good)
    try:
        read_own_file(good[:where] + inserted + good[where + removed :])
    except OwnFileRefused as refused:
        refused.wording(TEXTS)


def test_what_could_not_be_read_back_is_not_written() -> None:
    example = _example()
    scenario = replace(example.scenarios[1], scores=(Score(VALUE, value=float("inf")),))
    with pytest.raises(OwnFileRefused) as caught:
        write_own_file(replace(example, scenarios=(example.scenarios[0], scenario)))
    assert caught.value.place == "scenarios[1].scores[0].value"


def test_the_baseline_may_keep_a_score_that_is_fixed_for_it() -> None:
    assessment = edits.set_baseline(edits.set_value(_example(), B, SHARED, 30.0), B)
    assert read_own_file(write_own_file(assessment)) == assessment
    assert edits.set_baseline(assessment, A) == edits.set_value(_example(), B, SHARED, 30.0)


def test_saving_replaces_the_file_and_a_failure_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chairs.circular"
    save_own_file(_example(), path)
    assert open_own_file(path) == _example()
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_own_file(made_up_assessment(), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_stay_links_and_devices_folders_and_huge_files_are_not_read(tmp_path: Path) -> None:
    path, link, pipe, huge = (tmp_path / name for name in ("a.circular", "link", "pipe", "huge"))
    link.symlink_to(path)
    save_own_file(_example(), link)
    assert link.is_symlink()
    assert open_own_file(path) == _example()
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    for wrong, key in (
        (tmp_path, "not_a_file"),
        (pipe, "not_a_file"),
        (Path("/dev/zero"), "not_a_file"),
        (huge, "too_large"),
    ):
        with pytest.raises(OwnFileRefused) as caught:
            open_own_file(wrong)
        assert caught.value.key == key
