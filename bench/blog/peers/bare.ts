/** marked and MathJax alone: articles in, fragments of HTML out, and no site around them. */
import path from 'node:path';
import { HOME, ROOT } from './packages.ts';
import type { System } from './system.ts';

export const bare: System = {
  name: 'bare',
  title: 'marked and MathJax in a loop, no site',
  root: (count) => path.join(HOME, 'sites/bare', String(count)),
  make: () => undefined,
  command: (root) => ({ args: [path.join(import.meta.dirname, 'bare-loop.ts'), 'posts', 'out'], cwd: root }),
  source: (slug) => `posts/${slug}.md`,
  page: (slug) => `out/${slug}.html`,
  made: ['out'],
  // The project's own MathJax, which is of the version that rehype-mathjax has here.
  typesetter: { module: 'mathjax-full/js/input/tex.js', from: path.join(ROOT, 'package.json') },
};
