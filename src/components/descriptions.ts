/** Text for `<meta name="description">` from the plain text of an article: one line, cut behind a sentence or a mark. */
export function describe(text: string, limit = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= limit) return line;
  const start = characters.slice(0, limit).join('');
  const end = Math.max(...[...'。！？；，'].map((mark) => start.lastIndexOf(mark)), start.lastIndexOf('. '));
  if (end > start.length / 2) return start.slice(0, end + 1);
  // No word of a language that has spaces is cut.
  const word = start.lastIndexOf(' ');
  return `${start.slice(0, word > start.length * 0.8 ? word : undefined)}…`;
}
