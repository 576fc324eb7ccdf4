import { chart } from './chart.ts';
import { heatMap, unitOf } from './grids.ts';
import type { Inverse, PseudoInverseModel } from './model.ts';
import { shown } from './notation.ts';
import { residuals } from './residuals.ts';
import { WORDS } from './words.ts';

type Language = 'zh' | 'en';

function fixed(text: string): string {
  return `<span class="notranslate" translate="no">${text}</span>`;
}

function key(kind: string, mark: string, words: string): string {
  return `<li><svg class="key" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">${mark.replace('KIND', kind)}</svg>${words}</li>`;
}

const DAGGER = 'A<sup>†</sup>';
const RIDGE = 'X<sub>ε</sub>';

const LINE = '<path class="series KIND" d="M0 6H28"/>';
const SQUARE = '<rect class="mark KIND" x="10" y="2" width="8" height="8"/>';
const CIRCLE = '<circle class="mark KIND" cx="14" cy="6" r="4.5"/>';

/** What is known of the matrix: numbers a reader wants before any drawing. */
function facts({ rank, singularValues, condition, size }: PseudoInverseModel, language: Language): string {
  const unit = singularValues[0] ?? 0;
  const values = singularValues.map((value) => (value <= 1e-14 * unit ? '0' : shown(value, 4))).join(', ');
  const all: [keyof typeof WORDS, string][] = [
    ['rank', String(rank)],
    ['values', values],
    ['condition', shown(condition, 4)],
    ['size', shown(size, 4)],
  ];
  return `<dl class="facts">${all.map(([name, value]) => `<div><dt>${WORDS[name][language]}</dt><dd class="notranslate" translate="no">${value}</dd></div>`).join('')}</dl>`;
}

function part(heading: string, inside: string): string {
  return `<div class="part"><p class="part-title">${heading}</p>${inside}</div>`;
}

function named(name: string, symbol: string, drawing: string): string {
  return `<div class="matrix"><p>${name} ${fixed(symbol)}</p>${drawing}</div>`;
}

function inverses({ pseudo, ridge }: PseudoInverseModel, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const pair = (pick: (inverse: Inverse) => number[][], names: [string, string], symbols: [string, string]): string => {
    const unit = unitOf(pick(pseudo));
    const other = ridge ? heatMap(pick(ridge), unit) : `<p>${word('singular')}</p>`;
    return `<div class="matrices">${named(names[0], symbols[0], heatMap(pick(pseudo), unit))}${named(names[1], symbols[1], other)}</div>`;
  };
  const both = pair(({ matrix }) => matrix, [word('pseudo'), word('ridge')], [DAGGER, RIDGE]);
  const made = pair(({ projector }) => projector, [word('projector'), word('standIn')], [`A${DAGGER}`, `A${RIDGE}`]);
  return part(word('inverses'), both) + part(word('projectors'), made);
}

/** The stage: errors against ε, residuals, both inverses and what they make of A. */
export function draw(model: PseudoInverseModel, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const lines = (['total', 'truncation', 'rounding', 'eigen'] as const).map((kind) => key(kind, LINE, word(kind)));
  const marks =
    key('ridge', CIRCLE, `${word('ridge')} ${fixed(RIDGE)}`) +
    key('pseudo', SQUARE, `${word('pseudo')} ${fixed(DAGGER)}`);
  return `${facts(model, language)}<div class="parts">${part(word('chart'), `${chart(model)}<ul class="keys">${lines.join('')}</ul>`)}${part(word('residuals'), `${residuals(model)}<ul class="keys">${marks}</ul>`)}${inverses(model, language)}</div>`;
}
