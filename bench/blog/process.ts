/** Runs one build in a process group of its own: its time, and the memory of all its processes. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Command {
  /** For Node. */
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

export interface Run {
  seconds: number;
  /** Megabytes; NaN where there is no /proc. */
  memory: number;
  /** Why there is no whole build. */
  failure?: string;
}

/** Between two looks at the memory, in milliseconds. */
const INTERVAL = 100;

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended meanwhile, or this is no Linux.
    return '';
  }
}

/**
 * Megabytes: the sum, over the living processes of the group, of the most that each has had in memory so far (VmHWM).
 * For a build in one process this is its maximal resident set; of several it is an upper bound of what they had at once.
 */
function memoryOf(group: number): number {
  if (process.platform !== 'linux') return NaN;
  let kilobytes = 0;
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    // The name, in brackets, may hold anything; state, parent and group come after it.
    const [, , found] = read(`/proc/${id}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    if (Number(found) === group) kilobytes += Number(/^VmHWM:\s*(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0);
  }
  return (kilobytes * 1024) / 1e6;
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The last line that says something of an error, or the last one. */
function lastWords(output: string): string {
  const lines = output.replace(/\u001b\[[\d;]*m/g, '').split('\n');
  const told = lines.map((line) => line.trim()).filter((line) => line !== '');
  return (told.findLast((line) => /error|fatal/i.test(line)) ?? told.at(-1) ?? '').slice(0, 160);
}

/** `limit` in seconds. */
export async function run({ args, cwd, env = {} }: Command, limit: number): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
  });
  const group = child.pid;
  if (group === undefined) return { seconds: NaN, memory: NaN, failure: 'could not be started' };
  const stop = (): void => killGroup(group);
  const stopAll = (): never => process.exit(1);
  process.once('exit', stop).once('SIGINT', stopAll).once('SIGTERM', stopAll);
  let output = '';
  const keep = (chunk: Buffer): string => (output = (output + chunk.toString()).slice(-20_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let memory = 0;
  const look = setInterval(() => (memory = Math.max(memory, memoryOf(group))), INTERVAL);
  const ended = { late: false };
  const timer = setTimeout(() => {
    ended.late = true;
    stop();
  }, limit * 1000);
  let seconds = NaN;
  child.once('exit', () => {
    seconds = (performance.now() - began) / 1000;
    // What it has left running would hold its output open.
    stop();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once('close', (...how) => resolve(how));
  });
  clearInterval(look);
  clearTimeout(timer);
  process.off('exit', stop).off('SIGINT', stopAll).off('SIGTERM', stopAll);
  if (ended.late) return { seconds, memory, failure: `took more than ${limit} s` };
  if (code === 0) return { seconds, memory };
  return { seconds, memory, failure: `ended with ${signal ?? code ?? 'nothing'}: ${lastWords(output)}` };
}
