// Schema 7: evidence files, the numbered evidence of problems, and what it is linked to.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const evidence = `
CREATE TABLE evidence_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

CREATE TABLE evidence_file (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  media_type TEXT NOT NULL,
  pages INTEGER CHECK (pages > 0),
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  problem_id TEXT NOT NULL REFERENCES problem (id),
  number INTEGER NOT NULL CHECK (number > 0),
  file_id TEXT NOT NULL REFERENCES evidence_file (id),
  title TEXT NOT NULL,
  note TEXT,
  date TEXT,
  pages INTEGER CHECK (pages > 0),
  copies INTEGER NOT NULL DEFAULT 1 CHECK (copies > 0),
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX evidence_number ON evidence (problem_id, number);
CREATE INDEX evidence_round ON evidence (round_id);
CREATE INDEX evidence_of_file ON evidence (file_id);

CREATE TABLE evidence_link (
  id TEXT PRIMARY KEY,
  evidence_id TEXT NOT NULL REFERENCES evidence (id),
  target_kind TEXT NOT NULL CHECK (target_kind IN ('problem', 'measure', 'progress', 'closeOut', 'letter', 'lookBack')),
  target_id TEXT NOT NULL,
  review_id TEXT REFERENCES review (id),
  deleted_at TEXT,
  CHECK ((target_kind = 'progress') = (review_id IS NOT NULL))
) STRICT;
CREATE INDEX evidence_link_evidence ON evidence_link (evidence_id);
CREATE INDEX evidence_link_target ON evidence_link (target_id, target_kind);
CREATE INDEX evidence_link_review ON evidence_link (review_id) WHERE review_id IS NOT NULL;

CREATE TRIGGER evidence_key_no_update BEFORE UPDATE ON evidence_key
BEGIN SELECT RAISE(ABORT, 'frozen: evidence_key'); END;
CREATE TRIGGER evidence_key_no_delete BEFORE DELETE ON evidence_key
BEGIN SELECT RAISE(ABORT, 'frozen: evidence_key'); END;
CREATE TRIGGER evidence_file_no_update BEFORE UPDATE ON evidence_file
BEGIN SELECT RAISE(ABORT, 'frozen: evidence_file'); END;
CREATE TRIGGER evidence_file_no_delete BEFORE DELETE ON evidence_file
BEGIN SELECT RAISE(ABORT, 'frozen: evidence_file'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'frozen: evidence'); END;
CREATE TRIGGER evidence_same_file BEFORE UPDATE OF file_id ON evidence WHEN new.file_id <> old.file_id
BEGIN SELECT RAISE(ABORT, 'frozen: evidence'); END;
`;
