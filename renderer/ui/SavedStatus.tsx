// 已保存 / 正在保存 / 未保存, in the status bar.
import { useSaving } from '#renderer/store/saving.ts';
import { COMMON } from '#renderer/text/common.ts';
import './ui.css';

const two = (value: number) => String(value).padStart(2, '0');

export function SavedStatus() {
  const pending = useSaving((state) => state.pending);
  const error = useSaving((state) => state.error);
  const savedAt = useSaving((state) => state.savedAt);
  const dirty = useSaving((state) => state.dirty);
  let words: string = COMMON.saved;
  let kind = 'saved';
  if (pending > 0) {
    words = COMMON.saving;
    kind = 'saving';
  } else if (error !== null || dirty) {
    words = COMMON.unsaved;
    kind = 'unsaved';
  } else if (savedAt !== null) {
    words = `${COMMON.saved} ${two(savedAt.getHours())}:${two(savedAt.getMinutes())}`;
  }
  return (
    <output className={`saved-status saved-status-${kind}`} aria-live="polite" aria-label={COMMON.savedLabel}>
      {words}
    </output>
  );
}
