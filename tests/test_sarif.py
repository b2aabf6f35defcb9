"""SARIF as services take it: what each asks for, and no more than it reads.

`Sarif.Multitool validate --rule-kind "Sarif;Ghas;Ado"` (5.7.0), which holds a log to the rules of GitHub and of Azure
DevOps, has no error about a log made in a pipeline of Azure; it is too large to be installed for a test, so what it
asked for stands here.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from storybank.check.codes import codes
from storybank.check.report import FORMATS
from storybank.check.report import sarif as module
from storybank.model.findings import Finding, finding
from storybank.model.places import Place

PAGES = "https://bank.example/rules/"


def run_of(*findings: Finding, pages: str = "") -> dict[str, Any]:
    (run,) = json.loads(FORMATS["sarif"](findings, lambda _: "a line", pages))["runs"]
    return dict(run)


def found(number: int, code: str = "SB250") -> Finding:
    return finding(code, Place("a.md", number), f"number {number}")


AZURE = {
    "TF_BUILD": "True",
    "SYSTEM_COLLECTIONURI": "https://dev.azure.com/org/",
    "SYSTEM_TEAMPROJECT": "bank",
    "SYSTEM_DEFINITIONID": "7",
    "SYSTEM_PHASEID": "3a3a2a60-14c7-570b-14a4-fa42ad92f52a",
    "SYSTEM_PHASENAME": "Job",
    "BUILD_DEFINITIONNAME": "Check",
    "BUILD_SOURCEBRANCH": "refs/heads/main",
    "BUILD_BUILDID": "42",
}


def test_azure_devops_finds_what_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one of its pipelines; elsewhere a log that only half says so would be refused."""
    for name in AZURE:
        monkeypatch.delenv(name, raising=False)
    assert "automationDetails" not in run_of(found(1))
    for name, value in AZURE.items():
        monkeypatch.setenv(name, value)
    run = run_of(found(1))
    prefix = "azuredevops/pipeline/build/"
    assert run["automationDetails"] == {
        "id": f"{prefix}org/bank/7/{AZURE['SYSTEM_PHASEID']}/refs-heads-main/42",
        "properties": {
            f"{prefix}buildDefinitionId": "7",
            f"{prefix}buildDefinitionName": "Check",
            f"{prefix}phaseId": AZURE["SYSTEM_PHASEID"],
            f"{prefix}phaseName": "Job",
        },
    }
    monkeypatch.delenv("SYSTEM_PHASEID")
    assert "automationDetails" not in run_of(found(1))
    driver = run["tool"]["driver"]
    assert driver["fullName"] == f"Storybank {driver['semanticVersion']}"
    assert all(rule["name"] and rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])


def test_gitlab_and_github_find_what_they_ask_for() -> None:
    """GitLab drops a result without a rule or a place, and refuses a report that loses more than half."""
    run = run_of(found(1), found(2))
    for result in run["results"]:
        assert result["ruleId"] in codes()
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "a.md"
        assert physical["region"]["startLine"] >= 1
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert len(run["tool"]["driver"]["rules"]) < 25_000


def test_the_pages_about_the_codes_are_where_more_is_said() -> None:
    assert run_of(pages=PAGES)["tool"]["driver"]["informationUri"] == PAGES
    assert "informationUri" not in run_of()["tool"]["driver"]


def test_of_too_many_findings_the_worst_are_kept_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    run = run_of(found(1), found(2), found(3), found(4, "SB401"), found(5, "SB906"))
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "2 more findings are left out."
    assert "invocations" not in run_of(found(1), found(2), found(3))
    assert module.MOST <= 25_000


def test_the_limit_is_that_of_github() -> None:
    assert module.MOST == 25_000
