// Schema 3: what is needed to find anything by its words. The tables hold nothing that cannot be made again from the
// ledger (core/db/search-index.ts fills them). Released migrations are frozen: tests compare this text with its hash.

export const search = `
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE search_round (
  number INTEGER PRIMARY KEY,
  round_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE search_entry (
  place INTEGER PRIMARY KEY,
  entity_id TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_title USING fts5(
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_text USING fts5(
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE search_name (
  entity_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'official')),
  text TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL
) STRICT;
`;
