// 签署情况: one line a node, signed ●, in turn ◉, to come ○, with opinion, name, date and who recorded it.
import { dateWords } from '#domain/calendar/dates.ts';
import { signedNodes } from '#domain/closing/chain.ts';
import type { Application, ChainNode } from '#domain/closing/types.ts';
import { CLOSING } from '#renderer/text/closing.ts';

export function Nodes({ chain, application }: { chain: readonly ChainNode[]; application: Application }) {
  const signed = signedNodes(application);
  return (
    <section className="closing-nodes" aria-label={CLOSING.nodes}>
      <h3>{CLOSING.nodes}</h3>
      <ol>
        {chain.map(({ name }, at) => {
          const signature = application.signatures.find(({ node }) => node === at + 1);
          const turn = application.state === 'signing' && at === signed;
          return (
            <li key={name} aria-current={turn ? 'step' : undefined}>
              <span aria-hidden="true">{signature?.verdict === 'agree' ? '●' : turn ? '◉' : '○'}</span>
              <b>{name}</b>
              {signature === undefined ? (
                <span className="faint">{turn ? CLOSING.pending : ''}</span>
              ) : (
                <span>
                  {signature.verdict === 'return' ? <strong>{CLOSING.returned}：</strong> : null}
                  {signature.opinion}
                  <span className="faint">
                    　{CLOSING.signedBy(signature.signer, dateWords(signature.signedOn), signature.account)}
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
