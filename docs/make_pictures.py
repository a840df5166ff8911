"""Draw the pictures of docs/charts.md: `python docs/make_pictures.py`.

Each chart is drawn from the seed article or from the example corpus into
docs/pictures/, and its description becomes the alternative text of the picture
in docs/charts.md.
"""

import io
import os
import re
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import tidynews as tn
from PIL import Image

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGE = HERE / "charts.md"
DPI, COLOURS = 144, 256
PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/(?P<name>[a-z_]+)\.png\)")


def charts():
    """The charts of the page by the names of their pictures."""
    article = tn.read_article(ROOT / "seeds" / "000_9c5be3f5729f633b.txt")
    seed = tn.parse(article)
    shells = tn.parse_many(ROOT / "examples" / "shells")
    return {
        "shipments": tn.charts.shipments(seed.figures, seed.claims),
        "shipments_narrow": tn.charts.shipments(seed.figures, seed.claims, kinds=["shipment", "casualty"], width=3.6),
        "register": tn.charts.register(tn.transfers(shells, item="container")),
        "timeline": tn.charts.timeline(tn.lineage.totals(shells), item="container"),
        "statements": tn.charts.statements(seed.claims),
        "likelihoods": tn.charts.likelihoods(seed.claims),
        "strength": tn.charts.strength(seed.sourcing, seed.claims, order="text", top=10),
        "admiralty": tn.charts.admiralty(shells.sourcing),
        "chains": tn.charts.chains(shells.claims, articles=shells.articles, top=7),
        "strip": tn.charts.strip(article, seed),
    }


def save(ax, path):
    """Write a small PNG, whole or not at all."""
    drawn = io.BytesIO()
    ax.get_figure().savefig(drawn, dpi=DPI, format="png")
    picture = Image.open(drawn).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    aside = path.with_suffix(".tmp")
    picture.save(aside, format="png", optimize=True)
    os.replace(aside, path)


def main():
    drawn = charts()
    (HERE / "pictures").mkdir(exist_ok=True)
    for name, ax in drawn.items():
        save(ax, HERE / "pictures" / f"{name}.png")
    described = {name: tn.charts.describe(ax).replace("[", "(").replace("]", ")") for name, ax in drawn.items()}
    page = PICTURE.sub(lambda m: f"![{described[m['name']]}](pictures/{m['name']}.png)", PAGE.read_text(encoding="utf-8"))
    aside = PAGE.with_suffix(".tmp")
    aside.write_text(page, encoding="utf-8")
    os.replace(aside, PAGE)


if __name__ == "__main__":
    main()
