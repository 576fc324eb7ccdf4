/** The ways in which pages are translated. */
import type { Name, Options } from './simulator/index.ts';

/** Every way in which a page is translated, by name. */
export const WAYS: Readonly<Record<string, readonly [Name, Options]>> = {
  google: ['google', {}],
  'google, opt-outs end segments': ['google', { barrier: true }],
  'google, spaces lost': ['google', { trim: true }],
  'google, other order': ['google', { reorder: true }],
  'google, pieces merged': ['google', { merge: true }],
  'google, with its bar': ['google', { banner: true }],
  'google, one long word': ['google', { longWord: true }],
  'google, as it comes into view': ['google', { lazy: true }],
  'google, knows the class only': ['google', { optOut: 'class' }],
  edge: ['edge', {}],
  'edge, knows the attribute only': ['edge', { optOut: 'attribute' }],
  'edge, opt-outs last': ['edge', { moveLast: true }],
  'edge, opt-outs emptied': ['edge', { blank: true }],
  firefox: ['firefox', {}],
  'firefox, other order': ['firefox', { permute: true }],
  'firefox, an element twice': ['firefox', { clone: true }],
  webkit: ['webkit', {}],
  'webkit, other order': ['webkit', { reorder: true }],
  bilingual: ['bilingual', {}],
};
