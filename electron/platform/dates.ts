// Today as people write it, by the machine's own clock and zone.

/** Local date as YYYY-MM-DD. */
export function localDate(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
