-- One project. A record is a row; its columns are the fields of explorer/model/records.py in
-- order, lists and spans as JSON text. "row" is the order of arrival and what the search tables
-- point to. "digest" is a checksum over the fields, "totals" holds their sum a table, so that a
-- changed or lost row is found (explorer/store/digests.py).

PRAGMA application_id = 1095071824;  -- "AExP"

CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL REFERENCES texts (sha256) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    published TEXT NOT NULL,
    published_guessed INTEGER NOT NULL,
    author TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    source_grade TEXT NOT NULL,
    information_grade TEXT NOT NULL,
    cluster TEXT NOT NULL,
    external_id TEXT NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_text ON documents (text);

CREATE TABLE sentences (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    number INTEGER NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX sentences_document ON sentences (document, start);

CREATE TABLE entities (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,
    color TEXT NOT NULL,
    "group" TEXT NOT NULL,
    hidden INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;

CREATE TABLE mentions (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    form TEXT NOT NULL,
    stands_for TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    confidence REAL NOT NULL,
    reason TEXT NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX mentions_document ON mentions (document, start);
CREATE INDEX mentions_stands_for ON mentions (stands_for) WHERE stands_for IS NOT NULL;

CREATE TABLE relations (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    directed INTEGER NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    lemma TEXT NOT NULL,
    property TEXT,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,
    color TEXT NOT NULL,
    confidence REAL NOT NULL,
    manual INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX relations_source ON relations (source);
CREATE INDEX relations_target ON relations (target);

CREATE TABLE evidence (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    relation TEXT NOT NULL REFERENCES relations (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    clause TEXT,
    source_mention TEXT,
    target_mention TEXT,
    "trigger" TEXT,
    factuality TEXT NOT NULL,
    attributed_to TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    attribution TEXT,
    attribution_span TEXT,
    chain TEXT NOT NULL,
    "when" TEXT,
    when_text TEXT,
    confidence REAL NOT NULL,
    extractor TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
-- Holds all columns of the counting query (rows.claims), which then never touches the table.
CREATE INDEX evidence_relation
    ON evidence (relation, document, factuality, verdict, attributed_to, attribution);
CREATE INDEX evidence_document ON evidence (document, start);
CREATE INDEX evidence_attributed_to ON evidence (attributed_to) WHERE attributed_to IS NOT NULL;

CREATE TABLE candidates (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence REAL NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX candidates_source ON candidates (source, target);
CREATE INDEX candidates_target ON candidates (target);
CREATE INDEX candidates_document ON candidates (document, start);

CREATE TABLE placements (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL,
    digest INTEGER NOT NULL
) STRICT;

CREATE TABLE styles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,  -- of an entity or a relation
    color TEXT NOT NULL,
    size REAL NOT NULL,
    digest INTEGER NOT NULL
) STRICT;

CREATE TABLE decisions (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text_sha256 TEXT NOT NULL,
    spans TEXT NOT NULL,
    quotes TEXT NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;

-- Every edit. "done" is what undo takes back, newest first; "undone" what redo does again, oldest
-- first; "cut" what was undone before another edit came: kept, but out of redo's reach.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,
    template TEXT NOT NULL,
    arguments TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    batch TEXT NOT NULL,
    changes BLOB NOT NULL,  -- JSON, deflated; texts by their hash
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'cut')),
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_state ON journal (state, number);

CREATE TABLE totals (
    name TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    total INTEGER NOT NULL
) STRICT;

-- Full-text search over what stands in the tables: no second copy of it.
CREATE VIEW sentence_words AS
    SELECT sentences.row, sentences.id,
        substr(texts.text, sentences.start + 1, sentences."end" - sentences.start) AS words
    FROM sentences
    JOIN documents ON documents.id = sentences.document
    JOIN texts ON texts.sha256 = documents.text;
CREATE VIEW entity_words AS
    SELECT row, id, name || char(10) || aliases || char(10) || note AS words FROM entities;
CREATE VIEW relation_words AS
    SELECT row, id, label || char(10) || note AS words FROM relations;
CREATE VIEW evidence_words AS
    SELECT row, id, note AS words FROM evidence WHERE note <> '';
CREATE VIRTUAL TABLE sentence_search USING fts5 (
    words, content = 'sentence_words', content_rowid = 'row', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE entity_search USING fts5 (
    words, content = 'entity_words', content_rowid = 'row', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE relation_search USING fts5 (
    words, content = 'relation_words', content_rowid = 'row', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE evidence_search USING fts5 (
    words, content = 'evidence_words', content_rowid = 'row', tokenize = 'unicode61'
);
