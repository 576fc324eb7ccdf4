import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeColours } from '../../src/code/index.ts';
import { contrast } from '../../src/code/themes.ts';
import { shiftStyleSheet } from '../../src/math/index.ts';

const read = (name: string): string => readFileSync(new URL(`../../src/styles/${name}`, import.meta.url), 'utf8');

/** Custom properties with an opaque colour in the block that begins with `selector`. */
function colours(selector: string): Record<string, string> {
  const css = read('tokens.css');
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no ${selector} in tokens.css`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = colours(':root');
const chosenDark = colours(":root[data-theme='dark']");
const systemDark = colours(":root:not([data-theme='light'])");

describe('colours', () => {
  it('are the same in the dark theme whoever chose it', () => {
    expect(Object.keys(chosenDark).length).toBeGreaterThan(5);
    expect(systemDark).toEqual(chosenDark);
  });

  it.each([
    ['light', light],
    ['dark', chosenDark],
  ] as const)('are legible in the %s theme (WCAG AA)', (_name, theme) => {
    const grounds = ['paper', 'code-paper', 'mark'];
    const pairs = ['ink', 'link', 'muted', 'seal'].flatMap((text) => grounds.map((ground) => [text, ground] as const));
    const weak = pairs.filter(([text, ground]) => contrast(theme[text] ?? '', theme[ground] ?? '') < 4.5);
    expect(weak).toEqual([]);
  });

  it('have the contrasts that docs/design-language.md says', () => {
    const page = readFileSync(new URL('../../docs/design-language.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `--(\w+)` \| (.+) \|$/gm)];
    expect(rows).toHaveLength(4);
    for (const [, ink = '', cells = ''] of rows) {
      const wanted = [light, chosenDark].flatMap((theme) => [
        `\`${theme[ink] ?? ''}\``,
        ...['paper', 'code-paper', 'mark'].map((ground) => contrast(theme[ink] ?? '', theme[ground] ?? '').toFixed(1)),
      ]);
      expect(cells.split(' | ')).toEqual(wanted);
    }
  });

  it('have the ground of code as the code room has it', () => {
    expect(light['code-paper']).toBe(codeColours.light.background);
    expect(chosenDark['code-paper']).toBe(codeColours.dark.background);
  });

  it('are named in tokens.css and print.css alone', () => {
    const others = ['base.css', 'layout.css', 'prose.css', 'parts.css', 'math.css'];
    expect(others.filter((name) => /#[\da-f]{3,8}\b|\b(?:rgb|hsl)/i.test(read(name)))).toEqual([]);
  });
});

describe('shift.css', () => {
  it('says what the math room says', () => {
    const rules = (css: string): string[] =>
      [...css.replace(/\s+/g, '').matchAll(/\.(d\d+)\{vertical-align:-([\d.]+)ex;?\}/g)].map(
        ([, name = '', ex = '']) => `${name} ${Number(ex)}`,
      );
    expect(rules(shiftStyleSheet()).length).toBeGreaterThan(40);
    expect(rules(read('shift.css'))).toEqual(rules(shiftStyleSheet()));
  });
});
