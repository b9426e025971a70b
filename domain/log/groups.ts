// What an auditor looks for most: signing in, users, what left the program, what came in, looks at clues.

export const LOG_GROUPS = ['signIn', 'users', 'left', 'came', 'clues'] as const;
export type LogGroup = (typeof LOG_GROUPS)[number];

export const LOG_GROUP_WORDS: Record<LogGroup, string> = {
  signIn: '登录和登录失败',
  users: '用户和安全设置',
  left: '导出和打印',
  came: '导入',
  clues: '查看线索信访',
};

/** Operations that belong to a group. */
export const LOG_GROUP_OPERATIONS: Record<LogGroup, readonly string[]> = {
  signIn: ['createStore', 'unlock', 'recover', 'failedLogins'],
  users: [
    'makeAccounts',
    'addAccount',
    'updateAccount',
    'resetPassword',
    'changePassword',
    'setSecurity',
    'makeRecoverySheet',
    'recover',
  ],
  left: ['export', 'print', 'writeForms'],
  came: [
    'acceptOutline',
    'acceptMatch',
    'acceptWorkbook',
    'acceptForms',
    'importDirectory',
    'addEvidence',
    'replaceTemplate',
  ],
  clues: ['openClues', 'openClue'],
};
