/** What the figure of the article says of translators is what the simulator does to the same paragraph. */
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../src/widgets/translators/segments.ts';
import { accidentsOf, translate as model, type Accident } from '../../../src/widgets/translators/translate.ts';
import { htmlOf, paragraph } from '../../../src/widgets/translators/tree.ts';
import { ALL_MARKUPS, ALL_TRANSLATORS } from '../../../src/widgets/translators/model.ts';
import { useBrowser } from '../support/browser.ts';
import { sentBy, translate } from './simulate.ts';
import type { Options } from './simulator/index.ts';

const visit = useBrowser();

/** Texts differ, and so do the marks of one translator or the other that lie beside the paragraph. */
function shape(html: string): string {
  return html.replace(/>[^<]+</g, '>#<').replace(/ (?:style|_mst\w+|_istranslated)="[^"]*"/g, '');
}

const ACCIDENTS: readonly [Accident, Options][] = [
  ['none', {}],
  ['emptied', { blank: true }],
  ['trimmed', { trim: true }],
];

const all = ALL_TRANSLATORS.flatMap((translator) => ALL_MARKUPS.map((markup) => ({ translator, markup })));

describe('the figure', () => {
  it.each(all)('$translator, $markup: sends and leaves what the simulator does', async ({ translator, markup }) => {
    const { page } = await visit('404.html', { bypassCSP: true });
    for (const [accident, options] of ACCIDENTS) {
      if (!accidentsOf(translator).includes(accident)) continue;
      const before = paragraph(markup);
      await page.setContent(`<html lang="zh"><style>x-math { display: inline-block }</style>${htmlOf(before)}`);
      await translate(page, translator, options);
      const sent = await sentBy(page);
      const texts = sent.map(({ pieces }) => pieces.map(({ text }) => text));
      expect(texts).toEqual(segmentsOf(translator, before).map((segment) => segment.map(({ text }) => text)));
      const { result } = model(translator, before, accident);
      expect(shape(await page.locator('p').evaluate(({ outerHTML }) => outerHTML))).toBe(shape(htmlOf(result)));
    }
  });
});
