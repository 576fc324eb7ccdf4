/** Which sections have which gram, gathered in one pass over the texts and written as files of bytes. */
import { ByteWriter } from './bytes.ts';
import { shardOf } from './grams.ts';

/** So many numbers are added to an array at a time. */
const BLOCK = 1 << 16;

/** An array of numbers that grows, by blocks: one that doubles would hold twice what it needs, and three times at its worst. */
class Numbers {
  private readonly blocks: Uint32Array[] = [];
  length = 0;

  push(value: number): void {
    if (this.length % BLOCK === 0) this.blocks.push(new Uint32Array(BLOCK));
    this.set(this.length++, value);
  }

  at(n: number): number {
    return this.blocks[Math.floor(n / BLOCK)]?.[n % BLOCK] ?? 0;
  }

  set(n: number, value: number): void {
    const block = this.blocks[Math.floor(n / BLOCK)];
    if (block) block[n % BLOCK] = value;
  }
}

/** Pairs that are sorted at a time. */
const AT_A_TIME = 4_000_000;

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
    this.lasts.set(gram, this.begins.length);
    this.counts.set(gram, this.counts.at(gram) + 1);
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
  *shards(count: number): Generator<Uint8Array> {
    let writer = new ByteWriter();
    const list = new ByteWriter();
    let [shard, hash] = [0, 0];
    for (const { gram, sections } of this.sorted()) {
      const next = this.hashes.at(gram);
      for (; shardOf(next, count) !== shard; shard++, hash = 0) {
        yield writer.view();
        writer = new ByteWriter();
      }
      list.clear();
      let last = 0;
      for (const section of sections) {
        list.number(section - last);
        last = section;
      }
      writer
        .number(next - hash)
        .number(list.length)
        .bytes(list.view());
      hash = next;
    }
    for (; shard < count; shard++, writer = new ByteWriter()) yield writer.view();
  }

  /** Grams by rising hash with their sections, some millions of pairs in memory at a time. */
  private *sorted(): Generator<{ gram: number; sections: Uint32Array }> {
    const { hashes, counts } = this;
    const order = Uint32Array.from({ length: hashes.length }, (_, gram) => gram);
    order.sort((a, b) => hashes.at(a) - hashes.at(b));
    for (let from = 0; from < order.length;) {
      let [to, pairs] = [from, 0];
      for (; to < order.length && (to === from || pairs < AT_A_TIME); to++) pairs += counts.at(order[to] ?? 0);
      const wanted = order.subarray(from, to);
      const { ends, sections } = this.sectionsOf(wanted, pairs);
      for (const gram of wanted) {
        const end = ends[gram] ?? 0;
        yield { gram, sections: sections.subarray(end - counts.at(gram), end) };
      }
      from = to;
    }
  }

  /** For each of some grams the end of its stretch of `sections`, by counting. */
  private sectionsOf(wanted: Uint32Array, pairs: number): { ends: Uint32Array; sections: Uint32Array } {
    const { hashes, counts, grams, begins } = this;
    const NONE = 0xffffffff;
    const ends = new Uint32Array(hashes.length).fill(NONE);
    let sum = 0;
    for (const gram of wanted) {
      ends[gram] = sum;
      sum += counts.at(gram);
    }
    const sections = new Uint32Array(pairs);
    for (let section = 0; section < begins.length; section++) {
      const end = section + 1 < begins.length ? begins.at(section + 1) : grams.length;
      for (let i = begins.at(section); i < end; i++) {
        const gram = grams.at(i);
        const place = ends[gram] ?? NONE;
        if (place === NONE) continue;
        sections[place] = section;
        ends[gram] = place + 1;
      }
    }
    return { ends, sections };
  }
}
