/** The figure of `low-rank`: the unit circle and its image under (3 0; 4 5), drawn from the numbers. */

const UNIT = 24;
const root = Math.sqrt;

type Point = readonly [x: number, y: number];

function at([x, y]: Point, [cx, cy]: Point): string {
  return `${(cx + UNIT * x).toFixed(1)},${(cy - UNIT * y).toFixed(1)}`;
}

function line(to: Point, centre: Point, extra: string): string {
  const [x2, y2] = at(to, centre).split(',');
  return `<line x1="${centre[0]}" y1="${centre[1]}" x2="${x2}" y2="${y2}" ${extra}/>`;
}

function label(text: string, index: string, [x, y]: Point): string {
  return `<text x="${x}" y="${y}">${text}<tspan font-size="11" dy="4" font-style="normal">${index}</tspan></text>`;
}

/** The image of the circle, as a polygon of so many corners. */
function image(centre: Point, corners = 96): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return at([3 * Math.cos(angle), 4 * Math.cos(angle) + 5 * Math.sin(angle)], centre);
  });
  return `<polygon points="${points.join(' ')}" fill="none" stroke="#222" stroke-width="1.5"/>`;
}

export function ellipseSvg(): string {
  const left: Point = [70, 180];
  const right: Point = [300, 180];
  const [v, w] = [1 / root(2), 1 / root(10)];
  const [s1, s2] = [root(45), root(5)];
  const long: Point = [s1 * w, 3 * s1 * w];
  const short: Point = [3 * s2 * w, -s2 * w];
  const blue = 'stroke="#2a5d9f" stroke-width="2"';
  const red = 'stroke="#a8442a" stroke-width="2"';
  const [x1, y1] = at([-long[0], -long[1]], right).split(',');
  const [x2, y2] = at(long, right).split(',');
  return `${[
    '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="360" viewBox="0 0 420 360" font-family="serif" font-size="17" font-style="italic" fill="#222">',
    `<line x1="20" y1="180" x2="125" y2="180" stroke="#bbb"/><line x1="70" y1="130" x2="70" y2="230" stroke="#bbb"/>`,
    `<line x1="210" y1="180" x2="400" y2="180" stroke="#bbb"/><line x1="300" y1="15" x2="300" y2="345" stroke="#bbb"/>`,
    `<circle cx="70" cy="180" r="${UNIT}" fill="none" stroke="#222" stroke-width="1.5"/>`,
    line([v, v], left, blue),
    line([v, -v], left, red),
    `<path d="M150,180h36m-8,-5l8,5l-8,5" fill="none" stroke="#222" stroke-width="1.5"/>`,
    label('M', '', [160, 170]),
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#2a5d9f" stroke-opacity="0.25" stroke-width="9" stroke-linecap="round"/>`,
    image(right),
    line(long, right, blue),
    line(short, right, red),
    label('v', '1', [90, 158]),
    label('v', '2', [90, 212]),
    label('σ', '1', [364, 32]).replace(
      '</text>',
      '<tspan dy="-4">u</tspan><tspan font-size="11" dy="4" font-style="normal">1</tspan></text>',
    ),
    label('σ', '2', [360, 208]).replace(
      '</text>',
      '<tspan dy="-4">u</tspan><tspan font-size="11" dy="4" font-style="normal">2</tspan></text>',
    ),
    '</svg>',
  ].join('\n')}\n`;
}
