/** The figure of translators: what it says of each, in every state. */
import { describe, expect, it } from 'vitest';
import { ACCIDENTS } from '../../src/widgets/translators/words.ts';
import { ALL_MARKUPS, ALL_TRANSLATORS, model } from '../../src/widgets/translators/model.ts';
import type { Parameters } from '../../src/widgets/translators/schema.ts';
import { accidentsOf, formulasIn, readPart, translate } from '../../src/widgets/translators/translate.ts';
import { htmlOf, paragraph, textsIn, type Node } from '../../src/widgets/translators/tree.ts';
import { translators } from '../../src/widgets/translators/widget.ts';

const accidents = Object.keys(ACCIDENTS);
const states = ALL_TRANSLATORS.flatMap((translator) =>
  ALL_MARKUPS.flatMap((markup) =>
    accidentsOf(translator).map((accident): Parameters => ({ translator, markup, accident, step: 3 })),
  ),
);

/** As a reader reads it, each formula a `#`. */
function read(node: Node): string {
  if (node.kind === 'text') return node.text;
  if (node.formula !== null) return '#';
  return node.children.map(read).join('');
}

describe('our markup', () => {
  it.each(states.filter(({ markup }) => markup === 'ours'))('$translator, $accident: nothing is lost', (state) => {
    const { translation, leaks, lost, understood } = model(state);
    expect([translation.segments.length, leaks, lost, understood]).toEqual([1, 0, 0, true]);
    // Its formulas are the same nodes as before, wherever they are now.
    const before = paragraph('ours').children.filter(({ kind }) => kind === 'element').map(htmlOf); // prettier-ignore
    const after = translation.result.children.filter((node) => node.kind === 'element' && node.formula !== null);
    expect(after.map(htmlOf).sort()).toEqual([...before].sort());
  });

  it('is moved with the sentence, which then reads well', () => {
    const { read: part } = model({ translator: 'firefox', markup: 'ours', accident: 'turned', step: 3 });
    expect(read(part)).toBe('# is greater than # if #.');
    expect(formulasIn(part)).toEqual([1, 2, 0]);
    const drawn = translators.draw(model({ translator: 'firefox', markup: 'ours', accident: 'turned', step: 3 }), 'en');
    expect(drawn.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')).toContain('▢ is greater than ▢ if ▢ .');
  });
});

describe('every other markup', () => {
  it.each([
    ['google', 'plain', 'none', { leaks: 3 }],
    ['firefox', 'plain', 'none', { leaks: 3 }],
    ['google', 'box', 'none', { leaks: 3 }],
    ['firefox', 'box', 'none', { leaks: 3, understood: false }],
    ['firefox', 'hidden', 'none', { understood: false }],
    ['edge', 'hidden', 'emptied', { lost: 3 }],
    ['bilingual', 'hidden', 'none', { lost: 3 }],
    ['edge', 'hidden', 'turned', { moved: true }],
  ] as const)('fails somewhere: %s, %s, %s', (translator, markup, accident, expected) => {
    expect(model({ translator, markup, accident, step: 3 })).toMatchObject(expected);
  });
});

describe('in every state', () => {
  it.each(states)('$translator, $markup, $accident: it is drawn, the same twice, and says its numbers', (state) => {
    for (const language of ['zh', 'en'] as const) {
      const drawn = translators.draw(model(state), language);
      expect(translators.draw(model(state), language)).toBe(drawn);
      expect(drawn).not.toMatch(/undefined|NaN|\[object/);
      const { segments } = translate(state.translator, paragraph(state.markup), state.accident);
      expect(translators.summary(model(state), language)).toContain(`>${segments.length}<`);
    }
  });

  it('what it shows as a specimen no translator touches, and all else it may', () => {
    for (const state of states) {
      const open = translators
        .draw(model(state), 'zh')
        .replace(/<(pre|p|ol) class="specimen notranslate" translate="no"[^>]*>[^]*?<\/\1>/g, '')
        .replace(/<[^>]*>/g, '');
      expect(open).not.toMatch(/x &gt; 0\.5|f\(x\)|greater/);
    }
  });

  it('an accident that a translator does not have changes nothing, and it says so', () => {
    for (const translator of ALL_TRANSLATORS) {
      for (const accident of accidents) {
        if (accidentsOf(translator).some((own) => own === accident)) continue;
        const parsed = translators.schema.accident.parse(accident);
        if (!('value' in parsed)) throw new Error(`${accident} is an accident`);
        const found = model({ translator, markup: 'ours', accident: parsed.value, step: 3 });
        expect(found.applies).toBe(false);
        expect(htmlOf(found.translation.result)).toBe(htmlOf(translate(translator, paragraph('ours'), 'none').result));
      }
    }
  });

  it('until a step is taken, what comes of it is not shown', () => {
    const at = (step: number): string =>
      translators.draw(model({ translator: 'google', markup: 'ours', accident: 'none', step }), 'en');
    expect(at(1)).not.toContain('is greater than');
    expect(at(2)).toContain('is greater than');
    expect(at(2)).not.toContain('font');
    expect(at(3)).toContain('&lt;font');
  });
});

it('loses no text: every answer is in the paragraph afterwards', () => {
  for (const { translator, markup } of states) {
    const translation = translate(translator, paragraph(markup), 'none');
    const texts = textsIn(readPart(translation)).map(({ text }) => text);
    for (const answer of translation.answers.flat()) expect(texts).toContain(answer);
  }
});
