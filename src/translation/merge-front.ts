/** Front matter of a translation, from that of its template and that of the translation that there was. */
import { Document, isMap, parseDocument } from 'yaml';
import type { Diagnostic } from '../diagnostics/index.ts';
import { yamlFaults } from '../diagnostics/yaml.ts';
import { frontMatterEnd } from '../markdown/index.ts';
import { FIELDS, proseFields } from './template.ts';
import type { Words } from './words.ts';

/**
 * @param front Of the template, with its lines of dashes.
 * @param existing The translation that there was: keys that a template does not have stay as they are in it.
 * @returns `null` for the text where there is no title, or the YAML is broken.
 */
export function mergedFrontMatter(
  front: string,
  existing: string | null,
  words: Words,
): { text: string | null; diagnostics: Diagnostic[] } {
  const from = front.indexOf('\n') + 1;
  const yaml = front.slice(from).replace(/(?:---|\.\.\.)[ \t]*\n?$/, '');
  const { errors } = parseDocument(yaml, { prettyErrors: false });
  const broken = yamlFaults(yaml, errors).map(({ message, hint, start, end }): Diagnostic => {
    return { id: 'front-matter/syntax', severity: 'error', message, hint, start: from + start, end: from + end };
  });
  const fields = proseFields(front);
  if (broken.length === 0 && !fields.get('title')) {
    const message = 'The translation has no title.';
    const hint = 'Give "title: >-" back its name, and the translated title its indented line below.';
    broken.push({ id: 'front-matter/missing-title', severity: 'error', message, hint, start: 0, end: 3 });
  }
  if (broken.length > 0) return { text: null, diagnostics: broken };
  const document = documentOf(existing);
  for (const name of FIELDS) {
    const text = fields.get(name);
    if (text !== undefined) document.set(name, text);
  }
  if (Object.keys(words).length > 0) document.set('words', document.createNode(words));
  else document.delete('words');
  return { text: `---\n${document.toString({ lineWidth: 0 })}---\n`, diagnostics: [] };
}

function documentOf(existing: string | null): Document {
  const end = existing === null ? 0 : frontMatterEnd(existing);
  const yaml = existing?.slice(existing.indexOf('\n') + 1, end).replace(/(?:---|\.\.\.)[ \t]*\n?$/, '') ?? '';
  const document = parseDocument(yaml);
  return end > 0 && document.errors.length === 0 && isMap(document.contents) ? document : new Document({});
}
