import { expect, it } from 'vitest';
import { inAlphabet } from '../../src/math/alphabets.ts';

const VARIANTS = [
  ['bold', '𝐀𝐳𝟎𝛀𝛚'],
  ['bold-italic', '𝑨𝒛𝟎𝜴𝝎'],
  ['script', '𝒜𝓏0Ωω'],
  ['fraktur', '𝔄𝔷0Ωω'],
  ['double-struck', '𝔸𝕫𝟘Ωω'],
  ['sans-serif', '𝖠𝗓𝟢Ωω'],
  ['monospace', '𝙰𝚣𝟶Ωω'],
] as const;

it.each(VARIANTS)('%s letters are those of Unicode', (variant, expected) => {
  expect(inAlphabet('Az0Ωω', variant)).toBe(expected);
});

it('finds the letters that Unicode had before, and all others where NFKC says they are', () => {
  expect(inAlphabet('BEFHILMRego', 'script')).toBe('ℬℰℱℋℐℒℳℛℯℊℴ');
  expect(inAlphabet('CHNPQRZ', 'double-struck')).toBe('ℂℍℕℙℚℝℤ');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  for (const variant of ['bold', 'italic', 'bold-italic', 'script', 'bold-script', 'fraktur', 'double-struck']) {
    const drawn = inAlphabet(letters, variant);
    expect(drawn.normalize('NFKC'), variant).toBe(letters);
    // A hole of an alphabet is no letter.
    expect(drawn, variant).toMatch(/^\p{L}+$/u);
  }
  expect(inAlphabet('∂ϵϑ∇', 'bold')).toBe('𝛛𝛜𝛝𝛁');
});

it('leaves what has no such letter, and unknown names', () => {
  expect(inAlphabet('中+α', 'script')).toBe('中+α');
  expect(inAlphabet('A', 'constructor')).toBe('A');
});
