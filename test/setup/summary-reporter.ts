import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export interface Count {
  passed: number;
  failed: number;
}

/** What counts as failed beside failed tests: a file that could not be read to its end, and errors outside all tests. */
export function count(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Count {
  const total: Count = { passed: 0, failed: unhandled.length };
  for (const module of modules) {
    total.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      if (test.result().state === 'passed') total.passed++;
      // A test that was skipped said nothing: it did not pass.
      else total.failed++;
    }
    for (const suite of module.children.allSuites()) total.failed += suite.errors().length;
  }
  return total;
}

/** Closes the run with `N passed, N failed` alone on the last line, for people and for what reads logs. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const { passed, failed } = count(modules, unhandled);
    // The other reporters write when the run has ended; the last line is ours. A set-up that fails is in no count.
    process.once('exit', (code) => {
      process.stdout.write(`${passed} passed, ${code === 0 ? failed : Math.max(1, failed)} failed\n`);
    });
  }
}
