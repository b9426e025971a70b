// Reports from a terminal: drafted (or drafted again), written as Word, sent, decided, issued.
import { readFileSync } from 'node:fs';
import { BihuanError } from '#contract/errors.ts';
import { reportSwitches } from '#contract/operations/reports.ts';
import type { ReportView } from '#contract/operations.ts';
import { blockText } from '#domain/content/blocks.ts';
import { openPlaces } from '#domain/report/draft.ts';
import { REPORT_KIND_WORDS, REPORT_KINDS, REPORT_STATE_WORDS, type ReportKind } from '#domain/report/types.ts';
import { fileError } from '../files/atomic-write.ts';
import type { CallInput } from '../protocol.ts';
import { type CommandLine, choose, fileArgument, need } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

type Switches = CallInput<'draftReport'>['switches'];

/** The kinds as they are typed; 回头看报告 in one word. */
const KINDS: Record<string, ReportKind> = {
  ...Object.fromEntries(REPORT_KINDS.map((kind) => [kind, kind])),
  lookback: 'lookBack',
};

export function report(line: CommandLine): Promise<Output> {
  const word = line.words[1] ?? '';
  const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
  if (kind !== undefined) return Session.run(line.flags, (session) => draft(session, kind));
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    list,
    submit: (session) => step(session, (reportId) => session.engine.call('submitReport', { reportId })),
    approve: (session) =>
      step(session, (reportId) =>
        session.engine.call('approveReport', { reportId, opinion: session.flags.text ?? '同意。' }),
      ),
    return: (session) =>
      step(session, (reportId) =>
        session.engine.call('returnReport', { reportId, opinion: need(session.flags, 'text', '退回意见') }),
      ),
    issue: (session) => step(session, (reportId) => session.engine.call('issueReport', { reportId })),
    write: (session) => step(session, (reportId) => session.engine.call('getReport', { reportId })),
  };
  return Session.run(line.flags, choose('report', commands, line.words[1]));
}

async function draft(session: Session, kind: ReportKind): Promise<Output> {
  const { flags, engine } = session;
  const round = await session.round();
  const asOf = flags['as-of'] ?? new Date().toLocaleDateString('sv-SE');
  const drafted = await engine.call('draftReport', {
    roundId: round.id,
    kind,
    asOf,
    since: flags.from ?? null,
    switches: switchesOf(flags.switches),
  });
  return written(session, drafted);
}

/** JSON itself, or the name of a file that holds it. */
function switchesOf(given: string | undefined): Switches {
  if (given === undefined) return {};
  let text = given;
  if (!given.trimStart().startsWith('{')) {
    const path = fileArgument(given);
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      throw fileError(error, path);
    }
  }
  const parsed = (() => {
    try {
      return reportSwitches.partial().safeParse(JSON.parse(text));
    } catch {
      return null;
    }
  })();
  if (parsed?.success !== true) {
    const names = Object.keys(reportSwitches.shape).join('、');
    throw new BihuanError(
      'usage',
      `--switches 应为 JSON，如 {"organ":"中共××区委","status":"first"}；可用的选项：${names}。`,
    );
  }
  return parsed.data;
}

async function list(session: Session): Promise<Output> {
  const reports = await session.engine.call('listReports', { roundId: (await session.round()).id });
  return {
    json: reports,
    text: reports
      .map(({ kind, asOf, state, title }, index) =>
        [String(index + 1), REPORT_KIND_WORDS[kind], asOf, REPORT_STATE_WORDS[state], title].join('\t'),
      )
      .join('\n'),
  };
}

/** Does something with the report of --number (as listed), else the newest. */
async function step(session: Session, act: (reportId: string) => Promise<ReportView>): Promise<Output> {
  const reports = await session.engine.call('listReports', { roundId: (await session.round()).id });
  const found = reports[Number(session.flags.number ?? 1) - 1];
  if (found === undefined) throw new BihuanError('notFound', '没有这份报告。用 report list 查看序号。');
  return written(session, await act(found.id));
}

async function written(session: Session, view: ReportView): Promise<Output> {
  const { out } = session.flags;
  if (out !== undefined) {
    const path = fileArgument(out);
    if (!path.endsWith('.docx')) throw new BihuanError('usage', '报告只能写成 Word：--out 文件.docx。');
    await session.engine.call('writePaper', { source: { of: 'report', reportId: view.id }, format: 'docx', path });
  }
  const open = view.state === 'draft' ? openPlaces(view.document).length : 0;
  const { document, ...summary } = view;
  return {
    json: { ...summary, openPlaces: open, document },
    text: [
      `${view.title}\t${REPORT_STATE_WORDS[view.state]}${open === 0 ? '' : `\t还有${open}处“＿＿”待补写`}`,
      ...(out === undefined ? document.blocks.map(blockText) : [`已写入 ${out}`]),
    ].join('\n'),
  };
}
