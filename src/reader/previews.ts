/**
 * Pointing at a reference shows what it leads to. The keyboard shows it by the focus, a finger by staying on it; a click
 * or a tap follows the link.
 */
import { placeAt } from './float.ts';
import { contentOf } from './preview-content.ts';

/** ms until a preview comes, and until it goes when the pointer has left: that may be on its way to it. */
const COMES = 200;
const GOES = 300;
/** ms that a finger has to stay, and px that it may slip. */
const HELD = 450;
const SLIP = 10;

const REFERENCE =
  '.article-page :is(.prose, .article-foot, .series-box) a:not(.numbers a, .anchor, .zoom, [role=doc-backlink])';
const STOPS = 'a[href], summary, [tabindex="0"]';

/** In the page while it is open. */
let box: HTMLElement;
/** What is previewed, or shall be; also after Escape, until the reader has left it. */
let link: Element | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Where a finger is down, and whether it has stayed. */
let finger: PointerEvent | null = null;
let isHeld = false;

function referenceAt(target: EventTarget | null): Element | null {
  const found = target instanceof Element ? target.closest('a') : null;
  return found?.matches(REFERENCE) ? found : null;
}

function isInBox(target: EventTarget | null): boolean {
  return target instanceof Node && box.contains(target);
}

function after(ms: number, act: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(act, ms);
}

async function show(): Promise<void> {
  const wanted = link;
  const content = wanted && (await contentOf(wanted));
  // The reader may have left meanwhile.
  if (!content || wanted !== link) return;
  box.replaceChildren(content);
  document.body.append(box);
  box.showPopover();
  placeAt(box, wanted);
  wanted.setAttribute('aria-describedby', box.id);
}

function hide(): void {
  clearTimeout(timer);
  link?.removeAttribute('aria-describedby');
  box.remove();
}

function leave(): void {
  hide();
  link = null;
}

function begin(reference: Element, ms: number, act = (): void => void show()): void {
  leave();
  link = reference;
  after(ms, act);
}

function onPoint({ target, pointerType }: PointerEvent): void {
  if (pointerType === 'touch') return;
  const reference = referenceAt(target);
  if (isInBox(target) || (reference && reference === link)) {
    if (box.isConnected) clearTimeout(timer);
  } else if (reference) begin(reference, COMES);
  // What moves under a pointer that rests takes nothing from the keyboard.
  else if (link && !link.matches(':focus-visible')) after(box.isConnected ? GOES : 0, leave);
}

function onFocus({ target }: FocusEvent): void {
  if (isInBox(target) || target === link) return;
  const reference = referenceAt(target);
  if (reference?.matches(':focus-visible')) begin(reference, COMES);
  else leave();
}

function focusLink(): void {
  if (link instanceof HTMLElement || link instanceof SVGElement) link.focus();
}

function onKey(event: KeyboardEvent): void {
  const at = document.activeElement;
  if (event.key === 'Escape') {
    if (isInBox(at)) focusLink();
    hide();
  }
  if (event.key !== 'Tab' || !box.isConnected) return;
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)];
  const [first, last] = [stops[0], stops.at(-1)];
  if (at === link && !event.shiftKey && first) {
    event.preventDefault();
    first.focus();
  } else if (at === first && event.shiftKey) {
    event.preventDefault();
    focusLink();
    // From the link on the browser goes where it would have gone.
  } else if (at === last && !event.shiftKey) focusLink();
}

function onPress(event: PointerEvent): void {
  isHeld = false;
  if (isInBox(event.target)) return;
  leave();
  const reference = event.pointerType === 'touch' && referenceAt(event.target);
  if (!reference) return;
  finger = event;
  // Safari's menu of links, which no event tells of.
  if (reference instanceof HTMLElement) reference.style.setProperty('-webkit-touch-callout', 'none');
  begin(reference, HELD, onStay);
}

function onStay(): void {
  isHeld = true;
  void show();
}

function onLift({ type, clientX, clientY }: PointerEvent): void {
  const slipped = finger && Math.hypot(clientX - finger.clientX, clientY - finger.clientY) > SLIP;
  if (!finger || (type === 'pointermove' && !slipped)) return;
  finger = null;
  if (!isHeld) leave();
}

/** A finger that stays gets the preview, and not the browser's menu of links. */
function onMenu(event: MouseEvent): void {
  if (!finger) return;
  event.preventDefault();
  if (!isHeld) after(0, onStay);
}

function onClick(event: MouseEvent): void {
  if (isHeld) event.preventDefault();
  // A link in the box shall still be there when it is followed.
  else if (!isInBox(event.target)) leave();
  else if (event.target instanceof Element && event.target.closest('a')) after(0, leave);
  isHeld = false;
}

/** Listens on the whole page, so that articles which dev swaps need nothing new. */
export function showPreviews(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  box = document.createElement('div');
  box.popover = 'manual';
  box.id = 'yansuan-preview';
  box.className = 'float prose';
  const on = document.addEventListener.bind(document);
  on('pointerover', onPoint);
  on('focusin', onFocus);
  on('keydown', onKey);
  on('pointerdown', onPress);
  for (const type of ['pointermove', 'pointerup', 'pointercancel'] as const) on(type, onLift);
  on('contextmenu', onMenu);
  on('click', onClick, true);
  on('yansuan:swapped', leave);
}
