/** What each of MathJax's errors is called here, and what an author is told about it. */

import type { DiagnosticId } from '../diagnostics/index.ts';

export interface ErrorKind {
  id: DiagnosticId;
  /**
   * `%` stands for the command or name that MathJax speaks of, `@` for the token at the caret. Without a message MathJax's
   * own is shown.
   */
  message?: string;
  hint?: string | undefined;
  /**
   * What the caret stands under, if not the token where MathJax stumbled: the command with what it has read, the argument
   * that is at fault or named by MathJax, the first `}` from there on, the `$` in a text.
   */
  at?: 'command' | 'argument' | 'named' | 'brace' | 'dollar';
}

const SCRIPT: ErrorKind = {
  id: 'math/missing-script',
  message: 'A ^ or _ has nothing to raise or lower.',
  hint: 'Put what it raises or lowers behind it, in braces if it is long: x^{2n}.',
};
const BRACE_HINT = 'Each { needs a }; a brace to be shown is \\{ or \\}.';
const EXTRA_BRACE: ErrorKind = {
  id: 'math/extra-brace',
  message: 'This } closes nothing.',
  hint: BRACE_HINT,
  at: 'brace',
};
const MISSING_BRACE: ErrorKind = { id: 'math/missing-brace', message: 'This { is never closed.', hint: BRACE_HINT };
const DOUBLE_SUPER: ErrorKind = {
  id: 'math/double-superscript',
  message: 'A second superscript on one symbol.',
  hint: "Use braces, {x^a}^b or x^{a^b}; a prime is a superscript too: x'^2 is x'{}^2 or x^{\\prime2}.",
};
const PAIR_HINT = 'Each \\left needs a \\right in the same cell and group; an invisible one is \\left. or \\right.';
export const ENDLESS: ErrorKind = {
  id: 'math/endless-macro',
  message: 'Macros expand without end here.',
  hint: 'Look for a macro or environment whose definition uses itself.',
};
const TOO_MUCH: ErrorKind = {
  id: 'math/too-much',
  message: 'The formula grows beyond what is typeset when its macros are expanded.',
  hint: 'Look for a macro whose definition uses itself, or for macros that multiply one another.',
};
const ARGUMENT_HINT = 'Give each argument in braces, \\frac{a}{b}; one that is empty is {}.';
const ARGUMENT: ErrorKind = {
  id: 'math/missing-argument',
  message: 'An argument of % is missing.',
  hint: ARGUMENT_HINT,
};
const ENVIRONMENT: ErrorKind = {
  id: 'math/unknown-environment',
  message: 'There is no environment %.',
  hint: 'There are aligned, gathered, cases, array, pmatrix and the like; tables and figures are written in Markdown.',
};
const PAIRED: ErrorKind = {
  id: 'math/environment-mismatch',
  hint: 'Each \\begin{…} needs an \\end{…} of the same name; the one opened last closes first.',
};
const COLOR: ErrorKind = {
  id: 'math/bad-color',
  hint: 'Models are rgb (0 to 1), RGB (0 to 255), gray and named: \\textcolor[rgb]{1,0,0}{x}.',
  at: 'argument',
};
export const PLACE_HINT = 'Take it out, or use the environment that it is for.';
const DEFINITION: ErrorKind = {
  id: 'math/bad-definition',
  hint: 'Write \\newcommand{\\name}[2]{… #1 … #2 …}; without parameters there is no [2].',
};
const NUMBER: ErrorKind = { id: 'math/bad-number', hint: 'Write digits: 2.', at: 'argument' };

/** For errors that are not listed. */
export const SYNTAX: ErrorKind = {
  id: 'math/syntax',
  hint: 'Take parts of the formula away until it is read, to see which one is at fault.',
};

/** By the `id` of MathJax's TexError. What is not here is `math/syntax` with MathJax's own message. */
export const ERROR_KINDS: Readonly<Record<string, ErrorKind>> = {
  UndefinedControlSequence: { id: 'math/undefined-macro', message: 'The command % is not defined.' },
  UnknownEnv: ENVIRONMENT,
  InvalidEnv: { ...ENVIRONMENT, message: '% is not a name of an environment.' },
  MissingCloseBrace: MISSING_BRACE,
  ExtraOpenMissingClose: MISSING_BRACE,
  ExtraCloseMissingOpen: EXTRA_BRACE,
  ExtraCloseLooking: { ...EXTRA_BRACE, message: 'A } stands where % was expected.' },
  MissingCloseBracket: {
    id: 'math/missing-bracket',
    message: 'This [ is never closed by a ].',
    hint: 'Close it behind the option, \\sqrt[3]{x}; a bracket to be shown there stands in braces, {[}.',
  },
  EnvBadEnd: PAIRED,
  EnvMissingEnd: { ...PAIRED, message: '\\begin{%} has no \\end{%}.' },
  MissingBeginExtraEnd: { ...PAIRED, message: '\\end{%} has no \\begin{%}.' },
  ExtraLeftMissingRight: { id: 'math/missing-right', message: 'This \\left has no \\right.', hint: PAIR_HINT },
  MissingLeftExtraRight: { id: 'math/missing-left', message: 'This \\right has no \\left.', hint: PAIR_HINT },
  ExtraMiddle: { id: 'math/missing-left', message: 'This \\middle stands in no \\left…\\right.', hint: PAIR_HINT },
  MissingOrUnrecognizedDelim: {
    id: 'math/bad-delimiter',
    message: '% needs a delimiter.',
    hint: 'Delimiters are ( ) [ ] | / . \\{ \\} \\langle \\rangle \\lvert \\rvert \\lVert \\rVert and the like.',
    at: 'command',
  },
  DoubleSubscripts: {
    id: 'math/double-subscript',
    message: 'A second subscript on one symbol.',
    hint: 'Use braces: x_{a_b} or {x_a}_b.',
  },
  DoubleExponent: DOUBLE_SUPER,
  DoubleExponentPrime: DOUBLE_SUPER,
  MissingScript: SCRIPT,
  MissingOpenForSub: { ...SCRIPT, hint: 'Use braces: x_{…}.' },
  MissingOpenForSup: { ...SCRIPT, hint: 'Use braces: x^{…}.' },
  Misplaced: {
    id: 'math/misplaced',
    message: '% has no place here.',
    hint: '& separates cells in environments such as aligned, cases and matrix, outside of braces; to be shown it is \\&.',
  },
  CantUseHash1: { id: 'math/misplaced', message: '# has no place here.', hint: 'Write \\# for the sign itself.' },
  MisplacedLimits: {
    id: 'math/misplaced',
    message: '% stands only behind an operator.',
    hint: 'Operators are \\sum, \\int, \\lim and the like; \\mathop{…} makes one of anything.',
  },
  MissingArgFor: ARGUMENT,
  MissingBoxFor: ARGUMENT,
  TokenNotFoundForCommand: { id: 'math/missing-argument', hint: ARGUMENT_HINT },
  RunawayArgument: { ...ARGUMENT, message: 'An argument of % never ends.' },
  MissingDimOrUnits: {
    id: 'math/bad-length',
    message: '% needs a length.',
    hint: 'A length is a number and a unit: 1em, 2ex, 3pt, 0.5cm.',
    at: 'argument',
  },
  BracketMustBeDimension: {
    id: 'math/bad-length',
    message: 'The [ ] of % takes a length.',
    hint: 'Write [2pt] or the like; a bracket to be shown there stands in braces, {[}.',
    at: 'argument',
  },
  MultipleLabel: {
    id: 'math/duplicate-label',
    message: 'The label % stands twice in one formula.',
    hint: 'Give one of the two another name.',
    at: 'command',
  },
  MultipleCommand: {
    id: 'math/two-in-a-row',
    message: 'A second % in one row.',
    hint: 'One row has one number and one label; \\\\ begins the next row.',
    at: 'command',
  },
  CommandNotAllowedInEnv: {
    id: 'math/not-allowed-here',
    message: '% is not allowed in this environment.',
    hint: 'Inner environments such as aligned and split have no numbers; tag the outer one.',
  },
  CommandOnlyAllowedInEnv: { id: 'math/not-allowed-here', hint: PLACE_HINT },
  CommandInMultlined: { id: 'math/not-allowed-here', hint: PLACE_HINT },
  NotInAlignment: { id: 'math/not-allowed-here', hint: PLACE_HINT },
  ErroneousNestingEq: {
    id: 'math/nested-display',
    message: 'A display environment stands inside another.',
    hint: 'Inside a display use aligned, gathered, alignedat or multlined.',
  },
  MathNotTerminated: {
    id: 'math/unclosed-dollar',
    message: 'This $ in a text is never closed.',
    hint: 'Close it by another $ in the same text; the sign itself is \\$.',
    at: 'dollar',
  },
  CommandInText: { id: 'math/command-in-text', message: '% stands in text, where it means nothing.' },
  MaxMacroSub1: ENDLESS,
  MaxMacroSub2: ENDLESS,
  MaxBufferSize: { ...ENDLESS, message: 'Macros expand here without end, or to more than is typeset.' },
  TooMuchWork: TOO_MUCH,
  UnknownPackage: {
    id: 'math/unknown-package',
    message: 'There is no package % to load.',
    hint: 'Only physics, gensymb, centernot and colortbl are loaded so; amsmath, mathtools, mhchem are there already.',
    at: 'argument',
  },
  UnsafeLink: {
    id: 'math/unsafe-link',
    message: 'A formula cannot link to this address.',
    hint: 'Addresses begin with https://, http://, mailto:, # or lead inside the site.',
    at: 'argument',
  },
  UndefinedColorModel: { ...COLOR, at: 'named' },
  ModelArg1: COLOR,
  ModelArg2: COLOR,
  InvalidDecimalNumber: COLOR,
  InvalidNumber: COLOR,
  MissingCS: DEFINITION,
  IllegalControlSequenceName: {
    id: 'math/bad-definition',
    message: '% needs the name of a command.',
    hint: 'A name is letters only, or one other character: \\newcommand{\\Rtwo}{…}, not \\R2.',
    at: 'argument',
  },
  IllegalParamNumber: {
    ...DEFINITION,
    message: 'In the [ ] behind the name stands how many parameters there are.',
    at: 'argument',
  },
  IllegalMacroParam: { ...DEFINITION, message: 'The definition of @ uses a parameter that it does not declare.' },
  MissingReplacementString: DEFINITION,
  SequentialParam: DEFINITION,
  CantUseHash2: DEFINITION,
  PositiveIntegerArg: { ...NUMBER, message: '% needs a positive whole number as its argument.' },
  IntegerArg: { ...NUMBER, message: '% needs a whole number as its argument.' },
  NotANumber: { ...NUMBER, message: '% needs a number as its argument.' },
  BadUnicode: {
    ...NUMBER,
    message: '% needs the number of a character.',
    hint: 'Decimal, or hexadecimal behind an x: \\unicode{x4E2D}.',
  },
  MismatchUseDef: { id: 'math/missing-argument', hint: 'Write what its definition has between the parameters.' },
};

/** Commands that other tools know, and what to write here. */
export const REPLACEMENTS: Readonly<Record<string, string>> = {
  abs: '\\lvert x\\rvert, or \\newcommand{\\abs}[1]{\\lvert #1\\rvert}',
  norm: '\\lVert x\\rVert, or \\newcommand{\\norm}[1]{\\lVert #1\\rVert}',
  R: '\\mathbb{R}, or \\newcommand{\\R}{\\mathbb{R}}',
  E: '\\mathbb{E}, or \\newcommand{\\E}{\\mathbb{E}}',
  Tr: '\\operatorname{Tr}, or \\DeclareMathOperator{\\Tr}{Tr}',
  tr: '\\operatorname{tr}, or \\DeclareMathOperator{\\tr}{tr}',
  diag: '\\operatorname{diag}, or \\DeclareMathOperator{\\diag}{diag}',
  rank: '\\operatorname{rank}, or \\DeclareMathOperator{\\rank}{rank}',
  sign: '\\operatorname{sign}, or \\DeclareMathOperator{\\sign}{sign}',
  softmax: '\\operatorname{softmax}, or \\DeclareMathOperator{\\softmax}{softmax}',
  dv: '\\frac{d f}{d x}, or \\require{physics}',
  pdv: '\\frac{\\partial f}{\\partial x}, or \\require{physics}',
  dd: '\\mathrm{d}x, or \\require{physics}',
  dif: '\\mathrm{d}, or \\newcommand{\\dif}{\\mathrm{d}}',
  oiint: '\\iint\\!\\!\\!\\!\\!\\!\\!\\!\\bigcirc, or \\oint',
  verb: '\\texttt{…}',
  si: '\\mathrm{m/s}',
};
