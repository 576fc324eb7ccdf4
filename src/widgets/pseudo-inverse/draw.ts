import { grid, unitOf } from '../kit/grids.ts';
import { value } from '../kit/html.ts';
import { facts, key, keys, pair, panel } from '../kit/pieces.ts';
import { circle, line, rect } from '../kit/svg.ts';
import type { Language } from '../widget.ts';
import { chart } from './chart.ts';
import type { Inverse, PseudoInverseModel } from './model.ts';
import { residuals } from './residuals.ts';
import { WORDS } from './words.ts';

const DAGGER = 'A<sup>†</sup>';
const RIDGE = 'X<sub>ε</sub>';

/** A symbol with an index, in the markup of {@link value}. */
function symbol(html: string): string {
  return `<var class="value"><span class="notranslate" translate="no">${html}</span></var>`;
}

const SYMBOLS = /AᵀA \+ εI|AᵀA|ε/g;

/** Words, their symbols kept from translators. */
function words(name: keyof typeof WORDS, language: Language): string {
  return WORDS[name][language].replace(SYMBOLS, (found) => value(found));
}

function stroke(className: string): string {
  return line([0, 6], [28, 6], className);
}

/** What is known of the matrix: numbers that a reader wants before any drawing. */
function known({ singularValues, size, rank, eigen }: PseudoInverseModel, language: Language): string {
  const values = singularValues.map((sigma, i) => value(i < rank ? sigma : 0));
  const all: [keyof typeof WORDS, string][] = [
    ['values', values.join(language === 'zh' ? '，' : ', ')],
    ['size', value(size)],
    ['eigenRank', value(eigen.rank)],
    ['eigenError', value(eigen.error, 2)],
  ];
  return facts(all.map(([name, shown]) => [words(name, language), shown]));
}

function both(
  { pseudo, ridge }: PseudoInverseModel,
  pick: (inverse: Inverse) => number[][],
  [left, right]: readonly [string, string],
  language: Language,
): string {
  const unit = unitOf(pick(pseudo));
  const other = ridge ? grid(pick(ridge), unit) : `<p>${words('singular', language)}</p>`;
  return pair([left, grid(pick(pseudo), unit)], [right, other]);
}

/** The stage: errors against ε, residuals, both inverses and what they make of A. */
export function draw(model: PseudoInverseModel, language: Language): string {
  const word = (name: keyof typeof WORDS): string => words(name, language);
  const named = (name: keyof typeof WORDS, html: string): string => `${word(name)} ${symbol(html)}`;
  const lines = [
    key(stroke('c0 line strong'), word('total')),
    key(stroke('c1 line dash'), word('truncation')),
    key(stroke('c2 line dots'), word('rounding')),
    key(stroke('c3 line dashdot'), word('eigen')),
  ];
  const marks = [
    key(stroke('c0 line') + circle([14, 6], 4.5, 'c0 mark hollow'), named('ridge', RIDGE)),
    key(stroke('c1 line') + rect([10, 2], [8, 8], 'c1 mark'), named('pseudo', DAGGER)),
  ];
  const inverses = [named('pseudo', DAGGER), named('ridge', RIDGE)] as const;
  const projectors = [named('projector', `A${DAGGER}`), named('standIn', `A${RIDGE}`)] as const;
  return (
    known(model, language) +
    panel(word('chart'), chart(model) + keys(lines)) +
    panel(word('residuals'), residuals(model) + keys(marks)) +
    panel(
      word('inverses'),
      both(model, ({ matrix }) => matrix, inverses, language),
    ) +
    panel(
      word('projectors'),
      both(model, ({ projector }) => projector, projectors, language),
    )
  );
}
