// The sign-off chain: the usual one, what an office may set, where a problem stands in it, and what it writes into the 销号台账.
import { dateWords } from '../calendar/dates.ts';
import { type CloseOut, NO_CLOSE_OUT, type PlainDate, type State } from '../ledger/types.ts';
import type { Application, ChainNode, Signature } from './types.ts';

/** DOMAIN §5: 责任单位（主要负责人）→ 牵头单位审核 → 整改办核验 → 责任领导 → 领导小组审定. */
export const DEFAULT_CHAIN: readonly ChainNode[] = [
  { name: '责任单位（主要负责人）', column: 'none' },
  { name: '牵头单位审核', column: 'review' },
  { name: '整改办核验', column: 'acceptance' },
  { name: '责任领导', column: 'none' },
  { name: '领导小组审定', column: 'none' },
];

export const SHORTEST_CHAIN = 2;
export const LONGEST_CHAIN = 5;

/** What is wrong with a chain, in words; null when it can be used. */
export function chainFault(chain: readonly ChainNode[]): string | null {
  if (chain.length < SHORTEST_CHAIN || chain.length > LONGEST_CHAIN) {
    return `销号签署环节应为${SHORTEST_CHAIN}到${LONGEST_CHAIN}个，现有${chain.length}个`;
  }
  const names = chain.map(({ name }) => name.trim());
  if (names.includes('')) return '每个签署环节都要有名称';
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return `有两个签署环节都叫“${twice}”`;
  const [reviews, acceptances] = (['review', 'acceptance'] as const).map((column) =>
    chain.flatMap((node, at) => (node.column === column ? [at] : [])),
  ) as [number[], number[]];
  if (reviews.length > 1) return '只能有一个环节作为“审核”';
  if (acceptances.length > 1) return '只能有一个环节作为“验收”';
  if (chain.at(-1)?.column !== 'none') return '最后一个环节就是批准，不能再作为“审核”或“验收”';
  const [review, acceptance] = [reviews[0], acceptances[0]];
  if (review !== undefined && acceptance !== undefined && acceptance < review) return '“验收”不能在“审核”之前';
  return null;
}

/** Where a problem stands while so many nodes are signed: 待审核 until the review (or the first node) is, then 待验收. */
export function stateInChain(chain: readonly ChainNode[], signed: number): Extract<State, '待审核' | '待验收'> {
  const review = chain.findIndex(({ column }) => column === 'review');
  return signed > Math.max(review, 0) ? '待验收' : '待审核';
}

/** How many nodes have agreed. */
export const signedNodes = ({ signatures }: Pick<Application, 'signatures'>): number =>
  signatures.filter(({ verdict }) => verdict === 'agree').length;

/** The node whose turn it is, from 1; null while none is. */
export function turnOf(application: Pick<Application, 'state' | 'chain' | 'signatures'>): number | null {
  return application.state === 'signing' && application.chain !== null ? signedNodes(application) + 1 : null;
}

/** At this node the check record has to be there: the one of 验收, or the last. */
export function checkedFrom(chain: readonly ChainNode[]): number {
  const acceptance = chain.findIndex(({ column }) => column === 'acceptance');
  return acceptance < 0 ? chain.length : acceptance + 1;
}

/**
 * Whether a date may be put to the next step: not before the application or the step before it, and not in the future.
 * @returns the fault in words, or null
 */
export function stepDateFault(
  application: Pick<Application, 'appliedOn' | 'signatures'>,
  date: PlainDate,
  today: PlainDate,
): string | null {
  const said = dateWords(date);
  if (date > today) return `签署日期（${said}）不能晚于今天（${dateWords(today)}）`;
  const before = application.signatures.at(-1);
  const last = before?.signedOn ?? application.appliedOn;
  if (last === null || date >= last) return null;
  const what = before === undefined ? '申请日期' : `${before.nodeName}的签署日期`;
  return `签署日期（${said}）不能早于${what}（${dateWords(last)}）`;
}

/** 销号台账's row of a cycle from its sign-offs; look-back columns are none of this. */
export function closeOutOfChain(
  application: Pick<Application, 'appliedOn' | 'unitId' | 'chain'>,
  signatures: readonly Signature[],
): CloseOut {
  const chain = application.chain ?? [];
  const at = (column: 'review' | 'acceptance') => {
    const node = chain.findIndex((each) => each.column === column) + 1;
    return node === 0 ? undefined : signatures.find((each) => each.node === node);
  };
  const [review, acceptance, approval] = [
    at('review'),
    at('acceptance'),
    signatures.find(({ node }) => node === chain.length),
  ];
  return {
    ...NO_CLOSE_OUT,
    appliedOn: application.appliedOn,
    unitId: application.unitId,
    reviewOpinion: review === undefined ? null : signedWords(review),
    reviewedOn: review?.signedOn ?? null,
    acceptanceOpinion: acceptance === undefined ? null : signedWords(acceptance),
    acceptedOn: acceptance?.signedOn ?? null,
    approver: approval?.signer ?? null,
    approvedOn: approval?.signedOn ?? null,
  };
}

/** 同意销号。（张某某） */
const signedWords = ({ opinion, signer }: Signature): string => `${opinion}（${signer}）`;
