"""Which run of Azure Pipelines a report is made in: its code scanning takes a log only with that."""

from __future__ import annotations

from collections.abc import Mapping

_PREFIX = "azuredevops/pipeline/build/"
_PROPERTIES = {
    "buildDefinitionId": "SYSTEM_DEFINITIONID",
    "buildDefinitionName": "BUILD_DEFINITIONNAME",
    "phaseId": "SYSTEM_PHASEID",
    "phaseName": "SYSTEM_PHASENAME",
}
_ID = (
    "SYSTEM_COLLECTIONURI",
    "SYSTEM_TEAMPROJECT",
    "SYSTEM_DEFINITIONID",
    "SYSTEM_PHASEID",
    "BUILD_SOURCEBRANCH",
    "BUILD_BUILDID",
)


def automation(environment: Mapping[str, str]) -> dict[str, object]:
    """Return the `automationDetails` of a SARIF run, {} outside Azure Pipelines and where a part of it is not known."""
    if not environment.get("TF_BUILD") or not all(map(environment.get, (*_ID, *_PROPERTIES.values()))):
        return {}
    organisation = environment[_ID[0]].rstrip("/").rpartition("/")[2]
    steps = (organisation, *(environment[name].replace("/", "-") for name in _ID[1:]))
    properties = {f"{_PREFIX}{key}": environment[name] for key, name in _PROPERTIES.items()}
    return {"automationDetails": {"id": _PREFIX + "/".join(steps), "properties": properties}}
