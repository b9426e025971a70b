// A text field laid over the paragraph it changes, in the paragraph's own type and size.
import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSaving } from '#renderer/store/saving.ts';
import { DESK } from '#renderer/text/desk.ts';

/** Where the field lies, relative to the pages, and how its text looks there. */
export interface EditorPlace {
  left: number;
  top: number;
  width: number;
  height: number;
  fontFamily: string;
  fontSize: number;
  lineHeight: number;
  textIndent: number;
  textAlign: CSSProperties['textAlign'];
}

/** Measures the place of a paragraph among its pages, as scaled on screen. */
export function placeOf(element: HTMLElement): EditorPlace | null {
  const pages = element.closest('.paper-pages');
  if (pages === null) return null;
  const rect = element.getBoundingClientRect();
  const origin = pages.getBoundingClientRect();
  const style = getComputedStyle(element);
  const scale = element.offsetWidth === 0 ? 1 : rect.width / element.offsetWidth;
  const px = (value: string): number => (Number.parseFloat(value) || 0) * scale;
  return {
    left: rect.left - origin.left,
    top: rect.top - origin.top,
    width: rect.width,
    height: rect.height,
    fontFamily: style.fontFamily,
    fontSize: px(style.fontSize),
    lineHeight: px(style.lineHeight),
    textIndent: px(style.textIndent),
    textAlign: style.textAlign === 'center' ? 'center' : 'left',
  };
}

export interface ParagraphEditorProps {
  text: string;
  place: EditorPlace;
  /** Saves; false keeps the field open with its text */
  onSave: (text: string) => Promise<boolean>;
  onClose: () => void;
}

export function ParagraphEditor({ text, place, onSave, onClose }: ParagraphEditorProps) {
  const [draft, setDraft] = useState(text);
  const setDirty = useSaving((state) => state.setDirty);
  const area = useRef<HTMLTextAreaElement>(null);
  const ending = useRef(false);

  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${Math.max(place.height, element.scrollHeight) + 2}px`;
  });
  useEffect(() => {
    const element = area.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const end = async () => {
    if (ending.current) return;
    ending.current = true;
    const done = draft === text || (await onSave(draft));
    if (!done) {
      ending.current = false;
      return;
    }
    setDirty(false);
    onClose();
  };
  const latest = useRef(end);
  latest.current = end;
  // Another screen taking this one's place saves too.
  useEffect(() => () => void latest.current(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const enter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!enter && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    void end();
  };

  const { left, top, width, fontFamily, fontSize, lineHeight, textIndent, textAlign } = place;
  return (
    <div className="text-editor" style={{ left: left - 5, top: top - 2, width: width + 10 }}>
      <textarea
        ref={area}
        aria-label={DESK.editor}
        value={draft}
        style={{ fontFamily, fontSize, lineHeight: `${lineHeight}px`, textIndent, textAlign }}
        onChange={(event) => {
          setDraft(event.target.value);
          setDirty(event.target.value !== text);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void end()}
      />
      <div className="text-editor-hint">{DESK.editorHint}</div>
    </div>
  );
}
