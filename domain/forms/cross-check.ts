// Two forms of one batch that answer the same measure: neither is taken until the clerk has chosen.
import type { JudgedForm, JudgedRow, ReportedEntry } from './types.ts';

const OPEN: ReadonlySet<JudgedRow['verdict']> = new Set(['filled', 'unchanged', 'conflict', 'tampered']);

const sameEntry = (a: ReportedEntry, b: ReportedEntry): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The forms with rows marked as conflicts where another form of the batch says something else of the same measure. */
export function crossCheck<Form extends JudgedForm>(forms: readonly Form[]): Form[] {
  const answers = new Map<string, { form: number; entry: ReportedEntry }[]>();
  forms.forEach((form, at) => {
    for (const row of form.rows) {
      if (row.entry === null || !OPEN.has(row.verdict)) continue;
      const list = answers.get(row.measureId) ?? [];
      if (list.length === 0) answers.set(row.measureId, list);
      list.push({ form: at, entry: row.entry });
    }
  });
  return forms.map((form, at) => {
    let doubled = 0;
    const rows = form.rows.map((row): JudgedRow => {
      const { entry } = row;
      if (entry === null || !OPEN.has(row.verdict)) return row;
      const other = answers.get(row.measureId)?.find((each) => each.form !== at && !sameEntry(each.entry, entry));
      if (other === undefined) return row;
      doubled++;
      return { ...row, verdict: 'conflict', present: row.present ?? other.entry };
    });
    if (doubled === 0) return form;
    const message = `${doubled}条措施在这批的另一份表中也有填报，内容不同。${form.message}`;
    return { ...form, rows, verdict: 'doubtful', message };
  });
}
