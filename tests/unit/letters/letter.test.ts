// The words of a letter: number, gap, overdue reply, data of its form.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '#core/documents/template/fill.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import {
  draftGap,
  isReplyOverdue,
  LETTER_FIELDS,
  letterData,
  letterNumberWords,
  nextLetterNumber,
} from '#domain/letters/letter.ts';
import { LETTER_KINDS, type Letter, type LetterKind } from '#domain/letters/types.ts';
import { emptyTree, problem } from '#tests/fixtures/tree.ts';

const supervision = LETTER_KINDS[0] as LetterKind;

function tree(): LedgerTree {
  const first = problem(5, '回迁安置进度缓慢。', 2, {
    deadline: { date: '2020-06-30', text: null, longTerm: false },
    state: '整改中',
  });
  const [one, two] = first.measures;
  if (one === undefined || two === undefined) throw new Error('the problem has two measures');
  Object.assign(one, {
    lead: '全力加快回迁安置。',
    text: '倒排工期。',
    deadline: { date: null, text: null, longTerm: false },
    state: '整改中',
    percent: 40,
  });
  Object.assign(two, { deadline: { date: null, text: '长期坚持', longTerm: true }, state: '未启动', percent: 0 });
  const base = emptyTree();
  return {
    ...base,
    units: [
      {
        id: 'U1',
        name: '云溪区住房和城乡建设局',
        shortName: '区住建局',
        kind: null,
        contact: null,
        phone: null,
        aliases: [],
        position: 1,
      },
    ],
    aspects: [
      {
        id: 'A',
        position: 1,
        title: null,
        items: [{ id: 'I', aspectId: 'A', position: 1, number: 1, title: null, category: null, problems: [first] }],
      },
    ],
  };
}

function letter(over: Partial<Letter> = {}): Letter {
  const [problemOf] = tree().aspects[0]?.items[0]?.problems ?? [];
  return {
    id: 'L',
    roundId: 'R',
    kind: supervision.name,
    prefix: '云整改办',
    year: 2020,
    number: 3,
    grade: '橙色',
    unitId: 'U1',
    copiesTo: null,
    gap: '第一段。\n\n第二段。',
    demand: supervision.demand,
    dueDate: '2020-07-15',
    replyBy: '2020-07-10',
    replyWay: null,
    signer: null,
    signedOn: null,
    receivedBy: null,
    receivedOn: null,
    repliedOn: null,
    reply: null,
    state: 'issued',
    reviewId: null,
    createdAt: '2020-07-01T00:00:00.000Z',
    rows: [
      { problemId: problemOf?.id ?? '', measureId: problemOf?.measures[0]?.id ?? null },
      { problemId: problemOf?.id ?? '', measureId: null },
    ],
    ...over,
  };
}

describe('the number of a letter', () => {
  it('names year, sign and number; a draft leaves room for it', () => {
    expect(letterNumberWords(letter(), '督')).toBe('云整改办〔2020〕督3号');
    expect(letterNumberWords(letter({ prefix: '', number: null }), '督')).toBe('〔2020〕督　号');
  });

  it('follows the highest given, so that letters issued one after the other have neither gaps nor doubles', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (issues) => {
        // true: a letter is issued; false: a draft is made, which takes no number
        const given: (number | null)[] = [];
        for (const issue of issues) given.push(issue ? nextLetterNumber(given) : null);
        const numbers = given.filter((number) => number !== null);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });
});

describe('存在差距', () => {
  it('states what the ledger knows and nothing else', () => {
    expect(draftGap(tree(), letter().rows, '2020-07-03', 2)).toBe(
      [
        '问题(5)措施一：完成时限2020年6月30日，已逾期3天，目前状态为整改中，累计进度40%。',
        '问题(5)：完成时限2020年6月30日，已逾期3天，目前状态为整改中。',
        '周调度连续2次未报送进展。',
      ].join('\n'),
    );
  });

  it('passes over rows that are gone from the ledger', () => {
    expect(draftGap(tree(), [{ problemId: 'GONE', measureId: null }], '2020-07-03', 0)).toBe('');
  });
});

describe('the reply', () => {
  it('is overdue after its day as long as none has come', () => {
    expect(isReplyOverdue(letter(), '2020-07-10')).toBe(false);
    expect(isReplyOverdue(letter(), '2020-07-11')).toBe(true);
    expect(isReplyOverdue(letter({ state: 'received' }), '2020-07-11')).toBe(true);
    for (const state of ['draft', 'replied', 'cancelled'] as const) {
      expect(isReplyOverdue(letter({ state }), '2020-07-11')).toBe(false);
    }
    expect(isReplyOverdue(letter({ replyBy: null }), '2020-07-11')).toBe(false);
  });
});

describe('the form', () => {
  it('gets the ledger’s words, and leaves what people sign empty', () => {
    const data = letterData(letter(), supervision, tree(), '云溪区整改办');
    expect(data).toMatchObject({
      编号: '云整改办〔2020〕督3号',
      主送单位: '云溪区住房和城乡建设局',
      存在差距: [{ 段: '第一段。' }, { 段: '第二段。' }],
      办结时限: '2020年7月15日',
      签发人: '',
      签发日期: '',
    });
    expect((data.事项 as Record<string, string>[]).map((row) => [row.问题编号, row.整改措施, row.状态])).toEqual([
      ['(5)', '一是全力加快回迁安置。倒排工期。', '整改中'],
      ['(5)', '', '整改中'],
    ]);
  });

  it('shipped with the product uses every name and no other', () => {
    const shipped = readFileSync(new URL('../../../resources/templates/文书.docx', import.meta.url));
    expect(checkTemplate(shipped, LETTER_FIELDS)).toEqual([]);
  });

  it('has data for every name it offers', () => {
    const data = letterData(letter(), supervision, tree(), '云溪区整改办');
    expect(Object.keys(data).sort()).toEqual(LETTER_FIELDS.map(({ name }) => name).sort());
  });
});
