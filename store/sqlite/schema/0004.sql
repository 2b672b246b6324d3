-- Schema 4: kept searches; counts, states and the list's order from indices alone, without the rows of 100,000 reports.

CREATE TABLE searches (
  id         TEXT PRIMARY KEY,
  ord        INTEGER NOT NULL,             -- order of making
  name       TEXT NOT NULL,
  query      TEXT NOT NULL,                -- as typed
  whole      INTEGER NOT NULL,
  plain      INTEGER NOT NULL,
  collection INTEGER NOT NULL,
  seen       INTEGER NOT NULL              -- reports added since then are new to it
) STRICT;

-- Each holds all that its query asks for.
CREATE INDEX reports_list ON reports (current, date DESC, added DESC, id);
CREATE INDEX reports_added ON reports (current, added, id);
CREATE INDEX reports_counts ON reports (current, unread, star);
CREATE INDEX reports_unread ON reports (unread, id);
CREATE INDEX reports_star ON reports (id) WHERE star = 1;
CREATE INDEX reports_doubt ON reports (flags, id) WHERE flags > 0;
CREATE INDEX reports_tags ON reports (id, tags) WHERE tags <> '';
