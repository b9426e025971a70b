// Command on the rules of 亮灯: shown, set from a file, set back to the usual ones.
import { readFileSync } from 'node:fs';
import { BihuanError } from '#contract/errors.ts';
import { inputError } from '#contract/input-error.ts';
import { operations } from '#contract/operations.ts';
import { conditionWords } from '#domain/lights/check.ts';
import { DEFAULT_LIGHT_RULES, LIGHT_COLOUR_WORDS, LIGHT_SHAPES, type LightRules } from '#domain/lights/lights.ts';
import { fileError } from '../files/atomic-write.ts';
import { type CommandLine, fileArgument } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** lights show | lights set 规则.json | lights reset */
export function lights(line: CommandLine): Promise<Output> {
  const [, what, file] = line.words;
  return Session.run(line.flags, async ({ engine }) => {
    if (what === 'show') return output(await engine.call('getLightRules', {}));
    if (what === 'reset') return output(await engine.call('setLightRules', { rules: DEFAULT_LIGHT_RULES }));
    if (what !== 'set') throw new BihuanError('usage', 'lights 命令有 show、set、reset。用 --help 查看用法。');
    if (file === undefined) {
      throw new BihuanError('usage', 'lights set 后面要写规则文件，格式与 lights show --json 的输出相同。');
    }
    return output(await engine.call('setLightRules', { rules: rulesIn(fileArgument(file)) }));
  });
}

function rulesIn(path: string): LightRules {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(error, path);
  }
  let rules: unknown;
  try {
    rules = JSON.parse(text);
  } catch (error) {
    throw new BihuanError('input.invalid', `“${path}”不是 JSON 文件，亮灯规则没有修改。`, { path }, { cause: error });
  }
  const parsed = operations.setLightRules.input.safeParse({ rules });
  if (!parsed.success) throw inputError(parsed.error);
  return parsed.data.rules;
}

function output(rules: LightRules): Output {
  return {
    json: rules,
    text: rules
      .map(
        ({ colour, words, when }, at) =>
          `${at + 1}\t${LIGHT_SHAPES[colour]}${LIGHT_COLOUR_WORDS[colour]}\t${conditionWords(when)}\t${words}`,
      )
      .join('\n'),
  };
}
