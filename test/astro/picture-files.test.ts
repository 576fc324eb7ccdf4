import { describe, expect, it } from 'vitest';
import { createPictureFiles, nearest } from '../../src/astro/picture-files.ts';
import { emptySite, png } from './site.ts';

const FOLDER = 'content/posts/a';

function use(src: string) {
  return { src, start: 3, end: 9 };
}

describe('pictures beside an article', () => {
  it('gives size and format of those that are there, once each', async () => {
    const site = emptySite();
    site.write(`${FOLDER}/图 1.png`, png());
    site.write(`${FOLDER}/figures/b.svg`, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>');
    const { facts, diagnostics } = await createPictureFiles(site.root).check(FOLDER, [
      use('图 1.png'),
      use('图 1.png'),
      use('./figures/b.svg'),
    ]);
    expect(diagnostics).toEqual([]);
    expect(facts).toMatchObject([
      { name: '图 1.png', path: './图 1.png', width: 8, height: 6, format: 'png' },
      { name: './figures/b.svg', path: './figures/b.svg', width: 40, height: 30, format: 'svg' },
    ]);
  });

  it('names the nearest file for one that is missing, at each place that shows it', async () => {
    const site = emptySite();
    site.write(`${FOLDER}/attention.png`, png());
    const { diagnostics } = await createPictureFiles(site.root).check(FOLDER, [
      use('atention.png'),
      use('Attention.png'),
      use('attention.jpg'),
      { src: 'quite-another.png', start: 20, end: 30 },
    ]);
    expect(diagnostics.map(({ id, start }) => [id, start])).toEqual([
      ['picture/missing', 3],
      ['picture/missing', 3],
      ['picture/missing', 3],
      ['picture/missing', 20],
    ]);
    for (const { hint } of diagnostics.slice(0, 3)) expect(hint).toContain('"attention.png"');
    expect(diagnostics[3]?.hint).not.toContain('attention');
  });

  it('refuses what is no picture, cannot be read or lies outside', async () => {
    const site = emptySite();
    site.write(`${FOLDER}/a.pdf`, 'x');
    site.write(`${FOLDER}/broken.png`, png().subarray(0, 12));
    site.write('package.json', '{}');
    const { facts, diagnostics } = await createPictureFiles(site.root).check(FOLDER, [
      use('a.pdf'),
      use('broken.png'),
      use('../../../package.json'),
    ]);
    expect(facts).toEqual([]);
    expect(diagnostics.map(({ id }) => id)).toEqual(['picture/format', 'picture/unreadable', 'picture/outside']);
  });

  it('sees a picture that was added or replaced', async () => {
    const site = emptySite();
    const files = createPictureFiles(site.root);
    expect((await files.check(FOLDER, [use('a.svg')])).diagnostics).toHaveLength(1);
    site.write(`${FOLDER}/a.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>');
    const first = (await files.check(FOLDER, [use('a.svg')])).facts[0];
    site.write(`${FOLDER}/a.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>');
    const second = (await files.check(FOLDER, [use('a.svg')])).facts[0];
    expect([first?.width, second?.width]).toEqual([4, 40]);
    expect(first?.version).not.toBe(second?.version);
  });
});

describe('the nearest name', () => {
  it.each([
    ['fig1.png', ['fig2.png', 'other.png'], 'fig2.png'],
    ['a.png', ['zzzzzzzzzz.png'], null],
    ['图一.png', ['图二.png'], '图二.png'],
    ['x.png', [], null],
  ])('of %s among %j is %s', (name, names, expected) => {
    expect(nearest(name, names)).toBe(expected);
  });
});
