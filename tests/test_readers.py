"""Reading: every layout, every kind of file, and every fault with its file, reason and remedy."""

import gzip
import io
import json
import os
import socket
import stat
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles
from tidynews.text.article import segment
from tidynews.text.readers import ArticleError, read_article, read_articles

SEED = Path(__file__).parents[1] / "seeds" / "000_9c5be3f5729f633b.txt"
PLAIN = "Two ships were lost off the coast – the navy “confirmed” it.\n"
WRAPPED = """Harbour closed after storm

The harbour of Lindow was closed on Friday night after a storm had torn two
ships from their moorings, the harbour master said. Nobody was hurt, but the
quay will have to be rebuilt.

A spokesman for the owners said that both of the ships would be towed to a yard
in the south before the end of the month.
"""
PAGE = """<html><head><title>Ships lost</title><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2024-10-12T08:00:00Z"><script>alert("no")</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ships lost</h1>
<p>Two ships were lost off the coast on Friday, the navy said in a statement to reporters.</p>
<script>document.write("<p>999 ships</p>")</script>
<p onclick="evil()">The minister denied that a third one was missing, and called the report &lt;b&gt;false&lt;/b&gt;.</p>
</article></body></html>"""


def blocks(text):
    return [(b.kind, text[b.start : b.end]) for b in segment(text)]


def kinds(text):
    return " ".join(kind[0:4] for kind, _ in blocks(text))


LAYOUTS = [
    ("seed", SEED.read_text(encoding="utf-8"), "head outl head para para para para para para para para"),
    ("wrapped", WRAPPED, "head para para"),
    ("blank lines", "Ships lost\n\nTwo ships sank on Monday. It rained.\n\nOne was found.", "head para para"),
    ("windows line ends", "Ships lost\r\nThe Gazette\r\nTwo ships sank. It rained.\r\nOne was found.", "head outl para para"),
    ("byline", "Ships lost\nThe Gazette\nBy Ann Lee\nTwo ships sank. It rained.\nOne was found.", "head outl byli para para"),
    (
        "date line",
        "Ships lost\nThe Gazette\nPublished 12 October 2024, 08:15 GMT\nTwo ships sank. It rained.\nOne was found.",
        "head outl byli para para",
    ),
    (
        "date in the lede",
        "Ships lost\nThe Gazette\nOn 12 October 2024 two ships sank off the coast of the island\nOne was found.",
        "head outl para para",
    ),
    (
        "markdown",
        "# Ships lost\n\nThe Gazette\n\nTwo ships sank. It rained.\n\n## Why\n\n> One was found.",
        "head outl para head para",
    ),
    ("rules between", "Ships lost\n\n---\n\nTwo ships sank. It rained.\n\n* * *\n\nOne was found.", "head para para"),
    (
        "no headline",
        "Two ships sank on Monday, the navy said. It rained.\nOne was found by a fisherman. He said so.",
        "para para",
    ),
    ("dateline first", "HARBOUR CITY (XY) — Two ships sank on Monday\n\nOne was found.", "para para"),
    ("one line", "Two ships sank.", "para"),
    ("no final newline", "Ships lost\nTwo ships sank. It rained.", "head para"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_layout(text, expected):
    assert kinds(text) == " ".join(kind[:4] for kind in expected.split())


def test_wrapped_lines_are_one_paragraph():
    assert blocks(WRAPPED)[1][1].endswith("rebuilt.") and "\n" in blocks(WRAPPED)[1][1]


@given(articles)
def test_blocks_are_in_order_and_leave_out_no_word(text):
    found = segment(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:]))
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() != "" for b in found)
    left = text
    for b in reversed(found):
        left = left[: b.start] + left[b.end :]
    assert not any(c.isalnum() for c in left)


def test_seed_is_unaltered_and_known():
    article = read_article(SEED)
    assert article.text.encode() == SEED.read_bytes()
    assert article.outlet == "ICARO Media Group" and article.title.startswith("North Korea's Military Support")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_give_the_same_text(tmp_path, encoding):
    file = tmp_path / "a.txt"
    file.write_bytes((PLAIN * 3).encode(encoding))
    assert read_article(file).text == PLAIN * 3


def test_a_named_encoding_is_used(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("Два корабля затонули".encode("cp1251"))
    assert read_article(file, encoding="cp1251").text == "Два корабля затонули"


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", PLAIN)
    return buffer.getvalue()


BAD_BYTES = [
    ("empty", b"", "is empty"),
    ("white space", b" \n\t\r\n ", "only white space"),
    ("mark only", b"\xef\xbb\xbf", "only white space"),
    ("binary", bytes(range(256)) * 20, "binary"),
    ("picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"),
    ("pdf", b"%PDF-1.7 ...", "PDF"),
    ("zip renamed", zipped(), "ZIP"),
    ("cut utf-8", PLAIN.encode()[:-6], "inside a character"),
    ("broken utf-8", "Čapek – ".encode() + b"\xff\xfe\xfd text", "broken UTF-8"),
    ("cyrillic", "Два корабля затонули у берега".encode("cp1251"), "neither UTF-8"),
    ("odd utf-16", "Two ships".encode("utf-16") + b"\x00", "not utf-16"),
]


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in BAD_BYTES], ids=[row[0] for row in BAD_BYTES])
def test_bad_bytes(tmp_path, data, reason):
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    refused(file, reason)


def refused(source, reason, **options):
    with pytest.raises(ArticleError) as caught:
        read_article(source, **options)
    error = caught.value
    assert error.file.startswith(str(source)) and reason in error.reason and error.remedy
    assert "\n" not in str(error)


def test_missing_folder_and_dangling_link(tmp_path):
    refused(tmp_path / "none.txt", "does not exist")
    refused(tmp_path, "is a folder")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    refused(tmp_path / "link.txt", "link to a file that does not exist")


def test_pipes_and_sockets_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    refused(tmp_path / "pipe.txt", "pipe or a device")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(tmp_path / "s.txt"))
        refused(tmp_path / "s.txt", "socket or a device")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(PLAIN)
    file.chmod(0)
    refused(file, "no permission")
    file.chmod(stat.S_IRUSR)


def test_no_permission_however_it_is_refused(tmp_path, monkeypatch):
    def deny(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tidynews.text.readers.files.os.open", deny)
    refused(tmp_path / "a.txt", "no permission")


def test_the_limit_and_the_option_that_raises_it_are_named(tmp_path):
    file = tmp_path / "big.txt"
    with open(file, "wb") as out:
        out.truncate(200_000_000)
    with pytest.raises(ArticleError, match="200,000,000 bytes.*limit of 20,000,000.*max_bytes.*--max-bytes"):
        read_article(file)
    file.write_text(PLAIN)
    refused(file, "limit of 10", max_bytes=10)


@pytest.mark.parametrize("text", ["", "  \n", "half a pair \ud800 here"], ids=["empty", "white space", "surrogate"])
def test_bad_text(text):
    with pytest.raises(ArticleError):
        read_article(text=text)


def test_no_source_is_a_mistake_of_the_caller():
    with pytest.raises(TypeError):
        read_article()


def test_odd_paths(tmp_path):
    refused("a\0b.txt", "cannot be opened")
    refused("x" * 5000, "cannot be opened")
    odd = os.fsencode(tmp_path) + b"/n\xff.txt"
    try:
        with open(odd, "w") as out:
            out.write(PLAIN)
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    assert read_article(os.fsdecode(odd)).path.endswith("n\\xff.txt")


# ---------------------------------------------------------------- metadata.csv


def with_metadata(folder, table, name="a.txt"):
    (folder / name).write_text("Ships lost\nThe Gazette\nTwo ships sank. It rained.\n", encoding="utf-8")
    (folder / "metadata.csv").write_text(table, encoding="utf-8")
    return folder / name


def test_metadata_beside_the_file(tmp_path):
    file = with_metadata(tmp_path, "file,outlet,published,url\na.txt,The Times,2024-10-12,https://a.org/1\nb.txt,,,\n")
    article = read_article(file)
    assert (article.outlet, article.published, article.url) == ("The Times", date(2024, 10, 12), "https://a.org/1")
    assert read_article(file, outlet="Mine").outlet == "Mine"


def test_a_date_line_is_the_day_of_publication_and_marked_as_inferred(tmp_path):
    text = "Ships lost\nThe Gazette\nBy Ann Lee, October 12, 2024\nTwo ships sank on May 3, 2023. It rained.\nOne was found."
    article = read_article(text=text)
    assert (article.published, article.date_inferred) == (date(2024, 10, 12), True)
    file = with_metadata(tmp_path, "file,outlet,published,url\na.txt,,2024-10-13,\n")
    file.write_text(text)
    article = read_article(file)
    assert (article.published, article.date_inferred) == (date(2024, 10, 13), False)


def test_the_seed_has_no_date_of_its_own():
    assert read_article(text=SEED.read_text(encoding="utf-8")).published is None


BAD_METADATA = [
    ("header", "name,outlet\na.txt,The Times\n", "line 1"),
    ("unknown column", "file,colour\na.txt,red\n", "line 1"),
    ("date", "file,outlet,published,url\nb.txt,,,\na.txt,The Times,yesterday,\n", "line 3"),
    ("too many cells", "file,outlet\na.txt,The Times, of London\n", "line 2"),
    ("twice", "file,outlet\na.txt,A\na.txt,B\n", "line 3"),
]


@pytest.mark.parametrize(("table", "line"), [row[1:] for row in BAD_METADATA], ids=[row[0] for row in BAD_METADATA])
def test_bad_metadata_names_the_line(tmp_path, table, line):
    file = with_metadata(tmp_path, table)
    with pytest.raises(ArticleError) as caught:
        read_article(file)
    assert caught.value.file == f"{tmp_path}/metadata.csv {line}"


BAD_LINES = [
    ("short", "The Gazette\n", "line 3"),
    ("too long a cell", f"{'x' * 140_000},b.txt\n", "line 3"),
    ("a quotation mark never closed", f'"The Gazette,b.txt\n{"x" * 140_000}', "line 4"),
    ("no file", "The Gazette,\n", "line 3"),
]


@pytest.mark.parametrize(("line", "where"), [row[1:] for row in BAD_LINES], ids=[row[0] for row in BAD_LINES])
def test_a_line_of_metadata_that_is_wrong_costs_itself_and_is_listed(tmp_path, line, where):
    with_metadata(tmp_path, f"outlet,file\nThe Times,a.txt\n{line}", "b.txt")
    with_metadata(tmp_path, (tmp_path / "metadata.csv").read_text())
    found = list(read_articles(tmp_path))
    assert found[0].outlet == "The Times"
    assert [e.file for e in found if isinstance(e, ArticleError)] == [f"{tmp_path}/metadata.csv {where}"]


def test_a_bad_line_of_metadata_costs_its_article_only(tmp_path):
    file = with_metadata(tmp_path, "file,outlet,published,url\na.txt,A,,\nb.txt,B,soon,\n")
    with_metadata(tmp_path, (tmp_path / "metadata.csv").read_text(), "b.txt")
    assert read_article(file).outlet == "A"


# ---------------------------------------------------------------- pages and records


def test_page(tmp_path):
    pytest.importorskip("trafilatura")
    file = tmp_path / "a.html"
    file.write_text(PAGE, encoding="utf-8")
    article = read_article(file)
    assert (article.title, article.outlet, article.published) == ("Ships lost", "The Gazette", date(2024, 10, 12))
    assert article.text.startswith("Ships lost\nTwo ships were lost") and "<b>false</b>" in article.text
    assert "alert" not in article.text and "999" not in article.text and "Home" not in article.text


def test_page_without_article(tmp_path):
    pytest.importorskip("trafilatura")
    file = tmp_path / "a.html"
    file.write_text("<html><body><script>1</script></body></html>")
    refused(file, "no article")


RECORD = {
    "maintext": "Two ships sank on Friday. It rained.\nOne was found.",
    "title": "Ships lost",
    "source_domain": "gazette.org",
    "date_publish": "2024-10-12 08:15:00",
    "url": "https://gazette.org/1",
    "authors": ["A"],
}


def test_record():
    article = read_article(RECORD)
    assert article.text == f"{RECORD['title']}\n{RECORD['maintext']}"
    assert [b.kind for b in article.blocks] == ["headline", "paragraph", "paragraph"]
    assert (article.outlet, article.published, article.url) == ("gazette.org", date(2024, 10, 12), RECORD["url"])
    assert not article.date_inferred


def test_record_that_repeats_its_title():
    text = "Ships lost\nTwo ships sank on Friday. It rained."
    assert read_article(RECORD | {"maintext": text}).text == text


BAD_RECORDS = [
    ("no text", {"title": "x"}, "no maintext"),
    ("null text", {"maintext": None}, "no maintext"),
    ("white space", {"maintext": " \n "}, "white space"),
    ("number", {"maintext": 5}, "maintext is a int"),
    ("date", RECORD | {"date_publish": "soon"}, "date_publish is 'soon'"),
    ("surrogate", {"maintext": "a\ud800b"}, "surrogate"),
    ("surrogate in the address", RECORD | {"url": "https://a.org/\ud800"}, "url holds half a surrogate pair"),
    ("surrogate in the outlet", RECORD | {"source_domain": "\udc00"}, "source_domain holds half a surrogate pair"),
]


@pytest.mark.parametrize(("record", "reason"), [row[1:] for row in BAD_RECORDS], ids=[row[0] for row in BAD_RECORDS])
def test_bad_record(record, reason):
    with pytest.raises(ArticleError, match=reason):
        read_article(record)


def test_a_page_that_breaks_the_extractor_costs_itself(tmp_path, monkeypatch):
    trafilatura = pytest.importorskip("trafilatura")

    def breaks(*_, **__):
        raise RecursionError("too deep")

    monkeypatch.setattr(trafilatura, "bare_extraction", breaks)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PLAIN)
    refused(tmp_path / "a.html", "cannot be read as a web page (RecursionError)")
    error, article = read_articles(tmp_path)
    assert error.file.endswith("a.html") and article.text == PLAIN


def lines(*records):
    return b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in records)


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz"])
def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path, name):
    data = lines(RECORD, b'{"maintext": "cut', b"", RECORD | {"title": "Second"}, b"[1]", b"\xff\xfe", b"[" * 100_000)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    found = list(read_articles(tmp_path / name))
    assert [a.title for a in found if not isinstance(a, ArticleError)] == ["Ships lost", "Second"]
    assert [e.file.rsplit(" ", 1)[1] for e in found if isinstance(e, ArticleError)] == ["2", "5", "6", "7"]


def test_a_line_beyond_the_limit_costs_itself_only(tmp_path):
    (tmp_path / "r.jsonl").write_bytes(lines(RECORD, RECORD | {"maintext": "long " * 500}, RECORD | {"title": "Last"}))
    first, second, third = read_articles(tmp_path / "r.jsonl", max_bytes=1000)
    assert first.title == "Ships lost" and "limit of 1,000" in second.reason and third.title == "Last"


def test_a_cut_gzip_gives_what_is_whole(tmp_path):
    rows = [RECORD | {"maintext": f"{os.urandom(200).hex()} sank."} for _ in range(200)]
    whole = gzip.compress(lines(*rows))
    (tmp_path / "r.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *found, error = read_articles(tmp_path / "r.jsonl.gz")
    assert len(found) > 20 and "damaged" in error.reason


def test_a_small_archive_does_not_fill_the_memory(tmp_path):
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress((b" " * 9_999 + b"\n") * 10_000))
    [error] = read_articles(tmp_path / "r.jsonl.gz", max_bytes=1_000_000)
    assert "unpacks to more than 200 times its size" in error.reason


def unreadable_after(n):
    """A function that opens files which fail after ``n`` bytes, as a bad disk does."""

    class Failing(io.FileIO):
        def read(self, size=-1):
            if size != 1 or self.tell() >= n:  # lines are read byte by byte
                raise OSError(5, "Input/output error")
            return super().read(size)

    return Failing


@pytest.mark.parametrize(("name", "at"), [("r.txt", ""), ("r.jsonl", " after line 2")])
def test_a_read_error_in_the_middle_names_the_file(tmp_path, monkeypatch, name, at):
    data = lines(RECORD, RECORD | {"title": "Second"}, RECORD)
    (tmp_path / name).write_bytes(data)
    failing = unreadable_after(len(data) - 9)
    monkeypatch.setattr("tidynews.text.readers.files.open", lambda file, mode: failing(file), raising=False)
    *found, error = read_articles(tmp_path / name)
    assert error.file == f"{tmp_path / name}{at}" and error.reason == "cannot be read to its end (Input/output error)"
    assert len(found) == (2 if at else 0)


FIRST = {"maintext": ["Two ships sank.", "Three ships sank.", "Four ships sank."]}
BAD_CELLS = [
    ("timestamp out of range", pa.array([0, 2**62, 0], pa.timestamp("ms"))),
    ("day out of range", pa.array([0, 10**8, 0], pa.int32()).cast(pa.date32())),
    ("invalid UTF-8", pa.array([b"2024-10-12", b"\xff\xfe", b"2024-10-13"]).cast(pa.binary()).view(pa.string())),
]


@pytest.mark.parametrize("column", [row[1] for row in BAD_CELLS], ids=[row[0] for row in BAD_CELLS])
def test_a_bad_cell_of_parquet_costs_its_row_only(tmp_path, column):
    pq.write_table(pa.table(FIRST | {"date_publish": column}), tmp_path / "r.parquet", store_schema=False)
    first, error, third = read_articles(tmp_path / "r.parquet")
    assert [first.text, third.text] == ["Two ships sank.", "Four ships sank."]
    assert error.file == f"{tmp_path}/r.parquet row 2" and error.remedy


def test_a_time_zone_that_nobody_knows_is_told_of_the_rows_that_have_it(tmp_path):
    column = pa.array([0, None, 0], pa.timestamp("ms", tz="Mars/Olympus"))
    pq.write_table(pa.table(FIRST | {"date_publish": column}), tmp_path / "r.parquet")
    first, second, third = read_articles(tmp_path / "r.parquet")
    assert second.text == "Three ships sank."
    assert [first.file, third.file] == [f"{tmp_path}/r.parquet row {n}" for n in (1, 3)]


def test_a_row_of_parquet_beyond_the_limit_costs_itself_only(tmp_path):
    texts = ["Two ships sank.", "long " * 500, "Four ships sank."]
    pq.write_table(pa.table({"maintext": texts}), tmp_path / "r.parquet")
    first, error, third = read_articles(tmp_path / "r.parquet", max_bytes=1000)
    assert [first.text, third.text] == [texts[0], texts[2]]
    assert error.file.endswith("row 2") and "limit of 1,000" in error.reason


def test_a_damaged_page_of_parquet_costs_its_rows_only(tmp_path):
    texts = [f"Ship {n} sank." for n in range(30)]
    file = tmp_path / "r.parquet"
    pq.write_table(
        pa.table({"maintext": texts}), file, row_group_size=10, compression="none", use_dictionary=False, write_page_checksum=True
    )
    file.write_bytes(file.read_bytes().replace(b"Ship 14", b"Ship 99"))
    found = list(read_articles(file))
    assert [a.text for a in found if not isinstance(a, ArticleError)] == texts[:10] + texts[20:]
    assert [e.file for e in found if isinstance(e, ArticleError)] == [f"{file} after row 10"]


def test_parquet_of_records(tmp_path):
    table = pa.Table.from_pylist([RECORD, RECORD | {"maintext": None}, RECORD | {"title": "Last"}])
    pq.write_table(table, tmp_path / "r.parquet")
    first, second, third = read_articles(tmp_path / "r.parquet")
    assert first == replace(read_article(RECORD), path=first.path) and third.title == "Last"
    assert second.file.endswith("row 2")


def test_parquet_without_the_columns_or_damaged(tmp_path):
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing PAR1")
    columns, damaged = read_articles(tmp_path)
    assert "no column maintext (it has body)" in columns.reason and "not a readable Parquet" in damaged.reason


# ---------------------------------------------------------------- many sources


def test_folders_globs_and_lists(tmp_path):
    for name in ("b/c.txt", "a.md", ".hidden/x.txt", "README.md", "metadata.csv", "d.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("file,outlet\n" if name.endswith("csv") else f"Ships lost\n\nFile {name}. It rained.")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "tidynews.json").write_text("{}")
    (tmp_path / "tables" / "x.txt").write_text("not an article")

    def names(sources):
        return [os.path.relpath(a.path, tmp_path) for a in read_articles(sources)]

    assert names(tmp_path) == ["a.md", "b/c.txt"]
    assert names(f"{tmp_path}/**/*.txt") == ["b/c.txt", "tables/x.txt"]
    assert names([tmp_path / "b", str(tmp_path / "a.md")]) == ["b/c.txt", "a.md"]
    assert [a.text for a in read_articles(iter([read_article(text="x"), RECORD]))][0] == "x"


def test_globs_over_links_end(tmp_path):
    for n in range(3):
        (tmp_path / "a" / "b").mkdir(parents=True, exist_ok=True)
        (tmp_path / "a" / f"back{n}").symlink_to(tmp_path)
        (tmp_path / "a" / "b" / f"back{n}").symlink_to(tmp_path)
    (tmp_path / "a" / "b" / "c.txt").write_text(PLAIN)
    for pattern in ("**/*.txt", "**/**/b/**/*.txt", "a/**/*.txt"):
        [article] = read_articles(f"{tmp_path}/{pattern}")
        assert article.path == f"{tmp_path}/a/b/c.txt"


def test_records_in_memory_have_no_path_and_their_errors_a_number():
    first, second, third = read_articles([RECORD, {"title": "x"}, {}])
    assert first.path is None and [second.file, third.file] == ["record 2", "record 3"]


@pytest.mark.parametrize(("mark", "reason"), [("tidynews.json", "folder of tables"), (".tidynews-pages", "rendered pages")])
def test_a_folder_of_our_own_making_is_told_for_what_it_is(tmp_path, mark, reason):
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / mark).touch()
    [error] = read_articles(tmp_path)
    assert reason in error.reason


def test_nothing_found_is_said(tmp_path):
    assert "holds no article files" in next(read_articles(tmp_path)).reason
    assert "matches no file" in next(read_articles(f"{tmp_path}/*.txt")).reason


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    from tidynews.text.readers.files import decode

    try:
        text = decode(data, "a.txt")
    except ArticleError as error:
        assert error.reason and error.remedy
    else:
        assert text.encode() and not text.isspace()
