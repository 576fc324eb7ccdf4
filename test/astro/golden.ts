/** Finished pages as they are kept beside a site, to be compared. */
import { readdirSync } from 'node:fs';

/** Paths of all files of a folder, sorted. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .sort();
}

/** A page without its drawings: numbers, links and ids are what it is looked at for. Links inside drawings stay. */
export function withoutDrawings(html: string): string {
  return html
    .replace(/<svg class="glyphs"[\s\S]*?<\/svg>/g, 'GLYPHS')
    .replace(/<svg class="floor"[^>]*><\/svg>/g, '')
    .replace(/<svg(?! class="numbers")[^>]*>([\s\S]*?)<\/svg>/g, (_all, inner: string) => {
      const links = Array.from(inner.matchAll(/<a [^>]*>/g), ([link]) => link);
      return links.length > 0 ? `SVG[${links.join('')}]` : 'SVG';
    })
    .replace(/ y="[\d.]+%"| data-line="[^"]*"/g, '')
    .replace(/\n\s*/g, '\n');
}
