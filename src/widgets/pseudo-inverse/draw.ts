import { value } from '../kit/html.ts';
import { circle, line, rect, svg } from '../kit/svg.ts';
import type { Language } from '../widget.ts';
import { chart } from './chart.ts';
import { grid, unitOf } from './grids.ts';
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

function panel(heading: string, inside: string): string {
  return `<div class="widget-panel"><p class="widget-heading">${heading}</p>${inside}</div>`;
}

function key(mark: string, name: string): string {
  return `<li>${svg([28, 12], 'key', mark)}<span>${name}</span></li>`;
}

function keys(all: string[]): string {
  return `<ul class="widget-keys">${all.join('')}</ul>`;
}

function stroke(className: string): string {
  return line([0, 6], [28, 6], className);
}

/** What is known of the matrix: numbers that a reader wants before any drawing. */
function facts({ singularValues, size, rank, eigen }: PseudoInverseModel, language: Language): string {
  const values = singularValues.map((sigma, i) => value(i < rank ? sigma : 0));
  const all: [keyof typeof WORDS, string][] = [
    ['values', values.join(language === 'zh' ? '，' : ', ')],
    ['size', value(size)],
    ['eigenRank', value(eigen.rank)],
    ['eigenError', value(eigen.error, 2)],
  ];
  const items = all.map(([name, shown]) => `<div><dt>${words(name, language)}</dt><dd>${shown}</dd></div>`);
  return `<div class="widget-panel wide"><dl class="widget-facts">${items.join('')}</dl></div>`;
}

function pair(
  { pseudo, ridge }: PseudoInverseModel,
  pick: (inverse: Inverse) => number[][],
  [left, right]: readonly [string, string],
  language: Language,
): string {
  const unit = unitOf(pick(pseudo));
  const other = ridge ? grid(pick(ridge), unit) : `<p>${words('singular', language)}</p>`;
  return `<div class="pinv-pair"><div><p>${left}</p>${grid(pick(pseudo), unit)}</div><div><p>${right}</p>${other}</div></div>`;
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
    facts(model, language) +
    panel(word('chart'), chart(model) + keys(lines)) +
    panel(word('residuals'), residuals(model) + keys(marks)) +
    panel(
      word('inverses'),
      pair(model, ({ matrix }) => matrix, inverses, language),
    ) +
    panel(
      word('projectors'),
      pair(model, ({ projector }) => projector, projectors, language),
    )
  );
}
