"""The configuration of a bank that Zensical builds: what it says, and what is derived from it.

Zensical reads `zensical.toml` and `mkdocs.yml` as the same settings. Here they are kept as nodes of YAML, so that tags
such as `!ENV` and `!!python/name`, which only Zensical can resolve, come out as they went in.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.representer import SafeRepresenter
from yaml_env_tag import construct_env_tag

from ..engine import EngineError

FILES = ("zensical.toml", "mkdocs.yml", "mkdocs.yaml")  # as Zensical looks for them


class _Plain(yaml.SafeLoader):
    """Reads values as plain data; what has a tag that only Zensical resolves is nothing here."""


_Plain.add_constructor("!ENV", construct_env_tag)
_Plain.add_multi_constructor("", lambda _loader, _suffix, _node: None)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings in one file, and those that it inherits."""

    path: Path
    root: yaml.MappingNode

    def get(self, *names: str) -> Any:
        """Return the value that stands below these names as plain data, None if there is none."""
        node: yaml.Node | None = self.root
        for name in names:
            node = _value(node, name) if isinstance(node, yaml.MappingNode) else None
        return None if node is None else _plain(node)

    def put(self, name: str, value: Any) -> Configuration:
        """Return the configuration with another value for a setting; None takes the setting away."""
        return Configuration(self.path, _with(self.root, name, None if value is None else _node(value)))

    def put_first(self, name: str, value: Any) -> Configuration:
        """Return the configuration with a value before those of a list."""
        there = _value(self.root, name)
        rest = there.value if isinstance(there, yaml.SequenceNode) else []
        return Configuration(self.path, _with(self.root, name, _list([_node(value), *rest])))

    def add(self, name: str, entry: str, options: Any) -> Configuration:
        """Return the configuration with these options for an entry of a list or map, such as a plugin."""
        there = _value(self.root, name)
        if isinstance(there, yaml.MappingNode):
            return Configuration(self.path, _with(self.root, name, _with(there, entry, _node(options))))
        rest = [node for node in there.value if _name(node) != entry] if isinstance(there, yaml.SequenceNode) else []
        return Configuration(self.path, _with(self.root, name, _list([*rest, _node({entry: options})])))

    def text(self) -> str:
        """Return the settings as the text of an `mkdocs.yml`."""
        return str(yaml.serialize(self.root, Dumper=yaml.SafeDumper, allow_unicode=True))


def find_configuration(base: Path) -> Path | None:
    """Return the file that Zensical would read in this folder."""
    return next((base / name for name in FILES if (base / name).is_file()), None)


def read_configuration(path: Path) -> Configuration:
    """Read a file of settings with those that it inherits. Raises EngineError for what cannot be read."""
    try:
        data = path.read_bytes()
        root = _node(_project(data)) if path.suffix == ".toml" else yaml.compose(data.decode(), _Plain)
    except OSError as error:
        raise EngineError(f"{path}: {error.strerror}") from error
    except (ValueError, yaml.YAMLError) as error:
        raise EngineError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(root, yaml.MappingNode):
        raise EngineError(f"{path} holds no settings")
    parent = _value(root, "INHERIT")
    if not isinstance(parent, yaml.ScalarNode):
        return Configuration(path, root)
    above = read_configuration(path.parent / parent.value)
    return Configuration(path, _joined(above.root, _with(root, "INHERIT", None)))


def _project(data: bytes) -> Any:
    values = tomllib.loads(data.decode())
    return values.get("project", values)


def _plain(node: yaml.Node) -> Any:
    loader = _Plain("")
    return loader.construct_document(node)


def _node(value: Any) -> Any:
    return SafeRepresenter().represent_data(value)


def _list(nodes: list[Any]) -> yaml.SequenceNode:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", nodes)


def _name(node: Any) -> Any:
    """Return the name of an entry of a list: a text, or a map of one key."""
    return node.value[0][0].value if isinstance(node, yaml.MappingNode) and node.value else node.value


def _value(node: yaml.MappingNode, name: str) -> Any:
    return next((value for key, value in node.value if key.value == name), None)


def _with(node: yaml.MappingNode, name: str, value: Any) -> yaml.MappingNode:
    """Return a map with this value, at the place of the one that it replaces; None takes it away."""
    there = any(key.value == name for key, _ in node.value)
    entries = node.value if there else [*node.value, (_node(name), None)]
    changed = [(key, value if key.value == name else old) for key, old in entries]
    return yaml.MappingNode(node.tag, [entry for entry in changed if entry[1] is not None])


def _joined(parent: yaml.MappingNode, child: yaml.MappingNode) -> yaml.MappingNode:
    """Return two maps as MkDocs joins them: maps in maps too, and of anything else the child's."""
    joined = parent
    for key, value in child.value:
        old = _value(joined, key.value)
        both = isinstance(old, yaml.MappingNode) and isinstance(value, yaml.MappingNode)
        joined = _with(joined, key.value, _joined(old, value) if both else value)
    return joined
