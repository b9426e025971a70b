// Which use case answers which operation: the whole engine in one readable list.
import type { EngineOperationName, OutputOf, ParsedInputOf } from '#contract/operations.ts';
import * as sample from './sample/load.ts';
import * as accounts from './services/accounts/accounts.ts';
import * as bulletins from './services/bulletins/bulletins.ts';
import * as calendar from './services/calendar/calendar.ts';
import * as checkupFindings from './services/checkup/findings.ts';
import * as checkup from './services/checkup/run.ts';
import * as closingChain from './services/closing/chain.ts';
import * as closingDrafts from './services/closing/drafts.ts';
import { findProblems, listClosing } from './services/closing/list.ts';
import { recordClosed } from './services/closing/record.ts';
import { reopenProblem } from './services/closing/reopen.ts';
import * as requests from './services/closing/requests.ts';
import { getClosing } from './services/closing/sheet.ts';
import * as signing from './services/closing/sign.ts';
import { newestCloseOut } from './services/closing/write.ts';
import * as clues from './services/clues/clues.ts';
import type { Context } from './services/context.ts';
import { importDirectory } from './services/directory/import.ts';
import * as merge from './services/directory/merge.ts';
import * as officials from './services/directory/officials.ts';
import * as order from './services/directory/order.ts';
import * as units from './services/directory/units.ts';
import * as evidence from './services/evidence/evidence.ts';
import { previewEvidence } from './services/evidence/preview.ts';
import * as figures from './services/figures/figures.ts';
import * as overview from './services/figures/overview.ts';
import * as accept from './services/findings/accept.ts';
import * as documents from './services/findings/documents.ts';
import * as match from './services/findings/match.ts';
import * as preview from './services/findings/preview.ts';
import * as collect from './services/forms/collect.ts';
import * as forms from './services/forms/issue.ts';
import * as assign from './services/ledger/assign.ts';
import * as bin from './services/ledger/bin.ts';
import * as edit from './services/ledger/edit.ts';
import * as history from './services/ledger/history.ts';
import * as ledger from './services/ledger/ledger.ts';
import * as join from './services/ledger/merge.ts';
import * as remove from './services/ledger/remove.ts';
import * as rows from './services/ledger/rows.ts';
import * as split from './services/ledger/split.ts';
import * as structure from './services/ledger/structure.ts';
import * as undo from './services/ledger/undo.ts';
import * as views from './services/ledger/views.ts';
import * as letterKinds from './services/letters/kinds.ts';
import * as letters from './services/letters/letters.ts';
import * as phone from './services/letters/phone.ts';
import { newestLetter } from './services/letters/write.ts';
import * as lights from './services/lights/lights.ts';
import * as log from './services/log/log.ts';
import * as lookBackPlans from './services/look-back/plans.ts';
import * as lookBackRecords from './services/look-back/records.ts';
import * as standing from './services/look-back/standing.ts';
import * as agenda from './services/meetings/agenda.ts';
import * as meetings from './services/meetings/meetings.ts';
import * as outcomes from './services/outcomes/outcomes.ts';
import * as papers from './services/papers/papers.ts';
import * as precheck from './services/precheck/precheck.ts';
import * as reports from './services/reports/reports.ts';
import * as withholding from './services/reports/withhold.ts';
import * as compare from './services/reviews/compare.ts';
import * as reviews from './services/reviews/reviews.ts';
import * as verdicts from './services/reviews/verdicts.ts';
import * as rounds from './services/rounds/rounds.ts';
import * as search from './services/search/search.ts';
import * as sheet from './services/shared/review-sheet.ts';
import * as statistics from './services/statistics/statistics.ts';
import * as styles from './services/styles/styles.ts';
import * as templates from './services/templates/templates.ts';

import * as trust from './services/trust/trust.ts';

/** Operations that the engine answers itself: they concern the store as a whole, not what is in it. */
export type SessionOperation =
  | 'getStatus'
  | 'createStore'
  | 'unlock'
  | 'lock'
  | 'changePassword'
  | 'makeRecoverySheet'
  | 'recover'
  | 'cancelJob'
  | 'getBackupStatus'
  | 'listBackups'
  | 'backUpNow'
  | 'checkBackup'
  | 'restoreBackup'
  | 'lookAtBackup'
  | 'endLook'
  | 'setBackupReminder'
  | 'forgetBackupPlace';

type Handlers = {
  [Name in Exclude<EngineOperationName, SessionOperation>]: (
    context: Context,
    input: ParsedInputOf<Name>,
  ) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

export const handlers: Handlers = {
  listRounds: rounds.listRounds,
  createRound: rounds.createRound,
  updateRound: rounds.updateRound,
  previewText: preview.previewText,
  previewSample: sample.previewSample,
  rereadFindings: preview.rereadFindings,
  acceptOutline: accept.acceptOutline,
  matchDocument: match.matchDocument,
  acceptMatch: match.acceptMatch,
  listRoundSizes: documents.listRoundSizes,
  listDocuments: documents.listDocuments,
  loadSample: sample.loadSample,
  getLedger: ledger.getLedger,
  readRows: rows.readRows,
  readRowIds: rows.readRowIds,
  readColumnValues: rows.readColumnValues,
  getProblem: rows.getProblem,
  getTimeline: rows.getTimeline,
  getHistory: history.getHistory,
  assign: assign.assign,
  editRows: edit.editRows,
  addRow: structure.addRow,
  renameHeading: edit.renameHeading,
  moveRows: structure.moveRows,
  splitRow: split.splitRow,
  mergeRows: join.mergeRows,
  removeRows: remove.removeRows,
  removeSelection: remove.removeSelection,
  listBin: bin.listBin,
  restoreRows: bin.restoreRows,
  listActs: undo.listActs,
  undo: undo.undo,
  redo: undo.redo,
  listViews: views.listViews,
  saveView: views.saveView,
  removeView: views.removeView,
  getPreferences: views.getPreferences,
  setPreference: views.setPreference,
  listUnits: units.listUnits,
  addUnit: units.addUnit,
  updateUnit: units.updateUnit,
  removeUnit: units.removeUnit,
  restoreUnit: units.restoreUnit,
  listOfficials: officials.listOfficials,
  addOfficial: officials.addOfficial,
  updateOfficial: officials.updateOfficial,
  removeOfficial: officials.removeOfficial,
  restoreOfficial: officials.restoreOfficial,
  reorder: order.reorder,
  listDuplicates: order.listDuplicates,
  mergeUnits: merge.mergeUnits,
  mergeOfficials: merge.mergeOfficials,
  importDirectory,
  getPaper: papers.getPaper,
  precheck: precheck.precheck,
  getCheckup: checkup.getCheckup,
  runCheckup: checkup.runCheckup,
  listCheckupFindings: checkupFindings.listCheckupFindings,
  muteCheckupFindings: checkupFindings.muteCheckupFindings,
  unmuteCheckupFindings: checkupFindings.unmuteCheckupFindings,
  listCheckupMutes: checkupFindings.listCheckupMutes,
  getCheckupRules: checkupFindings.getCheckupRules,
  setCheckupRules: checkupFindings.setCheckupRules,
  getCalendar: calendar.getCalendar,
  setReviewDay: calendar.setReviewDay,
  setMilestones: calendar.setMilestones,
  getHolidays: calendar.getHolidays,
  setHoliday: calendar.setHoliday,
  planForms: forms.planForms,
  acceptForms: collect.acceptForms,
  listReceivedForms: collect.listReceivedForms,
  listReviews: reviews.listReviews,
  openReview: reviews.openReview,
  getReview: sheet.getReview,
  getReviewUnits: sheet.getReviewUnits,
  getReviewRows: sheet.getReviewRows,
  getLikenesses: sheet.getLikenesses,
  reportUnit: reviews.reportUnit,
  enterProgress: reviews.enterProgress,
  compareReviews: compare.compareReviews,
  acceptEntries: verdicts.acceptEntries,
  returnEntry: verdicts.returnEntry,
  closeReview: reviews.closeReview,
  listMeetings: meetings.listMeetings,
  getMeeting: meetings.getMeeting,
  planMeeting: meetings.planMeeting,
  updateMeeting: meetings.updateMeeting,
  holdMeeting: meetings.holdMeeting,
  listRaisedItems: agenda.listRaisedItems,
  addAgendaItem: agenda.addAgendaItem,
  updateAgendaItem: agenda.updateAgendaItem,
  moveAgendaItem: agenda.moveAgendaItem,
  removeAgendaItem: agenda.removeAgendaItem,
  addDecision: agenda.addDecision,
  updateDecision: agenda.updateDecision,
  settleDecision: agenda.settleDecision,
  removeDecision: agenda.removeDecision,
  listDecisions: meetings.listDecisions,
  listLetterKinds: letterKinds.listLetterKinds,
  setLetterKinds: letterKinds.setLetterKinds,
  listLetters: letters.listLetters,
  getLetter: letters.getLetter,
  draftLetter: letters.draftLetter,
  updateLetter: letters.updateLetter,
  removeLetter: letters.removeLetter,
  issueLetter: letters.issueLetter,
  recordReply: letters.recordReply,
  cancelLetter: letters.cancelLetter,
  listClosing,
  findProblems,
  getClosing,
  draftCloseOuts: closingDrafts.draftCloseOuts,
  updateCloseOuts: closingDrafts.updateCloseOuts,
  removeCloseOut: closingDrafts.removeCloseOut,
  sendCloseOuts: closingDrafts.sendCloseOuts,
  withdrawCloseOut: closingDrafts.withdrawCloseOut,
  signCloseOuts: signing.signCloseOuts,
  returnCloseOut: signing.returnCloseOut,
  recordClosed,
  reopenProblem,
  listRequests: requests.listRequests,
  makeRequest: requests.makeRequest,
  decideRequest: requests.decideRequest,
  withdrawRequest: requests.withdrawRequest,
  getCloseOutChain: closingChain.getCloseOutChain,
  setCloseOutChain: closingChain.setCloseOutChain,
  listPhoneReminders: phone.listPhoneReminders,
  addPhoneReminder: phone.addPhoneReminder,
  removePhoneReminder: phone.removePhoneReminder,
  getStyle: styles.getStyle,
  setStyle: styles.setStyle,
  getLightRules: lights.getLightRules,
  previewLights: lights.previewLights,
  setLightRules: lights.setLightRules,
  listEvidence: evidence.listEvidence,
  updateEvidence: evidence.updateEvidence,
  linkEvidence: evidence.linkEvidence,
  unlinkEvidence: evidence.unlinkEvidence,
  removeEvidence: evidence.removeEvidence,
  quarantineEvidence: evidence.quarantineEvidence,
  previewEvidence,
  listLookBacks: lookBackPlans.listLookBacks,
  getLookBack: lookBackPlans.getLookBack,
  previewLookBack: lookBackPlans.previewLookBack,
  planLookBack: lookBackPlans.planLookBack,
  updateLookBack: lookBackPlans.updateLookBack,
  removeLookBack: lookBackPlans.removeLookBack,
  assignLookBack: lookBackPlans.assignLookBack,
  recordLookBack: lookBackRecords.recordLookBack,
  applyLookBack: lookBackRecords.applyLookBack,
  listStandingReviews: standing.listStandingReviews,
  setStandingReview: standing.setStandingReview,
  recordStandingCheck: standing.recordStandingCheck,
  openClues: clues.openClues,
  openClue: clues.openClue,
  addClue: clues.addClue,
  updateClue: clues.updateClue,
  removeClue: clues.removeClue,
  getClueFigures: clues.getClueFigures,
  listOutcomes: outcomes.listOutcomes,
  addOutcome: outcomes.addOutcome,
  updateOutcome: outcomes.updateOutcome,
  removeOutcome: outcomes.removeOutcome,
  getOutcomeFigures: outcomes.getOutcomeFigures,
  listTemplates: templates.listTemplates,
  resetTemplate: templates.resetTemplate,
  previewTemplate: (context, input) =>
    templates.previewTemplate(context, input, {
      文书: newestLetter,
      销号审批表: newestCloseOut,
      调度表封面: forms.newestForms,
      发放清单: forms.newestForms,
      会议纪要: meetings.newestMinutes,
    }),
  getFigures: figures.getFigures,
  getCross: statistics.getCross,
  listAllProblems: statistics.listAllProblems,
  readFigure: figures.readFigure,
  getOverview: overview.getOverview,
  listReports: reports.listReports,
  getReport: reports.getReport,
  draftReport: reports.draftReport,
  redraftReport: reports.redraftReport,
  editReport: reports.editReport,
  settleConflict: reports.settleConflict,
  removeReport: reports.removeReport,
  submitReport: reports.submitReport,
  approveReport: reports.approveReport,
  returnReport: reports.returnReport,
  issueReport: reports.issueReport,
  listWithheld: withholding.listWithheld,
  withhold: withholding.withhold,
  publishAgain: withholding.publishAgain,
  listBulletins: bulletins.listBulletins,
  draftBulletin: bulletins.draftBulletin,
  getBulletin: bulletins.getBulletin,
  updateBulletin: bulletins.updateBulletin,
  redraftBulletin: bulletins.redraftBulletin,
  checkBulletin: bulletins.checkBulletin,
  settleBulletin: bulletins.settleBulletin,
  removeBulletin: bulletins.removeBulletin,
  issueBulletin: bulletins.issueBulletin,
  search: search.search,
  readNamed: search.readNamed,
  listAccounts: accounts.listAccounts,
  addAccount: accounts.addAccount,
  updateAccount: accounts.updateAccount,
  resetPassword: accounts.resetPassword,
  getSecurity: accounts.getSecurity,
  setSecurity: accounts.setSecurity,
  verify: trust.verify,
  listLog: trust.listLog,
  readLog: log.readLog,
  readLogEntry: log.readLogEntry,
  listLogUsers: log.listLogUsers,
};
