-- Schema 1. Times are Unix milliseconds; dates ISO text, '' when unknown; data columns compact JSON.

CREATE TABLE reports (
  id            TEXT PRIMARY KEY,          -- first 16 hexadecimal digits of sha
  sha           TEXT NOT NULL UNIQUE,      -- of the first file
  file          TEXT NOT NULL,             -- base name at import
  ext           TEXT NOT NULL,             -- of the original in the library, with its dot; '' when none
  added         INTEGER NOT NULL,
  bytes         INTEGER NOT NULL,          -- of docs.body
  unread        INTEGER NOT NULL,
  star          INTEGER NOT NULL,
  tags          TEXT NOT NULL,             -- one a line
  quality       REAL NOT NULL,
  title         TEXT NOT NULL,
  institution   TEXT NOT NULL,
  date          TEXT NOT NULL,
  date_inferred INTEGER NOT NULL,
  start         TEXT NOT NULL,
  end           TEXT NOT NULL,
  type          TEXT NOT NULL,
  rating        TEXT NOT NULL,
  codes         TEXT NOT NULL,             -- of its figures, one a line, each once
  figures       INTEGER NOT NULL,          -- how many
  flags         INTEGER NOT NULL,          -- how many are open
  data          TEXT NOT NULL              -- authors, format, charset, hints
) STRICT;
CREATE INDEX reports_date ON reports (date);

CREATE TABLE docs (
  report TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
  body   TEXT NOT NULL,
  was    TEXT,                             -- NULL when it equals body
  data   TEXT NOT NULL                     -- blocks, sentences, edits
) STRICT;

CREATE TABLE figures (
  report  TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ord     INTEGER NOT NULL,                -- order in the text
  id      TEXT NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  code    TEXT NOT NULL,
  period  TEXT NOT NULL,
  value   REAL,
  state   TEXT NOT NULL,
  data    TEXT NOT NULL,
  digest  TEXT NOT NULL,                   -- of data
  PRIMARY KEY (report, ord)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX figures_id ON figures (id);
CREATE INDEX figures_series ON figures (kind, subject, period);
CREATE INDEX figures_code ON figures (code) WHERE code <> '';

CREATE TABLE findings (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  kind   TEXT NOT NULL,
  label  TEXT NOT NULL,
  data   TEXT NOT NULL,
  PRIMARY KEY (report, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE flags (
  id     TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  kind   TEXT NOT NULL,
  level  TEXT NOT NULL,
  state  TEXT NOT NULL,
  data   TEXT NOT NULL
) STRICT;
CREATE INDEX flags_report ON flags (report, ord);

-- The journal: every write of the user's and what takes it back.
CREATE TABLE changes (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  verb    TEXT NOT NULL,                   -- put, drop, read, star
  data    TEXT NOT NULL,
  inverse TEXT NOT NULL,                   -- a change that takes it back, without its own inverse
  undoes  INTEGER REFERENCES changes (id), -- this change is an undoing of that one
  undone  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What still has to reach the search index and the side files. A row lives from the write it belongs to until both have it.
CREATE TABLE outbox (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  report TEXT NOT NULL,                    -- it may be gone by then: take it out of the index
  fields INTEGER NOT NULL                  -- 0 when only the side file changed
) STRICT;

-- Imports that failed.
CREATE TABLE events (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  path    TEXT NOT NULL,
  code    TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
