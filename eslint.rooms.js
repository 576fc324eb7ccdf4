/**
 * The rooms of `src/` and what each may import. A room is a folder of `src/` (or `cli.ts`); `diagnostics` is open to
 * all. Imports are checked by the file they lead to, whether static, dynamic, re-exported or `new URL(…)` of a worker.
 */
import path from 'node:path';

/** Rooms whose code runs in a browser as it stands: nothing of Node's may be imported there. */
export const BROWSER_ROOMS = ['markdown', 'math', 'numerics', 'widgets', 'live', 'reader', 'search', 'previews'];

const SITE = ['pages', 'layouts', 'components', 'styles'];
const ASTRO = ['astro', 'astro:content', 'astro:assets', 'astro:env'];
const forSite = {
  rooms: [...SITE, 'astro', 'article', 'widgets', 'live', 'reader', 'numerics'],
  packages: ASTRO,
};

const forAuthors = {
  rooms: [
    'cli',
    'styles',
    'markdown',
    'math',
    'code',
    'numerics',
    'widgets',
    'article',
    'store',
    'translation',
    'astro',
  ],
  packages: ['yaml', 'zod'],
};

/** @type {Record<string, { rooms: string[], packages: string[] }>} */
export const ROOMS = {
  diagnostics: { rooms: [], packages: [] },
  markdown: { rooms: [], packages: ['marked'] },
  math: { rooms: [], packages: ['mathjax-full'] },
  code: { rooms: [], packages: ['shiki'] },
  numerics: { rooms: [], packages: [] },
  widgets: { rooms: ['numerics'], packages: [] },
  article: {
    rooms: ['markdown', 'math', 'code', 'numerics', 'widgets'],
    packages: ['marked', 'github-slugger', 'yaml', 'zod'],
  },
  store: { rooms: [], packages: [] },
  translation: { rooms: ['markdown', 'article'], packages: ['yaml'] },
  cards: { rooms: [], packages: ['fontkit', 'sharp'] },
  search: { rooms: [], packages: [] },
  previews: { rooms: [], packages: [] },
  // Of `math` and `code` only the sheets that a page carries: outlines and colours; of `styles` that of dev.
  astro: {
    rooms: ['article', 'store', 'math', 'code', 'cards', 'search', 'previews', 'styles', 'translation'],
    packages: [...ASTRO, 'rolldown', 'sharp', 'saxes', 'yaml', 'zod', 'vite'],
  },
  live: { rooms: ['markdown', 'math'], packages: [] },
  reader: { rooms: ['search', 'previews'], packages: [] },
  pages: forSite,
  layouts: forSite,
  components: forSite,
  styles: { rooms: ['styles'], packages: [] },
  'cli.ts': forAuthors,
  cli: forAuthors,
  'content.config.ts': { rooms: ['astro'], packages: ASTRO },
};

/** @param {string} specifier */
function packageName(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/**
 * Why a file may not import something, or null.
 *
 * @param {string} file Path from the root of the project, with `/`: `src/math/index.ts`.
 * @param {string} specifier What stands in the import: `../code/index.ts`, `marked`, `node:fs`.
 * @returns {string | null}
 */
export function forbidden(file, specifier) {
  const [top, room = ''] = file.split('/');
  if (top !== 'src') return null;
  const rule = ROOMS[room];
  if (!rule) return `src/${room} is not in the table of rooms (eslint.rooms.js)`;
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''));
    const [targetTop, targetRoom = ''] = target.split('/');
    if (targetTop !== 'src') return target === 'package.json' ? null : `${target} is outside src`;
    if (targetRoom === room || targetRoom === 'diagnostics' || rule.rooms.includes(targetRoom)) return null;
    return `src/${room} may not import src/${targetRoom}`;
  }
  if (specifier.startsWith('node:')) {
    return BROWSER_ROOMS.includes(room) ? `src/${room} also runs in browsers and may not import ${specifier}` : null;
  }
  if (specifier.startsWith('virtual:')) return null;
  return rule.packages.includes(packageName(specifier)) ? null : `src/${room} may not import ${specifier}`;
}

/** @type {import('eslint').Rule.RuleModule} */
const boundary = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{reason}}' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    /** @param {import('estree').Node | null | undefined} node */
    const check = (node) => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
      const reason = forbidden(file, node.value);
      if (reason) context.report({ node, messageId: 'forbidden', data: { reason } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      'NewExpression[callee.name="URL"][arguments.length=2]': (/** @type {import('estree').NewExpression} */ node) => {
        const [first, second] = node.arguments;
        const besideModule = second?.type === 'MemberExpression' && second.object.type === 'MetaProperty';
        if (besideModule && first?.type === 'Literal' && String(first.value).startsWith('.')) check(first);
      },
    };
  },
};

export default { rules: { boundary } };
