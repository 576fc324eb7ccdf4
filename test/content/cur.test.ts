import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csv } from '../../bench/dialect/table.ts';
import { findMath, lex } from '../../src/markdown/index.ts';
import {
  curDecomposition,
  deim,
  determinant,
  interpolateColumns,
  leverageScores,
  type Matrix,
  maxAbs,
  multiply,
  norm,
  pseudoInverse,
  submatrix,
  subtract,
  svd,
  transpose,
} from '../../src/numerics/index.ts';
import { type CurModel, model } from '../../src/widgets/cur/model.ts';
import type { Pick } from '../../src/widgets/cur/schema.ts';
import { CUR } from '../../src/widgets/cur/widget.ts';
import { defaultsOf, withValues } from '../../src/widgets/kit/state.ts';
import { crossingsTable, THREE } from './crossings.ts';
import { notebookOf, runNotebook } from './notebook.ts';
import { expectStated, formulaWith, matricesIn, stated } from './stated.ts';
import { readMarkdown } from './support.ts';

const article = readMarkdown('content/posts/cur/index.md');
const [TRAP = []] = matricesIn(formulaWith(article, '\\label{eq:deim-loses}'));
const [W = []] = matricesIn(formulaWith(article, '\\label{eq:trap}'));

function floor(m: Matrix, rank: number): number {
  return norm([svd(m).s.slice(rank)]) ** 2;
}

function crossed(m: Matrix, rows: readonly number[], columns: readonly number[]): number {
  return curDecomposition(m, rows, columns, { core: 'intersection' }).squaredError;
}

function preset(name: string): CurModel {
  const values = CUR.presets.find((one) => one.name === name)?.values ?? {};
  return model(withValues(CUR.schema, defaultsOf(CUR.schema), values));
}

/** Squared error with the crossing as core, of one of the suggestions. */
function by(name: string, pick: Pick): number {
  return preset(name).choices.find((choice) => choice.pick === pick)?.cur.intersection.squaredError ?? NaN;
}

it('the file beside it is what the program makes', () => {
  const [head = [], ...rows] = crossingsTable();
  const made = csv({ head, rows });
  const path = 'content/posts/cur/crossings.csv';
  if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(path, made);
  expect(readFileSync(path, 'utf8')).toBe(made);
});

describe('the matrix of order three', () => {
  it('is the one that is printed, and its errors are 13 over the crossing', () => {
    expect(matricesIn(formulaWith(article, '\\label{eq:three}'))).toEqual([THREE]);
    expectStated(formulaWith(article, '\\label{eq:three}'), '\\det\\boldsymbol M=', determinant(THREE));
    expectStated(article, '底是 $\\tau_2=\\sigma_3^2\\approx', floor(THREE, 2));
    for (const [rows = '', columns = '', det = '', , error = ''] of crossingsTable().slice(1)) {
      const places = [rows, columns].map((text) => text.split('、').map((place) => Number(place) - 1));
      expect(crossed(THREE, places[0] ?? [], places[1] ?? [])).toBeCloseTo((13 / Number(det.slice(1, -1))) ** 2, 9);
      expect(((13 / Number(det.slice(1, -1))) ** 2).toFixed(4)).toBe(error);
    }
    // All nine, and six of them different.
    expect(crossingsTable()).toHaveLength(7);
    const optimal = curDecomposition(THREE, [0, 1], [0, 1]).squaredError;
    expectStated(article, '交叉的核只比最优的差 ', 100 * (crossed(THREE, [0, 1], [0, 1]) / optimal - 1));
    const [worst, blown] = [curDecomposition(THREE, [0, 1], [1, 2]).squaredError, crossed(THREE, [0, 1], [1, 2])];
    expect(blown / worst).toBeGreaterThan(stated(article, '行列式是 $-1$ 的时候，差到 ').value);
    expectStated(article, '倍以上：', blown);
    expect(blown / 41).toBeGreaterThan(4);
    expectStated(article, '竟是 $\\Vert\\boldsymbol M\\Vert_F^2=', norm(THREE) ** 2);
    expectStated(article, '表里最坏的是 ', worst);
    const [columns, rows] = [interpolateColumns(THREE, [1, 2]).squaredError, interpolateColumns(transpose(THREE), [0, 1]).squaredError]; // prettier-ignore
    expectStated(article, '而这时 $E(S_1)=', columns);
    expectStated(article, '，$E^\\top(S_2)=', rows);
    expectStated(article, '两者之和是 ', columns + rows);
    for (const r of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      // prettier-ignore
      for (const c of [[0, 1], [0, 2], [1, 2]]) { // prettier-ignore
        const found = curDecomposition(THREE, r, c).squaredError;
        const [e, f] = [interpolateColumns(THREE, c).squaredError, interpolateColumns(transpose(THREE), r).squaredError]; // prettier-ignore
        expect(found).toBeGreaterThanOrEqual(Math.max(e, f) - 1e-12);
        expect(found).toBeLessThanOrEqual(Math.min(worst, e + f) + 1e-12);
      }
    }
  });

  it('keeps the bound of the largest determinant, and has the scores that are printed', () => {
    const { s } = svd(THREE);
    expectStated(article, '$r=2$ 时界是 $3\\sigma_3\\approx', 3 * (s[2] ?? 0));
    const error = subtract(curDecomposition(THREE, [0, 1], [0, 1], { core: 'intersection' }).approximation, THREE);
    expectStated(article, '实际的误差是 $13/8=', maxAbs(error));
    const [, ...printed] = /\$r=1\$ 时三个分数是 \$(.*?)\$、\$(.*?)\$、\$(.*?)\$，\$r=2\$ 时是 \$(.*?)\$、\$(.*?)\$、\$(.*?)\$/.exec(article) ?? []; // prettier-ignore
    expect(printed).toEqual([...leverageScores(THREE, 1), ...leverageScores(THREE, 2)].map((score) => score.toFixed(4))); // prettier-ignore
    expect(article).toContain(`DEIM 取第 ${deim(THREE, 2).map((j) => `$${j + 1}$`).join('、')} 列`); // prettier-ignore
  });

  it('is disturbed as is said', () => {
    const filled = (m: Matrix, r: number[], c: number[]): number[] => curDecomposition(m, r, c, { core: 'intersection' }).approximation.flat(); // prettier-ignore
    const [rows, columns] = [[0, 1], [1, 2]]; // prettier-ignore
    const w = pseudoInverse(submatrix(THREE, rows, columns));
    const left = multiply([[1, 2]], w).flat();
    const right = multiply(w, [[4], [2]]).flat();
    const [, ...printed] = /W\^\{-1\}=\((-?\d+),(-?\d+)\)\$，\$.*?=\((-?\d+),(-?\d+)\)/.exec(article) ?? [];
    [...left, ...right].forEach((value, i) => expect(value).toBeCloseTo(Number(printed[i]), 9));
    const change = stated(article, '末尾的 $1$ 量成 ').value;
    const other = THREE.map((row, i) => row.map((x, j) => (i === 0 && j === 2 ? change : x)));
    expectStated(article, '补出来的数从 ', filled(THREE, rows, columns)[6] ?? NaN);
    expectStated(article, '$14$ 变成 ', filled(other, rows, columns)[6] ?? NaN);
    const calm = multiply([[1, 1]], pseudoInverse(submatrix(THREE, [0, 1], [0, 1]))).flat();
    expect(Math.max(...calm)).toBeCloseTo(1 / 4, 12);
    expectStated(article, '同样的误差至多让结果动 ', (change - 1) * Math.max(...calm) ** 2);
  });

  it('with all three rows has the error of its columns', () => {
    const { squaredError } = curDecomposition(THREE, [0, 1, 2], [1, 2], { core: 'intersection' });
    expectStated(article, '误差平方就从 $169$ 降到了 ', squaredError);
    expect(squaredError).toBeCloseTo(interpolateColumns(THREE, [1, 2]).squaredError, 12);
    expect(article).toContain(':::cur{#fig-cur m="4,2,1;2,3,1;1,1,2" rows=1,2 columns=2,3 core=intersection}');
  });
});

describe('the matrix at which DEIM fails', () => {
  const [rows, columns] = [deim(transpose(TRAP), 2).sort(), deim(TRAP, 2).sort()];

  it('is that of the figure, with the crossing that is printed', () => {
    expect(preset('deim').m).toEqual(TRAP);
    expect([rows, columns]).toEqual([[0, 2], [0, 2]]); // prettier-ignore
    expect(submatrix(TRAP, rows, columns)).toEqual(W);
    expectStated(formulaWith(article, '\\label{eq:trap}'), '\\det\\boldsymbol W=', determinant(W));
  });

  it('errs as is said', () => {
    const { u, v } = svd(TRAP);
    const inverse = (vectors: Matrix, places: number[]): number => 1 / (svd(submatrix(vectors, places, [0, 1])).s[1] ?? 0); // prettier-ignore
    const [ofColumns, ofRows] = [inverse(v, columns), inverse(u, rows)];
    expectStated(article, '$\\Vert\\boldsymbol V_{S_1}^{-1}\\Vert_2\\approx', ofColumns);
    expectStated(article, '$\\Vert\\boldsymbol U_{S_2}^{-1}\\Vert_2\\approx', ofRows);
    const optimal = curDecomposition(TRAP, rows, columns).squaredError;
    expectStated(article, '配上最优的核，误差平方是 ', optimal);
    expectStated(article, '约为底 ', floor(TRAP, 2));
    expect(optimal / floor(TRAP, 2)).toBeCloseTo(3, 0);
    expect(interpolateColumns(TRAP, columns).squaredError).toBeLessThanOrEqual(ofColumns ** 2 * floor(TRAP, 2));
    expect(optimal).toBeLessThanOrEqual((ofColumns ** 2 + ofRows ** 2) * floor(TRAP, 2));
    const error = subtract(curDecomposition(TRAP, rows, columns, { core: 'intersection' }).approximation, TRAP);
    const others = [1, 3];
    const [, ...printed] = /依次是 \$(.*?)\$、\$(.*?)\$、\$(.*?)\$、\$(.*?)\$，平方和/.exec(article) ?? [];
    for (const [at, text] of printed.entries()) {
      const [i = 0, j = 0] = [others[Math.floor(at / 2)], others[at % 2]];
      expect(error[i]?.[j]).toBeCloseTo(Number(text), 9);
      expect(determinant(submatrix(TRAP, [...rows, i], [...columns, j]))).toBeCloseTo(Number(text), 9);
    }
    expectStated(article, '，平方和 ', crossed(TRAP, rows, columns));
    expectStated(article, '而 $\\Vert\\boldsymbol M\\Vert_F^2$ 不过 ', norm(TRAP) ** 2);
    const best = preset('deim').choices.find(({ pick }) => pick === 'volume');
    expect([best?.rows, best?.columns]).toEqual([[1, 2], [0, 2]]); // prettier-ignore
    expectStated(article, '第 $1$、$3$ 列，$\\det\\boldsymbol W=', best?.determinant ?? NaN);
    expectStated(article, '误差平方只有 ', best?.cur.intersection.squaredError ?? NaN);
  });

  it('is one of several: each suggestion loses somewhere', () => {
    expectStated(article, '分数最大的两行与两列，交叉的行列式是 ', preset('leverage').choices[0].determinant ?? NaN);
    expectStated(article, '$-3$，误差平方 ', by('leverage', 'leverage'));
    expectStated(article, '列主元 QR 取的交叉，误差平方 ', by('leverage', 'pivoted-qr'));
    expectStated(article, '“列主元 QR 输”。误差平方 ', by('pivots', 'pivoted-qr'));
    expectStated(article, '而杠杆分数取的只有 ', by('pivots', 'leverage'));
    expectStated(article, '“行列式最大的输”。误差平方 ', by('volume', 'volume'));
    expectStated(article, 'DEIM 却只有 ', by('volume', 'deim'));
    expect(maxAbs(preset('singular').approximation)).toBe(0);
    for (const name of ['deim', 'leverage', 'pivots', 'volume']) {
      const { choices, floor: least } = preset(name);
      for (const { cur } of choices) expect(cur.optimal.squaredError / least).toBeLessThan(7);
    }
  });
});

it('runs its program as it says, on the matrix of the figure', () => {
  const blocks = notebookOf(article);
  expect(blocks).toHaveLength(1);
  expect(runNotebook(blocks)).toEqual(blocks.map((block) => block.expected));
  const rows = (blocks[0]?.expected ?? '').split('\n').map((line) => line.split(' ').map(Number));
  expect(preset('exact').m).toEqual(rows);
});

it('is long enough, states what it proves, and cites what it leans on', () => {
  const formulas = findMath(article);
  expect(article.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(2500);
  expect(new Set(formulas.map(({ tex }) => tex)).size).toBeGreaterThanOrEqual(40);
  expect(formulas.filter(({ tex }) => tex.includes('\\label')).length).toBeGreaterThanOrEqual(10);
  expect(article.match(/^:::proof/gm)?.length).toBe(article.match(/^:::(?:theorem|lemma|proposition)/gm)?.length);
  for (const label of [
    '\\eqref{pseudo-inverse:eq:factor}',
    '\\eqref{low-rank:eq:eym}',
    '\\eqref{low-rank:eq:three}',
    '\\eqref{interpolative:eq:error}',
    '\\ref{interpolative:thm:sampling}',
  ])
    // prettier-ignore
    expect(article).toContain(label);
  expect(article).toContain('kexue.fm/archives/10662');
  expect(lex(article).diagnostics).toEqual([]);
});
