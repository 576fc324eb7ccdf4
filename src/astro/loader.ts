/** The content-layer loader: Astro's collection gets ids and small data; the HTML stays in our own store. */
import type { Loader } from 'astro/loaders';
import { getState } from './state.ts';

/**
 * Loader of the collection `posts`. Its work is done by `load.ts`, which the integration hands over: Node loads that in
 * a moment, and Vite, which loads this file, would take half a second for it.
 */
export function postsLoader(): Loader {
  return {
    name: 'yansuan-posts',
    load: async (context) => {
      await getState().load(context);
    },
  };
}
