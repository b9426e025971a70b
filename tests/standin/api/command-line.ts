// app.commandLine: the switches behind the executable, and those that the app adds.
import { getBoot } from '#tests/standin/boot.ts';
import { guard } from '#tests/standin/guard.ts';

export const switches = new Map<string, string>();
for (const word of getBoot().args) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  if (name) switches.set(name, value ?? '');
}

export const commandLine = guard('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value);
  },
  appendArgument(): void {},
  hasSwitch(name: string): boolean {
    return switches.has(name);
  },
  getSwitchValue(name: string): string {
    return switches.get(name) ?? '';
  },
  removeSwitch(name: string): void {
    switches.delete(name);
  },
});
