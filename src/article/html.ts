/** Text to HTML and back, as far as articles need it. */

/** A reference that a browser would resolve. */
const REFERENCE = /&(#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);/g;

/** Every special character, also the `&` of what looks like a character reference. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** As marked escapes text: character references that the author wrote stay. */
export function escapeText(text: string): string {
  return text
    .replace(/&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Those that authors write in prose; others stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  times: '×',
  divide: '÷',
  plusmn: '±',
  deg: '°',
  copy: '©',
  reg: '®',
  le: '≤',
  ge: '≥',
  ne: '≠',
  larr: '←',
  rarr: '→',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  eacute: 'é',
};

function codePoint(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix);
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}

/** Character references resolved. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (all, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? all;
    return /^#x/i.test(name) ? codePoint(name.slice(2), 16) : codePoint(name.slice(1), 10);
  });
}

/** An address as an attribute holds it: encoded where it is not yet, not escaped. Never throws. */
export function encodeAddress(href: string): string {
  return encodeURI(href.toWellFormed()).replace(/%25/g, '%');
}

/** The fragment that leads to an id. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(id.toWellFormed())}`;
}

/** Percent-encoding resolved; what is none stays. */
export function decodeAddress(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Tags and comments out of a piece of HTML; nothing of scripts and styles is text. */
export function withoutTags(html: string): string {
  return html.replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<[^>]*>/gi, '');
}
