// Schema 1: rounds with their tree, who answers for what, weekly reviews, bulletins and the change log.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const firstLedger = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  inspecting_body TEXT,
  inspected_from TEXT,
  inspected_to TEXT,
  feedback_date TEXT,
  numbering TEXT NOT NULL CHECK (numbering IN ('continuous', 'restart')),
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX round_name ON round (name) WHERE deleted_at IS NULL;

CREATE TABLE source_document (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_document_round ON source_document (round_id);

CREATE TABLE aspect (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  position INTEGER NOT NULL,
  title TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX aspect_round ON aspect (round_id, position);

CREATE TABLE item (
  id TEXT PRIMARY KEY,
  aspect_id TEXT NOT NULL REFERENCES aspect (id),
  position INTEGER NOT NULL,
  title TEXT,
  category TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX item_aspect ON item (aspect_id, position);

CREATE TABLE problem (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  public_text TEXT,
  source TEXT,
  kind TEXT,
  target TEXT,
  due_date TEXT,
  due_text TEXT,
  long_term INTEGER NOT NULL DEFAULT 0 CHECK (long_term IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('未启动', '整改中', '待审核', '待验收', '已销号', '常态化管理')),
  cycle INTEGER NOT NULL DEFAULT 1,
  note TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX problem_item ON problem (item_id, position);

CREATE TABLE measure (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problem (id),
  position INTEGER NOT NULL,
  lead TEXT NOT NULL,
  text TEXT NOT NULL,
  public_text TEXT,
  deliverable TEXT,
  due_date TEXT,
  due_text TEXT,
  long_term INTEGER NOT NULL DEFAULT 0 CHECK (long_term IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('未启动', '整改中', '待审核', '待验收', '已销号', '常态化管理')),
  percent INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
  progress TEXT,
  progress_date TEXT,
  note TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX measure_problem ON measure (problem_id, position);

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT,
  position INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX unit_name ON unit (name) WHERE deleted_at IS NULL;

CREATE TABLE official (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  post TEXT,
  phone TEXT,
  unit_id TEXT REFERENCES unit (id),
  position INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX official_unit ON official (unit_id);

CREATE TABLE responsibility (
  id TEXT PRIMARY KEY,
  problem_id TEXT REFERENCES problem (id),
  measure_id TEXT REFERENCES measure (id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'supporting', 'leader', 'contact')),
  unit_id TEXT REFERENCES unit (id),
  official_id TEXT REFERENCES official (id),
  position INTEGER NOT NULL,
  deleted_at TEXT,
  CHECK ((problem_id IS NULL) <> (measure_id IS NULL)),
  CHECK ((unit_id IS NULL) <> (official_id IS NULL)),
  CHECK ((role IN ('leader', 'contact')) = (official_id IS NOT NULL))
) STRICT;
CREATE INDEX responsibility_problem ON responsibility (problem_id) WHERE problem_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX responsibility_measure ON responsibility (measure_id) WHERE measure_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX responsibility_unit ON responsibility (unit_id) WHERE unit_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX responsibility_official ON responsibility (official_id) WHERE official_id IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  ordinal INTEGER NOT NULL,
  date TEXT NOT NULL,
  due_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  closed_at TEXT,
  sheet TEXT,
  figures TEXT,
  UNIQUE (round_id, ordinal),
  UNIQUE (round_id, date),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL AND sheet IS NOT NULL AND figures IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX review_open ON review (round_id) WHERE state = 'open';

CREATE TABLE review_unit (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  status TEXT NOT NULL CHECK (status IN ('未报', '按时', '迟报', '免报')),
  received_at TEXT,
  medium TEXT CHECK (medium IN ('U盘', '光盘', '纸质', '电话')),
  waived_reason TEXT,
  UNIQUE (review_id, unit_id)
) STRICT;
CREATE INDEX review_unit_unit ON review_unit (unit_id);

CREATE TABLE review_entry (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  measure_id TEXT NOT NULL REFERENCES measure (id),
  text TEXT NOT NULL,
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  state TEXT NOT NULL CHECK (state IN ('未启动', '整改中', '待审核', '待验收', '已销号', '常态化管理')),
  state_before TEXT NOT NULL,
  percent_before INTEGER NOT NULL,
  difficulty TEXT,
  next_plan TEXT,
  return_reason TEXT,
  reported_by TEXT,
  UNIQUE (review_id, measure_id)
) STRICT;
CREATE INDEX review_entry_measure ON review_entry (measure_id);

CREATE TABLE bulletin (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  review_id TEXT NOT NULL REFERENCES review (id),
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  title TEXT NOT NULL,
  as_of TEXT NOT NULL,
  document TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
  issued_at TEXT,
  deleted_at TEXT,
  CHECK ((state = 'issued') = (issued_at IS NOT NULL))
) STRICT;
CREATE INDEX bulletin_round ON bulletin (round_id);
CREATE INDEX bulletin_review ON bulletin (review_id);
CREATE UNIQUE INDEX bulletin_number ON bulletin (round_id, series, year, number) WHERE state = 'issued';

CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_log_entity ON change_log (entity, entity_id);
CREATE INDEX change_log_act ON change_log (act_id);

CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log
BEGIN SELECT RAISE(ABORT, 'frozen: change_log'); END;
CREATE TRIGGER change_log_no_delete BEFORE DELETE ON change_log
BEGIN SELECT RAISE(ABORT, 'frozen: change_log'); END;

CREATE TRIGGER review_closed_no_update BEFORE UPDATE ON review WHEN old.state = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'frozen: review'); END;
CREATE TRIGGER review_unit_closed_no_insert BEFORE INSERT ON review_unit
WHEN (SELECT state FROM review WHERE id = new.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review_unit'); END;
CREATE TRIGGER review_unit_closed_no_update BEFORE UPDATE ON review_unit
WHEN (SELECT state FROM review WHERE id = old.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review_unit'); END;
CREATE TRIGGER review_unit_closed_no_delete BEFORE DELETE ON review_unit
WHEN (SELECT state FROM review WHERE id = old.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review_unit'); END;
CREATE TRIGGER review_entry_closed_no_insert BEFORE INSERT ON review_entry
WHEN (SELECT state FROM review WHERE id = new.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review_entry'); END;
CREATE TRIGGER review_entry_closed_no_update BEFORE UPDATE ON review_entry
WHEN (SELECT state FROM review WHERE id = old.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review_entry'); END;
CREATE TRIGGER review_entry_closed_no_delete BEFORE DELETE ON review_entry
WHEN (SELECT state FROM review WHERE id = old.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review_entry'); END;

CREATE TRIGGER bulletin_issued_no_update BEFORE UPDATE ON bulletin WHEN old.state = 'issued'
BEGIN SELECT RAISE(ABORT, 'frozen: bulletin'); END;
CREATE TRIGGER bulletin_no_delete BEFORE DELETE ON bulletin
BEGIN SELECT RAISE(ABORT, 'frozen: bulletin'); END;
`;
