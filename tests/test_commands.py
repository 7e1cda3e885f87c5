"""The command line: what it prints, how it ends, and that it runs without Qt."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from circular_assess import __version__, commands
from circular_assess.commands import evaluating
from circular_assess.domain import edits
from circular_assess.domain.assessment import Assessment
from circular_assess.domain.catalogue import Evidence
from circular_assess.domain.certainty import certainty
from circular_assess.domain.results import evaluate
from circular_assess.own_file import open_sample, sample_names, save_own_file
from circular_assess.report import build
from circular_assess.texts import LANGUAGES, Texts
from tests.examples import SERVICE
from tests.made_up import LEVEL_ONE, VALUE, B, made_up_assessment
from tests.priced import priced_example

SAMPLE = "kortrijk-library-light"
CHECK_KEYS = ["id", "severity", "scenario", "criterion", "text", "answer"]
ROOT = Path(__file__).resolve().parent.parent
WITHOUT_QT = """
import sys
from circular_assess.__main__ import main
code = main()
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))], "Qt was imported"
sys.exit(code)
"""


def _assessment() -> Assessment:
    assessment = edits.set_value(made_up_assessment(market=50.0), B, VALUE, 40.0)
    assessment = edits.set_evidence(assessment, B, VALUE, Evidence.OWN_STATEMENT)
    return edits.set_level(assessment, B, LEVEL_ONE, 2.0)


def _started(arguments: Sequence[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, which also fails if Qt was imported."""
    command = [sys.executable, "-c", WITHOUT_QT, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60, **more)


def _printed_json(capfdbinary: pytest.CaptureFixture[bytes], source: str, *more: str) -> Any:
    assert commands.run(["evaluate", source, "--json", *more]) == 0
    printed = capfdbinary.readouterr()
    assert printed.err == b""
    return json.loads(printed.out.decode("utf-8"))


def test_samples_and_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["samples"]) == 0
    assert capfd.readouterr().out.splitlines() == list(sample_names())
    assert commands.run(["--version"]) == 0
    assert capfd.readouterr().out == f"circular-assess {__version__}\n"


def test_evaluate_prints_every_figure_and_nothing_else(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "chairs.circular"
    save_own_file(_assessment(), path)
    results = evaluate(_assessment())
    new, refurbish = (asdict(scenario.total) for scenario in results.scenarios)
    content = _printed_json(capfdbinary, str(path))
    first, second = content.pop("scenarios")
    checks = content.pop("checks")
    words = Texts().message(results.verdict[0].key, results.verdict[0].values)
    assert content == {
        "assessment": {"id": "made-up", "title": "Chairs", "theme": "furniture", "headline": "claimed"},
        "verdict": words,
    }
    assert checks[0] == {
        "id": "not_comparable",
        "severity": "error",
        "scenario": None,
        "criterion": None,
        "text": words,
        "answer": None,
    }
    places = [(check.id, check.scenario_id, check.criterion_id) for check in results.checks]
    assert [(check["id"], check["scenario"], check["criterion"]) for check in checks] == places
    shape = ["id", "name", "is_baseline", "rank", "knocked_out", "cost", "material_circularity", "score"]
    shape += ["strategies", "criteria"]
    figures = ["claimed", "proven", "low", "high", "coverage"]
    for scenario in (first, second):
        assert list(scenario) == shape
        assert list(scenario["score"]) == figures
        assert {code: list(part) for code, part in scenario["strategies"].items()} == {
            "reuse": ["weight", *figures],
            "sharing": ["weight", *figures],
        }
    # Reuse 0.75: 60 % at level 2 without evidence, 20 % at level 3 on the bidder's word, 20 % not scored.
    reuse = {"claimed": 45, "proven": 25, "low": 25, "high": 65, "coverage": 0.8}
    assert second["strategies"]["reuse"] == pytest.approx({"weight": 0.75, **reuse})
    assert second["score"] == pytest.approx(refurbish)
    assert refurbish["claimed"] == pytest.approx(0.75 * 45)
    assert first["score"] == pytest.approx(new)
    assert [first[key] for key in ("id", "name", "is_baseline", "rank")] == ["a", "Buy new", True, 2]
    assert [second[key] for key in ("id", "name", "is_baseline", "rank")] == ["b", "Refurbish", False, 1]
    assert [second["cost"], second["material_circularity"]] == [None, None]
    assert second["criteria"] == {
        "REU-02": _criterion(0.6, level=2, proven_level=1, evidence="E0"),
        "REU-04": _criterion(0.2),
        "REU-01": _criterion(0.2, level=3, proven_level=2, value=40, evidence="E1", no_effect_expected=True),
        "SHA-03": _criterion(1.0),
    }
    assert first["criteria"]["SHA-03"] == _criterion(1.0, level=0, proven_level=0, value=0, evidence="E2")


def test_a_scenario_that_is_knocked_out_has_no_rank_and_the_reason_instead(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "chairs.circular"
    save_own_file(edits.set_knock_out(_assessment(), B, "No\nguarantee"), path)
    content = _printed_json(capfdbinary, str(path))
    found = [(scenario["rank"], scenario["knocked_out"]) for scenario in content["scenarios"]]
    assert found == [(1, None), (None, "No\nguarantee")]
    assert content["scenarios"][1]["score"]["claimed"] == pytest.approx(0.75 * 45)
    assert content["verdict"].startswith("Buy new is the only scenario that is acceptable")
    assert commands.run(["evaluate", str(path)]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert "Refurbish, not acceptable: No guarantee" in lines
    assert any(line.startswith("Refurbish ") and line.split()[1] == "–" for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_evaluate_answers_in_the_language_that_is_asked_for(
    language: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert commands.run(["evaluate", SAMPLE, "--language", language, "--json"]) == 0
    content = json.loads(capfdbinary.readouterr().out.decode())
    sample = open_sample(SAMPLE, language)
    assert content["assessment"]["title"] == sample.tender.title
    texts, results = Texts(language), evaluate(sample)
    verdict = [texts.message(message.key, message.values) for message in results.verdict]
    assert content["verdict"] == " ".join(verdict)


def _criterion(weight: float, **found: object) -> dict[str, object]:
    keys = ("level", "proven_level", "value", "evidence", "no_effect_expected", "range")
    empty = dict.fromkeys(keys)
    return {"weight": pytest.approx(weight), **empty, **found}


def test_weights_are_shared_out_over_what_is_in_use(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    content = _printed_json(capfdbinary, SAMPLE)
    for scenario in content["scenarios"]:
        strategies, criteria = scenario["strategies"], scenario["criteria"]
        assert list(strategies) == ["reuse", "service"]
        assert sum(strategy["weight"] for strategy in strategies.values()) == pytest.approx(1)
        assert criteria["REU-06"]["weight"] == 1
        assert sum(criteria[code]["weight"] for code in ("PAS-01", "PAS-03", "PAS-04")) == pytest.approx(1)
        assert len(criteria) == 4


def test_cost_and_material_circularity_stand_beside_the_score(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assessment = priced_example()
    path = tmp_path / "furniture.circular"
    save_own_file(edits.set_scenario_period(assessment, SERVICE, 6), path)
    content = _printed_json(capfdbinary, str(path))
    results = evaluate(edits.set_scenario_period(assessment, SERVICE, 6))
    for printed, scenario in zip(content["scenarios"], results.scenarios, strict=True):
        assert scenario.cost is not None
        assert printed["cost"] == {
            "net_present_cost_eur": scenario.cost.net_present_cost_eur,
            "equivalent_annual_cost_eur": scenario.cost.equivalent_annual_cost_eur,
            "per_functional_unit_year_eur": scenario.cost.per_functional_unit_year_eur,
        }
        found = scenario.material_circularity
        assert printed["material_circularity"] == (None if found is None else asdict(found))
    assert [each["material_circularity"] is None for each in content["scenarios"]] == [False, False, True]
    assert commands.run(["evaluate", str(path), "--language", "en"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    (heads,) = [line for line in lines if line.startswith("Scenario")]
    assert heads.endswith("Net present cost  Equivalent annual cost  Material circularity")
    assert "Costs are without VAT." in lines
    assert any(line.startswith("The periods differ, from 6 to 8 years") for line in lines)
    # Without a rate there is a sentence in place of the columns of the costs.
    save_own_file(edits.set_discount_rate(assessment, None), path)
    assert _printed_json(capfdbinary, str(path))["scenarios"][0]["cost"] is None
    assert commands.run(["evaluate", str(path), "--language", "en"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert "There is no discount rate yet: costs are not added up over the years." in lines
    (heads,) = [line for line in lines if line.startswith("Scenario")]
    assert heads.endswith("Scored  Material circularity")


def test_a_range_and_the_checks_are_told(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assessment = edits.set_range(_assessment(), B, VALUE, (20.0, 60.0))
    check = next(each for each in evaluate(assessment).checks if each.scenario_id == B)
    place = (check.id, check.scenario_id, check.criterion_id, check.subject)
    assessment = edits.answer_check(assessment, *place, "Asked the supplier")
    path = tmp_path / "chairs.circular"
    save_own_file(assessment, path)
    content = _printed_json(capfdbinary, str(path))
    assert content["scenarios"][1]["criteria"][VALUE]["range"] == [2, 3.5]
    assert all(list(each) == CHECK_KEYS for each in content["checks"])
    (answered,) = [each for each in content["checks"] if each["answer"] is not None]
    assert answered == {
        "id": check.id,
        "severity": check.severity,
        "scenario": check.scenario_id,
        "criterion": check.criterion_id,
        "text": Texts().message(check.message.key, check.message.values),
        "answer": "Asked the supplier",
    }


def test_certainty_is_told_where_it_is_asked_for(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assessment = priced_example()
    path = tmp_path / "furniture.circular"
    save_own_file(assessment, path)
    assert "certainty" not in _printed_json(capfdbinary, str(path))
    content = _printed_json(capfdbinary, str(path), "--certainty", "--language", "en")["certainty"]
    found = certainty(assessment, evaluate(assessment))
    sentences = [Texts().message(message.key, message.values) for message in found.messages]
    assert content == {
        "first_share": dict(found.first_share),
        "strategy_intervals": {code: list(ends) for code, ends in found.strategy_intervals.items()},
        "sentences": sentences,
    }
    assert sum(content["first_share"].values()) == pytest.approx(1)
    assert set(content["strategy_intervals"]) <= {"reuse", "bio_based", "sharing", "service"}
    assert commands.run(["evaluate", str(path), "--certainty", "--language", "en"]) == 0
    printed = capfdbinary.readouterr().out.decode()
    assert printed.endswith("\n\n" + "\n".join(sentences).replace("\N{NO-BREAK SPACE}", " ") + "\n")
    # Nothing to compare gives an empty answer, not a missing one.
    save_own_file(made_up_assessment(), path)
    content = _printed_json(capfdbinary, str(path), "--certainty")["certainty"]
    assert content == {"first_share": {}, "strategy_intervals": {}, "sentences": []}


def test_numpy_comes_in_only_for_the_certainty() -> None:
    script = "import sys\nfrom circular_assess.__main__ import main\ncode = main()\n"
    script += "sys.exit(code or 100 * ('numpy' in sys.modules))"
    for asked, code in (((), 0), (("--certainty",), 100)):
        command = [sys.executable, "-c", script, "evaluate", SAMPLE, "--json", *asked]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
        assert ended.returncode == code, ended.stderr


def test_the_table_is_for_people_and_what_was_typed_cannot_act_on_the_console(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chairs.circular"
    assessment = _assessment()
    save_own_file(edits.describe_scenario(assessment, B, "Red\x1b[31m\nöß", ""), path)
    assert commands.run(["evaluate", str(path)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "Chairs (Office furniture and supplies)"
    assert all(line.isprintable() for line in lines)
    assert any(line.startswith("Red [31m öß") and "33.8" in line for line in lines)


def test_a_process_prints_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "chairs.circular"
    tender = replace(_assessment().tender, title="Stühle – 椅子")
    save_own_file(edits.change_tender(_assessment(), tender), path)
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ended = _started(["evaluate", str(path), "--json"], env=environment)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert json.loads(ended.stdout.decode("utf-8"))["assessment"]["title"] == tender.title


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate"],
        ["evaluate", "no-such-file"],
        ["evaluate", ""],
        ["evaluate", "a\nb"],
        ["evaluate", "x" * 5000],
        ["evaluate", "a\0b"],
        ["evaluate", str(ROOT)],
        ["evaluate", str(ROOT / "LICENSE")],
        ["evaluate", SAMPLE, "--jso"],
        ["report", SAMPLE],
        ["evaluate", SAMPLE, "--language", "xx"],
        ["report", SAMPLE, "-o", "x.pdf", "--language", "xx"],
        ["samples", "more"],
        ["make"],
        ["--colour"],
        [],
        *([["evaluate", "/dev/zero"]] if sys.platform != "win32" else []),
    ],
)
def test_wrong_input_is_one_line_and_exit_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.run(arguments) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("circular-assess: ")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate"], "Missing: SOURCE. See circular-assess --help."),
        ([], "Missing: COMMAND. See circular-assess --help."),
        (["make"], "COMMAND cannot be 'make'. See circular-assess --help."),
        (["evaluate", SAMPLE, "--jso"], "Not known here: --jso. See circular-assess --help."),
        (["report", SAMPLE, "-o"], "-o/--output needs a value behind it. See circular-assess --help."),
        (["evaluate", SAMPLE, "--json=1"], "argument --json: ignored explicit argument '1'. See"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert commands.run(arguments) == 2
    assert capfd.readouterr().err.startswith(f"circular-assess: {said}")


def test_what_is_wrong_is_said_in_the_language_that_was_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        for asked in (["--language", language], [f"--language={language}"]):
            assert commands.run(["evaluate", *asked]) == 2
            sentence = Texts(language).tr("Missing: {names}.", names="SOURCE")
            assert sentence.replace("\N{NO-BREAK SPACE}", " ") in capfd.readouterr().err


def test_exit_codes_of_a_process() -> None:
    for arguments, code in ((["samples"], 0), (["evaluate", "nothing.circular"], 2), (["evaluate"], 2)):
        ended = _started(arguments)
        assert (ended.returncode, b"Traceback" in ended.stderr) == (code, False)
        assert ended.stderr.count(b"\n") == (code > 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_and_a_reader_that_leaves() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "circular_assess", "samples"]
        ended = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr.count(b"\n")) == (1, 1)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "circular_assess", "evaluate", SAMPLE, "--json"]
    ended = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_an_interruption_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_assessment: Assessment) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluating, "evaluate", interrupted)
    assert commands.run(["evaluate", SAMPLE]) == 130


def test_self_test_is_what_was_handed_in(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["self-test"], lambda: 1) == 1
    assert commands.run(["self-test"]) == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_report_writes_or_says_why(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "report.pdf"
    assert commands.run(["report", SAMPLE, "-o", str(target), "--language", "en"]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert str(target) in capfd.readouterr().out.replace("\n", "")
    nowhere = tmp_path / "nowhere" / "report.pdf"
    assert commands.run(["report", SAMPLE, "-o", str(nowhere)]) == 1
    assert commands.run(["report", SAMPLE, "-o", str(tmp_path)]) == 1
    assert capfd.readouterr().err.count("\n") == 2
    assert commands.run(["report", SAMPLE, "-o", str(tmp_path / ("x" * 300))]) == 1
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="a file system that takes any bytes as a name")
def test_a_name_that_is_no_text_is_written_all_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    assert commands.run(["report", SAMPLE, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert "caf" in capfd.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="closing what the shell opened")
def test_without_an_output_nothing_is_said_to_be_done() -> None:
    for command, code in (("samples", 1), (f"evaluate {SAMPLE} --json", 1)):
        line = f"{sys.executable} -m circular_assess {command} >&-"
        ended = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, stderr=subprocess.PIPE, check=False)
        assert (ended.returncode, ended.stderr.count(b"\n")) == (code, 1)


def test_a_report_that_fails_leaves_the_earlier_one_and_never_replaces_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "chairs.circular"
    save_own_file(_assessment(), source)
    before = source.read_bytes()
    assert commands.run(["report", str(source), "-o", str(source)]) == 2
    assert source.read_bytes() == before

    def full(_assessment: object, _results: object, _texts: object, target: Path, **_: object) -> None:
        raise build.ReportNotWritten(target, "disk_full")

    monkeypatch.setattr(build, "build_pdf", full)
    assert commands.run(["report", str(source), "-o", str(tmp_path / "report.pdf")]) == 1
    assert "The disk is full." in capfd.readouterr().err


def test_a_report_is_a_source_and_what_changed_in_it_is_said_beside_the_figures(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.pdf"
    assert commands.run(["report", SAMPLE, "-o", str(report)]) == 0
    capfd.readouterr()
    assert commands.run(["evaluate", str(report), "--json"]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)["assessment"]["title"]
    assert err.count("\n") == 1
    assert "as they were written" in err
    assert commands.run(["evaluate", SAMPLE, "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == json.loads(out)


def test_a_pdf_without_an_assessment_is_wrong_input(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"%PDF-1.7 and nothing more")
    assert commands.run(["evaluate", str(other), "--json"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "no PDF, or it is damaged" in err


def test_a_public_report_has_another_id_and_one_without_data_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    public, bare = tmp_path / "public.pdf", tmp_path / "bare.pdf"
    assert commands.run(["report", SAMPLE, "-o", str(public), "--edition", "public"]) == 0
    assert commands.run(["report", SAMPLE, "-o", str(bare), "--without-data"]) == 0
    capfd.readouterr()
    assert commands.run(["evaluate", str(public), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["assessment"]["id"] != open_sample(SAMPLE).id
    assert commands.run(["evaluate", str(bare), "--json"]) == 2
    assert "no assessment inside" in capfd.readouterr().err
