"""The documentation is true: its reference is current, its commands run, nothing public is undocumented."""

import importlib
import inspect
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tidynews

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
MODULES = sorted(m.name for m in pkgutil.walk_packages(tidynews.__path__, "tidynews.") if not m.name.endswith("__main__"))


def blocks(language):
    for page in PAGES:
        for number, match in enumerate(BLOCK.finditer(page.read_text(encoding="utf-8"))):
            if match[1] == language:
                yield pytest.param(match[2], id=f"{page.relative_to(ROOT).as_posix()}-{number}")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """A copy of the tracked files in which documented commands may write."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("notebooks", "seeds", "examples", "benchmarks", "docs", "lib"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    return copy


def run_in(checkout, argv, **options):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(checkout / "lib"), "MPLBACKEND": "Agg"}
    return subprocess.run(argv, cwd=checkout, env=environment, capture_output=True, text=True, timeout=600, **options)


@pytest.mark.slow
@pytest.mark.parametrize("script", list(blocks("sh")))
def test_documented_commands_run(script, checkout):
    done = run_in(checkout, ["bash", "-euo", "pipefail", "-c", script])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("code", list(blocks("python")))
def test_documented_python_runs(code, checkout):
    done = run_in(checkout, [sys.executable, "-W", "error::DeprecationWarning", "-c", code])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", ["tables.md", "commands.md"])
def test_reference_is_current(page):
    write = f"import make_reference; print(make_reference.PAGES[{page!r}](), end='')"
    done = run_in(ROOT, [sys.executable, "-c", f"import sys; sys.path.insert(0, 'docs'); {write}"], check=True)
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == done.stdout


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_has_a_docstring(name):
    module = importlib.import_module(name)
    public = [
        value
        for key, value in vars(module).items()
        if not key.startswith("_") and (inspect.isfunction(value) or inspect.isclass(value)) and value.__module__ == name
    ]
    assert module.__doc__
    assert [value.__qualname__ for value in public if not inspect.getdoc(value)] == []
