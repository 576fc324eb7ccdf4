/** We wrote these files ourselves: the guards look for another site's answer or a torn file, not for a lie. */
import type { Chunk, Manifest, Outlines } from './types.ts';

function has(value: unknown, ...keys: string[]): value is object {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

export function isManifest(value: unknown): value is Manifest {
  return has(value, 'sections', 'shards', 'chunks', 'outlines');
}

export function isOutlines(value: unknown): value is Outlines {
  return has(value) && Object.values(value).every((outline) => typeof outline === 'string');
}

export function isChunk(value: unknown): value is Chunk {
  return has(value, 'articles', 'formulas', 'sections');
}
