"""A pack's file as text: YAML values together with the line each key stands on."""

from pathlib import Path
from typing import Any, Final, cast

import yaml

from models.errors import BadPolicy
from models.policy.problems import Problem

Key = str | int

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml reads a pack in a tenth of the time; where it was not built in, the slow way says the same."""


class PackText:
    """One YAML file; ``values`` is what it says, ``line`` finds where it says it."""

    def __init__(self, path: Path, shown_as: str) -> None:
        """Raises BadPolicy if the file is missing, is no YAML, or names a key twice."""
        self.name = shown_as
        self._root = _composed(path, shown_as)
        _refuse_doubles(self._root, shown_as)
        self.values = _plain(self._root, shown_as)

    def line(self, keys: tuple[Key, ...]) -> int:
        """The line of the deepest known part of the key path, counted from 1."""
        return self._found(keys)[0]

    def depth(self, keys: tuple[Key, ...]) -> int:
        """How many keys of the path stand in this file."""
        return self._found(keys)[1]

    def _found(self, keys: tuple[Key, ...]) -> tuple[int, int]:
        node, line, depth = self._root, self._root.start_mark.line + 1, 0
        for key in keys:
            if child := _child(node, key):
                line, node = child
                depth += 1
        return line, depth


def _composed(path: Path, shown_as: str) -> yaml.Node:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        raise _bad(shown_as, None, "", "no_file", "規程の一式のファイルがありません") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise _bad(shown_as, line, "", "no_yaml", "YAML として読めません(UTF-8)") from None
    if not isinstance(root, yaml.MappingNode):
        raise _bad(shown_as, 1, "", "no_mapping", "「見出し: 内容」の形で書いてください")
    return root


def _refuse_doubles(node: yaml.Node, shown_as: str) -> None:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_doubles(child, shown_as)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise _bad(shown_as, line, key.value, "key_twice", "同じ見出しは一度だけ")
            seen.add(key.value)
            _refuse_doubles(value, shown_as)


def _plain(root: yaml.Node, shown_as: str) -> dict[str, Any]:
    try:
        return cast(dict[str, Any], yaml.SafeLoader("").construct_document(root))
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise _bad(shown_as, line, "", "no_yaml", "読めない値があります") from None


def _child(node: yaml.Node, key: Key) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        child = node.value[key]
        return child.start_mark.line + 1, child
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    return None


def _bad(file: str, line: int | None, key: str, rule: str, allowed: str) -> BadPolicy:
    problem = Problem(file=file, line=line, key=key, rule=rule, allowed=allowed)
    return BadPolicy(problems=[problem])
