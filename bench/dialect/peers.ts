/** The peers, each behind the same interface, with their own defaults and with all that finds more formulas. */
import { collect, engine, type Rendered, typeset } from './collect.ts';
import { stubMath } from './hast.ts';
import { callable, construct, field, isObject, list, method, text } from './narrow.ts';
import { ours } from './ours.ts';
import { load, loadDefault } from './packages.ts';

export interface Peer {
  name: string;
  /** What was set; empty: nothing. */
  settings: string;
  render: (markdown: string) => Rendered;
  /** Markdown to the peer's own tree, without a page. */
  parse: (markdown: string) => unknown;
}

function markedPeer(name: string, settings: string, extension?: unknown): Peer {
  const marked = construct(field(load('marked'), 'Marked'), { gfm: true });
  if (extension !== undefined) method(marked, 'use')(extension);
  return {
    name,
    settings,
    render: (markdown) => collect(() => text(method(marked, 'parse')(markdown))),
    parse: method(marked, 'lexer'),
  };
}

/** It calls KaTeX by itself: its renderers are replaced. */
function markedKatex(options: object): unknown {
  const extension = callable(loadDefault('marked-katex-extension'))(options);
  for (const rule of list(field(extension, 'extensions'))) {
    if (!isObject(rule)) continue;
    const renderer = (token: unknown): string =>
      typeset(text(field(token, 'text')), field(token, 'displayMode') === true);
    Reflect.set(rule, 'renderer', renderer);
  }
  return extension;
}

function markdownItPeer(name: string, settings: string, plugin?: unknown, options?: object): Peer {
  const md = construct(loadDefault('markdown-it'), { html: true, linkify: true });
  if (plugin !== undefined) method(md, 'use')(plugin, options);
  const parse = method(md, 'parse');
  return {
    name,
    settings,
    render: (markdown) => collect(() => text(method(md, 'render')(markdown))),
    parse: (markdown) => parse(markdown, {}),
  };
}

/** As with rehype-katex, the formulas are replaced in the tree of HTML. */
function remarkPeer(name: string, math: boolean): Peer {
  const start = callable(field(load('unified'), 'unified'))();
  const use = (processor: unknown, ...plugin: unknown[]): unknown => method(processor, 'use')(...plugin);
  let reader = use(use(start, loadDefault('remark-parse')), loadDefault('remark-gfm'));
  if (math) reader = use(reader, loadDefault('remark-math'));
  const tree = use(reader, loadDefault('remark-rehype'), { allowDangerousHtml: true });
  const whole = use(use(tree, loadDefault('rehype-raw')), () => stubMath);
  const writer = use(whole, loadDefault('rehype-stringify'), { characterReferences: { useNamedReferences: true } });
  return {
    name,
    settings: '',
    render: (markdown) => collect(() => text(method(method(writer, 'processSync')(markdown), 'toString')())),
    parse: method(writer, 'parse'),
  };
}

const TEXMATH_ALL = { engine, delimiters: ['dollars', 'brackets', 'beg_end', 'gitlab'] };
const MDIT_ALL = { render: typeset, delimiters: 'all', mathFence: true };
const VSCODE_ALL = {
  katex: engine,
  enableBareBlocks: true,
  enableMathBlockInHtml: true,
  enableMathInlineInHtml: true,
  enableFencedBlocks: true,
};

export function createPeers(): Peer[] {
  const texmath = loadDefault('markdown-it-texmath');
  const mdit = field(load('@mdit/plugin-tex'), 'tex');
  const vscode = loadDefault('@vscode/markdown-it-katex');
  return [
    ours,
    markedPeer('marked', ''),
    markedPeer('marked-katex-extension', '', markedKatex({})),
    markedPeer('marked-katex-extension', 'nonStandard', markedKatex({ nonStandard: true })),
    markdownItPeer('markdown-it', ''),
    markdownItPeer('markdown-it-texmath', '', texmath, { engine }),
    markdownItPeer('markdown-it-texmath', '4 delimiters', texmath, TEXMATH_ALL),
    markdownItPeer('@mdit/plugin-tex', '', mdit, { render: typeset }),
    markdownItPeer('@mdit/plugin-tex', 'all', mdit, MDIT_ALL),
    markdownItPeer('@mdit/plugin-tex', 'all, spaces', mdit, { ...MDIT_ALL, allowInlineWithSpace: true }),
    markdownItPeer('@vscode/markdown-it-katex', '', vscode, { katex: engine }),
    markdownItPeer('@vscode/markdown-it-katex', 'all', vscode, VSCODE_ALL),
    remarkPeer('remark', false),
    remarkPeer('remark-math', true),
  ];
}
