/** Types, lint and format, side by side where one needs nothing of another. Each is told as a whole, and all are told. */
import { spawn } from 'node:child_process';

/** Found on the PATH that npm sets. The lint asks for types that `astro check` writes where there are none yet. */
const CHAINS = [['astro check', 'eslint .'], ['prettier --check .']];

/** Its exit code, 1 where a signal ended it. What it printed stands together, whenever the others end. */
async function run(command: string): Promise<number> {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.stdout.write(`\n> ${command}\n${Buffer.concat(output).toString()}`);
  return code ?? 1;
}

const failed: string[] = [];
await Promise.all(
  CHAINS.map(async (chain) => {
    for (const command of chain) if ((await run(command)) !== 0) failed.push(command);
  }),
);
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
