import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/article/csv.ts';

function cells(text: string): string[][] | string {
  const csv = parseCsv(text);
  return 'rows' in csv ? csv.rows.map((row) => row.cells) : `${csv.line}:${csv.column}`;
}

describe('parseCsv', () => {
  it('reads cells bare and in quotes, empty ones too, and passes over empty lines', () => {
    expect(cells('a,b\n1,\n\n,""\n')).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', ''],
    ]);
    expect(cells('a, b ,"c,d","say ""x""","two\nlines"')).toEqual([['a', ' b ', 'c,d', 'say "x"', 'two\nlines']]);
    expect(cells('')).toEqual([]);
  });

  it('knows on which line each row begins', () => {
    const csv = parseCsv('a\n"1\n2\n3",x\n\nb\n');
    expect('rows' in csv && csv.rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it('says where it cannot go on', () => {
    expect(cells('a,b\n1,"2\n3')).toBe('2:3');
    expect(cells('a,"b"c')).toBe('1:3');
    expect(cells('"x\ny",z"')).toBe('2:4');
  });

  it('reads back whatever is written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '字') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const written = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(cells(written)).toEqual(rows);
      }),
    );
  });

  it('is linear in quotes that are never closed', () => {
    const rows = parseCsv(`${'"a",'.repeat(50_000)}"`);
    expect(rows).toMatchObject({ line: 1, column: 200_001 });
  });
});
