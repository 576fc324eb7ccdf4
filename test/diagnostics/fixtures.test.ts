import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../../src/diagnostics/catalogue.ts';
import { formatReport } from '../../src/diagnostics/index.ts';
import { IDS, report, reportPath, unexpectedFiles } from './fixtures.ts';

/** Faults that cannot be made alone. A label on a row without a number is one already, before anything cites it. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'ref/unnumbered': ['ref/label-without-number'] };

/** `UPDATE=1` writes the reports instead of comparing them, for a person to read in the diff. */
const updating = process.env['UPDATE'] === '1' && !process.env['CI'];

describe('the fixture of', () => {
  it.each(IDS)('%s is reported as its author should see it', async (id) => {
    const reported = await report(id);
    const text = `${formatReport(reported)}\n`;
    const path = reportPath(id);
    if (updating) writeFileSync(path, text);
    expect(existsSync(path), `${path} is missing`).toBe(true);
    expect(text).toBe(readFileSync(path, 'utf8'));
    const severities = SECTIONS.flatMap(({ entries }) => entries[id]?.[0] ?? []);
    // One fault is told once, in whole sentences, and of each severity in the catalogue there is an example.
    const own = reported.filter((d) => d.id === id);
    expect([...new Set(reported.map((d) => d.id))].sort()).toEqual([...(ALSO[id] ?? []), id].sort());
    expect([...new Set(own.map((d) => d.severity))].sort().join(', ')).toBe(severities.join());
    for (const { message, hint } of own) {
      expect(message).toMatch(/\.$/);
      if (id !== 'math/not-typeset') expect(hint).toMatch(/[.?]$/);
    }
  });
});

it('there are no other files among the fixtures', () => {
  expect(unexpectedFiles()).toEqual([]);
});
