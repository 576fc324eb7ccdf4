import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../bench/dialect/judge.ts';
import { groupTable, scoreTable, type Scored } from '../../bench/dialect/scores.ts';
import { stepTable } from '../../bench/dialect/steps.ts';
import { csv } from '../../bench/dialect/table.ts';
import { judge } from '../../bench/dialect/judge.ts';
import { ours } from '../../bench/dialect/ours.ts';
import { parseCsv } from '../../src/article/csv.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import { readMarkdown, tableNamed, type Table } from './support.ts';

const FOLDER = 'content/posts/finding-formulas';
const article = readMarkdown(`${FOLDER}/index.md`);

function readCsv(name: string): string[][] {
  const parsed = parseCsv(readFileSync(`${FOLDER}/${name}.csv`, 'utf8'));
  if (!('rows' in parsed)) throw new Error(`${name}.csv cannot be read`);
  return parsed.rows.map((row) => row.cells);
}

/** Code spans of a cell. */
function codes(cell: Table['rows'][number][number] | undefined): string[] {
  if (cell?.code) return [cell.code];
  return [...(cell?.text ?? '').matchAll(/(`+) ?(.+?) ?\1(?!`)/g)].map((match) => match[2] ?? '');
}

describe('what is read as a formula', () => {
  const { rows } = tableNamed(article, '原文');

  it.each(rows.map((row) => [codes(row[0])[0] ?? '', codes(row[1])]))('%s: %j', (written, formulas) => {
    expect(written).not.toBe('');
    expect(findMath(written).map(({ tex }) => tex)).toEqual(formulas);
  });

  it.each([
    ['若 $\\text{当 $x>0$ 时}$ 成立', ['\\text{当 $x>0$ 时}']],
    ['单价$5，数量$x$', ['x']],
    ['只有 \\(1\\) 与 \\(略\\)', []],
    ['甲 $5 和 $6', []],
    ['甲 $5，面积$ 乙', []],
  ])('%s', (written, formulas) => expect(findMath(written).map(({ tex }) => tex)).toEqual(formulas));
});

describe('equation (accept)', () => {
  const has = (pattern: RegExp, text: string): boolean => pattern.test(text);

  /** The predicates of the article, as they stand there; β and γ on one line, without braces. */
  function accepted(beta: string, gamma: string): boolean {
    const E = has(/[\\^_{]/, beta);
    const H = has(/\p{Script=Han}/u, beta);
    const V = has(/^[A-Za-z][A-Za-z0-9]*\p{Script=Han}/u, beta) && !has(/[+\-*/=<>|!&~]/, beta);
    const digit = (c: string): boolean => has(/^\d/, c);
    const letter = (c: string): boolean => has(/^[A-Za-z]/, c);
    const R1 = has(/^[ \t]*$/, beta);
    const R2 = !E && digit(gamma);
    const R3 = !E && digit(beta) && H;
    const R4 = !E && V && letter(gamma);
    const l = has(/^[ \t]/, beta);
    const r = has(/[ \t]$/, beta);
    const Q1 = E && !H && !letter(gamma) && !digit(gamma) && gamma !== '_';
    const Q2 = !H && !has(/，/, beta) && !digit(gamma) && (E || !has(/[A-Za-z]{3}/, beta));
    if (R1 || R2 || R3 || R4) return false;
    if (!l && !r) return true;
    return l && r ? Q2 : Q1;
  }

  it('says what the scanner does, in every case of its kind', () => {
    const letters = ['5', 'a', '甲', ' ', '_', '，'];
    let words = [''];
    let cases = 0;
    const wrong: string[] = [];
    for (let length = 1; length <= 5; length++) {
      words = words.flatMap((word) => letters.map((c) => word + c));
      for (const beta of words) {
        for (const gamma of ['', '5', 'a', '甲']) {
          cases++;
          const source = `甲$${beta}$${gamma}`;
          if ((findMath(source).length === 1) !== accepted(beta, gamma)) wrong.push(source);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(article).toContain(`=${cases}\n`);
  });

  it('finds the partner behind nested braces, however deep', () => {
    for (const m of [1, 5, 200]) {
      const word = `$${'{'.repeat(m)}$${'}'.repeat(m)}$`;
      expect(findMath(word)).toMatchObject([{ start: 0, end: word.length }]);
    }
  });
});

describe('what is settled while text arrives', () => {
  const { rows } = tableNamed(article, '来到这里');

  it.each(rows.map((row) => [codes(row[0])[0] ?? '', codes(row[1])]))('%s: %j', (text, settled) => {
    expect(text).not.toBe('');
    expect(findMath(text, { final: false }).map(({ tex }) => tex)).toEqual(settled);
  });
});

describe('the tables from files', () => {
  const cases = readCases();
  const scores = readCsv('scores');
  const groups = readCsv('groups');
  const ourFailures = cases.filter((example) => judge(example, ours.render(example.markdown)) !== null);
  const ourselves: Scored = { name: ours.name, settings: '', failed: new Set(ourFailures.map(({ id }) => id)) };

  it('steps.csv is what the scanner takes now', () => {
    expect(readFileSync(`${FOLDER}/steps.csv`, 'utf8')).toBe(csv(stepTable()));
    for (const [, first, , last] of stepTable().rows) expect(Number(last)).toBeLessThan(1.1 * Number(first));
  });

  it('have the heads and the row that the code gives now: `bench/dialect/run.ts --write` writes them', () => {
    for (const [file, make] of [[scores, scoreTable] as const, [groups, groupTable] as const]) {
      const { head, rows } = make([ourselves], cases, 'zh');
      expect(file[0]).toEqual(head);
      expect(file[1]).toEqual(rows[0]);
    }
    expect(scores.map((row) => row.length)).toEqual(scores.map(() => 5));
    expect(groups).toHaveLength(scores.length);
    expect(groups.slice(1).every((row) => row.slice(1).every((cell) => /^\d+$/.test(cell)))).toBe(true);
  });

  it('add up', () => {
    for (const [i, row] of groups.entries()) {
      if (i > 0) expect(row.slice(1).reduce((sum, cell) => sum + Number(cell), 0)).toBe(Number(scores[i]?.[2]));
    }
  });

  it('say what the text says of them', () => {
    const contested = cases.filter((example) => example.contested).length;
    expect(article).toContain(
      `例子共 ${cases.length} 个，分 ${(groups[0]?.length ?? 0) - 1} 组，都是中文作者会写的句子；其中 ${contested} 个有争议`,
    );
    const column = (name: string): number => groups[0]?.findIndex((head) => head.startsWith(name)) ?? -1;
    const both = (engine: string): string => {
      const row = groups.find(([name]) => name === engine);
      return `${row?.[column('紧挨汉字')] ?? ''} 和 ${row?.[column('价格')] ?? ''}`;
    };
    expect(article).toContain(`remark-math 是 ${both('remark-math')}，`);
    expect(article).toContain(`marked-katex-extension 默认是 ${both('marked-katex-extension')}，`);
    expect(article).toContain(`开了 nonStandard 是 ${both('marked-katex-extension，nonStandard')}。`);
    expect(article).toContain(`@vscode/markdown-it-katex 得了 ${both('@vscode/markdown-it-katex')}，是别家中最好的`);
    const others = groups.slice(2);
    const sum = (row: string[]): number => Number(row[column('紧挨汉字')]) + Number(row[column('价格')]);
    expect(Math.max(...others.map(sum))).toBe(7);
    expect(others.filter((row) => sum(row) === 7).every(([name]) => name?.startsWith('@vscode'))).toBe(true);
    expect(Math.max(...others.map((row) => Number(row[column('强调')])))).toBe(2);
    expect(scores.slice(2).some((row) => row[3] === '46')).toBe(true);
    expect(Math.sqrt((46 / 61) * (15 / 61) * (1 / 61)).toFixed(3)).toBe('0.055');
    expect(Math.round(61 * 0.055)).toBe(3);
  });
});

describe('what the article holds', () => {
  it('counts right', () => {
    expect((6 * (6 ** 5 - 1)) / 5).toBe(6 + 36 + 216 + 1296 + 7776);
    expect((1000 * 999) / 2).toBe(499500);
    expect(article).toContain('就是 $499500$ 对');
  });

  it('has displayed formulas, and cites every numbered one by a name that is there', () => {
    expect(findMath(article).filter(({ display }) => display).length).toBeGreaterThanOrEqual(15);
    const labels = [...article.matchAll(/\\label\{([^}]+)\}|\{#(eq:[^}]+)\}/g)].map((m) => m[1] ?? m[2]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('gives the dialect nothing to warn of', () => expect(lex(article).diagnostics).toEqual([]));
});
