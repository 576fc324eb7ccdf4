/** What each of MathJax's errors is called here, and what an author is told about it. */

import type { DiagnosticId } from '../diagnostics/index.ts';

export interface ErrorKind {
  id: DiagnosticId;
  /** `%` stands for the command or name that MathJax speaks of. Without a message MathJax's own is shown. */
  message?: string;
  hint?: string | undefined;
}

const SCRIPT: ErrorKind = { id: 'math/missing-script', message: 'A ^ or _ has nothing to raise or lower.' };
const BRACE_HINT = 'Each { needs a }; a brace to be shown is \\{ or \\}.';
const EXTRA_BRACE: ErrorKind = { id: 'math/extra-brace', message: 'This } closes nothing.', hint: BRACE_HINT };
const MISSING_BRACE: ErrorKind = { id: 'math/missing-brace', message: 'This { is never closed.', hint: BRACE_HINT };
const DOUBLE_SUPER: ErrorKind = {
  id: 'math/double-superscript',
  message: 'A second superscript on one symbol.',
  hint: "Use braces, {x^a}^b or x^{a^b}; a prime is a superscript too: x'^2 is x'{}^2 or x^{\\prime2}.",
};
const PAIR_HINT = 'Each \\left needs a \\right in the same cell and group; an invisible one is \\left. or \\right.';
const ENDLESS: ErrorKind = {
  id: 'math/endless-macro',
  message: 'Macros expand without end here.',
  hint: 'Look for a macro or environment whose definition uses itself.',
};
const ARGUMENT: ErrorKind = { id: 'math/missing-argument', message: 'An argument of % is missing.' };
const DEFINITION = 'math/bad-definition';

/** By the `id` of MathJax's TexError. What is not here is `math/syntax` with MathJax's own message. */
export const ERROR_KINDS: Readonly<Record<string, ErrorKind>> = {
  UndefinedControlSequence: { id: 'math/undefined-macro', message: 'The command % is not defined.' },
  UnknownEnv: { id: 'math/unknown-environment', message: 'There is no environment %.' },
  InvalidEnv: { id: 'math/unknown-environment', message: '% is not a name of an environment.' },
  MissingCloseBrace: MISSING_BRACE,
  ExtraOpenMissingClose: MISSING_BRACE,
  ExtraCloseMissingOpen: EXTRA_BRACE,
  ExtraCloseLooking: { ...EXTRA_BRACE, message: 'A } stands where % was expected.' },
  MissingCloseBracket: { id: 'math/missing-bracket', message: 'The [ of % is never closed by a ].' },
  EnvBadEnd: { id: 'math/environment-mismatch' },
  EnvMissingEnd: { id: 'math/environment-mismatch', message: '\\begin{%} has no \\end{%}.' },
  MissingBeginExtraEnd: { id: 'math/environment-mismatch', message: '\\end{%} has no \\begin{%}.' },
  ExtraLeftMissingRight: { id: 'math/missing-right', message: 'This \\left has no \\right.', hint: PAIR_HINT },
  MissingLeftExtraRight: { id: 'math/missing-left', message: 'This \\right has no \\left.', hint: PAIR_HINT },
  ExtraMiddle: { id: 'math/missing-left', message: 'This \\middle stands in no \\left…\\right.', hint: PAIR_HINT },
  MissingOrUnrecognizedDelim: {
    id: 'math/bad-delimiter',
    message: '% needs a delimiter.',
    hint: 'Delimiters are ( ) [ ] | / . \\{ \\} \\langle \\rangle \\lvert \\rvert \\lVert \\rVert and the like.',
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
    hint: '& separates cells in environments such as aligned, cases and matrix; to be shown it is \\&.',
  },
  CantUseHash1: { id: 'math/misplaced', message: '# has no place here.', hint: 'Write \\# for the sign itself.' },
  MisplacedLimits: { id: 'math/misplaced', message: '% stands only behind an operator.' },
  MissingArgFor: ARGUMENT,
  MissingBoxFor: ARGUMENT,
  TokenNotFoundForCommand: { id: 'math/missing-argument' },
  RunawayArgument: { id: 'math/missing-argument', message: 'An argument of % never ends.' },
  MissingDimOrUnits: {
    id: 'math/bad-length',
    message: '% needs a length.',
    hint: 'A length is a number and a unit: 1em, 2ex, 3pt, 0.5cm.',
  },
  BracketMustBeDimension: { id: 'math/bad-length', message: 'The [ ] of % takes a length, such as [2pt].' },
  MultipleLabel: { id: 'math/duplicate-label', message: 'The label % stands twice in one formula.' },
  MultipleCommand: {
    id: 'math/two-in-a-row',
    message: 'A second % in one row.',
    hint: 'One row has one number and one label; \\\\ begins the next row.',
  },
  CommandNotAllowedInEnv: {
    id: 'math/not-allowed-here',
    hint: 'Inner environments such as aligned and split have no numbers; tag the outer one.',
  },
  CommandOnlyAllowedInEnv: { id: 'math/not-allowed-here' },
  CommandInMultlined: { id: 'math/not-allowed-here' },
  NotInAlignment: { id: 'math/not-allowed-here' },
  ErroneousNestingEq: {
    id: 'math/nested-display',
    message: 'A display environment stands inside another.',
    hint: 'Inside a display use aligned, gathered, alignedat or multlined.',
  },
  MathNotTerminated: { id: 'math/unclosed-dollar', message: 'The $ in this text is never closed.' },
  CommandInText: { id: 'math/command-in-text', message: '% stands in text, where it means nothing.' },
  MaxMacroSub1: ENDLESS,
  MaxMacroSub2: ENDLESS,
  MaxBufferSize: ENDLESS,
  TooMuchWork: {
    id: 'math/too-much',
    message: 'The formula grows beyond what is typeset when its macros are expanded.',
    hint: ENDLESS.hint,
  },
  UnknownPackage: { id: 'math/unknown-package', message: 'There is no package % to load.' },
  UnsafeLink: {
    id: 'math/unsafe-link',
    message: 'A formula cannot link to this address.',
    hint: 'Addresses begin with https://, http://, mailto:, # or lead inside the site.',
  },
  UndefinedColorModel: { id: 'math/bad-color' },
  ModelArg1: { id: 'math/bad-color' },
  ModelArg2: { id: 'math/bad-color' },
  InvalidDecimalNumber: { id: 'math/bad-color' },
  InvalidNumber: { id: 'math/bad-color' },
  MissingCS: { id: DEFINITION },
  IllegalControlSequenceName: {
    id: DEFINITION,
    message: '% needs the name of a command.',
    hint: 'A name is letters only, or one other character: \\newcommand{\\Rtwo}{…}, not \\R2.',
  },
  IllegalParamNumber: { id: DEFINITION },
  IllegalMacroParam: { id: DEFINITION, message: 'A definition uses a #-parameter that it does not declare.' },
  MissingReplacementString: { id: DEFINITION },
  SequentialParam: { id: DEFINITION },
  CantUseHash2: { id: DEFINITION },
  PositiveIntegerArg: { id: 'math/bad-number', message: '% needs a positive whole number as its argument.' },
  IntegerArg: { id: 'math/bad-number', message: '% needs a whole number as its argument.' },
  NotANumber: { id: 'math/bad-number', message: '% needs a number as its argument.' },
  BadUnicode: {
    id: 'math/bad-number',
    message: '% needs the number of a character.',
    hint: 'Decimal, or hexadecimal behind an x: \\unicode{x4E2D}.',
  },
  MismatchUseDef: { id: 'math/missing-argument' },
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
