// The empty ledger: the ways to begin, in plain words.
import { Button } from 'antd';
import { useState } from 'react';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { BEGIN } from '#renderer/text/start.ts';
import './start.css';

export function BeginHere() {
  const load = useRounds((state) => state.load);
  const [busy, setBusy] = useState(false);

  const sample = async () => {
    setBusy(true);
    try {
      await save('loadSample', {});
      await load();
    } catch {
      // The frame shows the error above the screen.
      setBusy(false);
    }
  };

  const ways = [
    {
      title: BEGIN.importTitle,
      text: BEGIN.importText,
      button: BEGIN.importButton,
      run: () => go('import', { from: 'file' }),
    },
    {
      title: BEGIN.workbookTitle,
      text: BEGIN.workbookText,
      button: BEGIN.workbookButton,
      run: () => go('workbook', { choose: true }),
    },
    {
      title: BEGIN.pasteTitle,
      text: BEGIN.pasteText,
      button: BEGIN.pasteButton,
      run: () => go('import', { from: 'paste' }),
    },
    { title: BEGIN.sampleTitle, text: BEGIN.sampleText, button: BEGIN.sampleButton, run: () => void sample() },
  ];

  return (
    <section className="begin" aria-label={BEGIN.title}>
      <h1>{BEGIN.title}</h1>
      <p className="start-text">{BEGIN.intro}</p>
      <ol className="begin-ways">
        {ways.map((way, index) => (
          <li key={way.title}>
            <div>
              <h2>{way.title}</h2>
              <p>{way.text}</p>
            </div>
            <Button type={index === 0 ? 'primary' : 'default'} disabled={busy} onClick={way.run}>
              {busy && index === ways.length - 1 ? BEGIN.sampleLoading : way.button}
            </Button>
          </li>
        ))}
      </ol>
      <p className="field-hint">{BEGIN.next}</p>
    </section>
  );
}
