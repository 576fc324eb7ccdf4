/** A minimal blog on Hexo with hexo-renderer-marked and hexo-filter-mathjax. */
import path from 'node:path';
import { HOME, installed, versionsOf } from './packages.ts';
import { write, type System } from './system.ts';

// The packages are those that the corpus needs: without them, matrices and cases are errors.
const CONFIG = `title: Blog
language: zh-CN
url: https://example.com
permalink: posts/:title/
theme: minimal
index_generator:
  per_page: 0
mathjax:
  every_page: true
  packages: [ams, boldsymbol]
`;

const LAYOUT = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title><%= page.title || config.title %></title>
  </head>
  <body>
    <main><%- body %></main>
  </body>
</html>
`;

const INDEX = `<ul>
<% page.posts.each((post) => { %>
  <li><a href="<%- url_for(post.path) %>"><%= post.title %></a></li>
<% }) %>
</ul>
`;

const POST = '<h1><%= page.title %></h1>\n<%- page.content %>\n';

export const hexo: System = {
  name: 'hexo',
  title: 'Hexo, hexo-filter-mathjax',
  root: (count) => path.join(HOME, 'sites/hexo', String(count)),
  make: (root) => {
    const plugins = [
      'hexo-filter-mathjax',
      'hexo-generator-index',
      'hexo-renderer-ejs',
      'hexo-renderer-marked',
    ] as const;
    const dependencies = versionsOf('hexo', ...plugins);
    write(root, {
      'package.json': JSON.stringify({ name: 'blog', private: true, hexo: { version: '' }, dependencies }),
      '_config.yml': CONFIG,
      'themes/minimal/layout/layout.ejs': LAYOUT,
      'themes/minimal/layout/index.ejs': INDEX,
      'themes/minimal/layout/post.ejs': POST,
    });
  },
  command: (root) => ({ args: [installed('hexo', 'bin/hexo'), 'generate'], cwd: root }),
  source: (slug) => `source/_posts/${slug}.md`,
  page: (slug) => `public/posts/${slug}/index.html`,
  made: ['public', 'db.json'],
  typesetter: { module: '@mathjax/src/js/input/tex.js', from: installed('hexo-filter-mathjax', 'index.js') },
};
