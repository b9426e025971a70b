// How long a user waits after wrong passwords: five are free, then the wait grows with every further one.

export const FREE_FAILURES = 5;

/** Minutes after the fifth, sixth, … wrong password in a row. */
const MINUTES = [1, 5, 15, 30, 60];

/** Milliseconds to wait after so many wrong passwords in a row. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return (MINUTES[Math.min(failures - FREE_FAILURES, MINUTES.length - 1)] as number) * 60_000;
}

/** A wait in words: 45秒, 12分30秒. */
export function waitInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds < 60) return `${seconds}秒`;
  return seconds % 60 === 0 ? `${seconds / 60}分钟` : `${Math.floor(seconds / 60)}分${seconds % 60}秒`;
}
