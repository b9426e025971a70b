// Who may do what: roles an account can carry, and the permissions each brings. Operations name the permission they need.

/** What an account may do; every operation of the contract needs exactly one of these. */
export const PERMISSIONS = ['read', 'edit', 'approve', 'clues', 'manage', 'accounts', 'audit'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const PERMISSION_WORDS: Record<Permission, string> = {
  read: '查看台账',
  edit: '填报和修改台账',
  approve: '审核、签署和批准',
  clues: '查看和登记线索信访',
  manage: '系统设置、备份和模板',
  accounts: '管理用户',
  audit: '查看日志',
};

/** An account carries one or more of these; a one-person office carries them all. */
export const ACCOUNT_ROLES = [
  'administrator',
  'security',
  'auditor',
  'clerk',
  'approver',
  'clueKeeper',
  'reader',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export const ACCOUNT_ROLE_WORDS: Record<AccountRole, string> = {
  administrator: '系统管理员',
  security: '安全管理员',
  auditor: '审计员',
  clerk: '经办',
  approver: '审核',
  clueKeeper: '线索专管',
  reader: '只读',
};

/** What a role is for, in words for whoever gives it. */
export const ACCOUNT_ROLE_MEANINGS: Record<AccountRole, string> = {
  administrator: '管理用户、系统设置、备份和模板，可看台账',
  security: '管理用户和安全设置，看不到台账',
  auditor: '查看操作日志和台账，不能改动',
  clerk: '录入和修改台账、收集进展、起草文书通报',
  approver: '审核、签署、批准、印发，可看台账',
  clueKeeper: '查看和登记问题线索、信访件，可看台账',
  reader: '只能查看、打印和导出台账',
};

const ROLE_PERMISSIONS: Record<AccountRole, readonly Permission[]> = {
  administrator: ['read', 'manage', 'accounts'],
  security: ['accounts'],
  auditor: ['read', 'audit'],
  clerk: ['read', 'edit'],
  approver: ['read', 'approve'],
  clueKeeper: ['read', 'clues'],
  reader: ['read'],
};

/** All that the roles of one account bring together. */
export function permissionsOf(roles: readonly AccountRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role]));
}
