-- Entities and lines that were chosen to be shown together, and where each stands there. Members are
-- named, not referred to: one that is gone stays listed.

CREATE TABLE figures (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    caption TEXT NOT NULL,
    entities TEXT NOT NULL,
    lines TEXT NOT NULL,
    seen TEXT NOT NULL,
    folded INTEGER NOT NULL,
    extra TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT;

CREATE TABLE spots (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    figure TEXT NOT NULL REFERENCES figures (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
CREATE INDEX spots_figure ON spots (figure);
