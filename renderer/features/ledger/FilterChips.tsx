// What limits the list just now, each with a way to take it off; nothing is drawn while nothing does.
import type { TreeList } from '#domain/ledger/view.ts';
import { COLUMN_MENU, FILTER_WORDS, LEDGER } from '#renderer/text/ledger.ts';
import { columnsOf } from './columns.ts';
import { filterWords } from './filter-test.ts';
import { clearFilters, setFilter, useView } from './view-store.ts';

export function FilterChips({ list }: { list: TreeList }) {
  const text = useView((state) => state.text);
  const only = useView((state) => state.only);
  const { filters, sort } = useView((state) => state.looks[list]);
  const set = useView((state) => state.set);
  const setLook = useView((state) => state.setLook);
  const columns = columnsOf(list);
  const chips: { key: string; words: string; remove: () => void }[] = [];
  if (only !== null) {
    chips.push({ key: 'only', words: `${LEDGER.onlyShown}${only.caption}`, remove: () => set({ only: null }) });
  }
  if (text.trim() !== '') {
    chips.push({
      key: 'text',
      words: FILTER_WORDS.text.replace('{what}', text.trim()),
      remove: () => set({ text: '' }),
    });
  }
  for (const filter of filters) {
    chips.push({
      key: `filter ${filter.column}`,
      words: filterWords(filter, columns),
      remove: () => setFilter(list, filter.column, null),
    });
  }
  const limited = chips.length > 0;
  if (sort !== null) {
    const name = columns.find((column) => column.key === sort.column)?.title ?? sort.column;
    chips.push({
      key: 'sort',
      words: FILTER_WORDS.sort
        .replace('{name}', name)
        .replace('{direction}', sort.descending ? COLUMN_MENU.sortedDown : COLUMN_MENU.sortedUp),
      remove: () => setLook(list, { sort: null }),
    });
  }
  if (chips.length === 0) return null;
  return (
    <section className="chips" aria-label={FILTER_WORDS.chips}>
      {chips.map(({ key, words, remove }) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-label={FILTER_WORDS.remove.replace('{what}', words)}
          title={words}
          onClick={remove}
        >
          <span>{words}</span> ✕
        </button>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => {
          clearFilters(list);
          setLook(list, { sort: null });
        }}
      >
        {limited ? LEDGER.clearFilter : COLUMN_MENU.noSort}
      </button>
    </section>
  );
}
