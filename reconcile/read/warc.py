"""WARC archives of web pages, plain or gzipped (extra `warc`)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reconcile.model import Article, Problem
from reconcile.read import html
from reconcile.read.source import Source

SUFFIXES = (".warc", ".warc.gz")
NEEDS = ("warcio", "warc")


def articles(source: Source) -> Iterator[Article | Problem]:
    """The article of each HTML response with status 200; the number of the record stands for the line."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with source.file.open("rb") if source.data is None else io.BytesIO(source.data) as stream:
        number = 0
        try:
            for record in ArchiveIterator(stream):
                number += 1
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                kind = record.http_headers.get_header("Content-Type") or ""
                if record.http_headers.get_statuscode() != "200" or "html" not in kind:
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                # pages without an article (lists, errors) are the most of an archive: no problem to report
                for item in html.page(source, record.content_stream().read(), number, url):
                    if isinstance(item, Article):
                        yield item
        except (ArchiveLoadFailed, OSError, EOFError, ValueError) as fault:
            yield Problem(source.path, number or None, f"the archive breaks off after record {number}: {fault}")
