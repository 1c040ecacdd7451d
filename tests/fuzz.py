"""Throws bytes at everything that reads what people write: `python tests/fuzz.py SECONDS [TARGET]`.

With atheris the interpreter tells which bytes lead to new code; without it, notes of the example library are mutated at
random for the same time. Under 2 GiB of memory, nothing may raise, nothing of less than 64 KiB may take over a second,
and what comes out must be sound: spans within the source, text that can be written down. What fails is kept in a file
that is named, and `python tests/fuzz.py FILE` tries it again.
"""

import hashlib
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from commonplace.config import parse_config
from commonplace.errors import BadConfig
from commonplace.resolver.names import table_of_paths
from commonplace.resolver.resolve import resolve
from commonplace.syntax.others import parse_base, parse_canvas
from commonplace.syntax.parse import parse
from commonplace.syntax.rating import parse_rating
from commonplace.syntax.values import field_value

LIBRARY = Path(__file__).parents[1] / "examples" / "library"
MEMORY = 2 << 30
LARGEST = 64 << 10
SLOW = 1.0
NAMES = table_of_paths("a.md b/a.md b/c/d.md A.md x.y.md img.png e\u0301.md é.md n.base n.md.md d/.md".split())
TOKENS = """[[ ]] ![[ | # ^ %% ` ``` ~~~ $ $$ --- ... > [!note] - 1. [ ] [x] :: [a:: (b:: `A:` ^id [^1] [^1]: <!-- -->
< > http:// \\ { } " ' : , & * &a *a <<: ? ! !!str |- >- / // ../ ./ .md .base .canvas 0x1F 1e999 .nan 017 2024-01-01
true null ~ 4/5 ★★ A- 100% wip "nodes" "type":"file" "file": "text" \\ud800 views: name: tags: aliases: é e\u0301 İ 中
🔥 \u200b \ufeff""".split()
TOKENS += ["\t", "\r\n", "\r", "\n", "\0", "\x0b", "\x85", "\u2028", "\u3000", " "]


def sound(spans, size):
    """See that spans lie in a source of so many bytes, and count lines from 1."""
    for span in spans:
        assert 0 <= span.start <= span.end <= size, (span, size)
        assert span.line >= 1, span


def fuzz_parse(data):
    note = parse(data)
    parts = (
        note.headings,
        note.blocks,
        note.items,
        note.tasks,
        note.links,
        note.callouts,
        note.footnotes,
        note.block_ids,
    )
    sound([one.span for part in parts for one in part], len(note.source))
    sound([*note.comments, *[one.span for one in (*note.properties, *note.tags)]], len(note.source))
    repr(note).encode()
    assert note.damaged or note.source == data
    assert 0 <= note.body <= len(note.source)
    assert parse(note.source)[2:16] == note[2:16]


def fuzz_canvas(data):
    links, findings = parse_canvas(data)
    sound([link.span for link in links], len(data) * 3)
    repr((links, findings)).encode()
    "".join(link.target + (link.anchor or "") for link in links).encode()


def fuzz_base(data):
    links, views, _findings = parse_base(data)
    "".join([*views, *(link.target for link in links)]).encode()


def fuzz_rating(data):
    rating = parse_rating(data.decode("utf-8", "replace"))
    assert rating is None or rating.grade is None or 0 <= rating.grade <= 1


def fuzz_field(data):
    repr(field_value(data.decode("utf-8", "replace"))).encode()


def fuzz_resolve(data):
    target, _, source = data.decode("utf-8", "replace").partition("\n")
    for exact in (False, True):
        assert resolve(target, source, NAMES, exact=exact)


def fuzz_config(data):
    try:
        parse_config(data.decode("utf-8", "replace"))
    except BadConfig as error:
        str(error).encode()


TARGETS = [fuzz_parse, fuzz_canvas, fuzz_base, fuzz_rating, fuzz_field, fuzz_resolve, fuzz_config]
WEIGHTS = [60, 8, 8, 4, 4, 4, 4]


def attempt(data):
    """Try one input; its first byte chooses what is tried. What is wrong with it is raised."""
    if not data:
        return
    begun = time.perf_counter()
    TARGETS[data[0] % len(TARGETS)](bytes(data[1:]))
    took = time.perf_counter() - begun
    if took > SLOW and len(data) < LARGEST:
        message = f"{len(data)} bytes took {took:.1f} s"
        raise AssertionError(message)


def seeds():
    """Give the files of the library, each as an input of the target that reads its kind."""
    kinds = {".md": 0, ".canvas": 1, ".base": 2}
    files = sorted(path for path in LIBRARY.rglob("*") if path.suffix in kinds)
    texts = [b"B - WIP", b"4/5", "★★★½☆".encode(), b"2024-01-02T03:04", b'"a", [[b]], 3 days', b"../b/a#x\nb/c/d.md"]
    rest = [bytes([number]) + text for number in (3, 4, 5) for text in texts]
    config = b'\x06[kinds]\nsource = ["tag: book"]\n[properties]\nrating = "r"\n'
    return [bytes([kinds[path.suffix]]) + path.read_bytes() for path in files] + rest + [config]


def mutate(random, corpus):
    """Make an input out of others: pieces cut, joined, repeated, bytes changed, tokens of the syntax put in."""
    data = bytearray(random.choice(corpus))
    target = random.choices(range(len(TARGETS)), WEIGHTS)[0] if random.random() < 0.3 else data[0]
    for _ in range(random.randrange(1, 9)):
        at, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + random.choice([1, 4, 40, 400]))
        how = random.randrange(6)
        if how == 0:
            del data[at:end]
        elif how == 1:
            data[at:at] = random.choice(TOKENS).encode()
        elif how == 2:
            data[at:end] = bytes(data[at:end]) * random.choice([2, 3, 50])
        elif how == 3 and at < len(data):
            data[at] = random.randrange(256)
        elif how == 4:
            other = random.choice(corpus)
            start = random.randrange(len(other))
            data[at:end] = other[start : start + 400]
        else:
            data[at:at] = (random.choice(TOKENS) + random.choice(TOKENS)).encode() * random.choice([1, 2, 20, 1000])
    return bytes([target]) + bytes(data[1 : LARGEST - 1])


def by_chance(seconds, only):
    """Try mutations for so many seconds; give how many were tried, and the first that failed with its error."""
    random, corpus = Random(time.time_ns()), seeds()  # noqa: S311  # no secret
    end, tried = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = mutate(random, corpus)
        if only is not None:
            data = bytes([only]) + data[1:]
        try:
            attempt(data)
        except Exception as error:  # noqa: BLE001  # whatever is raised is what is looked for
            return tried, data, error
        tried += 1
        if random.random() < 0.02 and len(data) < 20_000:
            corpus.append(data)
    return tried, b"", None


def by_coverage(seconds):
    """Let atheris look for new code for so many seconds; it ends the process."""
    import atheris

    folder = Path(tempfile.mkdtemp())
    for number, data in enumerate(seeds()):
        (folder / str(number)).write_bytes(data)
    words = folder.with_suffix(".words")
    spelt = ["".join(f"\\x{byte:02x}" for byte in token.encode()) for token in TOKENS]
    words.write_text("".join(f'"{token}"\n' for token in spelt), "ascii")
    limits = [
        f"-max_total_time={seconds}",
        f"-max_len={LARGEST}",
        "-rss_limit_mb=2048",
        "-timeout=10",
        f"-dict={words}",
        f"-artifact_prefix={tempfile.gettempdir()}/",
    ]
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *limits, str(folder)], attempt)
    atheris.Fuzz()


def keep(data):
    """Write down an input that failed; give the file."""
    file = Path(tempfile.gettempdir()) / f"fuzz-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    return file


def main(arguments):
    """Fuzz, or try a file again."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    first = arguments[0] if arguments else "60"
    if not first.isdigit():
        attempt(Path(first).read_bytes())
        return 0
    names = [target.__name__.removeprefix("fuzz_") for target in TARGETS]
    only = names.index(arguments[1]) if len(arguments) > 1 else None
    try:
        import atheris  # noqa: F401  # is it there?
    except ImportError:
        tried, data, error = by_chance(int(first), only)
        sys.stdout.write(f"{tried} inputs tried at random\n")
        if error is not None:
            sys.stdout.write(f"{keep(data)}: {type(error).__name__}: {str(error)[:300]}\n")
        return int(error is not None)
    by_coverage(int(first))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
