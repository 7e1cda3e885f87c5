"""The shipped catalogue is complete, in order and true to the field file, in every language there is."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from circular_assess import resources
from circular_assess.catalogue_files import CatalogueDamaged, read_catalogue
from circular_assess.domain.catalogue import (
    Catalogue,
    Criterion,
    Grade,
    Instrument,
    InstrumentUse,
    Strategy,
    Theme,
)

FOLDER = resources.path("catalogue")
LANGUAGES = sorted(path.stem for path in FOLDER.glob("??.toml"))
FIELD_FILE = Path(__file__).parents[2] / "shared/domain/criteria.json"
IDS = [f"{code}-{number:02}" for code, count in (("REU", 6), ("BIO", 6), ("SHA", 6), ("PAS", 7))
       for number in range(1, count + 1)]  # fmt: skip
LABELS = re.compile(
    r"\b(FSC|PEFC|GOTS|GRS|RCS|ISCC|RSB|Better Biomass|OK biobased|DIN|EN|ISO|NTA|TOTEM|Ecolabel|logo)\b"
)


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return read_catalogue(request.param)


def each(catalogue: Catalogue) -> Iterator[tuple[str, Criterion]]:
    for theme, criteria in catalogue.criteria.items():
        for criterion in criteria:
            yield f"{criterion.id} {theme}", criterion


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_every_theme_has_the_25_known_criteria(catalogue: Catalogue) -> None:
    assert list(catalogue.criteria) == list(Theme)
    for theme, criteria in catalogue.criteria.items():
        assert [criterion.id for criterion in criteria] == IDS, theme


def test_weights_sum_to_100(catalogue: Catalogue) -> None:
    for theme, criteria in catalogue.criteria.items():
        for strategy in Strategy:
            assert sum(c.weight for c in criteria if c.strategy is strategy) == 100, (theme, strategy)
        assert sum(catalogue.strategy_weights[theme].values()) == 100, theme
        assert catalogue.weight_reasons[theme].strip(), theme


def test_there_are_five_levels_that_rise_or_fall_within_what_may_be_typed(catalogue: Catalogue) -> None:
    for where, criterion in each(catalogue):
        anchors = criterion.anchors
        assert len(criterion.levels) == 5, where
        if criterion.has_value:
            assert list(anchors) in (sorted(set(anchors)), sorted(set(anchors), reverse=True)), where
            assert criterion.lowest <= min(anchors) < max(anchors) <= criterion.highest, where
            assert criterion.unit, where
            assert criterion.unit_symbol, where
            for level in criterion.levels:
                assert (level.grade is Grade.PROPOSAL) == (not level.source), where
        else:
            assert all(level.text.strip() and level.grade is Grade.PROPOSAL for level in criterion.levels), (
                where
            )
            assert len({level.text for level in criterion.levels}) == 5, where


def test_every_criterion_says_what_is_asked_why_and_what_proves_it(catalogue: Catalogue) -> None:
    for where, criterion in each(catalogue):
        for text in (criterion.name, criterion.question, criterion.why, criterion.usual_proof):
            assert text.strip(), where
        assert criterion.question.endswith("?"), where
        assert criterion.is_usual or criterion.why_not_usual, where
        assert not re.search(r"\d [%\d]|[€£] \d|!", repr(criterion).replace("\\xa0", "\xa0")), where


def test_short_names_are_short_and_tell_criteria_apart(catalogue: Catalogue) -> None:
    for criteria in catalogue.criteria.values():
        assert max(len(c.short_name) for c in criteria) <= 28
        assert len({c.short_name for c in criteria}) == len({c.name for c in criteria}) == len(IDS)


def test_a_figure_has_a_source_and_a_grade_and_an_anchor_shows_a_figure_of_its_criterion(
    catalogue: Catalogue,
) -> None:
    for where, criterion in each(catalogue):
        for figure in criterion.figures:
            assert figure.text.strip(), where
            assert figure.source.strip(), where
            assert figure.grade is not Grade.PROPOSAL, where
            assert figure.link.startswith("http") or figure.grade is not Grade.SEEN, where
        for level in criterion.levels:
            if level.grade is not Grade.PROPOSAL:
                assert level.grade in {figure.grade for figure in criterion.figures}, where


def test_a_market_baseline_stands_only_where_the_field_has_a_figure() -> None:
    known = {
        f"{criterion.id} {theme}": (found.value, found.grade, found.is_law)
        for theme, criteria in read_catalogue().criteria.items()
        for criterion in criteria
        if (found := criterion.market_baseline) and found.theme is theme and found.unit == criterion.unit
    }
    assert known == {
        "REU-01 furniture": (5, Grade.PROPOSAL, False),
        "REU-01 building": (1, Grade.PROPOSAL, False),
        "BIO-02 furniture": (70, Grade.CONFIDENT, False),
        "REU-06 lighting": (1, Grade.SEEN, True),
        "REU-06 ict": (1, Grade.SEEN, True),
    }


def test_labels_and_standards_accept_an_equivalent() -> None:
    for where, criterion in each(read_catalogue()):
        for proof in criterion.usual_proof.split(";"):
            assert "or equivalent" in proof or not LABELS.search(proof), (where, proof)


def test_what_is_off_and_what_is_fixed_for_the_baseline(catalogue: Catalogue) -> None:
    off = {
        theme: {c.id for c in criteria if not c.is_usual} for theme, criteria in catalogue.criteria.items()
    }
    assert off[Theme.GENERAL] == {"BIO-04", "PAS-07"}
    assert all(ids >= {"BIO-04", "PAS-07"} for ids in off.values())
    general = catalogue.criteria[Theme.GENERAL]
    assert {c.id for c in general if c.is_difference_to_baseline} == {"BIO-06", "SHA-03", "PAS-07"}
    assert {"REU-02", "SHA-02", "PAS-01", "PAS-03"} <= {c.id for c in general if c.is_buyers_decision}


def test_where_a_criterion_may_stand_keeps_the_law(catalogue: Catalogue) -> None:
    advice = {str(c.id): {a.instrument: a for a in c.instruments} for c in catalogue.criteria[Theme.GENERAL]}
    assert all(set(uses) == set(Instrument) for uses in advice.values())
    assert advice["REU-06"][Instrument.CONTRACT].use is InstrumentUse.MUST
    assert advice["REU-02"][Instrument.AWARD].use is InstrumentUse.NO  # work of the buyer
    assert advice["BIO-04"][Instrument.AWARD].use is InstrumentUse.NO  # proof is no merit
    assert all(
        uses[Instrument.SELECTION].use in {InstrumentUse.NO, InstrumentUse.LIMITED}
        for uses in advice.values()
    )


def test_every_source_is_used_and_every_language_has_the_same_keys() -> None:
    cited = set(
        re.findall(
            r'"([^"]+)"',
            " ".join(
                re.findall(r"sources = \[(.*?)\]", (FOLDER / "criteria.toml").read_text(encoding="utf-8"))
            ),
        )
    )
    assert cited == set(read("sources.toml"))
    for language in LANGUAGES:
        assert set(keys(read(f"{language}.toml"))) == set(keys(read("en.toml"))), language


def keys(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield f"{above}.{key}"
        if isinstance(value, dict):
            yield from keys(value, f"{above}.{key}")


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("en.toml", 'question = "What share', 'qestion = "What share', "en.toml.REU-01.qestion"),
        ("en.toml", 'why = "A good that stays', '# "', "en.toml.REU-01.why"),
        ("en.toml", "[REU-01.figures.bruges]", "[REU-01.figures.brugge]", "en.toml.REU-01.figures.brugge"),
        ("en.toml", 'SEL = "experience"', "", "en.toml.REU-06.instruments.SEL"),
        (
            "criteria.toml",
            "[0, 10, 20, 50, 80]",
            "[0, 10, 10, 50, 80]",
            "criteria.toml.criteria.REU-01.anchors",
        ),
        (
            "criteria.toml",
            '["S86"]',
            "[]",
            "criteria.toml.criteria.REU-01.figures.public_health_wales.sources",
        ),
        ("en.toml", "[REU-02.examples.sunderland]", "[REU-02.examples.x]", "en.toml.REU-02.examples.x"),
        (
            "criteria.toml",
            'value = 94, theme = "furniture"',
            'value = 94, theme = "chairs"',
            "criteria.toml.criteria.REU-01.examples.public_health_wales.theme",
        ),
        ("criteria.toml", '["S86"]', '["S999"]', "sources.toml.S999"),
        ("sources.toml", "[S2]", "[S2", "sources.toml"),
    ],
)
def test_a_damaged_file_is_refused_with_the_place(
    name: str, old: str, new: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in ("criteria.toml", "sources.toml", "en.toml"):
        text = (FOLDER / file).read_text(encoding="utf-8")
        assert file != name or old in text
        (tmp_path / file).write_text(text.replace(old, new, 1) if file == name else text, encoding="utf-8")
    monkeypatch.setattr(resources, "path", lambda wanted: tmp_path / wanted.removeprefix("catalogue/"))
    with pytest.raises(CatalogueDamaged) as damage:
        read_catalogue()
    assert damage.value.place == place


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(CatalogueDamaged, match=r"xx\.toml"):
        read_catalogue("xx")


@pytest.mark.skipif(not FIELD_FILE.is_file(), reason=f"the field file is not here: {FIELD_FILE}")
def test_figures_agree_with_the_field_file() -> None:
    field, catalogue = json.loads(FIELD_FILE.read_text(encoding="utf-8")), read_catalogue()
    assert catalogue.version == field["version"]
    assert {t: dict(w) for t, w in catalogue.strategy_weights.items()} == field["strategy_weights"]
    for theme, criteria in catalogue.criteria.items():
        for known, criterion in zip(field["criteria"], criteria, strict=True):
            variant = known["themes"].get(theme, {"anchors": None, "applicable": True})
            where = (criterion.id, theme)
            assert criterion.id == known["id"], where
            assert criterion.strategy == known["strategy"], where
            assert (criterion.weight, criterion.is_core) == (known["weight"], known["core"]), where
            assert criterion.is_usual == (known["on_by_default"] and variant["applicable"]), where
            assert criterion.has_value == (known["type"] == "quant"), where
            assert criterion.is_falling == (known["direction"] == "lower"), where
            if criterion.has_value:
                assert list(criterion.anchors) == (variant["anchors"] or known["anchors"]), where


@pytest.mark.skipif(not FIELD_FILE.is_file(), reason=f"the field file is not here: {FIELD_FILE}")
def test_no_figure_of_the_field_file_is_lost() -> None:
    structure, sources = read("criteria.toml")["criteria"], read("sources.toml")
    cited = {
        key: {s for f in c.get("figures", {}).values() for s in f["sources"]} for key, c in structure.items()
    }
    moved = {("BIO-06", "S103"): "REU-03"}  # recycled polyester is recycled, not bio-based
    for known in json.loads(FIELD_FILE.read_text(encoding="utf-8"))["criteria"]:
        for ref in re.findall(r"S\d+", " ".join(t["ref"] or "" for t in known["thresholds"])):
            assert ref in cited[moved.get((known["id"], ref), known["id"])], (
                known["id"],
                ref,
            )
            assert sources[ref]["grade"] == "V"
