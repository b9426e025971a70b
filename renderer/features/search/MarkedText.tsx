// A text with the found places marked; built from ranges, never from markup.
import type { Marked } from '#domain/search/mark.ts';

export function MarkedText({ text, marks }: Marked) {
  const parts = marks.flatMap(([from, to], index) => [
    text.slice(index === 0 ? 0 : marks[index - 1]?.[1], from),
    <mark key={from}>{text.slice(from, to)}</mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
