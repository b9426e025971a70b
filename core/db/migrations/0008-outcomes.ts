// Schema 8: look-backs, clues and petitions, outcomes.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const outcomes = `
CREATE TABLE outcome (
  id TEXT PRIMARY KEY,
  measure_id TEXT NOT NULL REFERENCES measure (id),
  kind TEXT NOT NULL CHECK (kind IN ('rule', 'persons', 'money', 'activity')),
  category TEXT NOT NULL,
  name TEXT,
  document_number TEXT,
  count INTEGER CHECK (count > 0),
  cents INTEGER CHECK (cents > 0),
  date TEXT,
  counted_in TEXT REFERENCES outcome (id),
  note TEXT,
  deleted_at TEXT,
  CHECK ((kind = 'rule') = (count IS NULL AND cents IS NULL)),
  CHECK ((kind = 'money') = (cents IS NOT NULL)),
  CHECK (kind <> 'rule' OR name IS NOT NULL),
  CHECK (counted_in <> id)
) STRICT;
CREATE INDEX outcome_measure ON outcome (measure_id);
CREATE INDEX outcome_counted_in ON outcome (counted_in) WHERE counted_in IS NOT NULL;

CREATE TRIGGER outcome_counted_once_insert BEFORE INSERT ON outcome
WHEN new.counted_in IS NOT NULL
  AND EXISTS (SELECT 1 FROM outcome WHERE id = new.counted_in AND counted_in IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'frozen: outcome'); END;
CREATE TRIGGER outcome_counted_once_update BEFORE UPDATE OF counted_in, deleted_at ON outcome
WHEN new.counted_in IS NOT NULL AND new.deleted_at IS NULL
  AND (EXISTS (SELECT 1 FROM outcome WHERE id = new.counted_in AND counted_in IS NOT NULL)
    OR EXISTS (SELECT 1 FROM outcome WHERE counted_in = new.id AND deleted_at IS NULL))
BEGIN SELECT RAISE(ABORT, 'frozen: outcome'); END;

CREATE TABLE look_back_plan (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  seed INTEGER NOT NULL,
  candidates INTEGER NOT NULL,
  due_date TEXT,
  responsible TEXT,
  note TEXT,
  drawn_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX look_back_plan_round ON look_back_plan (round_id);

CREATE TABLE look_back_item (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES look_back_plan (id),
  problem_id TEXT NOT NULL REFERENCES problem (id),
  cycle INTEGER NOT NULL,
  due_date TEXT,
  responsible TEXT,
  checked_on TEXT,
  result TEXT CHECK (result IN ('巩固', '需强化', '反弹')),
  methods TEXT NOT NULL,
  persons TEXT,
  findings TEXT,
  consequence TEXT CHECK (consequence IN ('销号不变', '强化', '转入常态化管理', '重新挂号')),
  consequence_on TEXT,
  consequence_by TEXT,
  deleted_at TEXT,
  CHECK ((checked_on IS NULL) = (result IS NULL)),
  CHECK (consequence IS NULL OR result IS NOT NULL),
  CHECK ((consequence IS NULL) = (consequence_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX look_back_item_once ON look_back_item (plan_id, problem_id) WHERE deleted_at IS NULL;
CREATE INDEX look_back_item_plan ON look_back_item (plan_id);
CREATE INDEX look_back_item_problem ON look_back_item (problem_id, cycle);

CREATE TABLE standing_review (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problem (id),
  cycle INTEGER NOT NULL,
  interval_months INTEGER NOT NULL CHECK (interval_months BETWEEN 1 AND 60),
  next_on TEXT NOT NULL,
  responsible TEXT,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX standing_review_problem ON standing_review (problem_id, cycle) WHERE deleted_at IS NULL;

CREATE TABLE standing_check (
  id TEXT PRIMARY KEY,
  standing_id TEXT NOT NULL REFERENCES standing_review (id),
  due_on TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
  persons TEXT,
  findings TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX standing_check_standing ON standing_check (standing_id, checked_on);

CREATE TABLE clue (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  ledger TEXT NOT NULL CHECK (ledger IN ('clue', 'petition')),
  number TEXT NOT NULL,
  source TEXT,
  category TEXT,
  summary TEXT NOT NULL,
  received_on TEXT,
  unit_id TEXT REFERENCES unit (id),
  due_date TEXT,
  state TEXT NOT NULL CHECK (state IN ('待办理', '办理中', '已办结', '暂存待查', '不予受理')),
  result TEXT,
  settled_on TEXT,
  handled TEXT NOT NULL,
  note TEXT,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX clue_number ON clue (round_id, ledger, number) WHERE deleted_at IS NULL;
CREATE INDEX clue_unit ON clue (unit_id) WHERE unit_id IS NOT NULL;
`;
