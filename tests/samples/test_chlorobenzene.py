"""The published chlorobenzene audit, from the sample to the finished workbook, by command line."""

import json
from pathlib import Path

import pytest

from cpdesk.cli import main

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "sample_projects" / "chlorobenzene"

# Tables 1-2 and 1-3 of the published audit; 10^4 CNY, 10^4 CNY/a, a, t/a.
PUBLISHED = {
    "F1-F4": (0.0, 84.90, 0.0, 84.90, None),
    "F5": (3.0, 26.6, 0.0, 26.6, 0.11),
    "F6": (6.3, 60.0, 1.75, 58.25, 0.11),
    "F7": (14.7, 50.0, 10.0, 40.0, 0.37),
    "F8": (30.7, 4.0, 0.0, 4.0, 7.7),
    "F9": (22.13, 89.0, 0.0, 89.0, 0.25),
    "F10": (87.96, 84.11, 0.0, 84.11, 1.05),
    "F11": (87.7, 162.72, 32.3, 130.42, 0.67),
}
REDUCTIONS = {
    ("water", "wastewater"): 349000.0,
    ("water", "HCl"): 900.0,
    ("water", "benzene"): 47.94,
    ("water", "chlorobenzene"): 43.41,
    ("air", "HCl"): 6.85,
    ("air", "chlorine"): 3.22,
    ("air", "benzene"): 347.76,
    ("air", "chlorobenzene"): 25.6,
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "demo.cpdesk"
    assert main(["new", str(path), "--sample", "chlorobenzene", "--lang", "en"]) == 0
    return path


def results(capsys, path, *names):
    capsys.readouterr()
    assert main(["results", str(path), "--json", "--lang", "en", *names]) == 0
    return json.loads(capsys.readouterr().out)


def test_economics_are_those_published(project, capsys):
    table = results(capsys, project, "economics")["economics"]
    rows = {row["code"]: row for row in table["rows"]}
    assert list(rows) == [*PUBLISHED, "F12"]
    for code, (investment, income, operating_cost, net_income, payback) in PUBLISHED.items():
        row = rows[code]
        assert (row["investment"], row["income"]) == (investment, income)
        assert (row["operating_cost"], row["net_income"]) == (operating_cost, net_income)
        if payback is not None:
            decimals = 1 if payback > 2 else 2
            assert round(row["payback_years"], decimals) == payback
    assert rows["F1-F4"]["payback_years"] == 0


def test_an_option_without_figures_is_not_evaluated_and_never_zero(project, capsys):
    table = results(capsys, project, "economics")["economics"]
    row = next(row for row in table["rows"] if row["code"] == "F12")
    figures = ("investment", "income", "operating_cost", "net_income", "payback_years")
    assert [row[name] for name in figures] == [None] * 5


def test_totals_are_those_published(project, capsys):
    totals = results(capsys, project, "economics")["economics"]["totals"]
    assert totals["investment"] == 252.49
    assert totals["income"] == 561.33
    assert totals["operating_cost"] == 44.05
    assert totals["net_income"] == 517.28
    assert totals["payback_years"] == pytest.approx(0.488, abs=5e-4)


def test_reductions_are_those_published(project, capsys):
    rows = results(capsys, project, "environmental_benefits")["environmental_benefits"]["rows"]
    assert {(row["medium"], row["pollutant"]): row["reduction_t_per_year"] for row in rows} == REDUCTIONS


def test_options_stand_in_the_published_cost_classes(project, capsys):
    rows = results(capsys, project, "cost_classes")["cost_classes"]["rows"]
    assert {row["cost_class"]: row["options"] for row in rows} == {
        "no cost": 4,
        "low cost": 2,
        "medium cost": 3,
        "high cost": 3,
    }


def test_check_names_the_misprints_and_only_those(project, capsys):
    capsys.readouterr()
    assert main(["check", str(project), "--json", "--lang", "en"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    wrong = {one["id"]: one["message"] for one in found if one["kind"] == "stated_total"}
    assert set(wrong) == {"stated_text_investment", "stated_text_net_income", "stated_text_benzene"}
    assert "10 times more" in wrong["stated_text_investment"]
    assert "10 times more" in wrong["stated_text_net_income"]
    assert "395.72" in wrong["stated_text_benzene"]
    assert "395.7 t/a" in wrong["stated_text_benzene"]


@pytest.mark.parametrize("name", ["project.json", "project.zh_CN.json"])
def test_the_sample_text_is_what_a_dump_of_it_gives(name, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path, out = tmp_path / "again.cpdesk", tmp_path / "again.json"
    assert main(["load", str(SAMPLE / name), "-o", str(path)]) == 0
    assert main(["dump", str(path), "-o", str(out)]) == 0
    assert out.read_bytes() == (SAMPLE / name).read_bytes()


def test_both_languages_of_the_sample_hold_the_same_figures():
    def figures(name):
        records = json.loads((SAMPLE / name).read_text(encoding="utf-8"))["records"]
        return {
            (kind, record["id"], field): value["value"]
            for kind, listed in records.items()
            for record in listed
            for field, value in record.items()
            if isinstance(value, dict)
        }

    assert figures("project.json") == figures("project.zh_CN.json")


def test_a_chinese_person_gets_the_chinese_sample(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "demo.cpdesk"
    assert main(["new", str(path), "--sample", "chlorobenzene", "--lang", "zh_CN"]) == 0
    totals = results(capsys, path, "economics")["economics"]["totals"]
    assert totals["net_income"] == 517.28
    assert "氯苯" in results(capsys, path, "company")["company"]["rows"][0]["main_products"]
