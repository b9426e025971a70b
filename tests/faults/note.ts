// What the Nth act of the stream writes into every row: its number, and texts of all lengths so that pages fill unevenly.

export const noteOf = (value: number): string => `第${value}次${'，整改措施落实情况'.repeat(value % 40)}`;

/** The number that a note tells; 0 for a row that no act wrote. */
export const actOf = (note: string | null): number => Number(/^第(\d+)次/.exec(note ?? '')?.[1] ?? 0);
