// Where a rule's section stands on the page.
import type { PrecheckRule } from '#domain/precheck/types.ts';

export function sectionId(rule: PrecheckRule): string {
  return `precheck-${rule}`;
}
