"""The floors: a module imports only from its own floor and from those below."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "lib" / "tidynews"
FLOORS = ["text", "language", "meaning", "judgement", "tables", "showing"]
GROUND = {"records", "lexicons", "extras"}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{a.name}" for a in node.names] if node.module == "tidynews" else [node.module]
        yield from (name.split(".")[1] for name in names if name.startswith("tidynews."))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path):
    floor = path.relative_to(PACKAGE).parts[0]
    reachable = GROUND | {"__version__"}
    if floor not in GROUND:
        reachable |= set(FLOORS[: FLOORS.index(floor) + 1])
    assert set(imports(path)) <= reachable
