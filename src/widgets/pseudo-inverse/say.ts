import { value } from '../kit/html.ts';
import type { Language, NumberTable } from '../widget.ts';
import type { Errors, PseudoInverseModel } from './model.ts';
import { WORDS } from './words.ts';

/** What the drawing shows, in one sentence. */
export function summary(model: PseudoInverseModel, language: Language): string {
  const { rows, columns, rank, condition, now } = model;
  const shape = value(`${rows} × ${columns}`);
  const [epsilon, total] = [value(now.epsilon, 3), now.total === null ? null : value(now.total, 2)];
  const parts = [value(now.truncation, 2), value(now.rounding ?? 0, 2)];
  if (language === 'zh') {
    const matrix = `${shape} 的矩阵，秩 ${value(rank)}，条件数 ${value(condition)}；`;
    return total === null
      ? `${matrix}${value('ε')} 取 ${epsilon} 时，${value('AᵀA + εI')} 在双精度下是奇异的，岭逆算不出来。`
      : `${matrix}${value('ε')} 取 ${epsilon} 时，岭逆与伪逆最多相差 ${total}，截断占 ${parts[0]}，舍入占 ${parts[1]}。`;
  }
  const matrix = `A ${shape} matrix of rank ${value(rank)} and condition number ${value(condition)}; with ${value('ε')} at ${epsilon}, `;
  return total === null
    ? `${matrix}${value('AᵀA + εI')} is singular in double precision and has no inverse.`
    : `${matrix}ridge inverse and pseudo-inverse differ by up to ${total}, ${parts[0]} of it by truncation and ${parts[1]} by rounding.`;
}

/** Errors at whole powers of ten, and at ε where it is none of them. */
export function table({ curve, now }: PseudoInverseModel, language: Language): NumberTable {
  const powers = curve.filter(({ epsilon }) => Number.isInteger(Math.round(Math.log10(epsilon) * 1e6) / 1e6));
  const all = powers.some(({ epsilon }) => epsilon === now.epsilon)
    ? powers
    : [...powers, now].sort((x, y) => x.epsilon - y.epsilon);
  const row = ({ epsilon, total, truncation, rounding }: Errors): (number | string)[] => [
    epsilon,
    total ?? '—',
    truncation,
    rounding ?? '—',
  ];
  const header = ['ε', WORDS.total[language], WORDS.truncation[language], WORDS.rounding[language]];
  return { header, rows: all.map(row) };
}
