import { expect, it } from 'vitest';
import { sectionsOf } from '../../src/search/sections.ts';

it('a live figure is found by its caption, not by its labels and numbers', () => {
  const figure =
    '<figure id="f"><yansuan-wave class="widget" data-state="n=3"><div class="widget-stage"><p>位置</p>' +
    '<svg viewBox="0 0 9 9"><text>0.5</text></svg></div><fieldset><legend>项数</legend></fieldset></yansuan-wave>' +
    '<figcaption>方波</figcaption></figure>';
  const [section] = sectionsOf('题', `<p>前。</p>${figure}<p>后。</p>`, (text) => text);
  expect(section?.body.text).toBe('前。\n方波\n后。');
});
