/** The menu of a formula's number: its address, TeX and MathML to copy, and the places that cite it. */
import { onPlainClick } from './clicks.ts';
import { copyOnClick } from './copy.ts';
import { placeAt } from './float.ts';

/** A click on a number also follows its link, which links.ts copies. */
export function openNumbers(): void {
  const menu = document.querySelector<HTMLElement>('.number-menu');
  const [shown, uses] = [menu?.querySelector('pre'), menu?.querySelector('[data-uses]')];
  if (!menu || !shown || !uses || !('popover' in menu)) return;
  menu.hidden = false;
  let number: Element | null = null;

  const display = (): Element | null | undefined => number?.closest('[data-tex]');
  const texts = [
    (): string => new URL(number?.getAttribute('href') ?? '', location.href).href,
    (): string => display()?.getAttribute('data-tex')?.trim() ?? '',
    (): string => {
      const math = display()?.querySelector('math');
      return math ? new XMLSerializer().serializeToString(math) : '';
    },
  ];
  const show = (i: number): string => (shown.textContent = texts[i]?.() ?? '');
  menu.querySelectorAll('button').forEach((button, i) => copyOnClick(button, menu, shown, () => show(i)));

  onPlainClick('.number-menu a', () => menu.hidePopover());
  onPlainClick('main .numbers a', (link, { detail }) => {
    number = link;
    show(1);
    const listed = document.querySelector(`.uses a:first-child[href="${link.getAttribute('href') ?? ''}"]`);
    const places = [...(listed?.parentElement?.children ?? [])].slice(1).map((place) => place.cloneNode(true));
    uses.replaceChildren(...places);
    uses.parentElement?.toggleAttribute('hidden', places.length === 0);
    menu.showPopover();
    placeAt(menu, link);
    // By the keyboard; following the link takes the focus away first.
    if (detail === 0) setTimeout(() => menu.querySelector('button')?.focus());
  });
}
