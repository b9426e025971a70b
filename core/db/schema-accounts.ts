// Tables of the users.

export interface AccountRow {
  id: string;
  name: string;
  /** JSON of AccountRole[] */
  roles: string;
  state: 'active' | 'disabled';
  created_at: string;
  password_changed_at: string;
  must_change: 0 | 1;
}

/** A past password, stretched; all of one account with the same parameters and salt. Never in the log. */
export interface AccountPasswordRow {
  account_id: string;
  set_at: string;
  /** JSON of Kdf */
  kdf: string;
  hash: Uint8Array;
}

/** Logged tables of this part. */
export interface AccountTables {
  account: AccountRow;
}
