// 文书: letters to units with their state on the left, the chosen one on the right; phone reminders beside them.
import { Button } from 'antd';
import { useState } from 'react';
import { LETTER_STATE_WORDS } from '#domain/letters/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { LETTER_TONES, LETTERS } from '#renderer/text/letters.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { LetterSheet } from './LetterSheet.tsx';
import { NewLetter } from './NewLetter.tsx';
import { PhoneReminders } from './PhoneReminders.tsx';
import './letters.css';

type Tab = 'letters' | 'phone';

export default function LettersScreen({ params }: { params: ScreenParams['letters'] }) {
  const round = useCurrentRound();
  const roundId = round?.id ?? '';
  const list = useAsync(() => call('listLetters', { roundId }), roundId);
  const [tab, setTab] = useState<Tab>('letters');
  const [chosen, setChosen] = useState<string | null>(null);
  const [drafting, setDrafting] = useState(params.draft !== undefined);
  const letters = list.value ?? [];
  const letter = letters.find(({ id }) => id === chosen) ?? letters[0] ?? null;

  return (
    <Page
      title={LETTERS.title}
      note={
        list.value === null ? undefined : LETTERS.count(letters.length, letters.filter(({ overdue }) => overdue).length)
      }
      scroll={false}
      actions={
        tab === 'letters' ? (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {LETTERS.new}
          </Button>
        ) : null
      }
      toolbar={
        <Tabs
          label={LETTERS.tabs}
          value={tab}
          onChange={setTab}
          options={[
            { value: 'letters', label: LETTERS.letters },
            { value: 'phone', label: LETTERS.phone },
          ]}
        />
      }
    >
      <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
      {tab === 'phone' ? (
        <PhoneReminders roundId={roundId} />
      ) : list.value === null ? (
        list.error === null ? (
          <Loading />
        ) : null
      ) : letter === null ? (
        <EmptyState
          title={LETTERS.none}
          text={LETTERS.noneText}
          action={{ label: LETTERS.new, run: () => setDrafting(true) }}
        />
      ) : (
        <div className="letters">
          <nav className="letters-list" aria-label={LETTERS.letters}>
            {letters.map((one) => (
              <button
                key={one.id}
                type="button"
                className="letters-entry"
                aria-current={one.id === letter.id ? 'true' : undefined}
                onClick={() => setChosen(one.id)}
              >
                <span>
                  {one.kind} {one.numberWords}
                </span>
                <span className="faint">{one.unitName}</span>
                <span className={LETTER_TONES[one.state]}>
                  {LETTER_STATE_WORDS[one.state]}
                  {one.overdue ? <strong className="letters-overdue">　{LETTERS.overdue}</strong> : null}
                </span>
              </button>
            ))}
          </nav>
          <LetterSheet key={letter.id} letter={letter} onChanged={() => void list.reload()} />
        </div>
      )}
      {drafting ? (
        <NewLetter
          roundId={roundId}
          proposed={params.draft ?? null}
          onClose={() => setDrafting(false)}
          onDrafted={(id) => {
            setDrafting(false);
            void list.reload().then(() => setChosen(id));
          }}
        />
      ) : null}
    </Page>
  );
}
