import { formulaAt } from './dollar.ts';
import { type Attempt, type FoundFormula, noteOpen, refuse, type Scan } from './scan.ts';

/** Environments that number their rows or stand on their own as a display in LaTeX. */
const NUMBERED = [
  'equation',
  'align',
  'alignat',
  'xalignat',
  'xxalignat',
  'flalign',
  'gather',
  'multline',
  'eqnarray',
  'displaymath',
  'math',
  'empheq',
  'numcases',
  'subnumcases',
  'subequations',
  'CD',
] as const;

/** Environments that belong inside a display, but that authors write bare. */
const INNER = [
  'split',
  'aligned',
  'alignedat',
  'gathered',
  'cases',
  'dcases',
  'rcases',
  'array',
  'matrix',
  'pmatrix',
  'bmatrix',
  'Bmatrix',
  'vmatrix',
  'Vmatrix',
  'smallmatrix',
] as const;

const numbered = new Set<string>(NUMBERED);
/** Every environment that a text may hold bare, without star. */
export const bareEnvironments: ReadonlySet<string> = new Set<string>([...NUMBERED, ...INNER]);

const BEGIN = /\\begin\{([A-Za-z]+)(\*?)\}/y;

function nameAt(source: string, i: number): string | null {
  BEGIN.lastIndex = i;
  return BEGIN.exec(source)?.[1] ?? null;
}

/** Whether a body is one environment of AMS and nothing else, which makes even `$…$` a display. */
export function isNumberedEnvironment(body: string, scan: Scan, start: number): boolean {
  const lead = body.length - body.trimStart().length;
  if (body.charCodeAt(lead) !== 92) return false;
  const name = nameAt(scan.source, start + lead);
  if (name === null || name === 'math' || !numbered.has(name)) return false;
  return scan.pairs.environmentEnd.get(start + lead) === start + body.trimEnd().length;
}

/** G5 at `\begin{`. */
export function scanEnvironment(scan: Scan, i: number): Attempt<FoundFormula> {
  const line = scan.lines.at(scan.line);
  const name = nameAt(scan.source, i);
  if (!line || name === null || !bareEnvironments.has(name)) return refuse('unknown-environment');
  const end = scan.pairs.environmentEnd.get(i);
  if (end === undefined || (line.row && end > line.end)) {
    noteOpen(scan, i, line.row ? line.end : Infinity);
    return refuse(line.row ? 'paragraph-ends' : 'unclosed');
  }
  const found = formulaAt(
    scan,
    { notation: 'environment', start: i, texStart: i, texEnd: end, end, display: name !== 'math' },
    line,
  );
  return found ? { ok: true, value: found } : refuse('leaves-quote');
}
