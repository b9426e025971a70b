// Builds the shipped default templates of forms (resources/templates): plain .docx that offices edit in WPS afterwards.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

const FOLDER = join(import.meta.dirname, '..', 'resources', 'templates');
/** Text block of GB/T 9704-2012: 156 mm in twips. */
const BLOCK = 8844;
const LINE = { line: 579, lineRule: LineRuleType.EXACT } as const;
const TIGHT = { line: 400, lineRule: LineRuleType.EXACT } as const;

type Face = '仿宋_GB2312' | '黑体' | '方正小标宋简体' | '楷体_GB2312';

const run = (text: string, face: Face = '仿宋_GB2312', size = 16): TextRun =>
  new TextRun({
    text,
    size: size * 2,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face, hint: 'eastAsia' },
  });

interface Options {
  face?: Face;
  size?: number;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  indent?: boolean;
  tight?: boolean;
}

const paragraph = (text: string, { face, size, align, indent = false, tight = false }: Options = {}): Paragraph =>
  new Paragraph({
    children: [run(text, face, size ?? (tight ? 12 : 16))],
    spacing: tight ? TIGHT : LINE,
    ...(align === undefined ? {} : { alignment: align }),
    ...(indent ? { indent: { firstLine: 640 } } : {}),
  });

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const RULES = { top: RULE, bottom: RULE, left: RULE, right: RULE };

const cell = (text: string, width: number, options: Options & { span?: number } = {}): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: RULES,
    margins: { left: 80, right: 80 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(options.span === undefined ? {} : { columnSpan: options.span }),
    children: [paragraph(text, { tight: true, ...options })],
  });

const table = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({ width: { size: BLOCK, type: WidthType.DXA }, columnWidths: [...widths], rows: [...rows] });

const row = (cells: readonly TableCell[], options: { header?: boolean; height?: number } = {}): TableRow =>
  new TableRow({
    children: [...cells],
    cantSplit: true,
    ...(options.header === true ? { tableHeader: true } : {}),
    ...(options.height === undefined ? {} : { height: { value: options.height, rule: HeightRule.ATLEAST } }),
  });

/** 督办通知单, 提醒函 …: one template for all kinds of letter, with the reply slip below. */
function letter(): (Paragraph | Table)[] {
  const centre = { align: AlignmentType.CENTER } as const;
  const widths = [700, 1000, 2500, 2644, 1200, 800];
  const slip = [1500, 2922, 1500, 2922];
  return [
    paragraph('{内部标识}', { face: '黑体', size: 12 }),
    paragraph('{文书名称}', { face: '方正小标宋简体', size: 22, ...centre }),
    paragraph('{编号}', { ...centre }),
    paragraph('{#色级}等级：{色级}{/色级}', { align: AlignmentType.RIGHT }),
    paragraph('{主送单位}：'),
    paragraph('{引言}', { indent: true }),
    table(widths, [
      row(
        ['序号', '问题编号', '反馈问题', '整改措施', '完成时限', '状态'].map((title, at) =>
          cell(title, widths[at] ?? 0, { face: '黑体', ...centre }),
        ),
        { header: true },
      ),
      row([
        cell('{#事项}{序号}', widths[0] ?? 0, centre),
        cell('{问题编号}', widths[1] ?? 0, centre),
        cell('{问题原文}', widths[2] ?? 0),
        cell('{整改措施}', widths[3] ?? 0),
        cell('{完成时限}', widths[4] ?? 0, centre),
        cell('{状态}{/事项}', widths[5] ?? 0, centre),
      ]),
    ]),
    paragraph('一、存在差距', { face: '黑体', indent: true }),
    paragraph('{#存在差距}'),
    paragraph('{段}', { indent: true }),
    paragraph('{/存在差距}'),
    paragraph('二、办理要求', { face: '黑体', indent: true }),
    paragraph('{#办理要求}'),
    paragraph('{段}', { indent: true }),
    paragraph('{/办理要求}'),
    paragraph(
      '{#办结时限}办结时限：{办结时限}。{/办结时限}{#反馈截止}请于{反馈截止}前反馈办理情况。{/反馈截止}{#反馈方式}反馈方式：{反馈方式}。{/反馈方式}',
      {
        indent: true,
      },
    ),
    paragraph(''),
    paragraph('{发文单位}　　', { align: AlignmentType.RIGHT }),
    paragraph('{签发日期}　　', { align: AlignmentType.RIGHT }),
    paragraph('签发人：{签发人}'),
    paragraph('{#抄送}抄送：{抄送}{/抄送}', { size: 14 }),
    paragraph('— — — — — — — — — — — — —  回　执  — — — — — — — — — — — — —', { size: 12, ...centre }),
    table(slip, [
      row([
        cell('文书编号', slip[0] ?? 0, { face: '黑体', ...centre }),
        cell('{编号}', slip[1] ?? 0),
        cell('签收单位', slip[2] ?? 0, { face: '黑体', ...centre }),
        cell('{主送单位}', slip[3] ?? 0),
      ]),
      row(
        [
          cell('签收人', slip[0] ?? 0, { face: '黑体', ...centre }),
          cell('{签收人}', slip[1] ?? 0),
          cell('签收时间', slip[2] ?? 0, { face: '黑体', ...centre }),
          cell('{签收日期}', slip[3] ?? 0),
        ],
        { height: 560 },
      ),
      row(
        [
          cell('办理情况', slip[0] ?? 0, { face: '黑体', ...centre }),
          cell('', (slip[1] ?? 0) + (slip[2] ?? 0) + (slip[3] ?? 0), { span: 3 }),
        ],
        { height: 1700 },
      ),
      row(
        [
          cell('主要负责人', slip[0] ?? 0, { face: '黑体', ...centre }),
          cell('', slip[1] ?? 0),
          cell('反馈时间', slip[2] ?? 0, { face: '黑体', ...centre }),
          cell('', slip[3] ?? 0),
        ],
        { height: 560 },
      ),
    ]),
  ];
}

/** 调度表封面: goes before a unit's form; what is signed stays empty. */
function cover(): (Paragraph | Table)[] {
  const centre = { align: AlignmentType.CENTER } as const;
  const widths = [2200, 6644];
  const [label = 0, value = 0] = widths;
  const half = Math.floor(value / 3);
  const line = (title: string, text: string) =>
    row([cell(title, label, { face: '黑体', size: 14, ...centre }), cell(text, value, { size: 14, span: 3 })], {
      height: 780,
    });
  const signed = (first: string, second: string) =>
    row(
      [
        cell(first, label, { face: '黑体', size: 14, ...centre }),
        cell('', half),
        cell(second, half, { face: '黑体', size: 14, ...centre }),
        cell('', value - 2 * half),
      ],
      { height: 980 },
    );
  return [
    paragraph('{内部标识}', { face: '黑体', size: 12 }),
    paragraph(''),
    paragraph(''),
    paragraph('{轮次}', { face: '楷体_GB2312', ...centre }),
    paragraph('第{次数}次周调度表', { face: '方正小标宋简体', size: 22, ...centre }),
    paragraph('{下发次数}', centre),
    paragraph(''),
    table(
      [label, half, half, value - 2 * half],
      [
        line('填报单位', '{单位}'),
        line('调度日期', '{调度日期}'),
        line('报送截止', '{报送截止}'),
        line('调度内容', '共{问题数}条问题、{措施数}条措施'),
        line('报送方式', '{报送方式}'),
        signed('填报人', '联系电话'),
        signed('主要负责人', '报送时间'),
        signed('签收人', '签收时间'),
      ],
    ),
    paragraph(''),
    paragraph('{下发单位}', centre),
  ];
}

/** 销号审批表: one page a problem; nodes of the sign-off chain are rows, so that any chain fits. */
function closeOut(): (Paragraph | Table)[] {
  const centre = { align: AlignmentType.CENTER } as const;
  const widths = [1750, 2672, 1400, 3022];
  const [label = 0, half = 0, second = 0, rest = 0] = widths;
  const whole = half + second + rest;
  const name = (text: string, width = label) => cell(text, width, { face: '黑体', ...centre });
  const wide = (title: string, text: string, height = 560) =>
    row([name(title), cell(text, whole, { span: 3 })], { height });
  return [
    paragraph('{#表}'),
    new Paragraph({ children: [run('{内部标识}', '黑体', 12)], spacing: TIGHT, pageBreakBefore: true }),
    paragraph('问题销号审批表', { face: '方正小标宋简体', size: 22, ...centre }),
    paragraph('（{轮次}）', { ...centre, size: 14, tight: true }),
    table(widths, [
      row([name('编号'), cell('{编号}', half), name('牵头单位', second), cell('{牵头单位}', rest)], { height: 480 }),
      row([name('申请单位'), cell('{申请单位}', half), name('申请日期', second), cell('{申请日期}', rest)], {
        height: 480,
      }),
      wide('反馈问题原文', '{问题原文}'),
      wide('整改目标／销号标准', '{销号标准}'),
      row([
        cell('{#措施}整改措施', label, { face: '黑体', ...centre }),
        cell('{整改措施}', half),
        name('完成情况', second),
        cell('{完成情况}{/措施}', rest),
      ]),
      wide('成效（制度、资金、人员处理）', '{成效}'),
      row([
        cell('{#佐证}佐证材料', label, { face: '黑体', ...centre }),
        cell('{佐证编号}　{佐证名称}', half),
        name('页数', second),
        cell('{页数}{/佐证}', rest),
      ]),
      row([cell('{#无佐证}佐证材料', label, { face: '黑体', ...centre }), cell('无{/无佐证}', whole, { span: 3 })]),
      wide('举一反三', '{举一反三}'),
      wide('五项核验', '{五项核验}'),
      row([name('检查方式'), cell('{检查方式}', whole, { span: 3 })]),
      row([name('检查人员'), cell('{检查人员}', half), name('检查日期', second), cell('{检查日期}', rest)], {
        height: 480,
      }),
      wide('检查情况', '{检查情况}', 480),
      row(
        [
          cell('{#环节}{环节名称}', label, { face: '黑体', ...centre }),
          new TableCell({
            width: { size: whole, type: WidthType.DXA },
            columnSpan: 3,
            borders: RULES,
            margins: { left: 80, right: 80 },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              paragraph('{意见}', { tight: true }),
              paragraph('签字：{签字}　　　　　　{日期}　{/环节}', { tight: true, align: AlignmentType.RIGHT }),
            ],
          }),
        ],
        { height: 1000 },
      ),
      row([name('销号日期'), cell('{销号日期}', half), name('备注', second), cell('{备注}', rest)], { height: 480 }),
    ]),
    paragraph('{/表}'),
  ];
}

/** 会议纪要: parts that a meeting has nothing for say so, lines nobody filled in are left out. */
function minutes(): (Paragraph | Table)[] {
  const chapter = (text: string) => paragraph(text, { face: '黑体', indent: true });
  const body = (text: string) => paragraph(text, { indent: true });
  const fact = (name: string, label: string) => [
    paragraph(`{#${name}}`),
    body(`${label}：{${name}}`),
    paragraph(`{/${name}}`),
  ];
  return [
    paragraph('{内部标识}', { face: '黑体', size: 12 }),
    paragraph('{标题}', { face: '方正小标宋简体', size: 22, align: AlignmentType.CENTER }),
    paragraph(''),
    body('时间：{时间}'),
    ...fact('地点', '地点'),
    ...fact('主持', '主持'),
    ...fact('参加', '参加'),
    ...fact('记录', '记录'),
    paragraph('{#情况通报}'),
    body('{情况通报}'),
    paragraph('{/情况通报}'),
    chapter('一、上次议定事项落实情况'),
    paragraph('{#无上次议定}'),
    body('此前没有需要跟踪的议定事项。'),
    paragraph('{/无上次议定}'),
    paragraph('{#上次议定}'),
    body('{序号}.{#责任单位}{责任单位}：{/责任单位}{事项}（{会议}议定，{状态}）{#落实情况}，{落实情况}{/落实情况}。'),
    paragraph('{/上次议定}'),
    chapter('二、研究讨论事项'),
    paragraph('{#无议题}'),
    body('本次会议没有列入议题。'),
    paragraph('{/无议题}'),
    paragraph('{#议题}'),
    paragraph('（{序号}）{议题名称}{#汇报单位}（{汇报单位}）{/汇报单位}', { face: '楷体_GB2312', indent: true }),
    paragraph('{#说明}'),
    body('{说明}'),
    paragraph('{/说明}'),
    paragraph('{#讨论情况}'),
    body('{讨论情况}'),
    paragraph('{/讨论情况}'),
    paragraph('{/议题}'),
    chapter('三、议定事项'),
    paragraph('{#无议定事项}'),
    body('本次会议没有新的议定事项。'),
    paragraph('{/无议定事项}'),
    paragraph('{#议定事项}'),
    body('{序号}.{事项}{#责任}（{责任}）{/责任}。'),
    paragraph('{/议定事项}'),
    paragraph(''),
    paragraph('{落款单位}　　', { align: AlignmentType.RIGHT }),
    paragraph('{落款日期}　　', { align: AlignmentType.RIGHT }),
  ];
}

/** 发放清单: one row a unit, signed for by hand. */
function covering(): (Paragraph | Table)[] {
  const centre = { align: AlignmentType.CENTER } as const;
  const widths = [700, 2344, 900, 900, 2300, 900, 800];
  const titles = ['序号', '单位', '问题数', '措施数', '文件名', '签收人', '签收时间'];
  return [
    paragraph('{内部标识}', { face: '黑体', size: 12 }),
    paragraph('第{次数}次周调度表发放清单', { face: '方正小标宋简体', size: 22, ...centre }),
    paragraph('（{轮次}）', { size: 14, ...centre, tight: true }),
    paragraph('{下发单位}　{调度日期}　共{单位数}个单位{#报送截止}　报送截止：{报送截止}{/报送截止}', {
      ...centre,
      tight: true,
    }),
    table(widths, [
      row(
        titles.map((title, at) => cell(title, widths[at] ?? 0, { face: '黑体', ...centre })),
        { header: true, height: 480 },
      ),
      row(
        [
          cell('{#清单}{序号}', widths[0] ?? 0, centre),
          cell('{单位}', widths[1] ?? 0),
          cell('{问题数}', widths[2] ?? 0, centre),
          cell('{措施数}', widths[3] ?? 0, centre),
          cell('{文件名}', widths[4] ?? 0),
          cell('', widths[5] ?? 0),
          cell('{/清单}', widths[6] ?? 0),
        ],
        { height: 560 },
      ),
    ]),
    paragraph('发放人：　　　　　　　　　　日期：', { size: 14 }),
  ];
}

async function write(name: string, children: (Paragraph | Table)[]): Promise<void> {
  const document = new Document({
    creator: '闭环',
    lastModifiedBy: '闭环',
    description: '',
    title: name,
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, header: 851, footer: 992 },
          },
        },
        children,
      },
    ],
  });
  writeFileSync(join(FOLDER, `${name}.docx`), await Packer.toBuffer(document));
}

mkdirSync(FOLDER, { recursive: true });
await write('文书', letter());
await write('销号审批表', closeOut());
await write('调度表封面', cover());
await write('发放清单', covering());
await write('会议纪要', minutes());
