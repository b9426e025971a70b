// A letter as a paper for preview, PDF and print: the words of its form, in the measures of official documents.
import { heading, paragraph } from '../content/blocks.ts';
import type { Block, TableBlock, TextDocument } from '../content/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { LetterForm } from './letter.ts';

/** The whole letter with its reply slip on a page of its own, as units send it back. */
export function letterPaper(form: LetterForm): TextDocument {
  const closing = [
    form.办结时限 === '' ? '' : `办结时限：${form.办结时限}。`,
    form.反馈截止 === '' ? '' : `请于${form.反馈截止}前反馈办理情况。`,
    form.反馈方式 === '' ? '' : `反馈方式：${form.反馈方式}。`,
  ].join('');
  return {
    kind: 'text',
    mark: INTERNAL_MARK,
    head: null,
    title: form.文书名称,
    addressee: null,
    blocks: [
      aligned('number', 'center', form.编号),
      ...(form.色级 === '' ? [] : [aligned('grade', 'right', `等级：${form.色级}`)]),
      aligned('addressee', 'flush', `${form.主送单位}：`),
      paragraph('opening', form.引言),
      matters(form),
      heading('gap', 1, '一、存在差距'),
      ...form.存在差距.map(({ 段 }, at) => paragraph(`gap/${at}`, 段)),
      heading('demand', 1, '二、办理要求'),
      ...form.办理要求.map(({ 段 }, at) => paragraph(`demand/${at}`, 段)),
      ...(closing === '' ? [] : [paragraph('closing', closing)]),
      aligned('organ', 'right', `${form.发文单位}　　`),
      aligned('date', 'right', `${form.签发日期 === '' ? '　　年　月　日' : form.签发日期}　　`),
      ...(form.签发人 === '' ? [] : [paragraph('signer', `签发人：${form.签发人}`)]),
      ...(form.抄送 === '' ? [] : [paragraph('copies', `抄送：${form.抄送}`)]),
      slip(form),
    ],
    signature: null,
    tail: null,
  };
}

const aligned = (key: string, align: 'center' | 'right' | 'flush', text: string): Block => ({
  kind: 'paragraph',
  key,
  align,
  runs: [{ text }],
});

const cell = (text: string) => ({ runs: [{ text }] });

function matters(form: LetterForm): TableBlock {
  const columns = [
    ['序号', 7],
    ['问题编号', 10],
    ['反馈问题', 29],
    ['整改措施', 30],
    ['完成时限', 14],
    ['状态', 10],
  ] as const;
  return {
    kind: 'table',
    key: 'matters',
    caption: null,
    columns: columns.map(([title, width]) => ({
      title,
      width,
      align: title === '反馈问题' || title === '整改措施' ? 'left' : 'center',
    })),
    rows: form.事项.map((row) =>
      [row.序号, row.问题编号, row.问题原文, row.整改措施, row.完成时限, row.状态].map(cell),
    ),
    note: null,
  };
}

/** 回执: filled in and signed by the unit. */
function slip(form: LetterForm): TableBlock {
  const received = [form.签收人, form.签收日期].filter((part) => part !== '').join('　');
  return {
    kind: 'table',
    key: 'slip',
    caption: '回　执',
    columns: [
      { title: '文书编号', width: 24, align: 'center' },
      { title: form.编号, width: 76 },
    ],
    rows: [
      ['签收单位', form.主送单位],
      ['签收人、时间', received],
      ['办理情况', '\n\n\n\n'],
      ['主要负责人', ''],
      ['反馈时间', ''],
    ].map((row) => row.map(cell)),
    note: null,
  };
}
