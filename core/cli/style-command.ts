// Command on the 版式 of texts: shown, set from a file, set back to 国标.
import { readFileSync } from 'node:fs';
import { BihuanError } from '#contract/errors.ts';
import { inputError } from '#contract/input-error.ts';
import { operations } from '#contract/operations.ts';
import { profileOf } from '#domain/official-format/profile.ts';
import {
  GB_STYLE,
  type OfficeStyle,
  type PaperStyle,
  STYLE_PART_WORDS,
  STYLE_PARTS,
  sizeWords,
  styleFonts,
} from '#domain/official-format/style.ts';
import { fileError } from '../files/atomic-write.ts';
import { type CommandLine, choose, fileArgument } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** style show | style set 版式.json | style reset */
export function style(line: CommandLine): Promise<Output> {
  const [, what, file] = line.words;
  const run = choose(
    'style',
    {
      show: ({ engine }: Session) => engine.call('getStyle', {}),
      set: ({ engine }: Session) => engine.call('setStyle', styleIn(file)),
      reset: ({ engine }: Session) => engine.call('setStyle', { chosen: '国标', own: GB_STYLE }),
    },
    what,
  );
  return Session.run(line.flags, async (session) => output(await run(session)));
}

/** What a file sets: the whole answer of `style show --json`, or its `own` alone, which then is chosen. */
function styleIn(word: string | undefined): OfficeStyle {
  if (word === undefined) {
    throw new BihuanError('usage', 'style set 后面要写版式文件，格式与 style show --json 的输出相同。');
  }
  const path = fileArgument(word);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(error, path);
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new BihuanError('input.invalid', `“${path}”不是 JSON 文件，版式没有修改。`, { path }, { cause: error });
  }
  const whole = typeof given === 'object' && given !== null && 'own' in given;
  const parsed = operations.setStyle.input.safeParse(whole ? given : { chosen: '本单位样式', own: given });
  if (!parsed.success) throw inputError(parsed.error);
  return parsed.data;
}

const POSITION_WORDS = { outer: '单页居右、双页居左', center: '居中', none: '不印页码' } as const;

function output(office: OfficeStyle): Output {
  const { chosen, own } = office;
  return { json: office, text: [`所用版式\t${chosen}`, ...lines(chosen === '国标' ? GB_STYLE : own)].join('\n') };
}

function lines(paper: PaperStyle): string[] {
  const { margins, head, pageNumber } = paper;
  const { grid } = profileOf(paper);
  const red = [
    head.preprinted ? '套打（不印标志和红线）' : head.name === '' ? '按通报种类' : head.name,
    ...(head.redLine ? [] : ['不印红线']),
  ];
  return [
    `页边距\t上${margins.top} 下${margins.bottom} 左${margins.left} 右${margins.right} 毫米`,
    `行距\t${paper.linePitch}磅（每页${grid.linesPerPage}行，每行${grid.charactersPerLine}字）`,
    ...STYLE_PARTS.map((part) => {
      const { font, points, bold } = paper.faces[part];
      return `${STYLE_PART_WORDS[part]}\t${font} ${sizeWords(points)}${bold ? ' 加粗' : ''}`;
    }),
    `数字和字母\t${paper.latin === 'times' ? 'Times New Roman' : '与中文相同'}`,
    `红色报头\t${red.join('，')}`,
    `落款\t${paper.signature === 'sealed' ? '加盖印章' : '不加盖印章'}`,
    `页码\t${POSITION_WORDS[pageNumber.position]}${pageNumber.position !== 'none' && pageNumber.dashes ? '，两侧一字线' : ''}`,
    `所用字体\t${styleFonts(paper).join('、')}`,
  ];
}
