/**
 * HTML of our own drawings as a row of tags and texts. Two states of a figure mostly have the same row but for some
 * attributes and numbers, and to find these is ten times faster in the strings than in two parsed trees.
 */

/** Tags and texts in order; `>` in an attribute is always escaped in what we write. */
export function pieces(html: string): string[] {
  return html.match(/<[^>]*>|[^<]+/g) ?? [];
}

export function isTag(piece: string): boolean {
  return piece.startsWith('<');
}

/** `<rect` of an opening tag, `</g>` of a closing one, `''` of a text. */
function kindOf(piece: string): string {
  return isTag(piece) ? (/^<[^\s/>]*|^<\/.*/.exec(piece)?.[0] ?? piece) : '';
}

/** True where two rows differ in attributes and in texts only. */
export function sameStructure(before: readonly string[], after: readonly string[]): boolean {
  return (
    before.length === after.length &&
    after.every((piece, i) => piece === before[i] || kindOf(piece) === kindOf(before[i] ?? ''))
  );
}

/** Names and values in an opening tag. */
export function attributesOf(tag: string): Map<string, string> {
  const inside = tag.slice(kindOf(tag).length);
  return new Map(
    Array.from(inside.matchAll(/([^\s=/>]+)(?:="([^"]*)")?/g), ([, name = '', value = '']) => [name, unescape(value)]),
  );
}

export function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
