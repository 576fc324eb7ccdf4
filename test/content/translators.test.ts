/** What the article on translators says is what the code computes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHINESE } from '../../bench/translation/counts.ts';
import { parseCsv } from '../../src/article/csv.ts';
import { renderMarkdown } from '../../src/article/index.ts';
import { readValues, WIDGETS } from '../../src/widgets/index.ts';
import { model } from '../../src/widgets/translators/model.ts';
import { leaksOf, translate } from '../../src/widgets/translators/translate.ts';
import { FORMULAS, paragraph, PROSE } from '../../src/widgets/translators/tree.ts';
import { translators } from '../../src/widgets/translators/widget.ts';
import { KNOWN } from '../browser/translate/known.ts';
import { WAYS } from '../browser/translate/ways.ts';
import { fencesOf, readMarkdown, tableNamed } from './support.ts';

/** Segments, texts of formulas that are sent, formulas that are not to be seen. */
const PRESETS: readonly (readonly [name: string, readonly [number, number, number]])[] = [
  ['ours', [1, 0, 0]],
  ['leak', [1, 3, 0]],
  ['shreds', [7, 3, 0]],
  ['ignored', [7, 3, 0]],
  ['emptied', [1, 0, 3]],
  ['dropped', [1, 0, 3]],
  ['spaces', [1, 3, 0]],
  ['turned', [1, 0, 0]],
];
const { values: defaults } = readValues(translators, []);

const article = readMarkdown('content/posts/translators/index.md');

describe('the article', () => {
  it('has the counts of the sentence that the simulator gives', () => {
    const rows = tableNamed(article, '写法').rows.map((row) => row.map(({ text }) => text.replaceAll('`', '')));
    expect(rows).toEqual(KNOWN.map(({ chinese, counts }) => [chinese, ...counts]));
  });

  it('has the example in the figure, and counts its characters', () => {
    const lengths = PROSE.map((text) => text.trim().length);
    expect([lengths.reduce((a, b) => a + b), Math.max(...lengths)]).toEqual([6, 2]);
    expect(article).toContain('\\sum_i|t_i|=6');
    expect(article).toContain('\\max_i|t_i|=2');
    expect(article).toContain(`若 $${FORMULAS[0].replaceAll(' ', '')}$`);
    const [plain, box] = [
      translate('google', paragraph('plain'), 'none'),
      translate('firefox', paragraph('box'), 'none'),
    ];
    expect(article).toContain(`$\\ell=${leaksOf(plain).length}$`);
    expect(article).toContain(`$m=${box.segments.length}$`);
  });

  it('has the probabilities', () => {
    expect(article).toContain(`P\\approx${(0.99 ** 80).toFixed(3)}`);
    const needed = 1 - 0.99 ** (1 / 80);
    expect(article).toContain(`$${(needed * 1e4).toFixed(2)}\\times10^{-4}$`);
    expect(1e4 * needed).toBeGreaterThan(1);
    expect(1e4 * needed).toBeLessThan(2);
  });

  it('has a row for every way, and none of ours changes but where Edge empties', () => {
    const parsed = parseCsv(readFileSync('content/posts/translators/systems.csv', 'utf8'));
    const rows = 'rows' in parsed ? parsed.rows.map(({ cells }) => cells) : [];
    expect(rows.slice(1).map(([name]) => name)).toEqual(Object.keys(WAYS).map((way) => CHINESE[way]));
    for (const [name, ours = ''] of rows.slice(1)) {
      const [segments, sent, changed] = ours.split(' / ');
      expect([name, sent]).toEqual([name, '0']);
      if (name?.includes('清空') !== true) expect([name, changed]).toEqual([name, '0']);
      expect(Number(segments)).toBeGreaterThan(0);
    }
  });

  it('shows the markup that the site writes', async () => {
    const html = fencesOf(article).find(({ lang }) => lang === 'html')?.text ?? '';
    const { body } = await renderMarkdown('---\ntitle: T\ndate: 2026-01-01\n---\n\n设 $x$。\n');
    const own = body
      .filter((part) => typeof part === 'string')
      .join('')
      .replace(/^.*?(<var.*<\/var>).*$/s, '$1');
    const shape = (markup: string): string =>
      markup
        .replace(/<svg[^]*<\/svg>[^]*?(?=<\/span><\/var>)/, '<svg>')
        .replace(/ data-tex="[^"]*"/, '')
        .replace(/ m[lr]\b/g, '');
    expect(shape(own)).toBe(shape(html));
  });

  it('has a figure whose presets show what the text says of them', () => {
    const figure = WIDGETS['translators'];
    expect(figure?.presets.map(({ name }) => name)).toEqual(PRESETS.map(([name]) => name));
    for (const [name, expected] of PRESETS) {
      const values = translators.presets.find((preset) => preset.name === name)?.values;
      const { translation, leaks, lost } = model({ ...defaults, ...values });
      expect([name, translation.segments.length, leaks, lost]).toEqual([name, ...expected]);
    }
  });
});
