/** What may be wrong with a page that is translated, or was. */
import type { Page } from 'playwright-core';
import { DESK } from '../support/browser.ts';
import { look, lostInCopies, sideways, type Look } from './look.ts';
import { restore, sentBy, translate } from './simulate.ts';
import { WAYS } from './ways.ts';

/** In these a formula may stand elsewhere in its paragraph. */
const REORDERED = new Set(['edge, opt-outs last', 'firefox, other order']);

/**
 * Named exceptions. Edge is said to empty what opts out in a line: texts of formulas go, `\\text` and numbers among them, and
 * the drawings stay. Where Firefox gives an element twice a footnote's place to come back to stands twice, and the first
 * will do.
 */
const EMPTIED = 'edge, opt-outs emptied';
const TWICE = 'firefox, an element twice';

/** Paragraphs that are more than one segment where inline code parts them: Edge does that too, and nothing helps. */
const ONE_SEGMENT = new Set(['google', 'firefox', 'webkit']);

/** The text of these is the longest, and looked at in narrow windows. */
const WIDE = new Set(['google', 'google, one long word', 'firefox', 'webkit, other order', 'bilingual']);

async function leaksOf(page: Page): Promise<string[]> {
  const sent = await sentBy(page);
  return sent.flatMap(({ pieces, attribute, tag }) =>
    pieces
      .filter(({ of, text }) => of !== null || /^\s*[（(]\d+[)）]\s*$/.test(text))
      .map(({ text }) => `${tag}${attribute === null ? '' : `[${attribute}]`}: ${text}`),
  );
}

/** What is wrong with a page, by name; the texts tell where. */
export type Faults = Partial<
  Record<
    | 'sent'
    | 'formulas'
    | 'boxes'
    | 'homes'
    | 'verbatim'
    | 'language'
    | 'links'
    | 'space'
    | 'segments'
    | 'copies'
    | 'width'
    | 'restored',
    unknown
  >
>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The first difference of two lists. */
function difference(after: readonly unknown[], before: readonly unknown[]): unknown {
  const at = after.findIndex((one, i) => !same(one, before[i]));
  return [after.length, before.length, after[at], before[at]];
}

/** Formulas as far as that way leaves them alone, in an order that it keeps. */
function comparable(formulas: readonly string[], way: string): string[] {
  const kept = way === EMPTIED ? formulas.map((html) => html.replace(/>[^<]+</g, '><')) : formulas;
  if (way === TWICE) return [...new Set(kept)].sort();
  return REORDERED.has(way) ? [...kept].sort() : [...kept];
}

/** px that a box may differ by. */
const ROUNDING = 0.5;

function changes(after: Look, before: Look, way: string): Faults {
  const faults: Faults = {};
  const [formulas, known] = [comparable(after.formulas, way), comparable(before.formulas, way)];
  if (!same(formulas, known)) faults.formulas = difference(formulas, known);
  const homes = ({ homes }: Look): string[][] => homes.map((home) => comparable(home, way));
  if (!same(homes(after), homes(before))) faults.homes = difference(homes(after), homes(before));
  if (way !== EMPTIED && !same(after.verbatim, before.verbatim)) {
    faults.verbatim = difference(after.verbatim, before.verbatim);
  }
  const broken = after.broken.filter((what) => way !== TWICE || !/^twice: note-.*-from$/.test(what));
  if (broken.length > 0) faults.links = broken;
  if (way !== EMPTIED && way !== TWICE && !REORDERED.has(way)) {
    const moved = after.boxes.flatMap(([width, height], i) => {
      const [w = 0, h = 0] = before.boxes[i] ?? [];
      return Math.abs(width - w) > ROUNDING || Math.abs(height - h) > ROUNDING ? [[i, w, h, width, height]] : [];
    });
    if (moved.length > 0) faults.boxes = moved;
  }
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
  if (!same(after.language, ['en', before.language[1]])) faults.language = after.language;
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
  for (const name of ['texts', 'labels', 'language'] as const) {
    if (!same(restored[name], before[name])) faults.restored = difference(restored[name], before[name]);
  }
  // Every formula byte for byte, whatever was done to it meanwhile.
  Object.assign(faults, changes(restored, before, 'restored'));
  return faults;
}
