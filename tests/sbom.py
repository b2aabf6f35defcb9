"""What a release is made of, as a CycloneDX SBOM: `python tests/sbom.py FILE` writes it, for `make dist`.

Storybank, the packages that it needs where it is installed, and who needs whom; with versions and licences.
"""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from dependencies import closure, licence

ROOT = "storybank"


def sbom() -> Bom:
    """Return the SBOM of the package as this environment has it."""
    needs = closure(distribution(ROOT))
    components = {name: _component(distribution(name)) for name in needs}
    bom = Bom(components=(component for name, component in components.items() if name != ROOT))
    bom.metadata.component = components[ROOT]
    for name, names in needs.items():
        bom.register_dependency(components[name], [components[needed] for needed in names])
    return bom


def _component(package: Distribution) -> Component:
    name = package.metadata["Name"]
    found = licence(package)
    return Component(
        name=name,
        version=package.version,
        type=ComponentType.APPLICATION if name == ROOT else ComponentType.LIBRARY,
        bom_ref=f"{name}=={package.version}",
        purl=PackageURL("pypi", name=name.lower(), version=package.version),
        licenses=[LicenseFactory().make_from_string(found)] if found else (),
    )


def text(bom: Bom) -> str:
    """Return an SBOM as JSON."""
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(sbom()), encoding="utf-8")
