import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEY, nextChoice, parseTheme, type Theme } from '../../src/reader/theme.ts';

const shown = (choice: Theme | null, system: Theme): Theme => choice ?? system;

describe('the theme switch', () => {
  it.each([
    [null, 'light'],
    [null, 'dark'],
    ['light', 'light'],
    ['light', 'dark'],
    ['dark', 'light'],
    ['dark', 'dark'],
  ] as const)('shows the other theme after a press (chosen %s, system %s)', (choice, system) => {
    expect(shown(nextChoice(choice, system), system)).not.toBe(shown(choice, system));
  });

  it('goes back to following the system by two presses', () => {
    expect(nextChoice(nextChoice(null, 'light'), 'light')).toBeNull();
    expect(nextChoice(nextChoice(null, 'dark'), 'dark')).toBeNull();
  });

  it('ignores what it did not store itself', () => {
    expect(['light', 'dark', 'blue', '', null].map(parseTheme)).toEqual(['light', 'dark', null, null, null]);
  });

  it('has the key of the script that runs before the first paint', () => {
    expect(readFileSync(new URL('../../public/theme.js', import.meta.url), 'utf8')).toContain(`'${KEY}'`);
  });
});
