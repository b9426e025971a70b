// The lists on paper: a whole round or the view that somebody filtered, in the columns and on the paper they chose.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { ListDocument, ListPaper } from '#domain/content/types.ts';
import type { Id, LedgerTree, PlainDate } from '#domain/ledger/types.ts';
import { LEDGER_LISTS, type LedgerLook, OPENS_PROBLEMS } from '#domain/ledger/view.ts';
import { kindOf, placeOf } from '#domain/ledger/view-layout.ts';
import { isProblemList } from '#domain/ledger/view-shown.ts';
import { buildListInSteps, buildResponsibilities, type ListOptions, listColumns } from '#domain/lists/build.ts';
import { filterWords } from '#domain/lists/filter-words.ts';
import { firstLines } from '#domain/lists/first-lines.ts';
import type { ListSelection } from '#domain/lists/selection.ts';
import { buildPrecheckList } from '#domain/precheck/list.ts';
import { precheck } from '#domain/precheck/precheck.ts';
import { finish } from '#domain/steps.ts';
import { findRound, readLedger, readLedgerResting } from '../../db/queries/ledger.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { lightRules } from '../../db/queries/light-rules.ts';
import { type Context, found, officeName, today } from '../context.ts';
import { evidenceNumbers } from '../shared/evidence.ts';
import { precheckSettings } from '../shared/precheck.ts';

type Source<Of extends string> = Extract<ParsedInputOf<'getPaper'>, { of: Of }>;
type Setup = Omit<Source<'precheck'>, 'of' | 'roundId'>;

/** @throws BihuanError notFound when there is no such round */
export function listPaper(context: Context, source: Source<'list'>): ListDocument {
  if (source.list === 'responsibilities') return responsibilitiesPaper(context, source);
  return finish(listSteps(context, source, readLedger(context.store, source.roundId)));
}

/**
 * The same for a long list: `rest` is awaited now and then, so that others are answered meanwhile. The list shows the round
 * at one moment.
 */
export async function listPaperResting(
  context: Context,
  source: Source<'list'>,
  rest: () => Promise<void>,
): Promise<ListDocument> {
  if (source.list === 'responsibilities') return responsibilitiesPaper(context, source);
  const steps = listSteps(context, source, await readLedgerResting(context.store, source.roundId, rest));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await rest();
  }
}

/** The 责任清单 has a row a unit: looks at problems and measures do not apply to it, and no text of theirs stands in it. */
function responsibilitiesPaper(context: Context, source: Source<'list'>): ListDocument {
  const round = found(findRound(context.store, source.roundId), '个轮次');
  const view = found(viewOf(context.store, source.roundId), '个轮次');
  view.needHolders();
  const list = buildResponsibilities({ round, ...view.names }, view.index, optionsOf(context, source));
  return firstLines(list, source.atMost);
}

function* listSteps(
  context: Context,
  source: Source<'list'>,
  read: LedgerTree | undefined,
): Generator<void, ListDocument> {
  const tree = found(read, '个轮次');
  const options = optionsOf(context, source);
  const { look } = source;
  const selection = look === undefined ? undefined : selectionOf(context, source.roundId, look, options.asOf);
  const list = yield* buildListInSteps(source.list, tree, {
    ...options,
    ...(selection === undefined ? {} : { selection }),
    // No other list has the column.
    ...(source.list === 'ledger' ? { evidence: evidenceNumbers(context.store, source.roundId) } : {}),
  });
  return firstLines(list, source.atMost);
}

/** @throws BihuanError notFound when there is no such round */
export function precheckPaper(context: Context, source: Source<'precheck'>): ListDocument {
  const tree = found(readLedger(context.store, source.roundId), '个轮次');
  const findings = precheck(tree, precheckSettings(context, tree.round));
  return firstLines(buildPrecheckList(findings, tree.round, optionsOf(context, source)), source.atMost);
}

/** How a list is to be printed, over what is usual. */
export function optionsOf(context: Context, setup: Setup): ListOptions {
  const paper: Partial<ListPaper> = {
    ...(setup.size === undefined ? {} : { size: setup.size }),
    ...(setup.orientation === undefined ? {} : { orientation: setup.orientation }),
    ...(setup.fitToWidth === undefined ? {} : { fitToWidth: setup.fitToWidth }),
  };
  return {
    asOf: setup.asOf ?? today(context),
    lights: lightRules(context.store),
    mark: setup.mark ?? true,
    signatures: setup.signatures ?? true,
    officeName: officeName(context),
    paper,
    ...(setup.columns === undefined ? {} : { columns: setup.columns }),
    ...(setup.titles === undefined
      ? {}
      : { titles: Object.fromEntries(setup.titles.map(({ column, title }) => [column, title])) }),
  };
}

/** What a look shows, in its order; what is folded on screen is open on paper. */
function selectionOf(context: Context, roundId: Id, look: LedgerLook, asOf: PlainDate): ListSelection {
  const view = found(viewOf(context.store, roundId), '个轮次');
  const { index, layout } = view.look({ ...look, problemsOpen: OPENS_PROBLEMS[look.list], toggled: [] }, asOf);
  const problems: { problemId: Id; measureIds: Id[] | null }[] = [];
  for (const code of layout.codes) {
    const at = placeOf(code);
    if (kindOf(code) === 'problem') {
      const problemId = index.problems[at]?.id ?? '';
      problems.push({ problemId, measureIds: isProblemList(look.list) ? null : [] });
    } else if (kindOf(code) === 'measure') {
      const problemId = index.problems[index.measures.problemAt[at] ?? -1]?.id ?? '';
      if (problems.at(-1)?.problemId !== problemId) problems.push({ problemId, measureIds: [] });
      problems.at(-1)?.measureIds?.push(index.measures.idAt(at));
    }
  }
  // Titles of the list itself stand over those of the others, where both have a column.
  const titles = new Map(
    [...LEDGER_LISTS, look.list].flatMap((list) => listColumns(list, asOf).map(({ key, title }) => [key, title])),
  );
  return { problems, sorted: layout.flat, words: filterWords(look, titles) };
}
