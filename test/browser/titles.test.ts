/** Titles: a Chinese one breaks where it pauses. */
import { expect, it } from 'vitest';
import { useBrowser } from './support/browser.ts';

const visit = useBrowser();

it.each([390, 820])('break after a mark or a space where one fits, at %d px', async (width) => {
  const { page } = await visit('', { viewport: { width, height: 800 } });
  const lines = await page.evaluate(() =>
    Array.from(document.querySelectorAll('.card h2'), (title) => {
      const found: string[] = [];
      let top = -Infinity;
      const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        for (let i = 0; i < node.length; i++) {
          const range = document.createRange();
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const box = range.getBoundingClientRect();
          // A space at the end of a line takes no room.
          if (box.width === 0) {
            found.push((found.pop() ?? '') + node.data.charAt(i));
            continue;
          }
          if (box.top > top + box.height / 2) {
            found.push('');
            top = box.top;
          }
          found.push((found.pop() ?? '') + node.data.charAt(i));
        }
      }
      return found;
    }),
  );
  expect(lines.length).toBeGreaterThan(2);
  if (width < 800) expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(1);
  for (const title of lines) {
    title.slice(1).forEach((line, i) => {
      const before = title[i] ?? '';
      expect(/[：，、；。？！—\s]$/u.test(before) || /^[—《「（]/u.test(line), title.join(' / ')).toBe(true);
    });
  }
});
