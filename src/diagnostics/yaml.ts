/** What is wrong with a text in YAML, said to its author. Knows the parser's errors by their shape only. */

/** An error as the package `yaml` gives it; `pos` counts in the text. */
export interface YamlError {
  code: string;
  message: string;
  pos: readonly [number, number];
}

export interface YamlFault {
  message: string;
  hint: string;
  start: number;
  end: number;
}

/** By the parser's codes: what is said instead of its message, and what to do. */
const SAID: Readonly<Record<string, readonly [message: string | null, hint: string]>> = {
  TAB_AS_INDENT: ['A tab indents this line.', 'Indent by spaces.'],
  BAD_INDENT: [null, 'Indent what belongs together by the same number of spaces.'],
  BAD_SCALAR_START: ['A value cannot begin with this sign.', 'Put it in quotes.'],
  BAD_DQ_ESCAPE: ['In double quotes a backslash begins an escape.', 'Use single quotes.'],
};
const OTHERWISE = 'Put a value that holds ": " or " #", or begins with a sign, in quotes.';
const NO_KEY = {
  message: 'This line is no "key: value".',
  hint: 'Put ": " behind each key; indent the lines of a long value.',
};

/** What is left of the line from an offset on. */
function restOfLine(text: string, at: number): string {
  return (text.slice(at).split('\n', 1)[0] ?? '').trimEnd();
}

/** A quote or bracket that nothing closes: the last one before the place where the parser gave up. */
function openedBy(text: string, { message, pos }: YamlError): YamlFault | null {
  const sign = /^Missing closing (["'])/.exec(message)?.[1] ?? (message.startsWith('Flow sequence') ? '[' : '{');
  const start = text.lastIndexOf(sign, pos[0] - 1);
  if (start < 0) return null;
  return { message: `This ${sign} is never closed.`, hint: 'Close it on its line.', start, end: start + 1 };
}

function noKey(text: string, start: number): YamlFault {
  const line = restOfLine(text, start);
  const wide = line.indexOf('：');
  if (wide < 0 || line.slice(0, wide).includes(':')) return { ...NO_KEY, start, end: start + Math.max(1, line.length) };
  const at = start + wide;
  return { message: 'A full-width colon ends no key.', hint: 'Write ": " behind each key.', start: at, end: at + 1 };
}

/** A value that is read as keys: by a colon in it, or by the indented line below. */
function secondColon(text: string, start: number): YamlFault {
  const line = restOfLine(text, start);
  const place = { start, end: start + Math.max(1, line.length) };
  if (/:(?:\s|$)/.test(line)) return { message: 'The value holds a second ": ".', hint: 'Put it in quotes.', ...place };
  const message = 'The line below is indented, so that it belongs to this value.';
  return { message, hint: 'Begin each key at the start of its line.', ...place };
}

/** What to tell of an error; offsets count in `text`. */
export function yamlFault(text: string, error: YamlError): YamlFault {
  const { code, pos } = error;
  const [start, end] = pos;
  const [message = ''] = error.message.split('\n');
  if (code === 'DUPLICATE_KEY') {
    const key = /^[^:]*/.exec(restOfLine(text, start))?.[0].trimEnd() ?? '';
    const last = start + Math.max(1, key.length);
    return { message: `The key ${key} stands twice.`, hint: 'Keep one of the two.', start, end: last };
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return secondColon(text, start);
  if (message.startsWith('Implicit')) return noKey(text, start);
  const opened = /^(?:Missing closing|Flow)/.test(message) ? openedBy(text, error) : null;
  if (opened) return opened;
  const [said, hint] = SAID[code] ?? [null, OTHERWISE];
  return { message: said ?? `${message.replace(/\.$/, '')}.`, hint, start, end: Math.max(end, start + 1) };
}

/** What to tell of all errors of a text: of each line the first, since the others follow from it. */
export function yamlFaults(text: string, errors: readonly YamlError[]): YamlFault[] {
  const lines = new Set<number>();
  return errors
    .map((error) => yamlFault(text, error))
    .filter(({ start }) => {
      const line = text.lastIndexOf('\n', start - 1);
      const first = !lines.has(line);
      lines.add(line);
      return first;
    });
}
