-- Schema 2: versions. A report in two formats or in a revised edition is one work, of which one version is current.

ALTER TABLE reports ADD COLUMN work TEXT NOT NULL DEFAULT '';        -- the ID of its first version
ALTER TABLE reports ADD COLUMN versions INTEGER NOT NULL DEFAULT 1;  -- how many the work has
ALTER TABLE reports ADD COLUMN current INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reports ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;    -- by the user, to be current
ALTER TABLE reports ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;     -- by the user, from every other version
UPDATE reports SET work = id;
CREATE INDEX reports_work ON reports (work);

-- What a text is recognised by. A report without a row, or with one of another rule, is yet to be compared with the others.
CREATE TABLE prints (
  report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
  rule   INTEGER NOT NULL,
  print  BLOB NOT NULL
) STRICT;

-- Texts with one band in common may be alike.
CREATE TABLE bands (
  band   INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  PRIMARY KEY (band, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_report ON bands (report);

-- Pairs of reports that were found to be versions of one; a < b.
CREATE TABLE alike (
  a        TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  b        TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  likeness REAL NOT NULL,                  -- share of the words they have in common
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_b ON alike (b);
