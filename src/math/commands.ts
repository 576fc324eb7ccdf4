/** Commands and environments that authors of LaTeX expect and MathJax lacks, and ours in place of some of MathJax's. */
import { Configuration } from 'mathjax-full/js/input/tex/Configuration.js';
import type { StackItem } from 'mathjax-full/js/input/tex/StackItem.js';
import type { Symbol as TexSymbol } from 'mathjax-full/js/input/tex/Symbol.js';
import { CommandMap, EnvironmentMap } from 'mathjax-full/js/input/tex/SymbolMap.js';
import type { ParseMethod, ParseResult } from 'mathjax-full/js/input/tex/Types.js';
import { FormulaError } from './errors.ts';
import { BaseMethods, NewcommandMethods, NodeUtil, ParseMethods, ParseUtil, type TexParser } from './interop.ts';
import { OWN_PACKAGE, packageStatus } from './packages.ts';
import { stateOf } from './state.ts';

type First = string | TexSymbol | StackItem;

/** MathJax's types promise a string also where an optional argument is absent. */
const isGiven = (argument: string | undefined): argument is string => argument !== undefined;

const nameOf = (first: First): string => (typeof first === 'string' ? first : '');

const SAFE_ADDRESS = /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i;

/** `\ref{label}` and `\eqref{label}`: the number as a link; numbers come from outside, since MathJax counts nothing. */
function reference(parser: TexParser, first: First, paren: unknown): void {
  const label = parser.GetArgument(nameOf(first)).trim();
  const state = stateOf(parser.configuration);
  const target = state.references?.get(label);
  state.cited.add(label);
  if (!target) state.missing.add(label);
  const shown = target?.text ?? '?';
  const text = paren === true ? `(${shown})` : shown;
  const properties = target ? { href: target.href, 'data-label': (target.name ?? '') + text } : {};
  // The number is text as the page shows it, not TeX.
  parser.Push(parser.create('node', 'mrow', [parser.create('token', 'mtext', {}, text)], properties));
}

/** `\href{address}{…}`: only addresses that cannot run anything. */
function href(parser: TexParser, first: First): void {
  const name = nameOf(first);
  const address = parser
    .GetArgument(name)
    .replace(/\\([%#&_~])/g, '$1')
    .trim();
  if (!SAFE_ADDRESS.test(address) || /[\x00-\x20]/.test(address)) {
    throw new FormulaError('UnsafeLink', `Unsafe link '${address}'`);
  }
  const shown = parser.ParseArg(name);
  parser.Push(parser.create('node', 'mrow', [shown], { href: address }));
}

/** `\style{…}{x}`, `\class`, `\cssId`: the second argument alone; the loss is reported by `silentLosses`. */
function secondOfTwo(parser: TexParser, first: First): void {
  parser.GetArgument(nameOf(first));
  parser.Push(parser.ParseArg(nameOf(first)));
}

/**
 * `\unicode[height,depth][font]{x4E2D}`: the character. MathJax's own remembers fonts for the whole process, so that
 * one article would change another; sizes and fonts are left to the page.
 */
function unicode(parser: TexParser, first: First): void {
  const name = nameOf(first);
  if (isGiven(parser.GetBrackets(name))) parser.GetBrackets(name);
  const number = parser.GetArgument(name).trim().replace(/^0x/, 'x');
  const code = /^x[0-9A-Fa-f]+$/.test(number) ? parseInt(number.slice(1), 16) : Number(number);
  const isScalar = Number.isInteger(code) && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (!isScalar) throw new FormulaError('BadUnicode', 'Argument to \\unicode must be a number');
  const node = parser.create('token', 'mtext', ParseUtil.getFontDef(parser), String.fromCodePoint(code));
  NodeUtil.setProperty(node, 'unicode', true);
  parser.Push(node);
}

/** `\require{name}`. */
function requirePackage(parser: TexParser, first: First): void {
  const name = parser.GetArgument(nameOf(first)).trim();
  const status = packageStatus(name);
  if (status === 'unknown') throw new FormulaError('UnknownPackage', `Unknown package '${name}'`);
  if (status === 'on-request') stateOf(parser.configuration).load(name.toLowerCase());
}

/** `\providecommand`: as `\newcommand`, unless the command is there. */
function provideCommand(parser: TexParser, first: First, ...rest: unknown[]): void {
  const { i, string } = parser;
  const name = parser.GetArgument(nameOf(first)).trim().replace(/^\\/, '');
  const exists = parser.contains('macro', name);
  if (!exists) {
    parser.i = i;
    parser.string = string;
    NewcommandMethods['NewCommand']?.(parser, first, ...rest);
    return;
  }
  parser.GetBrackets(nameOf(first));
  parser.GetBrackets(nameOf(first));
  parser.GetArgument(nameOf(first));
}

/** `subequations`: nothing to see; rows inside share a number, and its own label cites that. */
function subequations(parser: TexParser, begin: First, ...rest: unknown[]): ParseResult {
  const state = stateOf(parser.configuration);
  if (parser.stack.env['closing'] === 'subequations') {
    const { tags } = parser;
    if (state.group?.first && tags.label && !tags.env) {
      state.group.first.groupLabel = tags.label;
      tags.label = '';
    }
    state.group = null;
  } else state.group = { size: 0, first: null };
  return NewcommandMethods['BeginEnv']?.(parser, begin, ...rest);
}

const macro = (...definition: [string, number?]): [string, string, ...number[]] => {
  const [text, count] = definition;
  return count === undefined ? ['Macro', text] : ['Macro', text, count];
};

const METHODS: Record<string, ParseMethod> = {
  Macro: (parser, first, ...rest: unknown[]) => BaseMethods['Macro']?.(parser, first, ...rest),
  MacroDef: (parser, first, ...rest: unknown[]) => NewcommandMethods['MacroDef']?.(parser, first, ...rest),
  NewCommand: (parser, first, ...rest: unknown[]) => NewcommandMethods['NewCommand']?.(parser, first, ...rest),
  Reference: reference,
  Href: href,
  SecondOfTwo: secondOfTwo,
  Unicode: unicode,
  Require: requirePackage,
  ProvideCommand: provideCommand,
};

new CommandMap(
  'yansuan-macros',
  {
    ref: ['Reference', false],
    eqref: ['Reference', true],
    refeq: ['Reference', false],
    href: 'Href',
    style: 'SecondOfTwo',
    class: 'SecondOfTwo',
    cssId: 'SecondOfTwo',
    unicode: 'Unicode',
    require: 'Require',
    providecommand: 'ProvideCommand',
    DeclareRobustCommand: 'NewCommand',
    gdef: 'MacroDef',
    bm: macro('\\boldsymbol{#1}', 1),
    nicefrac: macro('{}^{#1}\\!/_{#2}', 2),
    sfrac: macro('{}^{#1}\\!/_{#2}', 2),
    argmax: macro('\\operatorname*{arg\\,max}'),
    argmin: macro('\\operatorname*{arg\\,min}'),
    mathds: macro('\\mathbb{#1}', 1),
    mathbbm: macro('\\mathbb{#1}', 1),
    vcentcolon: macro('\\mathrel{:}'),
    defeq: macro('\\coloneqq'),
    eqdef: macro('\\eqqcolon'),
    ensuremath: macro('{#1}', 1),
    textsc: macro('\\text{#1}', 1),
    emph: macro('\\textit{#1}', 1),
    textcircled: macro('\\enclose{circle}{\\scriptsize\\text{#1}}', 1),
    degree: macro('{}^{\\circ}'),
    AA: macro('\\mathring{\\mathrm{A}}'),
    xspace: macro(''),
    allowbreak: macro(''),
    nolinebreak: macro(''),
  },
  METHODS,
);

const environment: ParseMethod = (parser, name, method: unknown, definition: unknown) => {
  if (typeof name !== 'string' || typeof method !== 'function' || !Array.isArray(definition)) return;
  ParseMethods.environment(parser, name, method, definition);
};

new EnvironmentMap(
  'yansuan-environments',
  environment,
  {
    displaymath: ['BeginEnv', true, '', ''],
    dmath: ['BeginEnv', true, '', ''],
    'dmath*': ['BeginEnv', true, '', ''],
    math: ['BeginEnv', true, '', ''],
    subequations: ['Subequations', true, '', ''],
  },
  {
    BeginEnv: (parser, first, ...rest: unknown[]) => NewcommandMethods['BeginEnv']?.(parser, first, ...rest),
    Subequations: subequations,
  },
);

Configuration.create(OWN_PACKAGE, {
  handler: { macro: ['yansuan-macros'], environment: ['yansuan-environments'] },
  priority: 1,
});
