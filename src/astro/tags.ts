import { createHash } from 'node:crypto';

/** Signs that tell apart tags which would else be one: `C`, `C++`, `C#`. */
const SPELT: Readonly<Record<string, string>> = { '+': '-plus', '#': '-sharp', '&': '-and-', '%': '-percent' };

/**
 * One URL segment for each tag: distinct also where file systems ignore case, free of signs that servers, file systems
 * or URLs treat apart. Chinese stays as it is. Where several tags come to one segment, the first by code units keeps it
 * and the others add a hash of their name.
 */
export function tagSlugs(names: readonly string[]): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of [...new Set(names)].sort()) {
    const plain = plainSlug(name);
    let slug = plain;
    for (let n = 0; slug === '' || taken.has(slug); n++) slug = `${plain || 'tag'}-${shortHash(`${n} ${name}`)}`;
    taken.add(slug);
    slugs.set(name, slug);
  }
  return slugs;
}

/** File systems end names at 255 bytes. */
const MAX_LENGTH = 48;

function plainSlug(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[+#&%]/g, (sign) => SPELT[sign] ?? '-')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return [...slug.replace(/^-/, '')].slice(0, MAX_LENGTH).join('').replace(/-$/, '');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
