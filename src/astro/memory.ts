/** The memory of formulas, outlines and coloured code on disk, apart from the articles: who reads those needs no index of these. */
import { join } from 'node:path';
import type { Memory, MemoryKind } from '../article/index.ts';
import { hashKey, openStore } from '../store/index.ts';
import { CODE_PACKAGES, MATH_PACKAGES, sourceKey } from './key.ts';

export const MEMORY_FOLDER = '.cache/formulas';

export interface DiskMemory extends Memory {
  /** Stores what was put since the last time, as texts that belong together. */
  flush(): void;
}

/** @param root Absolute path of the project. */
export function openMemory(root: string): DiskMemory {
  const store = openStore(join(root, MEMORY_FOLDER));
  const math = sourceKey(['math', 'diagnostics'], [], MATH_PACKAGES);
  const engines: Record<MemoryKind, string> = {
    formula: math,
    outline: math,
    code: sourceKey(['code', 'diagnostics'], [], CODE_PACKAGES),
  };
  const keyOf = (kind: MemoryKind, name: string): string => `${hashKey([engines[kind], name])}-${kind}`;
  let fresh = new Map<string, string>();
  return {
    get(kind, name) {
      const key = keyOf(kind, name);
      return fresh.get(key) ?? store.get(key);
    },
    put: (kind, name, text) => void fresh.set(keyOf(kind, name), text),
    flush() {
      // Where the disk refuses, the next build typesets again.
      if (fresh.size > 0) store.putAll(fresh);
      fresh = new Map();
      // What the other threads have typeset meanwhile.
      store.refresh();
    },
  };
}
