import { value } from '../kit/html.ts';
import { shown } from '../kit/numbers.ts';
import { facts, key, keys, panel } from '../kit/pieces.ts';
import { circle, line, linearScale, polyline, svg, xAxis, yAxis } from '../kit/svg.ts';
import type { Language } from '../kit/words.ts';
import type { NumberTable } from '../widget.ts';
import { frames } from './frames.ts';
import type { Images, Model } from './model.ts';
import { WORDS } from './words.ts';

const WIDTH = 340;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 330, 10, 190];
const across = Object.assign(linearScale([0, 180], [LEFT, RIGHT]), { ticks: [0, 45, 90, 135, 180] });

/** Lengths of both images while x goes half round: where one is longest the other is shortest. */
function lengths({ s, curve, now }: Model): string {
  const up = linearScale([0, Math.max(1, Math.ceil(s[0] * 1.05))], [BOTTOM, TOP]);
  const points = (pick: (images: Images) => number): [number, number][] =>
    curve.map((images) => [across(images.angle), up(pick(images))]);
  const at = across(now.angle % 180);
  const content =
    yAxis(up, { at: LEFT, to: RIGHT }) +
    xAxis(across, { at: BOTTOM }) +
    line([LEFT, up(s[0])], [RIGHT, up(s[0])], 'c0 line dash') +
    line([LEFT, up(s[1])], [RIGHT, up(s[1])], 'c1 line dash') +
    polyline(
      points((images) => images.across),
      'line c3',
    ) + // prettier-ignore
    polyline(
      points((images) => images.along),
      'line c2',
    ) + // prettier-ignore
    line([at, TOP], [at, BOTTOM], 'axis guide') +
    circle([at, up(now.across)], 5, 'c3 handle') +
    circle([at, up(now.along)], 5, 'c2 handle');
  return svg([WIDTH, BOTTOM + 22], 'svd-lengths', content);
}

function degrees(angle: number): string {
  return value(`${shown(angle)}°`);
}

function known(model: Model, language: Language): string {
  const { s, determinant, condition, norm, corner } = model;
  return facts([
    [WORDS.values[language], s.map((sigma) => value(sigma)).join(language === 'zh' ? '，' : ', ')],
    [WORDS.determinant[language], value(determinant)],
    [WORDS.condition[language], value(condition)],
    [WORDS.norm[language], value(norm)],
    [WORDS.corner[language], corner === null ? value('—') : degrees(corner)],
  ]);
}

export function draw(model: Model, language: Language): string {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const stroke = (className: string): string => line([0, 6], [28, 6], className);
  const legend = [
    key(stroke('c0 line dash'), word('first')),
    key(stroke('c1 line dash'), word('second')),
    key(stroke('c2 line strong'), word('along')),
    key(stroke('c3 line strong'), word('across')),
    key(circle([8, 6], 4.5, 'c4') + circle([20, 6], 4.5, 'c4 mark hollow'), word('columns')),
  ];
  return (
    known(model, language) +
    panel(word('stages'), frames(model, language)) +
    panel(word('lengths'), lengths(model) + keys(legend))
  );
}

/** In degrees, from −90 on. */
function directionOf([x, y]: readonly [number, number]): number {
  return (Math.atan2(y, x) * 180) / Math.PI;
}

export function summary(model: Model, language: Language): string {
  const { s, v, now, corner } = model;
  const [sigma1, sigma2] = [value(s[0]), value(s[1])];
  const [x, v1] = [degrees(now.angle), degrees(directionOf(v[0]))];
  const meet = corner === null ? null : degrees(corner);
  if (language === 'zh') {
    const images = meet ? `它与垂直的半径的像夹角 ${meet}` : '它与垂直的半径，有一个的像是零';
    return `圆成了半轴为 ${sigma1} 与 ${sigma2} 的椭圆；${value('x')} 的方向是 ${x}，${images}，伸得最长的方向是 ${v1}。`;
  }
  const images = meet ? `its image and that of the radius across meet at ${meet}` : 'it or the radius across goes to zero'; // prettier-ignore
  return `The circle becomes an ellipse with semi-axes ${sigma1} and ${sigma2}; ${value('x')} is at ${x}, ${images}, and the direction that is stretched most is at ${v1}.`;
}

/** Every ten degrees. */
export function table({ curve }: Model, language: Language): NumberTable {
  const rows = curve.filter(({ angle }) => angle % 10 === 0);
  return {
    header: [WORDS.directionOf[language], '‖Mx‖', '‖Mx⊥‖', WORDS.product[language]],
    rows: rows.map(({ angle, along, across, product }) => [angle, along, across, product]),
  };
}
