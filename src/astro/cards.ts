/** Pictures of pages out of the store, or drawn now. */
// Its types only: fonts and sharp are loaded where something has to be drawn.
import type { CardText } from '../cards/index.ts';
import { hashKey, type Store } from '../store/index.ts';
import { sourceKey } from './key.ts';

/** A PNG. */
export type CardDrawer = (text: CardText) => Promise<Uint8Array>;

/** @param drawn Called for each that was not in the store. */
export function createCards(store: Store, drawn: () => void = () => undefined): CardDrawer {
  let drawing: string | null = null;
  return async (text) => {
    drawing ??= sourceKey(['cards'], [], ['@fontsource-variable/noto-serif-sc', 'fontkit', 'sharp']);
    const key = `${hashKey([drawing, JSON.stringify(text)])}-png`;
    const stored = store.get(key);
    if (stored !== undefined) return Buffer.from(stored, 'base64');
    const { drawCard } = await import('../cards/index.ts');
    const png = await drawCard(text);
    drawn();
    store.put(key, Buffer.from(png).toString('base64'));
    return png;
  };
}
