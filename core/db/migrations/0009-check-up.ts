// Schema 9: the last check-up of each round, findings that were muted, and a way to the deadlines that were moved.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const checkUp = `
CREATE TABLE checkup_mute (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  rule TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('finding', 'row')),
  fingerprint TEXT NOT NULL,
  row_id TEXT,
  place TEXT NOT NULL,
  words TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  muted_by TEXT NOT NULL,
  muted_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (scope = 'finding' OR row_id IS NOT NULL)
) STRICT;
CREATE INDEX checkup_mute_round ON checkup_mute (round_id, rule) WHERE deleted_at IS NULL;

-- What can be found again is not logged: each check-up of a round takes the place of the one before it.
CREATE TABLE checkup_run (
  round_id TEXT PRIMARY KEY REFERENCES round (id),
  facts TEXT NOT NULL
) STRICT;
CREATE TABLE checkup_finding (
  round_id TEXT NOT NULL REFERENCES checkup_run (round_id),
  ordinal INTEGER NOT NULL,
  rule TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  unit_id TEXT,
  row_id TEXT,
  content TEXT NOT NULL,
  PRIMARY KEY (round_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Deadlines that were moved from one day to another, without reading the whole log.
CREATE INDEX change_log_moved ON change_log (entity, entity_id, seq)
  WHERE instr(before, '"due_date":"') > 0 AND instr(after, '"due_date":"') > 0;
`;
