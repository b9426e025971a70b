// Templates from a terminal: listed, checked, taken out, put in place, set back.
import { BihuanError } from '#contract/errors.ts';
import type { TemplateFaultView } from '#contract/operations.ts';
import { type CommandLine, choose, fileArgument, need } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** template list | check 文件 --kind 模板 | export 模板 --out 文件 | replace 模板 文件 | reset 模板 */
export function template(line: CommandLine): Promise<Output> {
  const [, word, first, second] = line.words;
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    list,
    check: (session) => check(session, argument(first, 'template check 后面要写模板文件')),
    export: (session) => takeOut(session, argument(first, 'template export 后面要写模板名称')),
    replace: (session) =>
      replace(
        session,
        argument(first, 'template replace 后面要写模板名称'),
        argument(second, '模板名称后面要写改好的文件'),
      ),
    reset: (session) => reset(session, argument(first, 'template reset 后面要写模板名称')),
  };
  return Session.run(line.flags, choose('template', commands, word));
}

function argument(word: string | undefined, missing: string): string {
  if (word === undefined) throw new BihuanError('usage', `${missing}。`);
  return word;
}

async function list({ engine }: Session): Promise<Output> {
  const templates = await engine.call('listTemplates', {});
  return {
    json: templates,
    text: templates
      .map(({ name, base, changedAt }) =>
        [name, changedAt !== null ? '本单位修改' : base === null ? '系统自带' : `同“${base}”`].join('\t'),
      )
      .join('\n'),
  };
}

const said = (faults: readonly TemplateFaultView[]): string => faults.map(({ message }) => message).join('\n');

/** Fails where a placeholder is broken or unknown; what is merely not used is told. */
async function check({ engine, flags }: Session, file: string): Promise<Output> {
  const name = need(flags, 'kind', '模板名称，如 文书、会议纪要');
  const { fileName, faults } = await engine.call('checkTemplateFile', { name, path: fileArgument(file) });
  return {
    json: { fileName, faults },
    text: faults.length === 0 ? `“${fileName}”可以使用。` : said(faults),
    failed: faults.some(({ kind }) => kind !== 'unused'),
  };
}

async function takeOut({ engine, flags }: Session, name: string): Promise<Output> {
  const out = need(flags, 'out', '文件.docx');
  await engine.call('writeTemplateTo', { name, path: fileArgument(out) });
  return { json: { name, out }, text: `已写入 ${out}` };
}

async function replace({ engine }: Session, name: string, file: string): Promise<Output> {
  const { template: now, faults } = await engine.call('readTemplate', { name, path: fileArgument(file) });
  return {
    json: { template: now, faults },
    text: [`已换用“${name}”的模板。`, ...(faults.length === 0 ? [] : [said(faults)])].join('\n'),
  };
}

async function reset({ engine }: Session, name: string): Promise<Output> {
  const now = await engine.call('resetTemplate', { name });
  return { json: now, text: `“${name}”已恢复系统自带的模板。` };
}
