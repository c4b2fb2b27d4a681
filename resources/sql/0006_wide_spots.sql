-- Spots belong to a figure, or to no figure: the levels that show more than a story have places too.

CREATE TABLE spots_of_all (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    figure TEXT NOT NULL,  -- empty for the levels
    entity TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL,
    digest INTEGER NOT NULL
) STRICT;
INSERT INTO spots_of_all SELECT row, id, figure, entity, x, y, pinned, digest FROM spots;
DROP TABLE spots;
ALTER TABLE spots_of_all RENAME TO spots;
CREATE INDEX spots_figure ON spots (figure);
