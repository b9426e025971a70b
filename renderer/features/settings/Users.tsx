// 设置－用户: who there is, what each may do, first passwords, who is shut out.
import { Button } from 'antd';
import { useState } from 'react';
import type { Account } from '#contract/operations.ts';
import { ACCOUNT_ROLE_WORDS } from '#domain/accounts/roles.ts';
import { call } from '#renderer/api/bihuan.ts';
import { useSession } from '#renderer/store/session.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { UserDialog, type UserTask } from './UserDialog.tsx';

export function Users() {
  const { value, error, reload } = useAsync(() => call('listAccounts', {}), 'accounts');
  const user = useSession((state) => state.status?.user);
  const refresh = useSession((state) => state.refresh);
  const [task, setTask] = useState<UserTask | null>(null);
  const done = () => {
    setTask(null);
    void reload();
    // One's own roles may have changed
    void refresh().catch(() => undefined);
  };
  return (
    <Section title={ACCOUNTS.title} note={ACCOUNTS.note}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {value === null && error === null ? <Loading /> : null}
      {value === null ? null : (
        <table className="table settings-users" aria-label={ACCOUNTS.title}>
          <thead>
            <tr>
              <th>{ACCOUNTS.name}</th>
              <th>{ACCOUNTS.roles}</th>
              <th>{ACCOUNTS.state}</th>
              <th>{ACCOUNTS.passwordSet}</th>
              <th>{ACCOUNTS.acts}</th>
            </tr>
          </thead>
          <tbody>
            {value.map((account) => (
              <tr key={account.id}>
                <td>{account.name}</td>
                <td>{account.roles.map((role) => ACCOUNT_ROLE_WORDS[role]).join('、')}</td>
                <td>{account.state === 'active' ? ACCOUNTS.active : ACCOUNTS.disabled}</td>
                <td>{passwordWords(account)}</td>
                <td>
                  <div className="settings-user-acts">
                    {account.state === 'active' ? (
                      <>
                        <Act words={ACCOUNTS.editRoles} of={account} run={() => setTask({ do: 'roles', account })} />
                        {account.name === user ? null : (
                          <>
                            <Act words={ACCOUNTS.reset} of={account} run={() => setTask({ do: 'reset', account })} />
                            <Act
                              words={ACCOUNTS.disable}
                              of={account}
                              run={() => setTask({ do: 'disable', account })}
                            />
                          </>
                        )}
                      </>
                    ) : (
                      <Act words={ACCOUNTS.restore} of={account} run={() => setTask({ do: 'restore', account })} />
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="settings-body">
        <Button onClick={() => setTask({ do: 'add' })}>{ACCOUNTS.add}…</Button>
      </div>
      {task === null ? null : <UserDialog task={task} onDone={done} onClose={() => setTask(null)} />}
    </Section>
  );
}

function Act({ words, of, run }: { words: string; of: Account; run: () => void }) {
  return (
    <button type="button" className="link" aria-label={`${words}：${of.name}`} onClick={run}>
      {words}
    </button>
  );
}

function passwordWords(account: Account): string {
  if (account.state === 'disabled') return '';
  if (!account.hasPassword) return ACCOUNTS.noPassword;
  const date = new Date(account.passwordChangedAt).toLocaleDateString('sv');
  return account.mustChange ? `${date}（${ACCOUNTS.mustChange}）` : date;
}
