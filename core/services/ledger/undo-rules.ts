// What 撤销 can take back: which operations, which tables, how a row that an act made is unmade.

/** Rows of these tables are unmade by marking them deleted. */
const SOFT = [
  'round',
  'aspect',
  'item',
  'problem',
  'measure',
  'responsibility',
  'close_out',
  'close_out_application',
  'unit',
  'unit_alias',
  'official',
  'bulletin',
  'milestone',
  'holiday',
  'meeting',
  'agenda_item',
  'decision',
  'outcome',
  'look_back_plan',
  'look_back_item',
  'standing_review',
  'standing_check',
  'clue',
  'evidence',
  'evidence_link',
  'checkup_mute',
  'report',
  'report_block',
  'withholding',
] as const;
/** Rows of these tables have no such mark; they are taken out, and put in again from the log. */
const REMOVABLE = ['review_entry', 'review_unit'] as const;
/** What stays as it is whatever is taken back: originals once kept, remembered settings, remarks in the log. */
const KEPT = new Set(['evidence_file', 'source_document', 'setting', 'return', 'correction', 'act']);

export type SoftTable = (typeof SOFT)[number];
export type RemovableTable = (typeof REMOVABLE)[number];

export const isSoft = (entity: string): entity is SoftTable => (SOFT as readonly string[]).includes(entity);
export const isRemovable = (entity: string): entity is RemovableTable =>
  (REMOVABLE as readonly string[]).includes(entity);
export const isKept = (entity: string): boolean => KEPT.has(entity);
export const canBeUndone = (entity: string): boolean => isSoft(entity) || isRemovable(entity) || isKept(entity);

/**
 * Operations that are never taken back: what left the program, what froze something, how the window looks. Others are
 * taken back when all that they wrote can be.
 */
const NEVER = new Set([
  'sendCloseOuts',
  'withdrawCloseOut',
  'signCloseOuts',
  'returnCloseOut',
  'recordClosed',
  'reopenProblem',
  'makeRequest',
  'decideRequest',
  'withdrawRequest',
  'setCloseOutChain',
  'createStore',
  'unlock',
  'setSecurity',
  'makeRecoverySheet',
  'recover',
  'failedLogins',
  'export',
  'print',
  'undo',
  'redo',
  'loadSample',
  'runCheckup',
  'openReview',
  'closeReview',
  'issueBulletin',
  'submitReport',
  'approveReport',
  'returnReport',
  'issueReport',
  'submitReport',
  'approveReport',
  'returnReport',
  'issueReport',
  'saveView',
  'removeView',
  'setPreference',
  'openClues',
  'openClue',
  'setLightRules',
  'setStyle',
]);

export const isNeverUndone = (operation: string): boolean => NEVER.has(operation);

/** 撤销 goes back this many of the user's own acts. */
export const ACTS_KEPT = 100;
/** Acts looked through to find them; logins and exports lie between. */
export const ACTS_SEARCHED = 5_000;
/** An act that wrote more rows than this would keep the window waiting for too long. */
export const ROWS_AT_MOST = 200_000;
