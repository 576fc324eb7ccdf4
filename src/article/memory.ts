/** What was typeset and coloured before. Whoever renders articles passes it in; the rooms' versions are part of it. */

/** Formulas, outlines of glyphs, blocks of code. */
export type MemoryKind = 'formula' | 'outline' | 'code';

export interface Memory {
  /** @param name Everything that it depends on. */
  get(kind: MemoryKind, name: string): string | undefined;
  put(kind: MemoryKind, name: string, text: string): void;
}

/** We wrote it ourselves, under a name that says all of it: no guard looks for a lie. */
export function recall<T extends object>(
  memory: Memory,
  kind: MemoryKind,
  name: string,
  is: (value: unknown) => value is T,
): T | null {
  const text = memory.get(kind, name);
  if (text === undefined) return null;
  const value: unknown = JSON.parse(text);
  return is(value) ? value : null;
}
