/** Whether every mark of a template is there, once, and as it was. */
import { type Diagnostic, type DiagnosticId, positionAt } from '../diagnostics/index.ts';
import type { Text } from './compare.ts';
import { type Brackets, passageOf } from './marks.ts';
import type { FoundMark, ParsedTemplate } from './parse-template.ts';
import { mark } from './template.ts';

/** What each mark stands for, in order; `start` is where in the original, `null` for one of an earlier state. */
export type Expected = ReadonlyMap<string, { text: string; start: number | null }>;

/** Faults of one kind that are told one by one. */
const MOST = 20;

/** A name in brackets of other kinds, which some programs put in their place. */
const OTHER_BRACKETS = /[[{(（【〔［｛〚]{1,2}\s*(\d+\s*[a-z]{1,2})\s*[\]})）】〕］｝〛]{1,2}/gi;

export function checkMarks(
  template: string,
  parsed: Pick<ParsedTemplate, 'bodyStart' | 'bodyEnd' | 'found'>,
  expected: Expected,
  brackets: Brackets,
  original: Text,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (id: DiagnosticId, message: string, hint: string, { start, end }: Omit<FoundMark, 'name'>): void => {
    diagnostics.push({ id, severity: 'error', message, hint, start, end });
  };
  const shown = (name: string): string => mark(brackets, name);
  const seen = new Map<string, FoundMark>();
  const strange: FoundMark[] = [];
  for (const found of parsed.found) {
    const first = seen.get(found.name);
    if (!expected.has(found.name)) strange.push(found);
    else if (first) {
      const { line, column } = positionAt(template, first.start);
      const message = `${shown(found.name)} stands here again; the first is at ${line}:${column}.`;
      report('translation/doubled', message, 'Keep the one that belongs to its sentence.', found);
    } else seen.set(found.name, found);
  }
  for (const found of [...strange, ...inOtherBrackets(template, parsed)]) {
    const name = found.name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
    if (expected.has(name) && !seen.has(name)) {
      seen.set(name, found);
      report('translation/altered', `This was ${shown(name)}.`, `Write ${shown(name)}.`, found);
    } else if (strange.includes(found)) {
      const message =
        found.name === '' ? 'This bracket has lost its partner.' : `${shown(found.name)} stands for nothing.`;
      report('translation/unknown', message, 'Take it out, or write the mark that was meant.', found);
    }
  }
  const lost = [...expected.keys()].filter((name) => !seen.has(name));
  for (const name of lost.slice(0, MOST)) {
    const more = name === lost[MOST - 1] && lost.length > MOST ? ` So are ${lost.length - MOST} others.` : '';
    const hint = 'Put it back where it belongs in its sentence.';
    report(
      'translation/lost',
      `${shown(name)} is lost: ${meaning(name, expected, original)}.${more}`,
      hint,
      near(name, expected, seen, parsed),
    );
  }
  return diagnostics.sort((a, b) => a.start - b.start);
}

/** Names of marks that stand in other brackets, as `[4b]`. */
function inOtherBrackets(
  template: string,
  { bodyStart, bodyEnd }: Pick<ParsedTemplate, 'bodyStart' | 'bodyEnd'>,
): FoundMark[] {
  return Array.from(template.slice(bodyStart, bodyEnd).matchAll(OTHER_BRACKETS), (match) => {
    const start = bodyStart + match.index;
    return { name: match[1] ?? '', start, end: start + match[0].length };
  });
}

/** Characters of a piece that are shown. */
const SHOWN = 60;

function meaning(name: string, expected: Expected, { file, source }: Text): string {
  const { text = '', start = null } = expected.get(name) ?? {};
  const line = text.replace(/\s+/g, ' ');
  const cut = [...line].length > SHOWN ? `${[...line].slice(0, SHOWN).join('')}…` : line;
  if (start === null) return `it stands for ${cut}`;
  const { line: row, column } = positionAt(source, start);
  return `it stands for ${cut}, of ${file}:${row}:${column}`;
}

/** Where a lost mark was: at one of its paragraph, else at the one before it. */
function near(
  name: string,
  expected: Expected,
  seen: ReadonlyMap<string, FoundMark>,
  { bodyStart }: Pick<ParsedTemplate, 'bodyStart'>,
): Omit<FoundMark, 'name'> {
  const names = [...expected.keys()];
  const at = names.indexOf(name);
  const before = names.slice(0, at).findLast((other) => seen.has(other));
  const sibling = names.find((other) => passageOf(other) === passageOf(name) && seen.has(other));
  const own = before !== undefined && passageOf(before) === passageOf(name) ? before : sibling;
  return seen.get(own ?? before ?? '') ?? { start: bodyStart, end: bodyStart + 1 };
}
