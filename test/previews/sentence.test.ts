import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSentence, WHOLE } from '../../src/previews/sentence.ts';

describe('the last sentence', () => {
  it.each([
    ['先设各列无关。于是', '于是'],
    [`若中间一项为零；反之，若它不为零，${WHOLE} 便下降。所以最小值点恰好由`, '所以最小值点恰好由'],
    ['他说：“够了。”然后写下', '然后写下'],
    ['（见附录。）由此', '由此'],
    ['只有一句，', '只有一句，'],
    ['这一句完了。下一句也完了。', '下一句也完了。'],
    ['真的吗？！是的。', '是的。'],
    ['It holds. We now show that', 'We now show that'],
    [`Let ${WHOLE} be given. ${WHOLE} is then`, `${WHOLE} is then`],
    ['See e.g. Smith and cf. (3): the norm of J. Penrose is', 'See e.g. Smith and cf. (3): the norm of J. Penrose is'],
    ['By Fig. 3 and Thm. 2, approx. half of it', 'By Fig. 3 and Thm. 2, approx. half of it'],
    ['The value is 3.14 and v1.2 follows', 'The value is 3.14 and v1.2 follows'],
    ['Is it so? "Yes." Then', 'Then'],
    ['', ''],
  ])('of %j is %j', (text, expected) => {
    expect(text.slice(lastSentence(text))).toBe(expected);
  });

  it('is the same whatever sentences stand before it', () => {
    const sentence = fc.stringMatching(/^[甲乙丙丁，：]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 5 }),
        sentence,
        fc.constantFrom('', '。', '？'),
        (before, last, mark) => {
          const text = [...before.map((one) => `${one}。`), last + mark].join('');
          expect(text.slice(lastSentence(text))).toBe(last + mark);
        },
      ),
    );
  });

  it('takes time in step with the text', () => {
    // Marks without anything between them are the most that the expression can meet.
    for (const text of ['。'.repeat(200_000), '.'.repeat(200_000), '. '.repeat(100_000), '”。'.repeat(100_000)]) {
      expect(lastSentence(text)).toBeLessThanOrEqual(text.length);
    }
  });
});
