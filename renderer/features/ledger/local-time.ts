// Moments by this machine's clock.

const two = (value: number) => String(value).padStart(2, '0');

/** 2020-06-22 16:20 */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
