import { spawnSync } from 'node:child_process';
import { fencesOf } from './support.ts';

/** A program block of an article and what the article says it prints. */
export interface NotebookBlock {
  code: string;
  /** Text of the `text` fence that follows; `null` where none does and nothing is printed. */
  expected: string | null;
}

/** The `ts` blocks of an article in order, each with the `text` block behind it. */
export function notebookOf(markdown: string): NotebookBlock[] {
  const fences = fencesOf(markdown);
  return fences.flatMap((fence, i) => {
    if (fence.lang !== 'ts') return [];
    const next = fences[i + 1];
    return [{ code: fence.text, expected: next?.lang === 'text' ? next.text : null }];
  });
}

const SEPARATOR = '\u0004';

/**
 * Runs the blocks as one program, as a reader does who types them in one after the other, and returns what each
 * printed, without the newline at the end.
 */
export function runNotebook(blocks: readonly NotebookBlock[]): string[] {
  const program = blocks.map((block) => block.code).join(`\nconsole.log('${SEPARATOR}');\n`);
  const run = spawnSync(process.execPath, ['--input-type=module-typescript'], { input: program, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split(`${SEPARATOR}\n`).map((out) => out.replace(/\n$/, ''));
}
