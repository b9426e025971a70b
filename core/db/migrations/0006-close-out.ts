// Schema 6: close-out applications, sign-off chains, requests, cycles.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const closeOut = `
CREATE TABLE close_out_application (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problem (id),
  cycle INTEGER NOT NULL CHECK (cycle > 0),
  attempt INTEGER NOT NULL CHECK (attempt > 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'signing', 'returned', 'closed')),
  recorded INTEGER NOT NULL DEFAULT 0 CHECK (recorded IN (0, 1)),
  basis TEXT,
  unit_id TEXT REFERENCES unit (id),
  applied_on TEXT,
  applicant TEXT NOT NULL,
  ticks TEXT NOT NULL,
  standard TEXT,
  measures TEXT NOT NULL,
  results TEXT,
  learned TEXT,
  note TEXT,
  check_methods TEXT NOT NULL,
  checker_one TEXT,
  checker_two TEXT,
  checked_on TEXT,
  check_findings TEXT,
  evidence TEXT NOT NULL,
  chain TEXT,
  created_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (recorded = 1 OR state = 'draft' OR (chain IS NOT NULL AND applied_on IS NOT NULL)),
  CHECK (recorded = 0 OR (state = 'closed' AND basis IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX close_out_application_attempt ON close_out_application (problem_id, cycle, attempt)
  WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX close_out_application_alive ON close_out_application (problem_id)
  WHERE state IN ('draft', 'signing') AND deleted_at IS NULL;
CREATE INDEX close_out_application_problem ON close_out_application (problem_id, cycle, attempt);
CREATE INDEX close_out_application_unit ON close_out_application (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE close_out_signature (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES close_out_application (id),
  node INTEGER NOT NULL CHECK (node > 0),
  node_name TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('agree', 'return')),
  opinion TEXT NOT NULL,
  signer TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (application_id, node)
) STRICT;

CREATE TABLE reopening (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problem (id),
  cycle INTEGER NOT NULL,
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  reopened_on TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (problem_id, cycle)
) STRICT;

CREATE TABLE deadline_request (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('postpone', 'longTerm')),
  problem_id TEXT NOT NULL REFERENCES problem (id),
  measure_id TEXT REFERENCES measure (id),
  reason TEXT NOT NULL,
  old_date TEXT,
  old_text TEXT,
  old_long_term INTEGER NOT NULL CHECK (old_long_term IN (0, 1)),
  new_date TEXT,
  stage_goal TEXT,
  next_check_on TEXT,
  requested_on TEXT NOT NULL,
  account TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'refused', 'withdrawn')),
  opinion TEXT,
  decided_by TEXT,
  decided_on TEXT,
  deciding_account TEXT,
  CHECK (kind <> 'postpone' OR (old_date IS NOT NULL AND new_date > old_date)),
  CHECK (kind <> 'longTerm' OR (stage_goal IS NOT NULL AND next_check_on IS NOT NULL)),
  CHECK (state NOT IN ('approved', 'refused') OR deciding_account <> account)
) STRICT;
CREATE UNIQUE INDEX deadline_request_pending ON deadline_request (coalesce(measure_id, problem_id))
  WHERE state = 'pending';
CREATE INDEX deadline_request_problem ON deadline_request (problem_id);
CREATE INDEX deadline_request_measure ON deadline_request (measure_id) WHERE measure_id IS NOT NULL;

CREATE TRIGGER close_out_application_ended_no_update BEFORE UPDATE ON close_out_application
WHEN old.state IN ('returned', 'closed')
BEGIN SELECT RAISE(ABORT, 'frozen: close_out_application'); END;
CREATE TRIGGER close_out_application_sent_no_update BEFORE UPDATE ON close_out_application
WHEN old.state = 'signing' AND new.state <> 'draft' AND (
  new.chain IS NOT old.chain OR new.applied_on IS NOT old.applied_on OR new.applicant IS NOT old.applicant
  OR new.unit_id IS NOT old.unit_id OR new.ticks IS NOT old.ticks OR new.standard IS NOT old.standard
  OR new.measures IS NOT old.measures OR new.results IS NOT old.results OR new.learned IS NOT old.learned
  OR new.evidence IS NOT old.evidence OR new.deleted_at IS NOT old.deleted_at)
BEGIN SELECT RAISE(ABORT, 'frozen: close_out_application'); END;
CREATE TRIGGER close_out_application_no_delete BEFORE DELETE ON close_out_application
BEGIN SELECT RAISE(ABORT, 'frozen: close_out_application'); END;
CREATE TRIGGER close_out_signature_no_update BEFORE UPDATE ON close_out_signature
BEGIN SELECT RAISE(ABORT, 'frozen: close_out_signature'); END;
CREATE TRIGGER close_out_signature_no_delete BEFORE DELETE ON close_out_signature
BEGIN SELECT RAISE(ABORT, 'frozen: close_out_signature'); END;
CREATE TRIGGER close_out_signature_not_own BEFORE INSERT ON close_out_signature
WHEN new.account = (SELECT applicant FROM close_out_application WHERE id = new.application_id)
BEGIN SELECT RAISE(ABORT, 'frozen: close_out_signature'); END;
CREATE TRIGGER reopening_no_update BEFORE UPDATE ON reopening
BEGIN SELECT RAISE(ABORT, 'frozen: reopening'); END;
CREATE TRIGGER reopening_no_delete BEFORE DELETE ON reopening
BEGIN SELECT RAISE(ABORT, 'frozen: reopening'); END;
CREATE TRIGGER deadline_request_decided_no_update BEFORE UPDATE ON deadline_request WHEN old.state <> 'pending'
BEGIN SELECT RAISE(ABORT, 'frozen: deadline_request'); END;
CREATE TRIGGER deadline_request_no_delete BEFORE DELETE ON deadline_request
BEGIN SELECT RAISE(ABORT, 'frozen: deadline_request'); END;

-- What closed a cycle stands; only the later look-back is still written beside it.
CREATE TRIGGER close_out_closed_no_update BEFORE UPDATE ON close_out
WHEN (new.applied_on IS NOT old.applied_on OR new.review_opinion IS NOT old.review_opinion
  OR new.reviewed_on IS NOT old.reviewed_on OR new.acceptance_opinion IS NOT old.acceptance_opinion
  OR new.accepted_on IS NOT old.accepted_on OR new.approver IS NOT old.approver
  OR new.approved_on IS NOT old.approved_on OR new.cycle IS NOT old.cycle OR new.deleted_at IS NOT old.deleted_at)
AND EXISTS (SELECT 1 FROM close_out_application a
  WHERE a.problem_id = old.problem_id AND a.cycle = old.cycle AND a.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'frozen: close_out'); END;
`;
