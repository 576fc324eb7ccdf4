/** The TeX packages that are bundled, and those of them that every formula has. */
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/bbox/BboxConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/braket/BraketConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/cases/CasesConfiguration.js';
import 'mathjax-full/js/input/tex/centernot/CenternotConfiguration.js';
import 'mathjax-full/js/input/tex/color/ColorConfiguration.js';
import 'mathjax-full/js/input/tex/colortbl/ColortblConfiguration.js';
import 'mathjax-full/js/input/tex/colorv2/ColorV2Configuration.js';
import 'mathjax-full/js/input/tex/empheq/EmpheqConfiguration.js';
import 'mathjax-full/js/input/tex/enclose/EncloseConfiguration.js';
import 'mathjax-full/js/input/tex/extpfeil/ExtpfeilConfiguration.js';
import 'mathjax-full/js/input/tex/gensymb/GensymbConfiguration.js';
import 'mathjax-full/js/input/tex/html/HtmlConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/physics/PhysicsConfiguration.js';
import 'mathjax-full/js/input/tex/unicode/UnicodeConfiguration.js';
import 'mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js';

/** Our own commands, registered by `commands.ts`. */
export const OWN_PACKAGE = 'yansuan';

/**
 * In force for every formula. `color` gives `\textcolor`, `\colorbox` and `\definecolor`, `colorv2` before it the
 * `\color{red}{A}` that colours its argument alone. Our own package stands before MathJax's.
 */
export const PACKAGES: readonly (string | [string, number])[] = [
  'base',
  'ams',
  'newcommand',
  'boldsymbol',
  'color',
  ['colorv2', 3],
  'bbox',
  'cancel',
  'extpfeil',
  'mathtools',
  'mhchem',
  'braket',
  'amscd',
  'upgreek',
  'unicode',
  'enclose',
  'html',
  'cases',
  'empheq',
  [OWN_PACKAGE, 1],
];

/** Bundled, but only `\require{…}` puts them in force: some of them redefine common commands. */
const ON_REQUEST: ReadonlySet<string> = new Set(['centernot', 'colortbl', 'gensymb', 'physics']);

/** LaTeX's names of packages whose commands are there already. */
const INCLUDED: ReadonlySet<string> = new Set([
  ...PACKAGES.map((entry) => (typeof entry === 'string' ? entry : entry[0])),
  ...['amsmath', 'amssymb', 'amsfonts', 'amsopn', 'bm', 'bbm', 'dsfont', 'xcolor', 'mathrsfs', 'nicefrac', 'units'],
  ...['configmacros', 'autoload', 'require'],
]);

/** What `\require{name}` has to do: nothing, load the package, or say that there is none. */
export function packageStatus(name: string): 'included' | 'on-request' | 'unknown' {
  const key = name.trim().toLowerCase();
  if (INCLUDED.has(key)) return 'included';
  return ON_REQUEST.has(key) ? 'on-request' : 'unknown';
}
