"""The tables and the public views. `docs/schema.md` is made from this text."""

SCHEMA = """
-- Bookkeeping: the mark of this index, the vault it is of, the time of the last refresh.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

-- Every visible file of the vault.
CREATE TABLE file (
    id       INTEGER PRIMARY KEY,
    path     TEXT NOT NULL,     -- from the vault's root, with forward slashes, as on disk
    folded   TEXT NOT NULL,     -- the path folded, as the resolver compares it
    segment  TEXT NOT NULL,     -- the last part of the folded path
    size     INTEGER NOT NULL,  -- bytes
    mtime    INTEGER NOT NULL,  -- ns since 1970
    stamp    INTEGER NOT NULL,  -- inode and change time, mixed; 0: look again at the next refresh
    hash     BLOB,              -- BLAKE2b of the content (16 bytes); NULL for attachments
    created  INTEGER NOT NULL,  -- ns since 1970, as far as the system tells; 0 unknown
    excluded INTEGER NOT NULL   -- 1 when app.json excludes it from answers
) STRICT;

-- Every Markdown file.
CREATE TABLE note (
    id           INTEGER PRIMARY KEY,  -- that of its file
    title        TEXT NOT NULL,        -- the first heading of level 1, else the file's name
    kind         TEXT NOT NULL,        -- source, idea, person ...
    rule         TEXT NOT NULL,        -- the rule that decided the kind
    rating       TEXT,                 -- as written
    grade        REAL,                 -- 0 to 1
    scale        TEXT,                 -- the scale the grade came from
    state        TEXT,                 -- wip ...
    front_matter TEXT NOT NULL         -- none, valid, invalid
) STRICT;

-- One row a value: a list has one row for each of its elements.
CREATE TABLE property (
    note   INTEGER NOT NULL,
    number INTEGER NOT NULL,  -- order in the note
    item   INTEGER NOT NULL,  -- 0 for a single value; order in the list from 0
    shape  INTEGER NOT NULL,  -- 0 a single value, 1 an element of a list, 2 an empty list
    name   TEXT NOT NULL,     -- as written
    key    TEXT NOT NULL,     -- as compared
    origin TEXT NOT NULL,     -- front matter, label line, inline field
    type   TEXT NOT NULL,     -- of the whole property, inferred from its value
    form   TEXT NOT NULL,     -- of this value: text, number, checkbox, object, null
    value  ANY,               -- text, number, 0 or 1, JSON, NULL
    start  INTEGER NOT NULL,
    end    INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    PRIMARY KEY (note, number, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE heading (
    note  INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end   INTEGER NOT NULL,
    line  INTEGER NOT NULL,
    level INTEGER NOT NULL,
    text  TEXT NOT NULL,
    PRIMARY KEY (note, start)
) STRICT, WITHOUT ROWID;

-- The top-level blocks of each note.
CREATE TABLE block (
    note  INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end   INTEGER NOT NULL,
    line  INTEGER NOT NULL,
    kind  TEXT NOT NULL,  -- paragraph, list, callout ...
    info  TEXT NOT NULL,  -- the language of code, the type of a callout
    PRIMARY KEY (note, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE block_id (
    note        INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    id          TEXT NOT NULL,     -- in lower case
    block_start INTEGER NOT NULL,  -- what it names
    block_end   INTEGER NOT NULL,
    PRIMARY KEY (note, start)
) STRICT, WITHOUT ROWID;

-- The views of each base, which embeds may name.
CREATE TABLE base_view (
    base   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name   TEXT NOT NULL,
    PRIMARY KEY (base, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    note    INTEGER NOT NULL,  -- the file that holds it
    number  INTEGER NOT NULL,  -- order in the file
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    line    INTEGER NOT NULL,
    kind    TEXT NOT NULL,     -- wikilink, markdown, reference, property, canvas, base, external
    embed   INTEGER NOT NULL,
    target  TEXT NOT NULL,     -- the path part as written, decoded; a URL for external links
    anchor  TEXT,
    alias   TEXT,              -- what is shown, if written
    key     TEXT,              -- the key path of a link in front matter
    segment TEXT,              -- the folded last part of the target; NULL for external links
    status  TEXT NOT NULL,     -- resolved, missing, ambiguous, external
    file    INTEGER,           -- the file that it means
    PRIMARY KEY (note, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    note   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start  INTEGER NOT NULL,
    end    INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    name   TEXT NOT NULL,  -- with its hash, as written
    folded TEXT NOT NULL,  -- without its hash, folded
    PRIMARY KEY (note, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    note   INTEGER NOT NULL,
    start  INTEGER NOT NULL,
    end    INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    status TEXT NOT NULL,  -- the mark; a space is to do
    text   TEXT NOT NULL,
    fields TEXT,           -- its inline fields as a JSON object
    PRIMARY KEY (note, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE callout (
    note     INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    type     TEXT NOT NULL,
    title    TEXT NOT NULL,
    fold     TEXT,
    metadata TEXT,
    depth    INTEGER NOT NULL,
    PRIMARY KEY (note, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE footnote (
    note  INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end   INTEGER NOT NULL,
    line  INTEGER NOT NULL,
    id    TEXT NOT NULL,
    role  TEXT NOT NULL,  -- reference, definition, inline
    PRIMARY KEY (note, start, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
    note   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (note, number)
) STRICT, WITHOUT ROWID;

-- What is wrong, as seen while reading.
CREATE TABLE finding (
    note     INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    "check"  TEXT NOT NULL,
    message  TEXT NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    PRIMARY KEY (note, number)
) STRICT, WITHOUT ROWID;

-- The words of every note: its row is the note's id. Only the index is kept, not the text.
CREATE VIRTUAL TABLE words USING fts5 (
    title, aliases, headings, body,
    content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);

-- Each of those words, and in how many notes it stands.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
"""

INDEXES = """
CREATE INDEX file_path ON file (path);
CREATE INDEX file_segment ON file (segment);
CREATE INDEX note_kind ON note (kind);
CREATE INDEX property_key ON property (key, value);
CREATE INDEX link_file ON link (file) WHERE file IS NOT NULL;
CREATE INDEX link_segment ON link (segment) WHERE segment IS NOT NULL;
CREATE INDEX link_open ON link (status) WHERE status IN ('missing', 'ambiguous');
CREATE INDEX tag_folded ON tag (folded);
CREATE INDEX alias_folded ON alias (folded);
CREATE INDEX task_status ON task (status);
CREATE INDEX finding_check ON finding ("check");
"""

VIEWS = """
-- One row a note.
CREATE VIEW notes AS SELECT
    file.path,          -- from the vault's root
    substr(file.path, length(rtrim(file.path, replace(file.path, '/', ''))) + 1,
           length(file.path) - length(rtrim(file.path, replace(file.path, '/', ''))) - 3)
        AS name,        -- without folder and .md
    rtrim(rtrim(file.path, replace(file.path, '/', '')), '/') AS folder,  -- empty for the root
    note.title, note.kind, note.rule, note.rating, note.grade, note.scale, note.state, note.front_matter,
    file.size,                                              -- bytes
    datetime(file.mtime / 1000000000, 'unixepoch') AS modified,  -- UTC
    datetime(file.created / 1000000000, 'unixepoch') AS created,  -- UTC
    note.id
    FROM note JOIN file USING (id) WHERE NOT file.excluded;

-- Every file that is not a note.
CREATE VIEW attachments AS SELECT path, size, datetime(mtime / 1000000000, 'unixepoch') AS modified, id
    FROM file WHERE NOT excluded AND id NOT IN (SELECT id FROM note);

-- One row a value of a property; a list has one row for each element.
CREATE VIEW properties AS SELECT file.path, property.name, key, value, origin, type, line, item, note
    FROM property JOIN file ON file.id = property.note WHERE NOT file.excluded AND shape < 2;

CREATE VIEW headings AS SELECT file.path, level, text, line, start, end, note
    FROM heading JOIN file ON file.id = heading.note WHERE NOT file.excluded;

CREATE VIEW blocks AS SELECT file.path, block.kind, info, line, start, end, note
    FROM block JOIN file ON file.id = block.note WHERE NOT file.excluded;

-- Every link with what it means. `destination` is NULL for missing and external ones.
CREATE VIEW links AS SELECT source.path, link.kind, embed, target, anchor, alias, link.key, status,
    destination.path AS destination, line, start, end, note, link.file
    FROM link JOIN file AS source ON source.id = link.note LEFT JOIN file AS destination ON destination.id = link.file;

CREATE VIEW tags AS SELECT file.path, tag.name, tag.folded, line, note
    FROM tag JOIN file ON file.id = tag.note WHERE NOT file.excluded;

CREATE VIEW tasks AS SELECT file.path, status, status <> ' ' AS done, text, fields, line, note
    FROM task JOIN file ON file.id = task.note WHERE NOT file.excluded;

CREATE VIEW callouts AS SELECT file.path, callout.type, title, fold, metadata, depth, line, start, end, note
    FROM callout JOIN file ON file.id = callout.note WHERE NOT file.excluded;

CREATE VIEW aliases AS SELECT file.path, alias.name, alias.folded, note
    FROM alias JOIN file ON file.id = alias.note;

CREATE VIEW findings AS SELECT file.path, "check", message, line, start, end, note
    FROM finding JOIN file ON file.id = finding.note;
"""

TABLES = "note property heading block block_id base_view link tag task callout footnote alias finding".split()
OWNER = {"note": "id", "base_view": "base"}  # the column that names the file, where it is not `note`
