// Building the recovery window's page: few elements, no library, so that it shows when everything else is broken.

type Attributes = Partial<
  Record<'class' | 'id' | 'for' | 'role' | 'type' | 'value' | 'autocomplete' | 'aria-label' | 'aria-live', string>
>;
type Child = Node | string | null;

/** An element with its attributes and content; null children are left out. Text is always text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(words: string, run: () => void, primary = false): HTMLButtonElement {
  const made = element('button', { type: 'button', class: primary ? 'primary' : 'plain' }, words);
  made.addEventListener('click', run);
  return made;
}
