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
    file.path,          -- from the vault's root, with forward slashes
    substr(file.path, length(rtrim(file.path, replace(file.path, '/', ''))) + 1,
           length(file.path) - length(rtrim(file.path, replace(file.path, '/', ''))) - 3)
        AS name,        -- the file's name, without folder and .md
    rtrim(rtrim(file.path, replace(file.path, '/', '')), '/')
        AS folder,      -- the folder's path; empty for the root
    note.title,         -- the first heading of level 1, else the file's name
    note.kind,          -- source, idea, person ...
    note.rule,          -- the rule that decided the kind
    note.rating,        -- as written; NULL for none
    note.grade,         -- the rating from 0 to 1
    note.scale,         -- the scale that the grade came from
    note.state,         -- wip ...
    note.front_matter,  -- none, valid, invalid
    file.size,          -- bytes
    datetime(file.mtime / 1000000000, 'unixepoch')
        AS modified,    -- when the file was last changed, in UTC: 2024-03-09 18:00:00
    datetime(file.created / 1000000000, 'unixepoch')
        AS created,     -- when it was made, as far as the system tells, in UTC
    note.id             -- the number of the note, which other views call note; not the same in the next index
    FROM note JOIN file USING (id) WHERE NOT file.excluded;

-- Every file that is not a note.
CREATE VIEW attachments AS SELECT
    path,             -- from the vault's root
    size,             -- bytes
    datetime(mtime / 1000000000, 'unixepoch')
        AS modified,  -- when the file was last changed, in UTC
    id                -- the number of the file
    FROM file WHERE NOT excluded AND id NOT IN (SELECT id FROM note);

-- One row a value of a property; a list has one row for each element.
CREATE VIEW properties AS SELECT
    file.path,      -- the note
    property.name,  -- as written
    key,            -- as compared: folded
    value,          -- text, number, 0 or 1 for a checkbox, JSON for an object, NULL
    origin,         -- front matter, label line, inline field
    type,           -- of the whole property, inferred from its value: text, multitext, number, checkbox, date ...
    line,           -- from 1
    item,           -- the place in a list, from 0; 0 for a single value
    note            -- the number of the note
    FROM property JOIN file ON file.id = property.note WHERE NOT file.excluded AND shape < 2;

-- The headings of every note.
CREATE VIEW headings AS SELECT
    file.path,  -- the note
    level,      -- 1 to 6
    text,       -- with its Markdown
    line,       -- from 1
    start,      -- byte offset into the file
    end,        -- byte offset of what follows
    note        -- the number of the note
    FROM heading JOIN file ON file.id = heading.note WHERE NOT file.excluded;

-- The top-level blocks of every note.
CREATE VIEW blocks AS SELECT
    file.path,   -- the note
    block.kind,  -- paragraph, list, callout ...
    info,        -- the language of code, the type of a callout
    line,        -- from 1
    start,       -- byte offset into the file
    end,         -- byte offset of what follows
    note         -- the number of the note
    FROM block JOIN file ON file.id = block.note WHERE NOT file.excluded;

-- Every link with what it means.
CREATE VIEW links AS SELECT
    source.path,         -- the file that holds the link
    link.kind,           -- wikilink, markdown, reference, property, canvas, base, external
    embed,               -- 1 for an embed
    target,              -- as written, without anchor; a URL for an external link
    anchor,              -- the heading or block that is asked for, or NULL
    alias,               -- what is shown, if written
    link.key,            -- the property that holds it, in front matter
    status,              -- resolved, missing, ambiguous, external
    destination.path
        AS destination,  -- the file that is meant; NULL for missing and external links
    line,                -- from 1
    start,               -- byte offset into the file
    end,                 -- byte offset of what follows
    note,                -- the number of the file that holds it
    link.file            -- the number of the file that is meant
    FROM link JOIN file AS source ON source.id = link.note LEFT JOIN file AS destination ON destination.id = link.file;

-- Every place where a tag stands.
CREATE VIEW tags AS SELECT
    file.path,   -- the note
    tag.name,    -- with its hash, as written
    tag.folded,  -- without its hash, as compared
    line,        -- from 1
    note         -- the number of the note
    FROM tag JOIN file ON file.id = tag.note WHERE NOT file.excluded;

-- Every task.
CREATE VIEW tasks AS SELECT
    file.path,    -- the note
    status,       -- the mark between the brackets; a space is to do
    status <> ' '
        AS done,  -- 1 for any mark but a space
    text,         -- the first line of the task, with its Markdown
    fields,       -- its inline fields as a JSON object, or NULL
    line,         -- from 1
    note          -- the number of the note
    FROM task JOIN file ON file.id = task.note WHERE NOT file.excluded;

-- Every callout.
CREATE VIEW callouts AS SELECT
    file.path,     -- the note
    callout.type,  -- in lower case
    title,         -- what stands behind the type, or else the type
    fold,          -- + or - as written, or NULL
    metadata,      -- what stands behind a bar in the brackets, or NULL
    depth,         -- 0 for one that lies in no other
    line,          -- from 1
    start,         -- byte offset into the file
    end,           -- byte offset of what follows
    note           -- the number of the note
    FROM callout JOIN file ON file.id = callout.note WHERE NOT file.excluded;

-- Every other name that a note declares.
CREATE VIEW aliases AS SELECT
    file.path,     -- the note
    alias.name,    -- as written
    alias.folded,  -- as compared
    note           -- the number of the note
    FROM alias JOIN file ON file.id = alias.note;

-- What was found wrong while reading.
CREATE VIEW findings AS SELECT
    file.path,  -- the file
    "check",    -- what has found it: invalid-front-matter, duplicate-block-id ...
    message,    -- what is wrong
    line,       -- from 1
    start,      -- byte offset into the file
    end,        -- byte offset of what follows
    note        -- the number of the file
    FROM finding JOIN file ON file.id = finding.note;
"""

TABLES = "note property heading block block_id base_view link tag task callout footnote alias finding".split()
OWNER = {"note": "id", "base_view": "base"}  # the column that names the file, where it is not `note`
