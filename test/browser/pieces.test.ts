/** The build cuts pieces out of HTML and the reader's script out of the page: for every id of every article the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { cutPiece, sourceOf } from '../../src/previews/cut.ts';
import { useBrowser } from './support/browser.ts';

const visit = useBrowser();
const articles = readdirSync(join(inject('dist'), 'posts'));

let script = '';
beforeAll(async () => {
  const input = fileURLToPath(new URL('../../src/reader/piece.ts', import.meta.url));
  const built = await rolldown({ input });
  const { output } = await built.generate({ format: 'iife', name: 'pieces' });
  await built.close();
  script = output[0].code;
});

describe('pieces of an article', () => {
  it.each(articles)('%s', async (slug) => {
    const html = readFileSync(join(inject('dist'), 'posts', slug, 'index.html'), 'utf8');
    const source = sourceOf(html, '');
    // Without the scripts of the page, which change what they enhance.
    const { page } = await visit(`posts/${slug}/`, { bypassCSP: true });
    await page.setContent(html.replace(/<script[^]*?<\/script>/g, ''));
    const ids = await page.locator('.prose [id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(5);
    const cut = ids.map((id) => {
      const piece = cutPiece(source, id);
      return [id, piece ? piece.lead + piece.open + piece.blocks.join('') + piece.close : ''] as const;
    });
    await page.evaluate(script.replace(/^(?:var|const|let) pieces/, 'globalThis.pieces'));
    const differences = await page.evaluate((all) => {
      const tidy = (node: Node): string => {
        const made = document.createElement('div');
        made.append(node);
        for (const useless of made.querySelectorAll('.copy-bar')) useless.remove();
        // Of links the page has the fragment, and the file the address.
        return (
          made.textContent.replace(/\s+/g, '') +
          [...made.querySelectorAll('svg[viewBox]')].map((svg) => svg.getAttribute('viewBox')).join()
        );
      };
      const pieces: unknown = Reflect.get(globalThis, 'pieces');
      const pieceOf: unknown = typeof pieces === 'object' && pieces ? Reflect.get(pieces, 'pieceOf') : null;
      if (typeof pieceOf !== 'function') throw new Error('there is no pieceOf');
      return all.flatMap(([id, written]) => {
        const template = document.createElement('template');
        template.innerHTML = written;
        const here: unknown = Reflect.apply(pieceOf, null, [document.getElementById(id)]);
        if (!(here instanceof Node)) return [[id, 'nothing']];
        const [one, other] = [tidy(here), tidy(template.content)];
        return one === other ? [] : [[id, one, other]];
      });
    }, cut);
    expect(differences).toEqual([]);
  });
});
