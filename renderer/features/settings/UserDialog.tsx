// One act on one user, in a dialog: added, other roles, a new first password, disabled, restored.
import { Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Account } from '#contract/operations.ts';
import { ACCOUNT_ROLE_MEANINGS, ACCOUNT_ROLE_WORDS, ACCOUNT_ROLES, type AccountRole } from '#domain/accounts/roles.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { useSession } from '#renderer/store/session.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { NewPassword, NO_PASSWORD, typedProblem } from '#renderer/ui/NewPassword.tsx';

export type UserTask = { do: 'add' } | { do: 'roles' | 'reset' | 'disable' | 'restore'; account: Account };

export interface UserDialogProps {
  task: UserTask;
  onDone: () => void;
  onClose: () => void;
}

const here = { shownHere: true };

export function UserDialog({ task, onDone, onClose }: UserDialogProps) {
  const preset = useSession((state) => state.status?.security.passwords ?? 'standard');
  const [name, setName] = useState(task.do === 'add' ? '' : task.account.name);
  const [roles, setRoles] = useState<AccountRole[]>(task.do === 'add' ? ['clerk'] : task.account.roles);
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const id = useId();
  const asksPassword = task.do === 'add' || task.do === 'reset' || task.do === 'restore';
  const asksRoles = task.do === 'add' || task.do === 'roles';

  const carryOut = async () => {
    const { password } = typed;
    switch (task.do) {
      case 'add':
        return save('addAccount', { name, roles, password }, here);
      case 'roles':
        return save('updateAccount', { id: task.account.id, roles }, here);
      case 'reset':
        return save('resetPassword', { id: task.account.id, password }, here);
      case 'disable':
        return save('updateAccount', { id: task.account.id, state: 'disabled' }, here);
      case 'restore':
        await save('updateAccount', { id: task.account.id, state: 'active' }, here);
        return save('resetPassword', { id: task.account.id, password }, here);
    }
  };
  const run = async () => {
    setTried(true);
    if (asksPassword && typedProblem(typed, preset, name.trim()) !== null) return;
    if (asksRoles && (roles.length === 0 || name.trim() === '')) return;
    setBusy(true);
    setError(null);
    try {
      await carryOut();
      onDone();
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={titleOf(task)}
      onClose={onClose}
      width={asksRoles ? 'wide' : 'narrow'}
      confirm={{
        label: busy && task.do === 'disable' ? ACCOUNTS.disabling : labelOf(task),
        run: () => void run(),
        busy,
      }}
    >
      <ErrorNotice error={error} />
      {task.do === 'disable' ? <p>{ACCOUNTS.disableText}</p> : null}
      {task.do === 'add' ? (
        <div className="field">
          <label htmlFor={`${id}-name`}>{ACCOUNTS.name}</label>
          <Input id={`${id}-name`} value={name} maxLength={50} onChange={(event) => setName(event.target.value)} />
        </div>
      ) : null}
      {asksRoles ? (
        <fieldset className="settings-roles">
          <legend className="field-label">
            {ACCOUNTS.roles}（{ACCOUNTS.rolesHint}）
          </legend>
          {ACCOUNT_ROLES.map((role) => (
            <Checkbox
              key={role}
              checked={roles.includes(role)}
              onChange={({ target }) =>
                setRoles(target.checked ? [...roles, role] : roles.filter((each) => each !== role))
              }
            >
              {ACCOUNT_ROLE_WORDS[role]}
              <span className="settings-role-meaning">{ACCOUNT_ROLE_MEANINGS[role]}</span>
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {asksPassword ? (
        <>
          <NewPassword
            value={typed}
            preset={preset}
            user={name.trim()}
            labels={{ password: ACCOUNTS.firstPassword, again: ACCOUNTS.again }}
            tried={tried}
            onChange={setTyped}
          />
          <p className="field-hint">{ACCOUNTS.firstHint}</p>
        </>
      ) : null}
    </Dialog>
  );
}

function titleOf(task: UserTask): string {
  switch (task.do) {
    case 'add':
      return ACCOUNTS.add;
    case 'roles':
      return ACCOUNTS.rolesTitle(task.account.name);
    case 'reset':
      return ACCOUNTS.resetTitle(task.account.name);
    case 'disable':
      return ACCOUNTS.disableTitle(task.account.name);
    case 'restore':
      return ACCOUNTS.restoreTitle(task.account.name);
  }
}

function labelOf(task: UserTask): string {
  const words = { add: ACCOUNTS.add, roles: ACCOUNTS.editRoles, reset: ACCOUNTS.reset };
  return task.do === 'disable' ? ACCOUNTS.disable : task.do === 'restore' ? ACCOUNTS.restore : words[task.do];
}
