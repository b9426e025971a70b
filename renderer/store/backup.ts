// How it stands with backups, for the status bar and 设置; asked anew now and then, since backups are made by themselves.
import { create } from 'zustand';
import type { BackupStatus } from '#contract/operations.ts';
import { call } from '#renderer/api/bihuan.ts';

interface Backup {
  status: BackupStatus | null;
  load: () => Promise<void>;
  accept: (status: BackupStatus) => void;
}

export const useBackup = create<Backup>()((set) => ({
  status: null,
  load: async () => set({ status: await call('getBackupStatus', {}) }),
  accept: (status) => set({ status }),
}));
