import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxAbs, multiply, subtract } from '../../src/numerics/index.ts';
import { draw, summary, table } from '../../src/widgets/svd-map/draw.ts';
import { FRAMES, vectorAt } from '../../src/widgets/svd-map/frames.ts';
import { imagesAt, mapped, model, unitVector } from '../../src/widgets/svd-map/model.ts';
import { MOST } from '../../src/widgets/svd-map/schema.ts';
import { svdMap } from '../../src/widgets/svd-map/widget.ts';
import { expectPresets, expectWhole, openText, valuesOf } from './support.ts';

const entry = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -10 * MOST, max: 10 * MOST }).map((x) => x / 10 + 0),
);
const states = fc.record({
  a: fc.tuple(fc.tuple(entry, entry), fc.tuple(entry, entry)),
  angle: fc.integer({ min: 0, max: 720 }).map((x) => x / 2),
});

describe('what is computed', () => {
  it('is the example of the article', () => {
    const found = model(valuesOf(svdMap, 'found'));
    expect(found.s.map((sigma) => sigma ** 2)).toEqual([expect.closeTo(45, 12), expect.closeTo(5, 12)]);
    expect([found.determinant, found.corner]).toEqual([15, 90]);
    expect(found.condition).toBeCloseTo(3, 12);
    expect(found.now.along).toBeCloseTo(Math.sqrt(45), 12);
    expect(found.now.across).toBeCloseTo(Math.sqrt(5), 12);
  });

  it('goes from one picture to the next by a turn, a stretch and a turn, to M', () => {
    fc.assert(
      fc.property(states, (values) => {
        const { s, u, v, stages, determinant, condition } = model(values);
        const [, turned = [], stretched = [], last = []] = stages;
        expect(last).toBe(values.a);
        for (const [i, sigma] of s.entries()) {
          const image = mapped(turned, v[i === 0 ? 0 : 1]);
          expect(Math.abs(image[i === 0 ? 0 : 1])).toBeCloseTo(1, 12);
          expect(Math.abs(mapped(stretched, v[i === 0 ? 0 : 1])[i === 0 ? 0 : 1])).toBeCloseTo(sigma, 12);
        }
        const whole = multiply([[u[0][0], u[1][0]], [u[0][1], u[1][1]]], stretched); // prettier-ignore
        expect(maxAbs(subtract(whole, values.a))).toBeLessThan(1e-11);
        expect(s[0] * s[1]).toBeCloseTo(Math.abs(determinant), 10);
        expect(condition).toBe(s[1] === 0 ? Infinity : s[0] / s[1]);
      }),
    );
  });

  it('has the longest image at v₁, the shortest at a right angle to it, and there the two are at a right angle', () => {
    fc.assert(
      fc.property(states, ({ a, angle }) => {
        const { s, v, now } = model({ a, angle });
        const images = imagesAt(a, (Math.atan2(v[0][1], v[0][0]) * 180) / Math.PI);
        expect(images.along).toBeCloseTo(s[0], 10);
        expect(images.across).toBeCloseTo(s[1], 10);
        expect(images.product).toBeCloseTo(0, 10);
        for (const length of [now.along, now.across]) {
          expect(length).toBeLessThanOrEqual(s[0] + 1e-12);
          expect(length).toBeGreaterThanOrEqual(s[1] - 1e-12);
        }
        expect(now.along ** 2 + now.across ** 2).toBeCloseTo(s[0] ** 2 + s[1] ** 2, 10);
      }),
    );
  });
});

describe('what is drawn', () => {
  it('is whole in every state, and inside of its pictures', () => {
    fc.assert(
      fc.property(states, (values) => {
        expectWhole(svdMap, values);
        const path = /<path d="([^"]+)" class="line c5"\/>/g;
        const html = draw(model(values), 'en');
        for (const [, d = ''] of html.matchAll(path))
          for (const number of d.match(/[\d.]+/g) ?? [])
            expect(Math.abs(Number(number) - 170)).toBeLessThanOrEqual(170);
      }),
      { numRuns: 60 },
    );
  });

  it('says what cannot be said: a direction that goes to zero, and a ratio that is none', () => {
    const flat = model({ ...valuesOf(svdMap, 'flat'), angle: 116.565 });
    expect(flat.s[1]).toBe(0);
    expect(draw(flat, 'en')).toMatch(/Condition number<\/dt><dd>[^]*?>∞</);
    const zero = model({ a: [[0, 0], [0, 0]], angle: 0 }); // prettier-ignore
    expect(zero.corner).toBeNull();
    expect(summary(zero, 'zh')).toContain('像是零');
  });

  it('leads from a vector to its place and back', () => {
    const html = draw(model({ a: [[1, -2], [3, 4.5]], angle: 30 }), 'en'); // prettier-ignore
    const places = [...html.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*data-handle="([^"]+)"/g)];
    const wanted: Record<string, readonly number[]> = { angle: unitVector(30), 'column:0': [1, 3], 'column:1': [-2, 4.5] }; // prettier-ignore
    expect(places.map(([, , , name]) => name)).toEqual(Object.keys(wanted));
    for (const [, x, y, name = ''] of places) {
      const frame = FRAMES[name === 'angle' ? 0 : 3];
      if (!frame) throw new Error('there are four frames');
      for (const [i, value] of vectorAt(frame, { x: Number(x), y: Number(y) }).entries())
        expect(value).toBeCloseTo(wanted[name]?.[i] ?? NaN, 2);
    }
  });

  it('keeps symbols and numbers from translators', () => {
    for (const language of ['zh', 'en'] as const) {
      const found = model(valuesOf(svdMap, 'example'));
      const open = openText(draw(found, language) + summary(found, language));
      expect(open).not.toMatch(/[\dσ°ᵀ]/);
      expect(open).toMatch(language === 'zh' ? /圆成了半轴为/ : /becomes an ellipse/);
    }
  });

  it('has a table of half a turn', () => {
    const { rows } = table(model(valuesOf(svdMap, 'example')), 'zh');
    expect(rows.map(([angle]) => angle)).toEqual(Array.from({ length: 19 }, (_, i) => 10 * i));
    expect(rows[0]).toEqual([0, 5, 5, 20]);
  });
});

it('its presets are what articles may write', () => {
  expectPresets(svdMap);
});
