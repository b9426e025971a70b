// 历次整改: how earlier cycles ended, applications that were returned, requests for more time.
import type { RequestView } from '#contract/operations.ts';
import { dateWords } from '#domain/calendar/dates.ts';
import { type Cycle, REQUEST_KIND_WORDS, REQUEST_STATE_WORDS } from '#domain/closing/types.ts';
import { CLOSING } from '#renderer/text/closing.ts';

export function Cycles({ cycles, requests }: { cycles: readonly Cycle[]; requests: readonly RequestView[] }) {
  const told = cycles.map((cycle) => ({ cycle, lines: linesOf(cycle) })).filter(({ lines }) => lines.length > 0);
  if (told.length === 0 && requests.length === 0) return null;
  return (
    <section className="closing-history" aria-label={CLOSING.history}>
      <h3>{CLOSING.history}</h3>
      <ul>
        {told.map(({ cycle, lines }) => (
          <li key={cycle.cycle}>
            <b>{CLOSING.cycle(cycle.cycle)}</b>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
        {requests.map((request) => (
          <li key={request.id}>
            <b>{REQUEST_KIND_WORDS[request.kind]}</b>
            <p>
              {request.subjectWords}　{dateWords(request.requestedOn)}　{request.reason}　
              {REQUEST_STATE_WORDS[request.state]}
              {request.opinion === null ? '' : `：${request.opinion}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf({ applications, closeOut, reopening }: Cycle): string[] {
  return [
    ...applications.flatMap(({ attempt, state, signatures }) => {
      const last = signatures.at(-1);
      return state === 'returned' && last !== undefined
        ? [`${CLOSING.historyReturned(attempt)}：${last.opinion}（${last.signer}　${dateWords(last.signedOn)}）`]
        : [];
    }),
    ...(closeOut.approvedOn === null
      ? []
      : [CLOSING.historyClosed(closeOut.approver ?? '', dateWords(closeOut.approvedOn))]),
    ...(reopening === null
      ? []
      : [
          `${CLOSING.historyReopened(dateWords(reopening.reopenedOn), reopening.account)}：${reopening.reason}（${CLOSING.grounds}：${reopening.basis}）`,
        ]),
  ];
}
