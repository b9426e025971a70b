// Schema 10: reports with their blocks, what is withheld from publication; bulletins of a day, with chosen parts.
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

CREATE TABLE bulletin_next (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  review_id TEXT REFERENCES review (id),
  type TEXT NOT NULL CHECK (type IN ('调度通报', '简报', '通报')),
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  title TEXT NOT NULL,
  as_of TEXT NOT NULL,
  sections TEXT NOT NULL,
  document TEXT NOT NULL,
  base TEXT,
  conflicts TEXT NOT NULL DEFAULT '[]',
  figures TEXT,
  corrects_id TEXT REFERENCES bulletin_next (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
  issued_at TEXT,
  file_sha256 TEXT REFERENCES file_content (sha256),
  deleted_at TEXT,
  CHECK ((state = 'issued') = (issued_at IS NOT NULL))
) STRICT;
INSERT INTO bulletin_next (id, round_id, review_id, type, series, year, number, title, as_of, sections, document, state,
  issued_at, deleted_at)
SELECT id, round_id, review_id, '调度通报', series, year, number, title, as_of,
  '["overall","closed","units","shortcomings","demands"]', document, state, issued_at, deleted_at FROM bulletin;
DROP TABLE bulletin;
ALTER TABLE bulletin_next RENAME TO bulletin;
CREATE INDEX bulletin_round ON bulletin (round_id);
CREATE INDEX bulletin_review ON bulletin (review_id);
CREATE INDEX bulletin_corrects ON bulletin (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX bulletin_file ON bulletin (file_sha256) WHERE file_sha256 IS NOT NULL;
CREATE UNIQUE INDEX bulletin_number ON bulletin (round_id, series, year, number) WHERE state = 'issued';
CREATE TRIGGER bulletin_issued_no_update BEFORE UPDATE ON bulletin WHEN old.state = 'issued'
BEGIN SELECT RAISE(ABORT, 'frozen: bulletin'); END;
CREATE TRIGGER bulletin_no_delete BEFORE DELETE ON bulletin
BEGIN SELECT RAISE(ABORT, 'frozen: bulletin'); END;
`;
