/** A piece of an article as Markdown: formulas as their TeX, code as it stands, links as their text. */

const SKIPPED =
  '.anchor, .copy-bar, svg, template, [hidden], [role="doc-backlink"], .widget-stage, .widget-controls, .widget-status';
const BLOCK =
  '.math-block, .widget, p, div, section, article, header, footer, nav, main, figure, figcaption, details, summary, ' +
  'ul, ol, li, pre, table, blockquote, hr, h1, h2, h3, h4, h5, h6';
const ENVIRONMENT = /^\\begin\{(equation|align|alignat|flalign|gather|multline|eqnarray)(\*?)\}[^]*\\end\{\1\2\}$/;

/** TeX that is a display by itself needs no dollars. */
function displayTex(tex: string): string {
  return ENVIRONMENT.test(tex) ? tex : `$$\n${tex}\n$$`;
}

function texOf(element: Element): string | null {
  return element.getAttribute('data-tex')?.trim() ?? null;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return marks + pad + text + pad + marks;
}

function codeBlock(element: Element): string {
  const text = element.textContent.replace(/\n$/, '');
  const fence = text.includes('```') ? '~~~~' : '```';
  return `${fence}${element.getAttribute('data-lang') ?? ''}\n${text}\n${fence}`;
}

/** Lines behind the first begin with `rest`, blank ones without its blanks. */
function hang(text: string, first: string, rest: string): string {
  return first + text.replace(/\n(.*)/g, (_all, line: string) => `\n${(rest + line).trimEnd()}`);
}

function listText(element: Element): string {
  let number = element instanceof HTMLOListElement ? element.start : 0;
  const items = Array.from(element.children, (item) => {
    const marker = element.localName === 'ol' ? `${number++}. ` : '- ';
    return hang(blocksText(item), marker, ' '.repeat(marker.length));
  });
  return items.join('\n');
}

function tableText(element: Element): string {
  const rows = Array.from(element.querySelectorAll('tr'), (row) =>
    Array.from(row.children, (cell) => tidy(inlineText(cell)).replaceAll('|', '\\|')),
  );
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  lines.splice(1, 0, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`);
  return lines.join('\n');
}

function blockText(element: Element): string {
  const tex = texOf(element);
  if (tex !== null) return displayTex(tex);
  switch (element.localName) {
    case 'pre':
      return codeBlock(element);
    case 'ul':
    case 'ol':
      return listText(element);
    case 'table':
      return tableText(element);
    case 'blockquote':
      return hang(blocksText(element), '> ', '> ');
    case 'hr':
      return '---';
    default: {
      const level = /^h([1-6])$/.exec(element.localName)?.[1];
      const text = blocksText(element);
      return level !== undefined && text !== '' ? `${'#'.repeat(Number(level))} ${text}` : text;
    }
  }
}

function wrapped(element: Element, mark: string): string {
  const text = inlineText(element);
  return text.trim() === '' ? text : mark + text + mark;
}

function inlineElement(element: Element): string {
  const tex = texOf(element);
  if (tex !== null) return `$${tex}$`;
  switch (element.localName) {
    case 'br':
      return '\n';
    case 'strong':
      return wrapped(element, '**');
    case 'em':
      return wrapped(element, '*');
    case 'code':
      return codeSpan(element.textContent);
    case 'img':
      return `![${element.getAttribute('alt') ?? ''}](${element instanceof HTMLImageElement ? element.src : ''})`;
    case 'sup':
      return element.querySelector('[role="doc-noteref"]') ? `[${inlineText(element)}]` : inlineText(element);
    default:
      return inlineText(element);
  }
}

function nodeText(node: Node): string {
  if (node instanceof Element) return node.matches(SKIPPED) ? '' : inlineElement(node);
  return node instanceof Text ? node.data.replace(/\u2060/g, '').replace(/\s+/g, ' ') : '';
}

function inlineText(node: Node): string {
  return Array.from(node.childNodes, nodeText).join('');
}

function tidy(run: string): string {
  return run
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Blocks set off by blank lines; what stands between them is a block too. */
function blocksText(node: Node): string {
  const blocks: string[] = [];
  let run = '';
  const flush = (): void => {
    blocks.push(tidy(run));
    run = '';
  };
  for (const child of node.childNodes) {
    if (child instanceof Element && child.matches(BLOCK) && !child.matches(SKIPPED)) {
      flush();
      blocks.push(blockText(child));
    } else run += nodeText(child);
  }
  flush();
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** @param passage A copy of a part of the page; it is only read. */
export function toMarkdown(passage: DocumentFragment): string {
  return blocksText(passage);
}
