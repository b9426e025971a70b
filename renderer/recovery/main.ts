// The recovery window: how the data was found, which backups there are, and putting one of them in the ledger's place.
import type { RecoveryBackup, RecoveryBackups, RecoveryState } from '#contract/operations.ts';
import { BACKUP_KIND_WORDS } from '#domain/backup/kinds.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { bytesInWords, momentInWords } from '#renderer/text/backup.ts';
import { RECOVERY, START_STATE_WORDS } from '#renderer/text/recovery.ts';
import '#renderer/ui/tokens.css';
import './recovery.css';
import { button, element } from './elements.ts';

const root = document.getElementById('root') as HTMLElement;

let state: RecoveryState | null = null;
let found: RecoveryBackups | null = null;
let chosen: string | null = null;
let busy = false;
/** What happened last: a refusal, or how the restore went */
let said: { kind: 'error' | 'done'; words: string } | null = null;

async function run(work: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  said = null;
  draw();
  try {
    await work();
  } catch (error) {
    said = { kind: 'error', words: asBihuanError(error).message };
  }
  busy = false;
  draw();
}

async function look(): Promise<void> {
  state = await call('getRecoveryState', {});
  found = await call('listRecoveryBackups', {});
  choose(found);
}

function choose({ backups }: RecoveryBackups): void {
  if (!backups.some(({ id }) => id === chosen)) chosen = backups.find(({ verified }) => verified)?.id ?? null;
}

const typed = { user: '', password: '' };

async function restore(): Promise<void> {
  if (chosen === null) throw new Error(RECOVERY.choose);
  const { evidenceMissing, quarantine } = await call('restoreInRecovery', { id: chosen, ...typed });
  typed.password = '';
  await look();
  const words = [
    RECOVERY.done,
    ...(quarantine === null ? [] : [RECOVERY.aside(quarantine)]),
    ...(evidenceMissing === 0 ? [] : [RECOVERY.evidenceMissing(evidenceMissing)]),
  ];
  said = { kind: 'done', words: words.join('') };
}

function head(of: RecoveryState): HTMLElement {
  const words =
    of.why === 'crashes'
      ? { title: RECOVERY.crashes, cause: RECOVERY.crashesCause, advice: RECOVERY.crashesAdvice }
      : START_STATE_WORDS[of.state];
  const open = of.state === 'ok' || of.state === 'first' ? RECOVERY.openMain : RECOVERY.openAnyway;
  const plain = of.state === 'ok' || of.state === 'first' || said?.kind === 'done';
  return element(
    'header',
    { class: 'head' },
    element('h1', {}, words.title),
    element('p', {}, words.cause),
    element('p', { class: 'advice' }, words.advice),
    element(
      'div',
      { class: 'acts' },
      of.mayOpen ? button(open, () => void run(async () => void (await call('leaveRecovery', {}))), plain) : null,
      button(RECOVERY.recheck, () => void run(look)),
      button(RECOVERY.showFolder, () => void run(async () => void (await call('showDataFolder', {})))),
      button(RECOVERY.quit, () => void run(async () => void (await call('quitProgram', {})))),
    ),
  );
}

function row(backup: RecoveryBackup): HTMLElement {
  const { id, at, kind, bytes, verified, contents } = backup;
  const pick = element('input', { type: 'radio', id: `backup-${id}`, value: id });
  pick.name = 'backup';
  pick.checked = id === chosen;
  pick.addEventListener('change', () => {
    chosen = id;
  });
  const holds =
    contents === null
      ? RECOVERY.unknown
      : RECOVERY.holdsWords(contents.problems, contents.measures, contents.users.join('、'));
  const cells = [momentInWords(at), BACKUP_KIND_WORDS[kind], bytesInWords(bytes), holds];
  return element(
    'tr',
    {},
    element('td', {}, pick),
    ...cells.map((words, n) => element('td', {}, n === 0 ? element('label', { for: pick.id }, words) : words)),
    element('td', { class: verified ? 'good' : 'doubtful' }, verified ? RECOVERY.verified : RECOVERY.unverified),
  );
}

function backups({ folder, backups: all }: RecoveryBackups): HTMLElement {
  const heads = [RECOVERY.pick, RECOVERY.time, RECOVERY.kind, RECOVERY.size, RECOVERY.holds, RECOVERY.state];
  return element(
    'section',
    { 'aria-label': RECOVERY.backups },
    element(
      'div',
      { class: 'bar' },
      element('h2', {}, RECOVERY.backups),
      element('span', { class: 'note' }, folder ?? RECOVERY.here),
      button(
        RECOVERY.chooseFolder,
        () =>
          void run(async () => {
            const next = await call('chooseRecoveryFolder', {});
            if (next === null) return;
            found = next;
            choose(next);
          }),
      ),
    ),
    all.length === 0
      ? element('p', { class: 'note' }, RECOVERY.none)
      : element(
          'div',
          { class: 'list' },
          element(
            'table',
            { 'aria-label': RECOVERY.backups },
            element('thead', {}, element('tr', {}, ...heads.map((words) => element('th', {}, words)))),
            element('tbody', {}, ...all.map(row)),
          ),
        ),
  );
}

function field(name: 'user' | 'password', words: string, names: readonly string[]): HTMLElement {
  const input = element('input', {
    id: name,
    type: name === 'password' ? 'password' : 'text',
    autocomplete: 'off',
    value: typed[name],
  });
  input.addEventListener('input', () => {
    typed[name] = input.value;
  });
  const list = element('datalist', { id: `${name}-names` }, ...names.map((value) => element('option', { value })));
  if (names.length > 0) input.setAttribute('list', list.id);
  return element('div', { class: 'field' }, element('label', { for: name }, words), input, list);
}

function signIn(of: RecoveryState, { users, backups: all }: RecoveryBackups): HTMLElement {
  const names = users.length > 0 ? users : (all.find(({ id }) => id === chosen)?.contents?.users ?? []);
  if (typed.user === '' && names.length === 1) typed.user = names[0] ?? '';
  const form = element(
    'form',
    { 'aria-label': RECOVERY.signIn },
    element('p', { class: 'note' }, RECOVERY.signInText),
    element(
      'div',
      { class: 'acts' },
      field('user', RECOVERY.user, names),
      field('password', RECOVERY.password, []),
      element('button', { type: 'submit', class: 'primary' }, busy ? RECOVERY.restoring : RECOVERY.restore),
      of.state === 'denied' || of.state === 'network'
        ? button(RECOVERY.readOnly, () => void run(async () => void (await call('openReadOnly', typed))))
        : null,
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(restore);
  });
  return form;
}

function draw(): void {
  document.title = RECOVERY.title;
  const focused = document.activeElement?.id ?? '';
  const list = root.querySelector('.list');
  const scrolled = list?.scrollTop ?? 0;
  root.replaceChildren(
    ...(state === null || found === null
      ? [
          element('p', { class: 'note', role: 'status' }, said?.words ?? RECOVERY.loading),
          ...(said === null ? [] : [button(RECOVERY.recheck, () => void run(look))]),
        ]
      : [
          head(state),
          ...(said === null
            ? []
            : [element('p', { class: said.kind, role: said.kind === 'error' ? 'alert' : 'status' }, said.words)]),
          backups(found),
          signIn(state, found),
          element('footer', {}, RECOVERY.version(state.version)),
        ]),
  );
  for (const each of root.querySelectorAll<HTMLButtonElement>('button')) each.disabled = busy;
  root.querySelector('.list')?.scrollTo(0, scrolled);
  if (focused !== '') document.getElementById(focused)?.focus();
}

void run(look);
