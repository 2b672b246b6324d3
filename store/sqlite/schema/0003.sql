-- Schema 3: what the user made of figures and flags. It outlives every extraction.

CREATE TABLE ledger (
  figure TEXT PRIMARY KEY,                 -- as extracted; of an added figure its own ID
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  at     INTEGER NOT NULL,
  state  TEXT NOT NULL,                    -- confirmed, corrected, rejected
  data   TEXT NOT NULL                     -- the figure as found, and as the user has it
) STRICT;
CREATE INDEX ledger_report ON ledger (report);

CREATE TABLE dismissals (
  flag   TEXT PRIMARY KEY,                 -- also one between reports, which has no row of its own
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX dismissals_report ON dismissals (report);
