/**
 * Values as texts that are read fast: JSON, with the long strings behind it as they are. HTML is full of quotes, and to
 * find the end of a string among them takes JSON longer than all the rest.
 */

/** UTF-16 units from which a string is worth a place of its own. */
const LONG = 400;
/** Stands in the JSON for a long string: its length. None of our values has such a key. */
const MARK = '$text';

/** @param value Plain data. */
export function encode(value: unknown): string {
  const texts: string[] = [];
  const head = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'string' || inner.length < LONG) return inner;
    texts.push(inner);
    return { [MARK]: inner.length };
  });
  return `${head}\n${texts.join('')}`;
}

/** The value that was encoded; `undefined` for a text that is none of ours. */
export function decode(text: string): unknown {
  // JSON itself has no line break.
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  let at = end + 1;
  const restore = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (MARK in value) {
      const start = at;
      at += Number(value[MARK]);
      return text.slice(start, at);
    }
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && inner !== null) Reflect.set(value, key, restore(inner));
    }
    return value;
  };
  try {
    return restore(JSON.parse(text.slice(0, end)));
  } catch {
    return undefined;
  }
}
