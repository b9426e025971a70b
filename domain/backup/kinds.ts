// Why a backup was made, and in which words people are told.

export const BACKUP_KINDS = ['manual', 'hourly', 'daily', 'close', 'migration', 'import', 'restore'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

export const BACKUP_KIND_WORDS: Record<BackupKind, string> = {
  manual: '手工备份',
  hourly: '每小时',
  daily: '每天首次',
  close: '退出时',
  migration: '升级数据前',
  import: '批量导入前',
  restore: '恢复前',
};

/** Days without a copy on the second medium after which people are reminded, until the office says otherwise. */
export const REMIND_DAYS = 7;
