/**
 * How heavy a page's formulas are, as MathJax writes them and as this project does.
 *
 *     npx node bench/weight/run.ts [FILE.md…]
 *
 * Without files: the article of the site, and 80 formulas from a seed.
 */
import { parseArgs } from 'node:util';
import { makeFormulas, type Formula } from '../../test/math/formulas.ts';
import { table } from '../dialect/table.ts';
import { articleFormulas, formulasOf } from './formulas.ts';
import { mathjaxPage, ourPage, type Page } from './pages.ts';
import { weigh, type Weight } from './weigh.ts';

/** The formulas in the markup that pages have, without the text between them. */
function whole({ outlines, svgs, mathml, tex }: Page): string {
  const formulas = svgs.map(
    (svg, i) =>
      `<var class="math"><span class="notranslate" translate="no" data-tex="${tex[i] ?? ''}">${svg}` +
      `<span class="mml">${mathml[i] ?? ''}</span></span></var>\n`,
  );
  return outlines + formulas.join('');
}

function rowsOf(name: string, page: Page): string[][] {
  const parts: [string, string][] = [
    ['glyph outlines', page.outlines],
    ['drawings', page.svgs.join('\n')],
    ['outlines and drawings', `${page.outlines}${page.svgs.join('\n')}`],
    ['MathML', page.mathml.join('\n')],
    ['data-tex', page.tex.join('\n')],
    ['together, marked up', whole(page)],
  ];
  return parts.map(([part, html]) => {
    const { raw, gzip, brotli, nodes } = weigh(html);
    return [name, part, ...[raw, gzip, brotli, nodes].map(String)];
  });
}

function report(name: string, formulas: readonly Formula[]): void {
  const ours = ourPage(formulas);
  const theirs = mathjaxPage(formulas, ours);
  console.log(`\n${name}: ${formulas.length} formulas\n`);
  const head = ['page', 'part', 'bytes', 'gzip', 'brotli', 'elements'];
  console.log(table(head, [...rowsOf('MathJax', theirs), ...rowsOf('yansuan', ours)], 2));
  const picture = ({ outlines, svgs }: Page): string => outlines + svgs.join('\n');
  for (const [part, of] of [
    ['outlines and drawings', picture],
    ['together', whole],
  ] as const) {
    const [before, after] = [weigh(of(theirs)), weigh(of(ours))];
    const ratio = (key: keyof Weight): string => (after[key] / before[key]).toFixed(3);
    console.log(`${part}: brotli ${ratio('brotli')}, elements ${ratio('nodes')} of MathJax's own`);
  }
}

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length === 0) {
  report('the article', articleFormulas());
  report('from a seed', makeFormulas(80, 80));
}
for (const file of positionals) report(file, formulasOf(file));
