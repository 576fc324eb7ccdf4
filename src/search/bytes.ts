/** Numbers as bytes: seven bits in each, the lowest first, the eighth bit where another follows (LEB128). */

export class ByteWriter {
  private buffer = new Uint8Array(256);
  length = 0;

  private room(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const wider = new Uint8Array(Math.max(2 * this.buffer.length, this.length + more));
    wider.set(this.buffer.subarray(0, this.length));
    this.buffer = wider;
  }

  /** @param value A whole number from 0 to 2³² − 1. */
  number(value: number): this {
    this.room(5);
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.buffer[this.length++] = (rest % 128) | 0x80;
    this.buffer[this.length++] = rest;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.room(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  clear(): void {
    this.length = 0;
  }

  /** What was written, until more is. */
  view(): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, this.length);
  }
}

/** Reads in the same order. */
export class ByteReader {
  private readonly buffer: Uint8Array;
  private at = 0;

  constructor(buffer: Uint8Array) {
    this.buffer = buffer;
  }

  more(): boolean {
    return this.at < this.buffer.length;
  }

  /** @throws RangeError where the bytes end within it. */
  number(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.buffer[this.at++];
      if (byte === undefined) throw new RangeError('the bytes end within a number');
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
    }
  }

  /** @throws RangeError where there are not so many left. */
  bytes(length: number): Uint8Array {
    if (this.at + length > this.buffer.length) throw new RangeError('the bytes end too early');
    this.at += length;
    return this.buffer.subarray(this.at - length, this.at);
  }

  rest(): Uint8Array {
    return this.bytes(this.buffer.length - this.at);
  }
}
