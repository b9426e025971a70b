// How far apart two texts are, as far as it still matters.

/**
 * Characters to take out of and put into one text to get the other, or null when that takes more than `limit`: Myers'
 * greedy O((n+m)·d) walk along the diagonals ("An O(ND) Difference Algorithm", 1986), which ends as soon as the texts
 * are known to be too far apart.
 */
export function editDistance(a: string, b: string, limit: number): number | null {
  const [n, m] = [a.length, b.length];
  if (Math.abs(n - m) > limit) return null;
  // Furthest place in `a` on each diagonal k = x − y
  const furthest = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  for (let d = 0; d <= limit; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
      let x = down ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && a.charCodeAt(x) === b.charCodeAt(x - k)) x += 1;
      furthest[middle + k] = x;
      if (x >= n && x - k >= m) return d;
    }
  }
  return null;

  function at(k: number): number {
    return furthest[middle + k] as number;
  }
}
