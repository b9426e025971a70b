// Schema 11: the sheet and figures of a closed review in parts, outside the log, which keeps their hashes.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const reviewSheets = `
CREATE TABLE review_sheet (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES review (id),
  part TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (review_id, part)
) STRICT;

CREATE TRIGGER review_sheet_closed_no_insert BEFORE INSERT ON review_sheet
WHEN (SELECT state FROM review WHERE id = new.review_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'frozen: review'); END;
CREATE TRIGGER review_sheet_no_update BEFORE UPDATE ON review_sheet
BEGIN SELECT RAISE(ABORT, 'frozen: review'); END;
CREATE TRIGGER review_sheet_no_delete BEFORE DELETE ON review_sheet
BEGIN SELECT RAISE(ABORT, 'frozen: review'); END;
`;
