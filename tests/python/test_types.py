# SPDX-License-Identifier: Apache-2.0
"""mypy --strict reads this file too."""

import ast
import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import awase
import awase._core

if TYPE_CHECKING:
    from typing import assert_type

    alignment = awase.align("a", "b")
    assert_type(alignment[0], awase.Pair)
    assert_type(alignment[0:2], list[awase.Pair])
    assert_type([pair.source_indices for pair in alignment], list[range])
    assert_type([unit.texts for unit in awase.Memory("a.tmx")], list[dict[str, str]])
    assert_type(awase.LookupMemory("a.awm").find("a", "en")[0].score, int)
    assert_type(awase.dictionary.build(), list[Path])


def test_the_stub_names_what_is_in_the_compiled_part() -> None:
    assert awase.__file__ is not None
    package = Path(awase.__file__).parent
    assert (package / "py.typed").exists()
    stub = ast.parse((package / "_core.pyi").read_text(encoding="utf-8"))
    functions = {node.name for node in stub.body if isinstance(node, ast.FunctionDef)}
    classes = {node.name: node for node in stub.body if isinstance(node, ast.ClassDef)}
    there = {name: value for name, value in vars(awase._core).items() if not name.startswith("_")}
    assert set(there) == functions | set(classes)
    for name, node in classes.items():
        methods = {member.name for member in node.body if isinstance(member, ast.FunctionDef)}
        assert methods - {"__new__"} == {member for member in vars(there[name]) if not member.startswith("_")}, name


def test_everything_public_has_types_and_a_docstring() -> None:
    assert awase.__doc__ and awase.dictionary.__doc__
    for name in awase.__all__:
        thing = getattr(awase, name)
        assert inspect.getdoc(thing), name
        members = vars(thing).items() if inspect.isclass(thing) else [(name, thing)]
        for member, value in members:
            if inspect.isfunction(value) and not member.startswith("_"):
                assert value.__doc__, f"{name}.{member}"
                signature = inspect.signature(value)
                assert signature.return_annotation is not inspect.Signature.empty, f"{name}.{member}"
