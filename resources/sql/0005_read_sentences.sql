-- Which sentences somebody has had before their eyes, by the hash of the text: no change of the
-- project, so neither the history nor a checksum knows of it, and a copy to give away lacks it.

CREATE TABLE read_sentences (
    text TEXT NOT NULL,  -- SHA-256
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (text, start, "end")
) STRICT, WITHOUT ROWID;
