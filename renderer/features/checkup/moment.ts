// A moment as the office's clock shows it.

/** The day and 2026-06-23 10:05. */
export function localMoment(at: string): { date: string; words: string } {
  const moment = new Date(at);
  const pad = (n: number) => String(n).padStart(2, '0');
  const date = `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  return { date, words: `${date} ${pad(moment.getHours())}:${pad(moment.getMinutes())}` };
}
