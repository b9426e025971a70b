// What a password must look like and how long it holds: two presets, the usual and the strict one.

export const PASSWORD_PRESETS = ['standard', 'strict'] as const;
export type PasswordPreset = (typeof PASSWORD_PRESETS)[number];

export interface PasswordRules {
  /** Characters at least */
  length: number;
  /** Sorts of characters at least */
  classes: number;
  /** Days after which it has to be changed */
  days: number;
  /** So many of the last passwords cannot be taken again, the present one included */
  history: number;
}

/** 等级保护 practice: 8 characters, 3 sorts, 90 days; computers that hold sensitive matters: 10 characters, 7 days. */
export const PASSWORD_RULES: Record<PasswordPreset, PasswordRules> = {
  standard: { length: 8, classes: 3, days: 90, history: 5 },
  strict: { length: 10, classes: 3, days: 7, history: 10 },
};

export const PASSWORD_PRESET_WORDS: Record<PasswordPreset, string> = {
  standard: '一般要求：至少8位，三类字符，90天更换',
  strict: '从严要求：至少10位，三类字符，7天更换',
};

/** As many past passwords are kept as the strictest preset asks for. */
export const PASSWORDS_KEPT = Math.max(...Object.values(PASSWORD_RULES).map((rules) => rules.history));

/** Digits, small and capital letters, Chinese characters, signs. */
const CLASSES = [/[0-9]/, /[a-z]/, /[A-Z]/, /\p{Script=Han}/u, /[^0-9a-zA-Z\p{Script=Han}]/u];

/** The sentence that says what is wrong with a password, or null when it will do. The user's own name is no password. */
export function passwordProblem(password: string, preset: PasswordPreset, user = ''): string | null {
  const rules = PASSWORD_RULES[preset];
  const length = [...password].length;
  if (length < rules.length) return `密码至少${rules.length}位，现在只有${length}位。`;
  const classes = CLASSES.filter((one) => one.test(password)).length;
  if (classes < rules.classes) {
    return `密码只用了${classes}类字符，请在数字、小写字母、大写字母、汉字、符号中至少用${rules.classes}类。`;
  }
  if (user !== '' && password.toLowerCase().includes(user.toLowerCase())) return '密码不能包含用户名。';
  return null;
}

/** The rules in one sentence, for beside the field. */
export function passwordRulesInWords(preset: PasswordPreset): string {
  const { length, classes, days, history } = PASSWORD_RULES[preset];
  return `密码至少${length}位，数字、小写字母、大写字母、汉字、符号中至少用${classes}类；每${days}天更换，不能与最近${history}次相同。`;
}

const DAY = 86_400_000;

/** Whole days until the password has to be changed, 0 or less when it is due; a clock set back never makes it due. */
export function daysLeft(changedAt: string, now: Date, preset: PasswordPreset): number {
  const age = Math.max(0, now.getTime() - Date.parse(changedAt));
  return PASSWORD_RULES[preset].days - Math.floor(age / DAY);
}
