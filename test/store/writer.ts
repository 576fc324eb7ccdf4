/** A process that puts texts into a store until it is killed, and says so after each. Arguments: folder, name, size. */
import { writeSync } from 'node:fs';
import { hashKey, openStore } from '../../src/store/index.ts';

const [folder = '', name = '', size = '0'] = process.argv.slice(2);
const store = openStore(folder);
for (let i = 0; ; i++) {
  const stored = store.put(hashKey([String(i % 20)]), `${name} ${i} ${'算'.repeat(Number(size))}`);
  writeSync(1, stored ? `${i}\n` : 'refused\n');
}
