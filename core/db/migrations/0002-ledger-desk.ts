// Schema 2: what the ledger's desk needs: the documents behind a round, names a unit goes by, sign-offs, looks kept.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const ledgerDesk = `
CREATE TABLE file_content (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE TRIGGER file_content_no_update BEFORE UPDATE ON file_content
BEGIN SELECT RAISE(ABORT, 'frozen: file_content'); END;
CREATE TRIGGER file_content_no_delete BEFORE DELETE ON file_content
BEGIN SELECT RAISE(ABORT, 'frozen: file_content'); END;

ALTER TABLE source_document ADD COLUMN kind TEXT NOT NULL DEFAULT 'findings'
  CHECK (kind IN ('findings', 'plan', 'progress', 'workbook'));
ALTER TABLE source_document ADD COLUMN bytes INTEGER;

ALTER TABLE unit ADD COLUMN kind TEXT;
ALTER TABLE unit ADD COLUMN contact TEXT;
ALTER TABLE unit ADD COLUMN phone TEXT;
ALTER TABLE unit ADD COLUMN merged_into TEXT REFERENCES unit (id);
ALTER TABLE official ADD COLUMN merged_into TEXT REFERENCES official (id);
CREATE TABLE unit_alias (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX unit_alias_name ON unit_alias (name) WHERE deleted_at IS NULL;
CREATE INDEX unit_alias_unit ON unit_alias (unit_id);

CREATE TABLE close_out (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problem (id),
  cycle INTEGER NOT NULL,
  applied_on TEXT,
  unit_id TEXT REFERENCES unit (id),
  review_opinion TEXT,
  reviewed_on TEXT,
  acceptance_opinion TEXT,
  accepted_on TEXT,
  approver TEXT,
  approved_on TEXT,
  look_back_on TEXT,
  look_back_result TEXT CHECK (look_back_result IN ('巩固', '需强化', '反弹')),
  deleted_at TEXT
) STRICT;
CREATE INDEX close_out_problem ON close_out (problem_id);
CREATE UNIQUE INDEX close_out_cycle ON close_out (problem_id, cycle) WHERE deleted_at IS NULL;

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (user, list, name) WHERE deleted_at IS NULL;

CREATE TABLE preference (
  id TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- A measure that was joined into another keeps its reports under its own id.
ALTER TABLE measure ADD COLUMN merged_into TEXT REFERENCES measure (id);
CREATE INDEX measure_merged ON measure (merged_into) WHERE merged_into IS NOT NULL;

-- A user's own acts, newest first.
CREATE INDEX change_log_actor ON change_log (actor);

-- Lists are laid out from these alone, without reading the texts.
DROP INDEX problem_item;
CREATE INDEX problem_item ON problem
  (item_id, position, id, deleted_at, state, kind, due_date, due_text, long_term);
DROP INDEX measure_problem;
CREATE INDEX measure_problem ON measure
  (problem_id, position, id, deleted_at, state, percent, due_date, due_text, long_term);
DROP INDEX responsibility_problem;
CREATE INDEX responsibility_problem ON responsibility (problem_id, role, position, id, unit_id, official_id)
  WHERE problem_id IS NOT NULL AND deleted_at IS NULL;
DROP INDEX responsibility_measure;
CREATE INDEX responsibility_measure ON responsibility (measure_id, role, position, id, unit_id, official_id)
  WHERE measure_id IS NOT NULL AND deleted_at IS NULL;
-- A row's history knows who answered for it before.
CREATE INDEX responsibility_problem_before ON responsibility (problem_id)
  WHERE problem_id IS NOT NULL AND deleted_at IS NOT NULL;
CREATE INDEX responsibility_measure_before ON responsibility (measure_id)
  WHERE measure_id IS NOT NULL AND deleted_at IS NOT NULL;
`;
