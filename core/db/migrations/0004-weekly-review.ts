// Schema 4: the weekly review's surroundings: calendar, milestones, forms out and in, meetings, letters, phone reminders.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const weeklyReview = `
ALTER TABLE round ADD COLUMN review_weekday INTEGER NOT NULL DEFAULT 1 CHECK (review_weekday BETWEEN 0 AND 6);
ALTER TABLE review_entry ADD COLUMN evidence TEXT;
ALTER TABLE review_entry ADD COLUMN accepted_at TEXT;

CREATE TABLE holiday (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  off INTEGER NOT NULL CHECK (off IN (0, 1)),
  deleted_at TEXT
) STRICT;

CREATE TABLE milestone (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  "offset" INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('days', 'workingDays', 'months')),
  due_date TEXT,
  done_on TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX milestone_round ON milestone (round_id, position);

CREATE TABLE review_form (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  issue INTEGER NOT NULL CHECK (issue > 0),
  made_at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  "rows" TEXT NOT NULL,
  UNIQUE (review_id, unit_id, issue)
) STRICT;
CREATE INDEX review_form_unit ON review_form (unit_id);

CREATE TABLE received_form (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  form_id TEXT NOT NULL REFERENCES review_form (id),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES file_content (sha256),
  medium TEXT CHECK (medium IN ('U盘', '光盘', '纸质', '电话')),
  taken_at TEXT NOT NULL,
  reported_by TEXT,
  taken INTEGER NOT NULL,
  left_out INTEGER NOT NULL
) STRICT;
CREATE INDEX received_form_review ON received_form (review_id, unit_id);
CREATE INDEX received_form_form ON received_form (form_id);
CREATE INDEX received_form_sha ON received_form (sha256);

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  ordinal INTEGER NOT NULL,
  date TEXT NOT NULL,
  place TEXT,
  chair TEXT,
  attendees TEXT,
  recorder TEXT,
  opening TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'held')),
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX meeting_ordinal ON meeting (round_id, ordinal) WHERE deleted_at IS NULL;

CREATE TABLE agenda_item (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  meeting_id TEXT REFERENCES meeting (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  note TEXT,
  discussion TEXT,
  review_id TEXT REFERENCES review (id),
  measure_id TEXT REFERENCES measure (id),
  unit_id TEXT REFERENCES unit (id),
  raised_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, position);
CREATE INDEX agenda_item_round ON agenda_item (round_id) WHERE meeting_id IS NULL AND deleted_at IS NULL;
CREATE INDEX agenda_item_measure ON agenda_item (measure_id) WHERE measure_id IS NOT NULL;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  agenda_item_id TEXT REFERENCES agenda_item (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  unit_id TEXT REFERENCES unit (id),
  owner TEXT,
  due_date TEXT,
  state TEXT NOT NULL CHECK (state IN ('办理中', '已落实', '未落实', '已取消')),
  result TEXT,
  settled_on TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting_id, position);
CREATE INDEX decision_unit ON decision (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  kind TEXT NOT NULL,
  prefix TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER CHECK (number > 0),
  grade TEXT,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  copies_to TEXT,
  gap TEXT NOT NULL,
  demand TEXT NOT NULL,
  due_date TEXT,
  reply_by TEXT,
  reply_way TEXT,
  signer TEXT,
  signed_on TEXT,
  received_by TEXT,
  received_on TEXT,
  replied_on TEXT,
  reply TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'received', 'replied', 'cancelled')),
  review_id TEXT REFERENCES review (id),
  created_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (state = 'draft' OR number IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX letter_number ON letter (kind, prefix, year, number) WHERE number IS NOT NULL;
CREATE INDEX letter_round ON letter (round_id);
CREATE INDEX letter_unit ON letter (unit_id);

CREATE TABLE letter_row (
  id TEXT PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES letter (id),
  position INTEGER NOT NULL,
  problem_id TEXT NOT NULL REFERENCES problem (id),
  measure_id TEXT REFERENCES measure (id),
  deleted_at TEXT
) STRICT;
CREATE INDEX letter_row_letter ON letter_row (letter_id, position);
CREATE INDEX letter_row_problem ON letter_row (problem_id);

CREATE TABLE phone_reminder (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  at TEXT NOT NULL,
  answered_by TEXT,
  matter TEXT NOT NULL,
  answer TEXT,
  review_id TEXT REFERENCES review (id),
  deleted_at TEXT
) STRICT;
CREATE INDEX phone_reminder_round ON phone_reminder (round_id, at);

CREATE TRIGGER letter_issued_no_change BEFORE UPDATE OF kind, prefix, year, number, unit_id, gap, demand, due_date ON letter
WHEN old.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'frozen: letter'); END;
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'frozen: letter'); END;
`;
