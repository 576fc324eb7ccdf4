/** Just enough of TeX's lexer to look at a formula without typesetting it. */

/** A control sequence, one of `{ } & $`, or a comment with its `%`, up to the end of its line. */
export interface TexToken {
  text: string;
  start: number;
}

const TOKEN = /\\(?:[a-zA-Z]+|[^]|$)|[{}&$%]/gu;

/** Commands whose argument is not mathematics: there MathJax shows a `%` as it is. */
const VERBATIM = /^\\(?:text(?:bf|it|rm|sf|tt|up|normal|sc|circled)?|emph|[mhf]box|(?:eq)?ref|label|tag|href|bbox|ce)$/;

/** The tokens of `tex` that mean something; letters, digits and spaces are passed over. Linear. */
export function* tokensOf(tex: string): Generator<TexToken> {
  const pattern = new RegExp(TOKEN);
  let verbatimUntil = 0;
  for (let match = pattern.exec(tex); match; match = pattern.exec(tex)) {
    const start = match.index;
    let text = match[0];
    if (text === '%') {
      if (start < verbatimUntil) continue;
      const newline = tex.indexOf('\n', start);
      text = tex.slice(start, newline < 0 ? undefined : newline);
      pattern.lastIndex = start + text.length;
    }
    yield { text, start };
    if (start >= verbatimUntil && VERBATIM.test(text)) verbatimUntil = endOfArgument(tex, start + text.length);
  }
}

/** End of the group that follows a command; that of the text where it never closes, so that nobody looks twice. */
function endOfArgument(tex: string, from: number): number {
  const open = /^\*?\s*\{/.exec(tex.slice(from, from + 20));
  if (!open) return from;
  let depth = 1;
  for (let i = from + open[0].length; i < tex.length; i++) {
    const c = tex.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i;
  }
  return tex.length;
}

/** Places of the commands `names` (without backslash) in `tex`, comments left out. */
export function commandsIn(tex: string, names: ReadonlySet<string>): TexToken[] {
  const found: TexToken[] = [];
  for (const token of tokensOf(tex)) {
    if (token.text.startsWith('\\') && names.has(token.text.slice(1))) found.push(token);
  }
  return found;
}
