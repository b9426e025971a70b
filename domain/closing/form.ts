// 销号审批表: its fields by the names that the office's template uses, and the same as a paper for preview, PDF and print.
import { dateWords } from '../calendar/dates.ts';
import type { Block, Cell, TextDocument } from '../content/types.ts';
import type { PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { type Application, CHECK_METHODS, type ChainNode, TICKS } from './types.ts';

/** Names that the template may use. */
export const CLOSE_OUT_FIELDS = [
  {
    name: '表',
    meaning: '一条问题一张表；所有栏目写在其中',
    fields: [
      { name: '内部标识', meaning: '内部事项 注意保管' },
      { name: '轮次', meaning: '整改轮次名称' },
      { name: '编号', meaning: '问题编号，如 5' },
      { name: '问题原文', meaning: '反馈问题原文' },
      { name: '牵头单位', meaning: '单位名称' },
      { name: '申请单位', meaning: '单位名称' },
      { name: '申请日期', meaning: '送签的日期' },
      { name: '销号标准', meaning: '整改目标/销号标准' },
      {
        name: '措施',
        meaning: '措施及完成情况，一条一行',
        fields: [
          { name: '整改措施', meaning: '措施全文' },
          { name: '完成情况', meaning: '完成情况' },
        ],
      },
      { name: '成效', meaning: '制度、资金、人员处理等' },
      {
        name: '佐证',
        meaning: '佐证目录，一件一行',
        fields: [
          { name: '佐证编号', meaning: '编号' },
          { name: '佐证名称', meaning: '名称' },
          { name: '页数', meaning: '页数' },
        ],
      },
      { name: '无佐证', meaning: '没有佐证材料时为真' },
      { name: '举一反三', meaning: '举一反三情况' },
      { name: '五项核验', meaning: '☑措施全部落实　☑违规依法依规处理 …' },
      { name: '检查方式', meaning: '☑查阅资料　☐现场核查 …' },
      { name: '检查人员', meaning: '两名检查人员' },
      { name: '检查日期', meaning: '日期' },
      { name: '检查情况', meaning: '可空' },
      {
        name: '环节',
        meaning: '签署环节，一个环节一格',
        fields: [
          { name: '环节名称', meaning: '如 牵头单位审核' },
          { name: '意见', meaning: '意见' },
          { name: '签字', meaning: '签字人' },
          { name: '日期', meaning: '签署日期' },
        ],
      },
      { name: '销号日期', meaning: '最后一个环节的日期，未销号时为空' },
      { name: '备注', meaning: '可空' },
    ],
  },
] as const;

/** What a form is filled from. */
export interface FormFacts {
  roundName: string;
  numberWords: string;
  title: string;
  leadNames: string;
  unitName: string;
  application: Application;
  /** The chain that it goes through, also while it is a draft */
  chain: readonly ChainNode[];
}

interface FormRow {
  [name: string]: string | boolean | readonly FormRow[];
}

const date = (day: PlainDate | null): string => (day === null ? '' : dateWords(day));
const boxes = (all: readonly string[], set: readonly string[]): string =>
  all.map((each) => `${set.includes(each) ? '☑' : '☐'}${each}`).join('　');

function nodesOf({ application, chain }: FormFacts): { name: string; opinion: string; signer: string; date: string }[] {
  const nodes = application.recorded ? [{ name: '批准（补录）' }] : chain;
  return nodes.map(({ name }, at) => {
    const signature = application.signatures.find(({ node }) => node === at + 1);
    return {
      name,
      opinion:
        signature === undefined
          ? application.recorded
            ? `原台账已销号。依据：${application.basis ?? ''}`
            : ''
          : signature.verdict === 'return'
            ? `退回：${signature.opinion}`
            : signature.opinion,
      signer: signature?.signer ?? '',
      date: date(signature?.signedOn ?? null),
    };
  });
}

const closedOn = ({ application, chain }: FormFacts): string => {
  const last = application.signatures.at(-1);
  return application.state === 'closed' && last?.node === chain.length ? date(last.signedOn) : '';
};

/** The data of one form. What people sign is empty until it was recorded. */
export function closeOutFormData(facts: FormFacts): FormRow {
  const { application } = facts;
  const { check, evidence } = application;
  return {
    内部标识: INTERNAL_MARK,
    轮次: facts.roundName,
    编号: facts.numberWords,
    问题原文: facts.title,
    牵头单位: facts.leadNames,
    申请单位: facts.unitName,
    申请日期: date(application.appliedOn),
    销号标准: application.standard ?? '',
    措施: application.measures.map(({ measure, result }) => ({ 整改措施: measure, 完成情况: result })),
    成效: application.results ?? '',
    佐证: evidence.map(({ number, name, pages }) => ({
      佐证编号: number,
      佐证名称: name,
      页数: pages === null ? '' : String(pages),
    })),
    无佐证: evidence.length === 0,
    举一反三: application.learned ?? '',
    五项核验: boxes(TICKS, application.ticks),
    检查方式: boxes(CHECK_METHODS, check.methods),
    检查人员: [check.personOne, check.personTwo].filter((name) => name !== null && name !== '').join('、'),
    检查日期: date(check.checkedOn),
    检查情况: check.findings ?? '',
    环节: nodesOf(facts).map(({ name, opinion, signer, date: day }) => ({
      环节名称: name,
      意见: opinion,
      签字: signer,
      日期: day,
    })),
    销号日期: closedOn(facts),
    备注: application.note ?? '',
  };
}

const cell = (text: string): Cell => ({ runs: [{ text }] });

/** One or several forms as a paper, each on a page of its own. */
export function closeOutPaper(forms: readonly FormFacts[]): TextDocument {
  return {
    kind: 'text',
    mark: INTERNAL_MARK,
    head: null,
    title: '问题销号审批表',
    addressee: null,
    blocks: forms.flatMap((facts, at): Block[] => [
      ...(at === 0 ? [] : ([{ kind: 'pageBreak' }] as const)),
      formTable(facts, at),
    ]),
    signature: null,
    tail: null,
  };
}

function formTable(facts: FormFacts, at: number): Block {
  const { application } = facts;
  const { check } = application;
  const rows: [string, string][] = [
    ['编号', facts.numberWords],
    ['反馈问题原文', facts.title],
    ['牵头单位', facts.leadNames],
    ['申请单位、日期', [facts.unitName, date(application.appliedOn)].filter((part) => part !== '').join('　')],
    ['整改目标/销号标准', application.standard ?? ''],
    ...application.measures.map(({ measure, result }, index): [string, string] => [
      index === 0 ? '措施及完成情况' : '',
      `${measure}\n完成情况：${result}`,
    ]),
    ['成效', application.results ?? ''],
    [
      '佐证目录',
      application.evidence.length === 0
        ? '无'
        : application.evidence
            .map(({ number, name, pages }) => `${number}　${name}${pages === null ? '' : `　${pages}页`}`)
            .join('\n'),
    ],
    ['举一反三', application.learned ?? ''],
    ['五项核验', boxes(TICKS, application.ticks)],
    [
      '检查记录',
      [
        boxes(CHECK_METHODS, check.methods),
        `检查人员：${[check.personOne, check.personTwo].filter(Boolean).join('、')}　检查日期：${date(check.checkedOn)}`,
        check.findings ?? '',
      ]
        .filter((line) => line !== '')
        .join('\n'),
    ],
    ...nodesOf(facts).map(({ name, opinion, signer, date: day }): [string, string] => [
      name,
      `${opinion}\n签字：${signer === '' ? '　　　　' : signer}　　日期：${day}`,
    ]),
    ['销号日期', closedOn(facts)],
    ['备注', application.note ?? ''],
  ];
  return {
    kind: 'table',
    key: `form${at}`,
    caption: facts.roundName,
    columns: [
      { title: '栏目', width: 22, align: 'center' },
      { title: '内容', width: 78 },
    ],
    rows: rows.map(([label, text]) => [cell(label), cell(text)]),
    note: null,
  };
}
