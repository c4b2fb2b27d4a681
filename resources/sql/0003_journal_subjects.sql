-- What each entry of the journal is about (explorer/model/subjects.py), so that the history can be
-- filtered without unpacking it. Both tables follow from the journal and have no checksums.

CREATE TABLE journal_kinds (
    kind TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES journal (number)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (kind, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_kinds_entry ON journal_kinds (entry);

CREATE TABLE journal_subjects (
    subject TEXT NOT NULL,  -- id of a record that the entry touches or that such a record is of
    entry INTEGER NOT NULL REFERENCES journal (number)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_subjects_entry ON journal_subjects (entry);

INSERT INTO journal_kinds (kind, entry)
    SELECT value, number FROM journal, json_each(kinds_of(changes));
INSERT INTO journal_subjects (subject, entry)
    SELECT value, number FROM journal, json_each(subjects_of(changes));
INSERT OR IGNORE INTO journal_subjects (subject, entry)
    SELECT source, entry FROM journal_subjects JOIN relations ON relations.id = subject;
INSERT OR IGNORE INTO journal_subjects (subject, entry)
    SELECT target, entry FROM journal_subjects JOIN relations ON relations.id = subject;
