// Schema 10: reports with their blocks, what is withheld from publication.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const papers = `
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'internal', 'leader', 'plan', 'lookBack', 'stage')),
  title TEXT NOT NULL,
  as_of TEXT NOT NULL,
  since TEXT,
  switches TEXT NOT NULL,
  frame TEXT NOT NULL,
  base TEXT NOT NULL,
  conflicts TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'issued')),
  created_at TEXT NOT NULL,
  submitted_by TEXT,
  approved_by TEXT,
  approved_at TEXT,
  opinion TEXT,
  issued_at TEXT,
  file_sha256 TEXT REFERENCES file_content (sha256),
  deleted_at TEXT,
  CHECK ((state = 'issued') = (issued_at IS NOT NULL))
) STRICT;
CREATE INDEX report_round ON report (round_id);
CREATE INDEX report_file ON report (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE TABLE report_block (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL,
  block TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX report_block_report ON report_block (report_id, position) WHERE deleted_at IS NULL;

CREATE TABLE withholding (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  problem_id TEXT NOT NULL REFERENCES problem (id),
  measure_id TEXT REFERENCES measure (id),
  kind TEXT NOT NULL,
  note TEXT,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX withholding_round ON withholding (round_id);
CREATE INDEX withholding_problem ON withholding (problem_id);
CREATE INDEX withholding_measure ON withholding (measure_id) WHERE measure_id IS NOT NULL;

CREATE TRIGGER report_issued_no_change BEFORE UPDATE ON report
WHEN old.state = 'issued'
BEGIN SELECT RAISE(ABORT, 'frozen: report'); END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'frozen: report'); END;
CREATE TRIGGER report_block_insert BEFORE INSERT ON report_block
WHEN (SELECT state FROM report WHERE id = new.report_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'frozen: report'); END;
CREATE TRIGGER report_block_update BEFORE UPDATE ON report_block
WHEN (SELECT state FROM report WHERE id = old.report_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'frozen: report'); END;
CREATE TRIGGER report_block_delete BEFORE DELETE ON report_block
BEGIN SELECT RAISE(ABORT, 'frozen: report'); END;
`;
