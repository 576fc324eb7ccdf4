/** Which sections have which gram, gathered in one pass over the texts and written as files of bytes. */
import { ByteWriter } from './bytes.ts';
import { shardOf } from './grams.ts';

/** An array of numbers that grows. */
class Numbers {
  values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(2 * this.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  at(n: number): number {
    return this.values[n] ?? 0;
  }
}

/**
 * A site of 1,000 long articles has some ten million pairs of a gram and a section, so they are kept in typed arrays and
 * sorted by counting: time and memory grow in step with the texts.
 */
export class GramLists {
  /** Places of grams in `hashes`, plus one; an open table, at most half full. */
  private table = new Uint32Array(1 << 12);
  private readonly hashes = new Numbers();
  /** For each gram the last section that has it, plus one, and how many have it. */
  private readonly lasts = new Numbers();
  private readonly counts = new Numbers();
  /** Grams of all sections in a row, each once a section, and where each section's begin. */
  private readonly grams = new Numbers();
  private readonly begins = new Numbers();

  /** What is added from now on is of the next section. */
  nextSection(): void {
    this.begins.push(this.grams.length);
  }

  add(hash: number): void {
    const gram = this.placeOf(hash);
    if (this.lasts.at(gram) === this.begins.length) return;
    this.lasts.values[gram] = this.begins.length;
    this.counts.values[gram] = this.counts.at(gram) + 1;
    this.grams.push(gram);
  }

  private placeOf(hash: number): number {
    const mask = this.table.length - 1;
    let slot = hash & mask;
    for (let place = this.table[slot] ?? 0; place > 0; place = this.table[slot] ?? 0) {
      if (this.hashes.at(place - 1) === hash) return place - 1;
      slot = (slot + 1) & mask;
    }
    this.hashes.push(hash);
    this.lasts.push(0);
    this.counts.push(0);
    this.table[slot] = this.hashes.length;
    if (2 * this.hashes.length > this.table.length) this.widen();
    return this.hashes.length - 1;
  }

  private widen(): void {
    const wider = new Uint32Array(2 * this.table.length);
    const mask = wider.length - 1;
    for (let gram = 0; gram < this.hashes.length; gram++) {
      let slot = this.hashes.at(gram) & mask;
      while ((wider[slot] ?? 0) > 0) slot = (slot + 1) & mask;
      wider[slot] = gram + 1;
    }
    this.table = wider;
  }

  /** Bytes written, roughly. */
  size(): number {
    return 3 * this.hashes.length + 1.3 * this.grams.length;
  }

  /**
   * For each gram, by rising hash: how far it is from the hash before it, how many bytes its list has, and the list,
   * each section as its distance from the one before. All are numbers of a few bytes (`ByteWriter.number`).
   */
  shards(count: number): Uint8Array[] {
    const writers = Array.from({ length: count }, () => new ByteWriter());
    const { order, ends, sections } = this.sorted();
    const list = new ByteWriter();
    let [shard, hash] = [-1, 0];
    for (const gram of order) {
      const next = this.hashes.at(gram);
      if (shardOf(next, count) !== shard) [shard, hash] = [shardOf(next, count), 0];
      list.clear();
      let last = 0;
      for (let i = (ends[gram] ?? 0) - this.counts.at(gram); i < (ends[gram] ?? 0); i++) {
        list.number((sections[i] ?? 0) - last);
        last = sections[i] ?? 0;
      }
      writers[shard]
        ?.number(next - hash)
        .number(list.length)
        .bytes(list.view());
      hash = next;
    }
    return writers.map((writer) => writer.view());
  }

  /** Grams by rising hash; for each the end of its stretch of `sections`. */
  private sorted(): { order: Uint32Array; ends: Uint32Array; sections: Uint32Array } {
    const { hashes, counts, grams, begins } = this;
    const order = Uint32Array.from({ length: hashes.length }, (_, gram) => gram);
    order.sort((a, b) => hashes.at(a) - hashes.at(b));
    const ends = new Uint32Array(hashes.length);
    for (let gram = 0, sum = 0; gram < ends.length; gram++) {
      ends[gram] = sum;
      sum += counts.at(gram);
    }
    const sections = new Uint32Array(grams.length);
    for (let section = 0; section < begins.length; section++) {
      const end = section + 1 < begins.length ? begins.at(section + 1) : grams.length;
      for (let i = begins.at(section); i < end; i++) {
        const gram = grams.at(i);
        const place = ends[gram] ?? 0;
        sections[place] = section;
        ends[gram] = place + 1;
      }
    }
    return { order, ends, sections };
  }
}
