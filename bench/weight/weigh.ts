import { brotliCompressSync, gzipSync } from 'node:zlib';

export interface Weight {
  raw: number;
  gzip: number;
  brotli: number;
  /** Elements. */
  nodes: number;
}

/** Compressed as hard as servers do ahead of time. */
export function weigh(html: string): Weight {
  return {
    raw: Buffer.byteLength(html),
    gzip: gzipSync(html, { level: 9 }).length,
    brotli: brotliCompressSync(html).length,
    nodes: html.match(/<[a-zA-Z]/g)?.length ?? 0,
  };
}
