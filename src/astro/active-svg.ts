/**
 * What an SVG would do besides being seen. In an `<img>` it does nothing; opened by itself, as a zoomed picture is
 * without scripts, it is a document of the site, and its scripts would run with the site's rights.
 */
import { SaxesParser } from 'saxes';

export interface ActivePart {
  /** `<script>`, `onload=`, `javascript:`. */
  what: string;
  /** 1-based, in the file. */
  line: number;
}

/** Elements that run, hold HTML, or load a document. */
const ELEMENTS = ['script', 'foreignobject', 'iframe', 'object', 'embed', 'handler', 'listener'];
/** They can turn an address into a script after it was looked at. */
const ANIMATIONS = ['animate', 'set'];
const SCRIPT_ADDRESS = /^(?:javascript|vbscript|data:(?!image\/(?:png|jpe?g|gif|webp|avif)[;,]))/i;
const REMOTE = /^(?:https?:)?\/\//i;
/** In sheets and presentation attributes. */
const REMOTE_IN_STYLE = /@import|url\(\s*["']?(?:https?:)?\/\//i;

/**
 * @param text The whole file.
 * @returns The first part that runs or loads something; an unreadable file is `'unreadable'`.
 */
export function activePart(text: string): ActivePart | 'unreadable' | null {
  const parser = new SaxesParser();
  const found: ActivePart[] = [];
  const errors: Error[] = [];
  const note = (what: string | null): void => {
    if (what !== null) found.push({ what, line: parser.line });
  };
  parser.on('error', (error) => errors.push(error));
  // Entities could spell anything.
  parser.on('doctype', (doctype) => note(doctype.includes('<!ENTITY') ? '<!ENTITY' : null));
  parser.on('processinginstruction', ({ target }) => note(target === 'xml-stylesheet' ? '<?xml-stylesheet' : null));
  parser.on('opentag', ({ name, attributes }) => note(inTag(local(name), attributes)));
  parser.on('text', (run) => note(REMOTE_IN_STYLE.test(run) && run.includes('{') ? '@import or url(…)' : null));
  parser.on('cdata', (run) => note(REMOTE_IN_STYLE.test(run) ? '@import or url(…)' : null));
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return found[0] ?? (errors.length > 0 ? 'unreadable' : null);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function inTag(name: string, attributes: Readonly<Record<string, string>>): string | null {
  if (ELEMENTS.includes(name)) return `<${name}>`;
  for (const [key, value] of Object.entries(attributes)) {
    const attribute = local(key);
    // Browsers skip blanks and controls within the name of a scheme.
    const address = value.replace(/[\u0000-\u0020]/g, '');
    if (/^on[a-z]/.test(attribute)) return `${attribute}=`;
    if (attribute === 'href') {
      if (SCRIPT_ADDRESS.test(address)) return address.slice(0, 20);
      if (name !== 'a' && REMOTE.test(address)) return address.slice(0, 40);
    }
    if (ANIMATIONS.includes(name) && attribute === 'attributename' && local(address) === 'href')
      return `<${name}> of href`;
    if (REMOTE_IN_STYLE.test(value)) return `${attribute}="url(…)"`;
  }
  return null;
}
