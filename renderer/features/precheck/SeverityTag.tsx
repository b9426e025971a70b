// 必改 and 提示 differ by shape and word, not by colour alone.
import { type PrecheckRule, RULE_WORDS } from '#domain/precheck/types.ts';

export function SeverityTag({ rule }: { rule: PrecheckRule }) {
  const { severity } = RULE_WORDS[rule];
  return (
    <span className={severity === '必改' ? 'precheck-tag precheck-must' : 'precheck-tag'}>
      {severity === '必改' ? '◆' : '○'} {severity}
    </span>
  );
}
