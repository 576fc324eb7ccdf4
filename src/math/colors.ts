/** Colours that a formula may name. */

/** The form of a colour: a name, hex, a function; never `url(…)`, which would fetch something. */
export const COLOR = /^(?:[a-zA-Z]+|#(?:[0-9a-fA-F]{3,4}){1,2}|(?:rgb|hsl)a?\([\d.,%\s/]+\))$/;

/** CSS Color Module Level 4, section 6.1, and the keywords of SVG's `fill`. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'none transparent currentcolor aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue ' +
    'blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue ' +
    'darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid ' +
    'darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink ' +
    'deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold ' +
    'goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush ' +
    'lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey ' +
    'lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime ' +
    'limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen ' +
    'mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin ' +
    'navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise ' +
    'palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue ' +
    'saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow ' +
    'springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen'
  ).split(' '),
);

/** Whether browsers draw `text` as a colour. MathJax has put those of LaTeX and of `\definecolor` into hex by then. */
export function isColor(text: string): boolean {
  return COLOR.test(text) && (!/^[a-z]/i.test(text) || text.includes('(') || NAMES.has(text.toLowerCase()));
}

export function knownColors(): ReadonlySet<string> {
  return NAMES;
}
