/** A matrix as its rows: `m[i][j]` is the number in row i and column j. */
export type Matrix = readonly (readonly number[])[];

/** Number of rows and of columns. */
export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** Words a fault can be read by: `row 2, column 3`, both counted from one as on paper. */
function place(row: number, column: number): string {
  return `row ${row + 1}, column ${column + 1}`;
}

/**
 * Shape of a matrix that can be computed with.
 *
 * @throws {TypeError} It is empty, its rows differ in length, or something in it is no number.
 * @throws {RangeError} A number in it is NaN or infinite.
 */
export function checkMatrix(m: Matrix, name = 'matrix'): Shape {
  if (!Array.isArray(m)) throw new TypeError(`${name}: an array of rows is needed`);
  const rows: readonly unknown[] = m;
  const columns = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (columns === 0) throw new TypeError(`${name}: at least one row with at least one number is needed`);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!Array.isArray(row)) throw new TypeError(`${name}: row ${i + 1} is not an array`);
    if (row.length !== columns)
      throw new TypeError(`${name}: row ${i + 1} has ${row.length} numbers, the first has ${columns}`);
    for (let j = 0; j < columns; j++) checkNumber(row[j], `${name}: the entry in ${place(i, j)}`);
  }
  return { rows: rows.length, columns };
}

/**
 * @param what Names the number in the message, as in "epsilon".
 * @throws {TypeError} It is no number.
 * @throws {RangeError} It is NaN or infinite.
 */
export function checkNumber(value: unknown, what: string): void {
  if (typeof value !== 'number') throw new TypeError(`${what} is not a number`);
  if (!Number.isFinite(value)) throw new RangeError(`${what} is ${value}; a finite number is needed`);
}

/**
 * @throws {TypeError} It is no number.
 * @throws {RangeError} It is no integer, or less than `min`, or greater than `max`.
 */
export function checkInteger(value: unknown, what: string, min: number, max: number): void {
  checkNumber(value, what);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw new RangeError(`${what} is ${String(value)}; an integer from ${min} to ${max} is needed`);
}

/**
 * Rows or columns that are named, counted from zero.
 *
 * @throws {TypeError} None is named, or something is no number.
 * @throws {RangeError} One is named twice, or there is none of that number.
 */
export function checkPlaces(places: readonly number[], what: string, count: number): void {
  if (!Array.isArray(places) || places.length === 0) throw new TypeError(`${what}: at least one is needed`);
  places.forEach((place, i) => {
    checkInteger(place, `${what}: number ${i + 1}`, 0, count - 1);
    if (places.indexOf(place) !== i) throw new RangeError(`${what}: ${place} stands there twice`);
  });
}

/**
 * A result that a double can hold.
 *
 * @throws {RangeError} Something in it overflowed.
 */
export function checkResult(m: number[][], what: string): number[][] {
  if (m.every((row) => row.every(Number.isFinite))) return m;
  throw new RangeError(`${what} is larger than a double can hold`);
}
