"""The page of the schema is the schema."""

from pathlib import Path

from commonplace.index.schema import INDEXES, SCHEMA, VIEWS

PAGE = Path(__file__).parents[1] / "docs" / "schema.md"
HEAD = """# The index as SQL sees it

The index is one SQLite file; `commonplace doctor` says where. It may be deleted at any time and is made anew. Its views
are its public face; the tables below them may change with any version.

This page is made from `src/commonplace/index/schema.py` by `tests/test_schema.py`.
"""


def page():
    parts = [("Views", VIEWS), ("Tables", SCHEMA), ("Indexes", INDEXES)]
    return HEAD + "".join(f"\n## {title}\n\n```sql\n{text.strip()}\n```\n" for title, text in parts)


def test_the_page_is_the_schema(request):
    if request.config.getoption("--accept"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()
