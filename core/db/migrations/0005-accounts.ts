// Schema 5: accounts, their roles and password rules.
// Released migrations are frozen: tests compare this text with its recorded hash.

export const accounts = `
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  roles TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
  created_at TEXT NOT NULL,
  password_changed_at TEXT NOT NULL,
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1))
) STRICT;

-- Stretched past passwords, only to refuse them when they come again; never in the log.
CREATE TABLE account_password (
  account_id TEXT NOT NULL REFERENCES account (id),
  set_at TEXT NOT NULL,
  kdf TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX account_password_account ON account_password (account_id, set_at);
`;
