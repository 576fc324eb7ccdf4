/** A minimal blog on Astro with remark-math and rehype-mathjax. */
import path from 'node:path';
import { HOME, installed } from './packages.ts';
import { write, type System } from './system.ts';

const LAYOUT = `---
const { title } = Astro.props;
---
<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{title}</title>
  </head>
  <body>
    <main><slot /></main>
  </body>
</html>
`;

const INDEX = `---
import { getCollection } from 'astro:content';
import Layout from '../layouts/Layout.astro';
const posts = await getCollection('posts');
posts.sort((a, b) => b.data.date.valueOf() - a.data.date.valueOf());
---
<Layout title="Blog">
  <ul>
    {posts.map((post) => <li><a href={\`/posts/\${post.id}/\`}>{post.data.title}</a></li>)}
  </ul>
</Layout>
`;

const POST = `---
import { getCollection, render } from 'astro:content';
import Layout from '../../layouts/Layout.astro';
export async function getStaticPaths() {
  const posts = await getCollection('posts');
  return posts.map((post) => ({ params: { slug: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
---
<Layout title={post.data.title}>
  <h1>{post.data.title}</h1>
  <Content />
</Layout>
`;

const COLLECTION = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const schema = z.object({ title: z.string(), date: z.coerce.date(), tags: z.array(z.string()) });
export const collections = { posts: defineCollection({ loader: glob({ pattern: '**/*.md', base: './posts' }), schema }) };
`;

const config = (output: string, options: string): string => `import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import rehypeMathjax from 'rehype-mathjax/${output}';
import remarkMath from 'remark-math';
export default defineConfig({
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [[rehypeMathjax, ${options}]] }) },
});
`;

function astro(output: 'svg' | 'chtml', options: string): System {
  return {
    name: `astro-${output}`,
    title: `Astro, rehype-mathjax/${output}`,
    root: (count) => path.join(HOME, 'sites', `astro-${output}`, String(count)),
    make: (root) => {
      write(root, {
        'package.json': JSON.stringify({ name: 'blog', type: 'module', private: true }),
        'astro.config.mjs': config(output, options),
        'src/content.config.mjs': COLLECTION,
        'src/layouts/Layout.astro': LAYOUT,
        'src/pages/index.astro': INDEX,
        'src/pages/posts/[slug].astro': POST,
      });
    },
    command: (root) => ({ args: [installed('astro', 'bin/astro.mjs'), 'build'], cwd: root }),
    source: (slug) => `posts/${slug}.md`,
    page: (slug) => `dist/posts/${slug}/index.html`,
    made: ['dist', '.astro', 'node_modules'],
    typesetter: { module: 'mathjax-full/js/input/tex.js', from: installed('rehype-mathjax', 'index.js') },
  };
}

export const astroSvg = astro('svg', '{}');
export const astroChtml = astro('chtml', `{ chtml: { fontURL: '/fonts' } }`);
