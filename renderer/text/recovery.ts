// Words of the recovery window, of the banner above a ledger that cannot be written to, and of a ledger that does not open.
import type { ErrorCode } from '#contract/errors.ts';
import type { RecoveryState } from '#contract/operations.ts';

interface StateWords {
  title: string;
  /** What happened and what it means */
  cause: string;
  /** What can be done, the safest first */
  advice: string;
}

const KEEP = '现有文件都原样保留，本程序不会删除或修改它们。';

export const START_STATE_WORDS: Record<RecoveryState['state'], StateWords> = {
  ok: { title: '恢复与备份', cause: '没有发现台账文件有问题。', advice: '可以打开台账，也可以从下面的备份恢复。' },
  first: {
    title: '这里还没有台账',
    cause: '数据文件夹是空的。',
    advice: '要建立新台账，请点“打开主窗口”；要恢复旧台账，请选择存放备份的文件夹或U盘。',
  },
  missing: {
    title: '找不到台账文件',
    cause: '数据文件夹里有备份或密钥文件，但没有台账文件 ledger.db：可能被移走、误删或被杀毒软件隔离。',
    advice: '请从最近的备份恢复。如果知道文件被移到哪里，也可以先放回原处再重试。',
  },
  notADatabase: {
    title: '台账文件不是本程序的台账',
    cause: `ledger.db 是空的，或者内容不是台账：可能被别的文件覆盖，或者磁盘写入时断电。${KEEP}`,
    advice: '请从最近的备份恢复，原来的文件会移入隔离区。',
  },
  corrupt: {
    title: '台账文件不完整',
    cause: `ledger.db 的长度不对，像是复制或写入时中断了。${KEEP}`,
    advice: '请从最近的备份恢复，原来的文件会移入隔离区，维护人员仍可查看。',
  },
  noKeys: {
    title: '密钥文件丢失或损坏',
    cause: '台账文件还在，但打不开：keyring.json 丢失或损坏，没有它任何密码都不能打开台账。',
    advice: '每份备份都带有当时的密钥文件。请从最近的备份恢复，用备份时的密码登录。',
  },
  denied: {
    title: '没有权限写入数据文件夹',
    cause: '数据文件夹或台账文件是只读的，或者当前的系统用户没有权限。台账没有损坏。',
    advice: '请让管理员开放权限后重试；只想查阅时可以只读打开。',
  },
  unreadable: {
    title: '读不到数据文件夹',
    cause: '磁盘没有响应，或者文件夹不在了（移动硬盘、U盘是否已拔出）。',
    advice: '请接好磁盘后重试。',
  },
  network: {
    title: '数据文件夹在网络上',
    cause: '台账放在共享文件夹或网络盘上时，断网或两台电脑同时打开会损坏台账。',
    advice: '请把数据文件夹整个复制到本机磁盘，再从本机打开。只想查阅时可以只读打开。',
  },
  littleSpace: {
    title: '磁盘空间不足',
    cause: '存放台账的磁盘剩余不到200 MB，录入和备份随时可能失败。',
    advice: '请先清理磁盘（清空回收站、移走大文件），再点“重新检查”。空间用完时程序会停止写入，已保存的内容不受影响。',
  },
};

export const RECOVERY = {
  title: '闭环 · 恢复',
  crashes: '程序连续几次没有启动成功',
  crashesCause: '已停下来打开这个窗口，以免反复失败。台账没有改动。',
  crashesAdvice: '可以再试一次打开主窗口；仍然失败时，请把日志文件夹交给维护人员，或从备份恢复。',
  loading: '正在检查…',
  recheck: '重新检查',
  openMain: '打开主窗口',
  openAnyway: '仍要打开',
  showFolder: '打开数据文件夹',
  quit: '退出程序',
  backups: '备份',
  here: '本机备份文件夹',
  chooseFolder: '从U盘或其他文件夹选择…',
  none: '这里没有备份。请插上存放备份的U盘或磁盘，再选择文件夹。',
  pick: '选择',
  time: '时间',
  kind: '种类',
  size: '大小',
  holds: '内容',
  holdsWords: (problems: number, measures: number, users: string) =>
    `${problems}条问题、${measures}条措施；用户：${users}`,
  unknown: '早期版本所备，内容未知',
  state: '校验',
  verified: '✓ 已校验',
  unverified: '未校验',
  signIn: '恢复所选备份',
  signInText:
    '请输入系统管理员的用户名和密码（可以是现在的，也可以是备份时的）。现有台账文件先移入隔离区，再换上所选备份。',
  user: '用户',
  password: '密码',
  restore: '恢复所选备份',
  restoring: '正在恢复…',
  readOnly: '只读打开台账',
  readOnlyText: '复制一份到临时文件夹后打开，只能查阅，不改动原来的文件。',
  choose: '请先在上面选择一份备份。',
  fill: '请填写用户和密码。',
  done: '已恢复。请打开主窗口，用刚才的用户和密码登录，并核对最近的内容。',
  aside: (name: string) => `原来的文件在隔离区“${name}”，没有删除。`,
  evidenceMissing: (n: number) => `有${n}个佐证文件没有找到，请把旧电脑或U盘上的佐证文件夹一并找回。`,
  version: (version: string) => `版本 ${version} · 不连接网络`,
} as const;

/** What a failed sign-in says of the store itself. */
export const STORE_FAULTS: Partial<Record<ErrorCode, { title: string; advice: string }>> = {
  'store.newer': { title: '台账由更新的版本建立', advice: '请安装新版本后再打开；不要用旧版本的备份覆盖它。' },
  'store.corrupt': { title: '台账文件已损坏', advice: '可以从备份恢复；原来的文件会移入隔离区，不会删除。' },
  'store.notADatabase': {
    title: '台账文件打不开',
    advice: '密码是对的，但文件不属于这把密钥或已损坏。可以从备份恢复；原来的文件会移入隔离区。',
  },
  'store.locked': { title: '台账正在使用', advice: '请关闭另一个窗口或命令，再重试。' },
  'store.denied': { title: '没有权限打开台账', advice: '请检查数据文件夹的权限后重试，或在恢复窗口中只读打开。' },
  'store.missing': { title: '找不到台账文件', advice: '请把文件放回原处后重试，或从备份恢复。' },
  'store.diskFull': { title: '磁盘已满', advice: '请清理磁盘后重试，台账没有改动。' },
};

export const FAULT = {
  retry: '重试',
  recover: '从备份恢复…',
  quit: '退出程序',
} as const;
