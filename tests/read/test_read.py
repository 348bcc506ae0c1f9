"""Files to articles: every format says the same of the same article, and every fault is one clear line."""

from __future__ import annotations

import csv
import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reconcile
from reconcile.model import Article
from reconcile.read import read_stdin
from reconcile.read.place import place

TEXT = "В колонии «Север» остаются 120 человек.\n\nЕщё 7 вышли вчера, сказал адвокат.\nНа волю вышли трое."
FIELDS = {
    "id": "n-1",
    "date": "2025-03-04",
    "source": "north.example",
    "lang": "ru",
    "title": "Колония: 120 человек",
    "url": "https://north.example/1",
}


def one(path: Path) -> Article:
    found = reconcile.read([path])
    articles = list(found)
    assert found.problems == []
    assert len(articles) == 1
    return articles[0]


def problems(*paths: Path | str, count: int = 0) -> list[tuple[str, int | None, str]]:
    found = reconcile.read(list(paths))
    assert len(list(found)) == count
    return [(Path(p.path).name, p.line, p.message) for p in found.problems]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def as_markdown(folder: Path) -> Path:
    head = "\n".join(f'{key}: "{value}"' for key, value in FIELDS.items())
    return write(folder, "a.md", f"---\n{head}\n---\n\n{TEXT}\n")


def as_jsonl(folder: Path, ascii_only: bool = False) -> Path:
    return write(folder, "a.jsonl", "\n" + json.dumps(FIELDS | {"text": TEXT}, ensure_ascii=ascii_only) + "\n")


def as_json(folder: Path) -> Path:
    return write(folder, "a.json", json.dumps([FIELDS | {"text": TEXT}], ensure_ascii=False, indent=2))


def as_csv(folder: Path) -> Path:
    file = folder / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*FIELDS, "text"])
        writer.writeheader()
        writer.writerow(FIELDS | {"text": TEXT})
    return file


def as_parquet(folder: Path) -> Path:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist([FIELDS | {"text": TEXT}]), folder / "a.parquet")
    return folder / "a.parquet"


@pytest.mark.parametrize("make", [as_markdown, as_jsonl, as_json, as_csv, as_parquet])
def test_the_same_article_from_every_format(tmp_path: Path, make) -> None:
    article = one(make(tmp_path))
    assert (article.id, article.title, article.outlet, article.language, article.url) == (
        "n-1",
        FIELDS["title"],
        FIELDS["source"],
        "ru",
        FIELDS["url"],
    )
    assert article.published == date(2025, 3, 4)
    assert article.text == TEXT


@pytest.mark.parametrize(
    "make", [as_markdown, as_jsonl, as_json, as_csv, lambda folder: as_jsonl(folder, ascii_only=True)]
)
def test_every_character_has_its_place_in_the_file(tmp_path: Path, make) -> None:
    article = one(make(tmp_path))
    lines = Path(article.path or "").read_text(encoding="utf-8").split("\n")
    for offset, character in enumerate(article.text):
        line, column = place(article, offset)
        rest = lines[line - 1][column - 1 :]
        written = {
            json.dumps(character)[1:-1],
            character,
            character.replace('"', '""'),
            "\\n" if character == "\n" else "",
        }
        assert (rest == "" and character == "\n") or rest.startswith(tuple(w for w in written if w))


def test_a_first_line_with_the_date_and_a_closing_outlet(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", " date 2025-03-04 Суд отпустил 5 человек.\n\nДвое остались. (north.example)\n")
    article = one(file)
    assert article.text == "Суд отпустил 5 человек.\n\nДвое остались."
    assert (article.published, article.outlet, article.language) == (date(2025, 3, 4), "north.example", "ru")
    assert place(article, 0) == (1, 18)


def test_the_title_of_a_record_is_found_where_it_stands(tmp_path: Path) -> None:
    for row in (
        '{"title": "Сказали \\"нет\\" двое", "text": "Текст 5."}',
        '{"text": "Текст 5.", "title" : "Сказали \\"нет\\" двое"}',
    ):
        article = one(write(tmp_path, "a.jsonl", row + "\n"))
        line, column = place(article, article.title.index("двое"), "title")
        assert (line, row[column - 1 :][:4]) == (1, "двое")


def test_the_title_is_found_where_it_stands(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.md", "---\ndate: 2025-03-04\ntitle: Двое на свободе\n---\nТекст 2.\n"))
    assert place(article, 5, "title") == (3, 13)
    article = one(write(tmp_path, "b.md", "# Двое на свободе\n\nТекст 2.\n"))
    assert (article.title, place(article, 0, "title"), place(article, 0)) == ("Двое на свободе", (1, 3), (3, 1))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Суд отпустил пятерых, сообщил адвокат.", "ru"),
        ("Суд відпустив п'ятьох, повідомив адвокат, і ще двоє їдуть.", "uk"),
        ("The court released five people, their lawyer said.", "en"),
    ],
)
def test_the_language_is_found(tmp_path: Path, text: str, language: str) -> None:
    assert one(write(tmp_path, "a.txt", text)).language == language


@pytest.mark.parametrize(
    ("name", "content", "count", "line", "part"),
    [
        ("a.md", b"---\ndate: 2025-02-30\n---\nText 5.\n", 1, 2, "'2025-02-30' is no date"),
        ("a.md", b"---\ntitle: a: b\ndate: 2025-03-04\n---\nText 5.\n", 1, 2, "broken front matter"),
        ("a.md", b"---\ndate: 2025-03-04\nText 5.\n", 0, 1, "not closed"),
        ("a.md", b"", 0, None, "empty"),
        ("a.txt", b"\x00\x01\x02", 0, None, "binary"),
        ("a.txt", "Суд отпустил пятерых.".encode("cp1251"), 1, 1, "windows-1251"),
        ("a.txt", b"\xff\xfe\xfa\xfb plain \x81\x82", 1, None, ""),
        ("a.jsonl", b'{"text": "five 5"}\n{"text": \n{"text": "six 6"}\n', 2, 2, "not valid JSON"),
        ("a.jsonl", b'{"text": "five 5"}\n{"title": "x"}\n[1]\n', 1, 2, "no 'text'"),
        ("a.json", b'[{"text": "five"},\n {"text": ', 0, 2, "not valid JSON"),
        ("a.json", b'{"rows": 5}', 0, 1, "holds no articles"),
        ("a.csv", b"id,name\n1,x\n", 0, 1, "no column 'text'"),
        ("a.csv", b'id,text\n1,"five 5"\n2,six,7\n', 2, 3, "3 fields"),
        ("a.parquet", b"PAR1 no", 0, None, "not a readable Parquet file"),
        ("a.docx", b"x", 0, None, "not a kind of file"),
    ],
)
def test_a_fault_is_one_line_with_its_place(
    tmp_path: Path, name: str, content: bytes, count: int, line: int | None, part: str
) -> None:
    found = problems(write(tmp_path, name, content), count=count)
    if part:
        assert found[0][:2] == (name, line)
        assert part in found[0][2]


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "Two people left.")
    (tmp_path / "empty").mkdir()
    found = problems(tmp_path / "nowhere", tmp_path / "empty", str(tmp_path / "*.zip"), tmp_path / "good.txt", count=1)
    assert [message.split(" (")[0] for _, _, message in found] == [
        "no such file or folder",
        "no articles in this folder",
        "no file matches this pattern",
    ]


def test_two_articles_with_one_id(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "five"}, {"id": "x", "text": "six"}, {"id": "x", "text": "five"}]
    file = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    found = reconcile.read([file])
    assert [(a.id, a.text) for a in found] == [("x", "five"), ("x~2", "six")]
    assert [p.line for p in found.problems] == [2, 3]


def test_a_folder_gives_its_articles_and_passes_over_the_rest(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a/c.md", "drafts/d.md", "a/skip.md", ".hidden/e.md"):
        write(tmp_path, name, f"Text of {name}.")
    write(tmp_path, ".gitignore", "drafts/\n")
    write(tmp_path, "a/.gitignore", "skip.md\n")
    write(tmp_path, "expected.yaml", "x: 1")
    write(tmp_path, "figures.jsonl", '{"value": 5}\n')
    write(tmp_path, "README.md", "About 5 articles.")
    found = reconcile.read([tmp_path, tmp_path / "b.txt"])
    assert [a.id for a in found] == ["a/c.md", "b.txt"]
    assert found.problems == []


def test_excludes_hold_for_named_files_and_standard_input(tmp_path: Path) -> None:
    from reconcile.config import Config

    file = write(tmp_path, "old/a.txt", "Five people left.")
    config = Config(exclude=["old/"], root=str(tmp_path))
    for found in (reconcile.read([file], config), read_stdin(b"Five left.", str(file), config)):
        assert list(found) == []
        assert "exclude" in found.problems[0].message


def test_comments_leave_their_place_empty(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.md", "Five left. <!-- 14 counted\ntwice --> Six came.\n"))
    assert "14" not in article.text
    assert article.text.index("Six") == len("Five left. <!-- 14 counted\ntwice --> ")
    assert article.comments == ((11, "14 counted\ntwice"),)


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", "Five.")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert "cannot be read" in problems(file)[0][2]


def test_html_gives_the_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraph = "<p>The court in Port Lansing released five people on Tuesday, their lawyer told reporters outside.</p>"
    head = "<head><title>Five released</title></head>"
    page = f"<html lang='en'>{head}<body><article>{paragraph * 4}</article></body></html>"
    article = one(write(tmp_path, "a.html", page))
    assert "released five people" in article.text
    assert article.language == "en"


def test_warc_gives_the_articles_of_its_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("warcio")
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    paragraph = "<p>The court in Port Lansing released five people on Tuesday, their lawyer told reporters outside.</p>"
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    page = BytesIO(f"<html><body><article>{paragraph * 4}</article></body></html>".encode())
    writer.write_record(writer.create_warc_record("https://north.example/1", "response", page, http_headers=headers))
    found = reconcile.read([write(tmp_path, "a.warc.gz", out.getvalue())])
    assert ["released five people" in a.text for a in found] == [True]
    broken = problems(write(tmp_path, "b.warc.gz", gzip.compress(b"no archive at all")))
    assert len(broken) == 1


@given(st.binary(max_size=400), st.sampled_from([".md", ".txt", ".jsonl", ".json", ".csv", ".parquet"]))
def test_no_bytes_crash_reading(data: bytes, suffix: str) -> None:
    for article in read_stdin(data, f"x{suffix}"):
        assert article.text
        place(article, len(article.text) // 2)


HOSTILE = st.lists(
    st.sampled_from(
        ["---\n", "date: ", "2025-99-99", "\n", "title: ", "{", "}", "[", "]", '"text"', ":", '"', ",", "(a.b)", "# ",
         "date 2025-01-01 ", "<!-- ", " -->", "reconcile-ignore x: y", "\\u0430", "\ud7ff", "&a *a", "é", "\r", "\x85"]
    ),
    max_size=30,
)  # fmt: skip


@given(HOSTILE, st.sampled_from([".md", ".jsonl", ".json", ".csv"]))
def test_no_pieces_of_the_formats_crash_reading(pieces: list[str], suffix: str) -> None:
    for article in read_stdin("".join(pieces).encode(), f"x{suffix}"):
        assert place(article, len(article.text))[0] >= 1
