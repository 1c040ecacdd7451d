"""The blocks that a note is made of: each a function from a pen to Markdown.

To add one, write it and give it a weight in `ELEMENTS`.
"""

from collections.abc import Callable

from benchmarks.writing import words
from benchmarks.writing.pen import Pen

Element = Callable[[Pen], str]


def paragraph(pen: Pen) -> str:
    """One to five sentences, with a tag after some."""
    text = pen.sentences(pen.number(1, 5))
    return f"{text} {pen.tag()}" if pen.chance(0.08) else text


def heading(pen: Pen) -> str:
    """A heading of level 2 to 4, and a paragraph under it."""
    title = pen.pick(words.HEADINGS) if pen.chance(0.4) else pen.phrase().capitalize()
    return f"{'#' * pen.pick((2, 2, 2, 3, 3, 4))} {title}\n{paragraph(pen)}"


def items(pen: Pen) -> str:
    """A list, plain or numbered, some items one level down."""
    mark = "1." if pen.chance(0.25) else "-"
    lines = [pen.sentence() if pen.chance(0.6) else pen.link() for _ in range(pen.number(2, 6))]
    nested = ["    " if at and pen.chance(0.25) else "" for at in range(len(lines))]
    return "\n".join(f"{tab}{mark} {line}" for tab, line in zip(nested, lines, strict=True))


def tasks(pen: Pen) -> str:
    """Tasks, open and done, some with a day and a tag."""
    return "\n".join(_task(pen) for _ in range(pen.number(1, 4)))


def _task(pen: Pen) -> str:
    due = f" 📅 {pen.date()}" if pen.chance(0.3) else ""
    tag = f" {pen.tag()}" if pen.chance(0.3) else ""
    verb = pen.pick(("Read", "Reread", "Copy", "Answer"))
    return f"- [{pen.pick('  x-')}] {verb} {pen.link()} on {pen.phrase()}{due}{tag}"


def quotation(pen: Pen) -> str:
    """A block quotation with its attribution."""
    text = pen.sentences(pen.number(1, 3))
    return f"> {text}\n>\\- {pen.author}" if pen.chance(0.6) else f">{text}\n>\n>{pen.sentence()}"


def callout(pen: Pen) -> str:
    """A callout, some folded, some titled."""
    title = f" {pen.phrase().capitalize()}" if pen.chance(0.3) else ""
    head = f"> [!{pen.pick(words.CALLOUTS)}]{pen.pick(('', '', '', '-', '+'))}{title}"
    return f"{head}\n> {pen.sentences(pen.number(1, 4))}"


def code(pen: Pen) -> str:
    """A fence; what looks like links and tags in it is neither."""
    noun = pen.noun()
    language = pen.pick(words.LANGUAGES)
    if language == "dataview":
        return f'```dataview\nTABLE author, rating\nFROM {pen.tag()}\nWHERE genre = "{noun}"\n```'
    lines = (f"{noun} = {pen.number(1, 99)}  # not a tag", f"print([[{noun}]])")
    return "\n".join((f"```{language}", *lines[: pen.number(1, 2)], "```"))


def table(pen: Pen) -> str:
    """A table of links and years."""
    rows = [f"| {_cell(pen)} | {pen.number(1500, 1920)} |" for _ in range(pen.number(2, 5))]
    return "\n".join((f"| {pen.noun()} | year |", "| --- | ---: |", *rows))


def _cell(pen: Pen) -> str:
    return pen.link().replace("|", "\\|")


def fields(pen: Pen) -> str:
    """Inline fields: a line of its own, and one in brackets."""
    line = f"{pen.pick(('topic', 'era', 'place'))}:: {pen.link() if pen.chance(0.6) else pen.noun()}"
    return f"{line}\n{pen.sentence()} [strength:: {pen.number(1, 10)}]"


def footnote(pen: Pen) -> str:
    """A sentence with a footnote, and the footnote."""
    mark = pen.number(1, 10_000)
    where = f"{pen.author}, p. {pen.number(1, 600)}"
    return f"{pen.sentence()[:-1]}.[^{mark}]\n\n[^{mark}]: {where}. {pen.sentence()}"


def outside(pen: Pen) -> str:
    """A sentence with a link out of the vault."""
    return f"{pen.sentence()} See {pen.external()}."


def embed(pen: Pen) -> str:
    """An embedded attachment on a line of its own."""
    return pen.attachment()


def maths(pen: Pen) -> str:
    """A formula between two sentences."""
    return f"{pen.sentence()}\n\n$$\n\\frac{{{pen.number(1, 9)}}}{{n}}\n$$\n\n{pen.sentence()}"


def rule(_: Pen) -> str:
    """A line across."""
    return "---"


ELEMENTS: dict[Element, int] = {
    paragraph: 56,
    heading: 13,
    quotation: 7,
    items: 7,
    callout: 5,
    outside: 2,
    footnote: 2,
    tasks: 2,
    fields: 2,
    table: 1,
    code: 1,
    embed: 1,
    maths: 1,
    rule: 1,
}
SPREAD = tuple(element for element, weight in ELEMENTS.items() for _ in range(weight))


def element(pen: Pen) -> str:
    """Draw one block, in the proportions of `ELEMENTS`."""
    return pen.pick(SPREAD)(pen)
