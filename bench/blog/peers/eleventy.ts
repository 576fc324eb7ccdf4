/** A minimal blog on Eleventy with markdown-it-texmath and KaTeX. */
import path from 'node:path';
import { HOME, installed } from './packages.ts';
import { write, type System } from './system.ts';

const CONFIG = `const markdownIt = require('markdown-it');
const texmath = require('markdown-it-texmath');
const katex = require('katex');
module.exports = (config) => {
  config.setLibrary('md', markdownIt({ html: true }).use(texmath, { engine: katex, delimiters: 'dollars' }));
  // Articles are Markdown alone: no template language reads the braces of their formulas before.
  return { markdownTemplateEngine: false, dir: { input: 'src', output: '_site' } };
};
`;

const LAYOUT = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>{{ title }}</title>
  </head>
  <body>
    <main><h1>{{ title }}</h1>{{ content | safe }}</main>
  </body>
</html>
`;

const INDEX = `---
title: Blog
layout: page.njk
---
<ul>
{%- for post in collections.post | reverse %}
  <li><a href="{{ post.url }}">{{ post.data.title }}</a></li>
{%- endfor %}
</ul>
`;

export const eleventy: System = {
  name: 'eleventy',
  title: 'Eleventy, texmath, KaTeX',
  root: (count) => path.join(HOME, 'sites/eleventy', String(count)),
  make: (root) => {
    write(root, {
      'package.json': JSON.stringify({ name: 'blog', private: true }),
      'eleventy.config.cjs': CONFIG,
      'src/_includes/page.njk': LAYOUT,
      'src/index.njk': INDEX,
      // The articles' own tags would be collections; this one is all that the index needs.
      'src/posts/posts.11tydata.json': JSON.stringify({ tags: ['post'], layout: 'page.njk' }),
    });
  },
  command: (root) => ({ args: [installed('@11ty/eleventy', 'cmd.cjs')], cwd: root }),
  source: (slug) => `src/posts/${slug}.md`,
  page: (slug) => `_site/posts/${slug}/index.html`,
  made: ['_site', '.cache'],
  typesetter: { module: 'katex', from: installed('markdown-it-texmath', 'texmath.js') },
};
