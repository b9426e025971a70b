// A Word file as its pages, drawn in a tree of its own so that neither its styles nor the window's reach the other.
import { renderAsync } from 'docx-preview';
import { useEffect, useRef, useState } from 'react';
import { SETTINGS } from '#renderer/text/settings.ts';

/** The page's policy takes no style tags: what the library writes into them becomes a sheet of its own. */
function sheetOf(parts: readonly HTMLElement[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const tags = parts.flatMap((part) => [...part.querySelectorAll('style')]);
  sheet.replaceSync(tags.map((tag) => tag.textContent ?? '').join('\n'));
  for (const tag of tags) tag.remove();
  return sheet;
}

export default function WordView({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const host = useRef<HTMLElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let gone = false;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    // Neither is part of the page while the library fills it.
    const [body, styles] = [document.createElement('div'), document.createElement('div')];
    renderAsync(bytes, body, styles, { ignoreFonts: true, useBase64URL: true, renderAltChunks: false }).then(
      () => {
        if (gone) return;
        root.adoptedStyleSheets = [sheetOf([styles, body])];
        root.replaceChildren(body);
      },
      () => setBroken(true),
    );
    return () => {
      gone = true;
    };
  }, [bytes]);
  if (broken) return <p className="field-error">{SETTINGS.templateNotShown}</p>;
  return <section ref={host} className="settings-word" aria-label={name} />;
}
