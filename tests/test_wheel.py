"""The wheel is the whole product: built, laid into an empty folder and used from there."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import news
import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns("build", "dist", "__pycache__", "*.egg-info")
OPTIONAL = ("anywidget", "ipywidgets", "nbconvert", "papermill")
WITHOUT = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in {OPTIONAL}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, made from the source distribution, as an installer makes it."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "lib", folder / "lib", ignore=LEFT_OUT)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(folder / "lib")]
    done = subprocess.run(build, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return next((folder / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Run Python in a folder of its own, with the library from the wheel and nothing of the checkout."""
    site, home = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("home")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    news.write(home / "articles", 1)

    def run(*arguments):
        environment = os.environ | {"PYTHONPATH": str(site), "MPLBACKEND": "Agg"}
        return subprocess.run(
            [sys.executable, *arguments], cwd=home, env=environment, capture_output=True, text=True, timeout=300
        )

    run.home, run.site = home, site
    return run


@pytest.mark.parametrize("part", ["py.typed", "notebooks/explore.ipynb", "lexicons/data/countries.csv", "showing/pages/page.css"])
def test_the_wheel_holds(wheel, part):
    assert f"tidynews/{part}" in zipfile.ZipFile(wheel).namelist()


def test_the_metadata_describes_it(wheel):
    packed = zipfile.ZipFile(wheel)
    files = {Path(name).name: name for name in packed.namelist()}
    described = packed.read(files["METADATA"]).decode()
    assert "pip install 'tidynews[notebooks,html]'" in described and "License-Expression: MIT" in described
    assert packed.read(files["LICENSE"]) == (ROOT / "LICENSE").read_bytes()


@pytest.mark.slow
def test_it_parses_renders_and_copies_its_notebooks(installed):
    assert installed("-c", "import tidynews; print(tidynews.__file__)").stdout.startswith(str(installed.site))
    for command in (["parse", "articles", "-o", "tables"], ["render", "articles", "-o", "pages", "--only", "shipment_figures"]):
        done = installed("-m", "tidynews", *command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (installed.home / "pages" / "index.html").is_file()
    assert installed("-m", "tidynews", "notebooks", "mine").returncode == 0
    again = installed("-m", "tidynews", "notebooks", "mine")
    assert again.returncode == 2 and "is there already" in again.stderr
    assert {p.name for p in (installed.home / "mine").iterdir()} == {p.name for p in (ROOT / "notebooks").glob("*.ipynb")}


@pytest.mark.slow
def test_it_explores(installed):
    done = installed("-c", "import tidynews as tn; print(type(tn.explore(*tn.reading.load('articles'))).__name__)")
    assert done.stdout == "Desk\n", done.stderr


MISSING = [
    ("explorer", "import tidynews as tn; tn.explore", "tidynews.explore needs anywidget: pip install 'tidynews[notebooks]'"),
    (
        "render",
        "from tidynews.showing.cli import main; sys.exit(main(['render', 'articles', '-o', 'no']))",
        "rendering needs nbconvert: pip install 'tidynews[notebooks]'",
    ),
]


@pytest.mark.parametrize(("code", "message"), [row[1:] for row in MISSING], ids=[row[0] for row in MISSING])
def test_a_missing_extra_is_named(installed, code, message):
    done = installed("-c", WITHOUT + code)
    assert done.returncode and message in done.stderr
