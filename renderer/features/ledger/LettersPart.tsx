// 文书 about the problem or one of its measures, newest first; a new one can be begun from here.
import { Button } from 'antd';
import { LETTER_STATE_WORDS } from '#domain/letters/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { DETAIL } from '#renderer/text/ledger.ts';
import { LETTERS } from '#renderer/text/letters.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import type { PartProps } from './Drawer.tsx';

export function LettersPart({ problem, desk }: PartProps) {
  const roundId = desk.lookInput.roundId;
  const letters = useAsync(
    async () =>
      (await call('listLetters', { roundId })).filter(({ rows }) =>
        rows.some(({ problemId }) => problemId === problem.id),
      ),
    problem.id,
  );
  const draft = () =>
    go('letters', {
      draft: { unitId: problem.responsibilities.lead[0] ?? null, problemIds: [problem.id], reviewId: null },
    });
  return (
    <>
      <ErrorNotice error={letters.error} onRetry={() => void letters.reload()} />
      {letters.value?.length === 0 ? <p className="faint">{DETAIL.noLetters}</p> : null}
      <ol className="timeline">
        {(letters.value ?? []).map((letter) => (
          <li key={letter.id}>
            <p className="drawer-tags">
              <b>
                {letter.kind} {letter.numberWords}
              </b>
              <span>{LETTER_STATE_WORDS[letter.state]}</span>
              {letter.overdue ? <strong className="letters-overdue">{LETTERS.overdue}</strong> : null}
            </p>
            <p>{letter.unitName}</p>
            <p>{letter.gap}</p>
            {letter.reply === null ? null : <p>{`${LETTERS.replyText}：${letter.reply}`}</p>}
          </li>
        ))}
      </ol>
      <Button onClick={draft}>{LETTERS.new}</Button>
    </>
  );
}
