"""What describes the tables to other programs: a Frictionless data package, Web Annotations of the spans."""

import json
from pathlib import Path

from tidynews.records import CHOICES, DTYPES, ROWS
from tidynews.tables.keys import PRIMARY, foreign
from tidynews.tables.whole import whole_file

_TYPES = {
    "str": "string",
    "datetime64[s]": "date",
    "float64": "number",
    "Int64": "integer",
    "int64": "integer",
    "boolean": "boolean",
}
_AROUND = 40  # characters of context that a quote selector gives on either side
_SPANS = {"figures": "surface", "claims": "content", "statements": "surface"}


def datapackage() -> dict:
    """The description of the CSV files of :meth:`tidynews.Tables.to_csv` as a Frictionless Data Package (v1).

    >>> [resource["path"] for resource in datapackage()["resources"]][:2]
    ['articles.csv', 'figures.csv']
    """
    return {"profile": "tabular-data-package", "name": "tidynews", "resources": [_resource(name) for name in ROWS]}


def _resource(name):
    keys = [{"fields": c, "reference": {"resource": t, "fields": PRIMARY[t][0]}} for c, t in foreign(name).items()]
    for key in keys:
        if key["reference"]["resource"] == name:
            key["reference"]["resource"] = ""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "encoding": "utf-8-sig",
        "schema": {
            "fields": [_field(name, column, dtype) for column, dtype in DTYPES[name].items()],
            "primaryKey": list(PRIMARY[name]),
            "foreignKeys": keys,
        },
    }


def _field(name, column, dtype):
    field = {"name": column, "type": _TYPES[dtype], "description": ROWS[name].__dataclass_fields__[column].metadata["meaning"]}
    if dtype == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    if column in CHOICES[name]:
        field["constraints"] = {"enum": list(CHOICES[name][column])}
    return field


def annotations(tables, texts: dict[str, str]) -> dict:
    """Every figure, claim and statement as a W3C Web Annotation with a text position and a text quote selector.

    Parameters
    ----------
    tables : the :class:`~tidynews.Tables`
    texts : the text of each article by ``article_id``; rows of other articles are left out

    Returns
    -------
    dict, an AnnotationCollection in JSON-LD; ``source`` of a target is the article's address, or its identity.
    """
    addresses = dict(zip(tables.articles.article_id, tables.articles.url.fillna("")))
    items = [
        _annotation(name, row, texts[row["article_id"]], addresses.get(row["article_id"]))
        for name in _SPANS
        for row in getattr(tables, name).to_dict("records")
        if row["article_id"] in texts
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(name, row, text, address):
    start, end = int(row["start"]), int(row["end"])
    quote = {"exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    facts = {c: v for c, v in row.items() if v == v and v is not None and c not in ("start", "end", _SPANS[name])}
    return {
        "id": f"urn:tidynews:{row[PRIMARY[name][0]]}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "Dataset",
            "format": "application/json",
            "table": name,
            "value": json.loads(json.dumps(facts, default=_plain)),
        },
        "target": {
            "source": address or f"urn:tidynews:{row['article_id']}",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector"} | quote,
            ],
        },
    }


def _plain(value):
    return value.date().isoformat() if hasattr(value, "date") else value.item() if hasattr(value, "item") else str(value)


def write_json(value: dict, path) -> Path:
    """Write JSON that appears whole."""
    with whole_file(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1, default=_plain)
    return Path(path)
