// 销号 of the problem: where its application stands, its line of the 销号台账, and the way to its form.
import { Button } from 'antd';
import { signedNodes } from '#domain/closing/chain.ts';
import { APPLICATION_STATE_WORDS } from '#domain/closing/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { COLUMN_WORDS } from '#renderer/text/ledger.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import type { Field } from './columns.ts';
import { type PartProps, problemRow } from './Drawer.tsx';
import { FieldList } from './FieldList.tsx';

const FIELDS: readonly Field[] = ['applied', 'applicant', 'review', 'acceptance', 'approval', 'lookBack'];

export function CloseOutPart({ problem, desk, onEdit }: PartProps) {
  const sheet = useAsync(() => call('getClosing', { problemId: problem.id }), `${problem.id} ${problem.state}`);
  const { application, chain, missing, problem: facts } = sheet.value ?? {};
  const signed = application ? signedNodes(application) : 0;
  return (
    <>
      <ErrorNotice error={sheet.error} onRetry={() => void sheet.reload()} />
      <p className="drawer-tags">
        {COLUMN_WORDS.state} <StateTag state={problem.state} />
        {facts !== undefined && facts.cycle > 1 ? <span>{CLOSING.cycle(facts.cycle)}</span> : null}
      </p>
      {application === undefined ? null : application === null ? (
        <p className="faint">{CLOSING.noDraft}</p>
      ) : (
        <p>
          {application.recorded ? CLOSING.recorded : CLOSING.attempt(application.attempt)}　
          {APPLICATION_STATE_WORDS[application.state]}
          {application.state === 'signing' && chain !== undefined
            ? `　${CLOSING.step(signed, chain.length, chain[signed]?.name ?? '')}`
            : ''}
          {application.state === 'draft' && missing !== undefined && missing.length > 0
            ? `　${CLOSING.missing}：${missing.join('；')}`
            : ''}
        </p>
      )}
      <Button type="primary" onClick={() => go('closing', { problemId: problem.id })}>
        {CLOSING.openForm}
      </Button>
      <FieldList row={problemRow(problem)} fields={FIELDS} context={desk.context} onEdit={onEdit} />
    </>
  );
}
