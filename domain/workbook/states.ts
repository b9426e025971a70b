// 状态 words of other people's ledgers. An import never closes anything: what closes a problem is its 销号.
import type { State } from '../ledger/types.ts';
import { fold } from '../outline/chars.ts';

export interface ReadState {
  state: Extract<State, '未启动' | '整改中'>;
  /** The file's own word, kept in the note; null where the state says the same */
  said: string | null;
}

const NOT_BEGUN = /^(?:未启动|未开始|未整改|尚未启动|尚未开展|未开展)$/;
const UNDER_WAY = /^(?:整改中|正在整改|正在推进|推进中|进行中|正在进行|整改推进中|正在落实)$/;

/** What a state word says; null for an empty one. */
export function readState(text: string): ReadState | null {
  const words = fold(text)
    .replace(/\s/g, '')
    .replace(/[。;,]$/, '');
  if (words === '') return null;
  if (NOT_BEGUN.test(words)) return { state: '未启动', said: null };
  // 未销号 tells nothing about the work
  if (words === '未销号') return { state: '未启动', said: null };
  if (UNDER_WAY.test(words)) return { state: '整改中', said: null };
  const begun = !/^(?:否|未|没有|尚未|×|✗)/.test(words);
  return { state: begun ? '整改中' : '未启动', said: text.trim() };
}
