import { describe, expect, it } from 'vitest';
import { loadSite } from '../../src/astro/config.ts';
import { positionAt } from '../../src/diagnostics/index.ts';
import { emptySite } from './site.ts';

function load(yaml: string, env: Record<string, string> = {}) {
  const site = emptySite();
  site.write('content/site.yaml', yaml);
  return loadSite(site.root, env);
}

function told(yaml: string, env: Record<string, string> = {}): string[] {
  return load(yaml, env).diagnostics.map((d) => {
    const { line, column } = positionAt(d.source, d.start);
    return `${d.file}:${line}:${column} ${d.id}`;
  });
}

const LEAST = 'title: T\nauthor: A\n';

describe('the site configuration', () => {
  it('needs no more than a title and an author', () => {
    const { site, diagnostics } = load(LEAST);
    expect(diagnostics).toEqual([]);
    expect(site).toMatchObject({
      title: 'T',
      author: 'A',
      base: '/',
      language: 'zh-CN',
      licence: null,
      articlesPerPage: 10,
    });
  });

  it('names further theorem-like blocks, in one word or in one for each language', () => {
    const { site, diagnostics } = load(
      `${LEAST}theorems:\n  numbering: shared\n  kinds:\n    axiom: 公理\n    conjecture: { zh: 猜想, en: Conjecture }\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(site.theorems).toEqual({
      numbering: 'shared',
      kinds: { axiom: { zh: '公理', en: '公理' }, conjecture: { zh: '猜想', en: 'Conjecture' } },
    });
    expect(load(LEAST).site.theorems).toEqual({ numbering: 'separate', kinds: {} });
  });

  it('gives the base slashes at both ends and puts it before the paths of the navigation', () => {
    const { site } = load(
      `${LEAST}base: /blog\nnavigation:\n  - { label: a, href: /tags/ }\n  - { label: b, href: "https://x.org/" }\n`,
    );
    expect(site.base).toBe('/blog/');
    expect(site.navigation.map(({ href }) => href)).toEqual(['/blog/tags/', 'https://x.org/']);
  });

  it('lets the environment say where the site will stand', () => {
    const { site } = load(`${LEAST}url: https://a.org\n`, { YANSUAN_SITE: 'https://b.org/', YANSUAN_BASE: 'pages' });
    expect(site).toMatchObject({ url: 'https://b.org', base: '/pages/' });
    expect(load(LEAST, { YANSUAN_SITE: '', YANSUAN_BASE: '' }).site.base).toBe('/');
    expect(told(LEAST, { YANSUAN_SITE: 'b.org' })).toEqual(['environment:1:14 site/bad-environment']);
  });

  it.each([
    ['an unknown key', `${LEAST}titel: x\n`, ['3:1 site/unknown-key']],
    ['a nested unknown key', `${LEAST}licence:\n  name: x\n  url: /l\n  link: y\n`, ['6:3 site/unknown-key']],
    ['a missing key', 'title: T\n', ['1:1 site/missing-key']],
    ['no way to count', `${LEAST}theorems:\n  numbering: global\n`, ['4:14 site/bad-value']],
    ['a block there is', `${LEAST}theorems:\n  kinds:\n    lemma: 引理\n`, ['5:12 site/bad-value']],
    ['no name of a block', `${LEAST}theorems:\n  kinds:\n    '1st': 第一\n`, ['5:12 site/bad-value']],
    ['a kind without a word', `${LEAST}theorems:\n  kinds:\n    axiom: { de: Axiom }\n`, ['5:12 site/bad-value']],
    ['an unknown key of theorems', `${LEAST}theorems:\n  number: shared\n`, ['4:3 site/unknown-key']],
    ['a wrong kind', `${LEAST}articlesPerPage: ten\n`, ['3:18 site/bad-value']],
    ['a wrong number', `${LEAST}articlesPerPage: 0\n`, ['3:18 site/bad-value']],
    ['an address with a path', `${LEAST}url: https://x.org/blog/\n`, ['3:6 site/bad-value']],
    ['no language', `${LEAST}language: zh_CN\n`, ['3:11 site/bad-value']],
    ['no time zone', `${LEAST}timeZone: Beijing\n`, ['3:11 site/bad-value']],
    [
      'a script as a link',
      `${LEAST}navigation:\n  - label: x\n    href: "javascript:alert(1)"\n`,
      ['5:11 site/bad-value'],
    ],
    ['a name of a translation that is none', `${LEAST}translations:\n  en:\n    titel: x\n`, ['5:5 site/unknown-key']],
    ['a language that is none', `${LEAST}translations:\n  english:\n    title: x\n`, ['4:3 site/bad-value']],
    ['a name that is no text', `${LEAST}translations:\n  en:\n    names: { 甲: 3 }\n`, ['5:17 site/bad-value']],
    ['broken YAML', 'title: a: b\n', ['1:8 site/yaml']],
    ['an empty file', '', ['1:1 site/missing-key', '1:1 site/missing-key']],
    ['a list', '- a\n', ['1:1 site/bad-value']],
  ])('says where the fault is: %s', (_name, yaml, expected) => {
    expect(told(yaml)).toEqual(expected.map((where) => `content/site.yaml:${where}`));
  });

  it('tells every fault at once and keeps what is right', () => {
    const { site, diagnostics } = load('title: Kept\nauthor: A\nurl: nonsense\nbase: nonsense\nfoo: 1\n');
    expect(diagnostics.map(({ id }) => id)).toEqual(['site/bad-value', 'site/bad-value', 'site/unknown-key']);
    expect(site).toMatchObject({ title: 'Kept', base: '/' });
  });

  it('says so when there is no configuration', () => {
    expect(loadSite(emptySite().root, {}).diagnostics.map(({ id }) => id)).toEqual(['site/no-config']);
  });
});
