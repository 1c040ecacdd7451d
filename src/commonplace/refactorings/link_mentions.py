"""Turn mentions of a note in the prose of others into links to it, all or some (spec 5.3)."""

from collections.abc import Callable

from commonplace.index.names import names_in
from commonplace.query.answers import Mention
from commonplace.query.mentions import mentions
from commonplace.refactorings.planning.ground import Ground, file_change, get_name, made
from commonplace.resolver.anchor import normal_heading
from commonplace.resolver.spell import spell_markdown, spell_path, spell_wikilink
from commonplace.syntax.blocks import NOTHING, holding, skeleton
from commonplace.syntax.note import Note
from commonplace.syntax.parse import parse
from commonplace.text import Change, Edit, FileChange, Lines, edited


def link_mentions(ground: Ground, path: str, within: str | None = None, line: int | None = None) -> Change:
    """Plan it for the note at `path`: everywhere, or only in one note, or on one line of it.

    The words stay as they are: they are what the link shows.
    """
    found: dict[str, list[Mention]] = {}
    for one in mentions(ground.sql, path, ground.read):
        if within in (None, one.path) and line in (None, one.line):
            found.setdefault(one.path, []).append(one)
    files: list[FileChange] = []
    said: list[str] = []
    for source, those in found.items():
        data = ground.read(source)
        note = parse(data)
        if note.damaged:
            said.append(f"{source} is left as it is: it is not UTF-8")
            continue
        spell = _speller(ground, path, source, note)
        edits = []
        for one in those:
            edit = Edit(one.start, one.end, spell(one))
            if _is_link(note, edit):
                edits.append(edit)
            else:
                said.append(f"{source}, line {one.line}: “{one.text}” cannot be a link there")
        files.append(file_change(source, data, edits))
    return made(f"Link mentions of {path}", files, said)


def _speller(ground: Ground, path: str, source: str, note: Note) -> Callable[[Mention], str]:
    names, settings = names_in(ground.sql), ground.settings
    name = get_name(ground, path)
    target = spell_path(name, source, names, settings.link_style, extension=settings.markdown_links)
    cells = sorted(skeleton(note.source, note.body, Lines(note.source)).cells)

    def spell(one: Mention) -> str:
        if target is None:
            return one.text
        if settings.markdown_links:
            return spell_markdown(target, None, one.text)
        table = holding(cells, one.start) != NOTHING
        return spell_wikilink(target, None, None if one.text == target else one.text, table=table)

    return spell


def _is_link(note: Note, edit: Edit) -> bool:
    """Say whether the words would be a link, and every other element what it was."""
    changed = parse(edited(note.source, [edit]))
    if len(changed.links) != len(note.links) + 1:
        return False
    before, after = ([normal_heading(each.text) for each in one.headings] for one in (note, changed))
    return before == after and changed.front_matter == note.front_matter
