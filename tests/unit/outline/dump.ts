// An outline as readable lines, for expected files that a person can check against the document.
import type { Deadline } from '#domain/ledger/types.ts';
import type { Outline, OutlineFields } from '#domain/outline/types.ts';

const WORDS: Record<keyof OutlineFields, string> = {
  target: '目标',
  deadline: '时限',
  leader: '领导',
  lead: '牵头',
  responsible: '责任',
  supporting: '配合',
  contact: '责任人',
  status: '状态',
  progress: '进展',
  source: '来源',
  kind: '类型',
  deliverable: '成果',
  note: '备注',
};

function deadlineWords({ date, text, longTerm }: Deadline): string {
  return [date, text, longTerm ? '长期' : null].filter((part) => part !== null).join('/');
}

function fieldWords(fields: OutlineFields): string {
  const parts = (Object.keys(WORDS) as (keyof OutlineFields)[]).flatMap((key) => {
    const value = fields[key];
    if (value === undefined) return [];
    return [`${WORDS[key]}=${typeof value === 'string' ? value.replaceAll('\n', '⏎') : deadlineWords(value)}`];
  });
  return parts.length > 0 ? ` {${parts.join('; ')}}` : '';
}

/** Tree, fields, measures (lead | rest) and warnings of an outline, one line each. */
export function dump(outline: Outline): string {
  const { counts, pattern } = outline;
  const lines = [
    `方面${counts.aspects} 项${counts.items} 问题${counts.problems} 措施${counts.measures}`,
    `样式 方面=${pattern.aspect ?? '无'} 项=${pattern.item ?? '无'} 问题=${pattern.problem ?? '无'} 措施=${pattern.measure ?? '无'} ${pattern.numbering}`,
  ];
  for (const aspect of outline.aspects) {
    if (aspect.title !== null) lines.push(`方面 ${aspect.title}`);
    for (const item of aspect.items) {
      if (item.title !== null)
        lines.push(`  项${item.number ?? ''} ${item.category ? `[${item.category}] ` : ''}${item.title}`);
      for (const problem of item.problems) {
        lines.push(`    问题${problem.number} ${problem.title}${fieldWords(problem.fields)}`);
        for (const measure of problem.measures) {
          const rest = measure.text ? ` | ${measure.text.replaceAll('\n', '⏎')}` : '';
          lines.push(`      - ${measure.lead}${rest}${fieldWords(measure.fields)}`);
        }
      }
    }
  }
  for (const warning of outline.warnings) lines.push(`! ${warning.code} ${warning.message}`);
  return `${lines.join('\n')}\n`;
}
