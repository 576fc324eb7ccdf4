/** Pictures of pages out of the store, or drawn now. */
import { join } from 'node:path';
// Its types only: fonts and sharp are loaded where something has to be drawn.
import type { CardText } from '../cards/index.ts';
import { hashKey, openStore } from '../store/index.ts';
import { STORE_FOLDER } from './bound.ts';
import { sourceKey } from './key.ts';

/** A PNG. */
export type CardDrawer = (text: CardText) => Promise<Uint8Array>;

export function createCards(root: string): CardDrawer {
  const store = openStore(join(root, STORE_FOLDER));
  let drawing: string | null = null;
  return async (text) => {
    drawing ??= sourceKey(['cards'], [], ['@fontsource-variable/noto-serif-sc', 'fontkit', 'sharp']);
    const key = `${hashKey([drawing, JSON.stringify(text)])}-card`;
    const stored = await store.get(key);
    if (stored !== undefined) return Buffer.from(stored, 'base64');
    const { drawCard } = await import('../cards/index.ts');
    const png = await drawCard(text);
    await store.put(key, Buffer.from(png).toString('base64'));
    return png;
  };
}
