/** The ways in which pages are translated, and what may be wrong with a page afterwards. */
import type { Page } from 'playwright-core';
import { DESK } from '../support/browser.ts';
import { look, lostInCopies, sideways, type Look } from './look.ts';
import { restore, sentBy, translate } from './simulate.ts';
import type { Name, Options } from './simulator/index.ts';

/** Every way in which a page is translated, by name. */
export const WAYS: Readonly<Record<string, readonly [Name, Options]>> = {
  google: ['google', {}],
  'google, opt-outs end segments': ['google', { barrier: true }],
  'google, spaces lost': ['google', { trim: true }],
  'google, other order': ['google', { reorder: true }],
  'google, pieces merged': ['google', { merge: true }],
  'google, with its bar': ['google', { banner: true }],
  'google, one long word': ['google', { longWord: true }],
  'google, knows the class only': ['google', { optOut: 'class' }],
  edge: ['edge', {}],
  'edge, knows the attribute only': ['edge', { optOut: 'attribute' }],
  'edge, opt-outs last': ['edge', { moveLast: true }],
  firefox: ['firefox', {}],
  'firefox, other order': ['firefox', { permute: true }],
  webkit: ['webkit', {}],
  'webkit, other order': ['webkit', { reorder: true }],
  bilingual: ['bilingual', {}],
};

/** In these a formula may stand elsewhere in its paragraph. */
const REORDERED = new Set(['edge, opt-outs last', 'firefox, other order']);

/** Paragraphs that are more than one segment where inline code parts them: Edge does that too, and nothing helps. */
const ONE_SEGMENT = new Set(['google', 'firefox', 'webkit']);

/** The text of these is the longest, and looked at in narrow windows. */
const WIDE = new Set(['google', 'google, one long word', 'firefox', 'webkit, other order', 'bilingual']);

async function leaksOf(page: Page): Promise<string[]> {
  const sent = await sentBy(page);
  return sent.flatMap(({ pieces, attribute, tag }) =>
    pieces
      .filter(({ of, text }) => of === 'formula' || of === 'value' || /^\s*[（(]\d+[)）]\s*$/.test(text))
      .map(({ text }) => `${tag}${attribute === null ? '' : `[${attribute}]`}: ${text}`),
  );
}

/** What is wrong with a page, by name; the texts tell where. */
export type Faults = Partial<
  Record<
    'sent' | 'formulas' | 'homes' | 'verbatim' | 'links' | 'space' | 'segments' | 'copies' | 'width' | 'restored',
    unknown
  >
>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The first difference of two lists. */
function difference(after: readonly unknown[], before: readonly unknown[]): unknown {
  const at = after.findIndex((one, i) => !same(one, before[i]));
  return [after.length, before.length, after[at], before[at]];
}

function changes(after: Look, before: Look, way: string): Faults {
  const order = ({ formulas }: Look): string[] => (REORDERED.has(way) ? [...formulas].sort() : formulas);
  const faults: Faults = {};
  if (!same(order(after), order(before))) faults.formulas = difference(order(after), order(before));
  if (!same(after.homes, before.homes)) faults.homes = difference(after.homes, before.homes);
  if (!same(after.verbatim, before.verbatim)) faults.verbatim = difference(after.verbatim, before.verbatim);
  if (after.broken.length > 0) faults.links = after.broken;
  return faults;
}

/**
 * Translates the page, looks, and puts it back.
 *
 * @param before How it looked.
 * @param widths px of the windows that it has to fit.
 */
export async function faultsOf(page: Page, before: Look, way: string, widths = [320, 390, 1280]): Promise<Faults> {
  const [name, options] = WAYS[way] ?? ['google', {}];
  await translate(page, name, options);
  const after = await look(page);
  const faults = changes(after, before, way);
  if (after.tight.length > 0) faults.space = after.tight;
  const sent = await leaksOf(page);
  if (sent.length > 0) faults.sent = sent;
  if ((await lostInCopies(page)) !== 0) faults.copies = await lostInCopies(page);
  if (ONE_SEGMENT.has(way)) {
    const segments = await page.evaluate(() => window.translator.segments('.prose p:not(:has(code))'));
    if (segments.some((n) => n > 1)) faults.segments = segments;
  }
  if (WIDE.has(way)) {
    const wide = await sideways(page, widths);
    if (wide.length > 0) faults.width = wide;
    await page.setViewportSize(DESK);
  }
  await restore(page);
  const restored = await look(page);
  if (!same(restored.texts, before.texts)) faults.restored = difference(restored.texts, before.texts);
  Object.assign(faults, changes(restored, before, way));
  return faults;
}
