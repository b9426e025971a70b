// What an act on many did: how many went through, and each refusal with its reasons.
import { Button } from 'antd';
import { CLOSING } from '#renderer/text/closing.ts';
import { COMMON } from '#renderer/text/common.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { Batch } from './use-batch.ts';

export function BatchNotice({ batch }: { batch: Batch }) {
  const { result, said, error, clear } = batch;
  if (error !== null) return <ErrorNotice error={error} onClose={clear} />;
  if (result === null && said === '') return null;
  const refused = result?.refused ?? [];
  return (
    <output className="closing-notice" aria-live="polite">
      <div>
        {said}
        {result === null || result.done.length === 0 ? '' : CLOSING.batchDone(result.done.length)}
        {refused.length === 0 ? '' : `　${CLOSING.batchRefused(refused.length)}：`}
        <ul>
          {refused.map(({ problemId, name, reasons }) => (
            <li key={problemId}>
              {name}：{reasons.join('；')}
            </li>
          ))}
        </ul>
      </div>
      <Button type="text" onClick={clear}>
        {COMMON.gotIt}
      </Button>
    </output>
  );
}
