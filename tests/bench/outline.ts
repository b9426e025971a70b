// How long a large findings document takes, from the .docx to its tree, and whether the cost grows with its length alone.
import { Document, Packer, Paragraph } from 'docx';
import { readDocument } from '#core/documents/read/index.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import type { SourceParagraph } from '#domain/outline/types.ts';
import { measure, measureBeside, table } from './measure.ts';
import { seeded, textOf } from './words.ts';

const PROBLEMS = 300;
const MEASURES = 1000;
const NUMERALS = '一二三四五六七八九十';

/** A notice in the usual manner: 方面, 项, problems led in by 针对, measures counted by 一是 in the same paragraph. */
function linesOf(problems: number, measures: number): string[] {
  const random = seeded(7);
  const out = [
    '中共云岭县委关于巡视整改进展情况的通报',
    '一、提高政治站位',
    '县委召开常委会会议4次。',
    '二、整改任务落实情况',
  ];
  let given = 0;
  for (let i = 0; i < problems; i++) {
    if (i % 30 === 0) out.push(`（${NUMERALS[(i / 30) % 10]}）关于“${textOf(random, 6, 10)}”方面的问题`);
    if (i % 10 === 0) out.push(`${((i / 10) % 99) + 1}.关于“${textOf(random, 8, 14)}不到位”问题`);
    const upTo = Math.round(((i + 1) * measures) / problems);
    const own = Array.from(
      { length: upTo - given },
      (_, k) => `${NUMERALS[k % 10]}是${textOf(random, 12, 20)}。${textOf(random, 30, 60)}。`,
    );
    given = upTo;
    out.push(`(${(i % 10) + 1})针对“${textOf(random, 12, 24)}不到位”问题。${own.join('')}`);
  }
  return [...out, '三、下一步工作安排', '县委将持续抓好整改。', '2024年5月6日'];
}

const once = linesOf(PROBLEMS, MEASURES);
const file = new Uint8Array(
  await Packer.toBuffer(new Document({ sections: [{ children: once.map((text) => new Paragraph(text)) }] })),
);
const source = (await readDocument(file, '通报.docx')).paragraphs;
const { counts } = parseOutline(source);
console.log(
  `${JSON.stringify(counts)}, ${once.join('').length} characters, .docx of ${Math.round(file.length / 1024)} kB\n`,
);

const times = (n: number): SourceParagraph[] =>
  linesOf(PROBLEMS * n, MEASURES * n).map((text, index) => ({ index, text }));
const four = times(4);
const sixteen = times(16);

console.log(
  table([
    await measureBeside(
      'read the .docx and its outline',
      9,
      async () => parseOutline((await readDocument(file, '通报.docx')).paragraphs),
      'read the .docx alone',
      () => readDocument(file, '通报.docx'),
    ),
    await measure('outline, once the text', 9, () => parseOutline(source)),
    await measure('outline, 4 times the text', 5, () => parseOutline(four)),
    await measure('outline, 16 times the text', 3, () => parseOutline(sixteen)),
  ]),
);
