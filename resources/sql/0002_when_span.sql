-- Where the words stand that say when. Behind the checksum, which takes an empty column at the end
-- for one that is not there: rows of the first version keep theirs.

ALTER TABLE evidence ADD COLUMN when_span TEXT;
