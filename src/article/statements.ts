/** Theorems and their like: found in an article, numbered, and named where they are cited. */
import { positionAt } from '../diagnostics/index.ts';
import type { ArticleToken, ContainerToken } from '../markdown/index.ts';
import type { Ids } from './ids.ts';
import type { Labels } from './labels.ts';
import { inlineText } from './plain.ts';
import { type TheoremKind, theoremKinds, type TheoremNames, type TheoremOptions } from './theorem-kinds.ts';
import { walk } from './tokens.ts';
import type { Citable, Statement } from './types.ts';

export interface Statements {
  of: ReadonlyMap<ContainerToken, Statement>;
  list: Statement[];
}

/**
 * @param tokens Of the whole article.
 * @param ids Those that authors give are taken already.
 * @param chinese The article is Chinese.
 */
export function numberStatements(
  source: string,
  tokens: readonly ArticleToken[],
  options: TheoremOptions,
  ids: Ids,
  chinese: boolean,
): Statements {
  const kinds = theoremKinds(options);
  const counts = new Map<string, number>();
  const of = new Map<ContainerToken, Statement>();
  const next = ({ name }: TheoremKind): string => {
    const counter = options.numbering === 'shared' ? '' : name;
    const count = (counts.get(counter) ?? 0) + 1;
    counts.set(counter, count);
    return String(count);
  };
  walk(tokens, (token) => {
    const kind = token.type === 'container' ? kinds.get(token.head.name) : undefined;
    if (token.type !== 'container' || !kind) return true;
    const { id, nameStart, nameEnd, attributes } = token.head;
    const { start, end } = id ?? { start: nameStart, end: nameEnd };
    const { line, column } = positionAt(source, start);
    const number = attributes.some(({ key, value }) => key === 'numbered' && value === 'false') ? null : next(kind);
    of.set(token, {
      label: id?.value ?? null,
      number,
      id: id?.value ?? ids.unique(number === null ? kind.name : `${kind.name}-${number}`),
      start,
      end,
      at: `${line}:${column}`,
      kind: kind.name,
      zh: kind.zh,
      en: kind.en,
      name: nameOf(kind, chinese),
      title: '',
    });
    return true;
  });
  return { of, list: [...of.values()] };
}

/** Puts titles in, which may cite what was numbered since. */
export function titleStatements({ of }: Statements, labels: Labels): void {
  for (const [token, statement] of of) statement.title = inlineText(token.title, labels).trim();
}

export function isStatement(cited: Citable): cited is Statement {
  return 'kind' in cited;
}

/** 定理, or Theorem. */
export function nameOf(names: TheoremNames, chinese: boolean): string {
  return chinese ? names.zh : names.en;
}

/** A name for before its number, with its space; nothing where `before`, the text so far, has said it already. */
export function nameBefore(name: string, before: string): string {
  // A name may be all that stands in a tag: `**定理** \ref{…}`.
  const said = before
    .slice(-60)
    .replace(/(?:<[^<>]*>|&nbsp;|[\s\u00a0~])+$/g, '')
    .toLowerCase();
  return said.endsWith(name.toLowerCase()) ? '' : `${name} `;
}
