/** We wrote these files ourselves: the guards look for another site's answer or a torn file, not for a lie. */
import type { Chunk, Manifest, Shard } from './types.ts';

function has(value: unknown, ...keys: string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

export function isManifest(value: unknown): value is Manifest {
  return has(value, 'sections', 'shards', 'chunks');
}

export function isShard(value: unknown): value is Shard {
  return has(value, 'all', 'headings');
}

export function isChunk(value: unknown): value is Chunk {
  return has(value, 'articles', 'formulas', 'glyphs', 'sections');
}
