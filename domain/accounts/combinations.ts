// Which roles one person may carry, and who must be there so that the ledger can be administered.
import { ACCOUNT_ROLE_WORDS, type AccountRole } from './roles.ts';

/** 三员: under separation each is somebody else, and none of them does the office's business. */
const OFFICERS: readonly AccountRole[] = ['administrator', 'security', 'auditor'];

interface Holder {
  name: string;
  roles: readonly AccountRole[];
  active: boolean;
}

/** The sentence that refuses a combination under separation, or null. */
export function combinationProblem(roles: readonly AccountRole[]): string | null {
  const officers = roles.filter((role) => OFFICERS.includes(role));
  if (officers.length === 0 || roles.length === 1) return null;
  if (officers.length > 1) {
    return `已启用三员分立，${officers.map((role) => ACCOUNT_ROLE_WORDS[role]).join('、')}不能由同一人担任。`;
  }
  return `已启用三员分立，${ACCOUNT_ROLE_WORDS[officers[0] as AccountRole]}不能兼任其他角色。`;
}

/** The sentence that refuses a state of all accounts together, or null. */
export function staffProblem(all: readonly Holder[], separation: boolean): string | null {
  const has = (role: AccountRole) => all.some(({ active, roles }) => active && roles.includes(role));
  if (!has('administrator')) return '至少要有一名启用的系统管理员，否则无人能管理用户和设置。';
  if (!separation) return null;
  const missing = OFFICERS.filter((role) => !has(role));
  if (missing.length > 0) {
    return `启用三员分立前，请先设立${missing.map((role) => ACCOUNT_ROLE_WORDS[role]).join('、')}。`;
  }
  const mixed = all.find(({ active, roles }) => active && combinationProblem(roles) !== null);
  return mixed ? `用户“${mixed.name}”：${combinationProblem(mixed.roles)}请先调整其角色。` : null;
}
