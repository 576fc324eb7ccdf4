import { code, isBlank } from './characters.ts';

export interface Blanks {
  /** Width in columns. */
  columns: number;
  /** Offset behind them. */
  behind: number;
}

/** A place in a line, and its column: a tab reaches to the next multiple of four, and may be taken in part. */
export class Cursor {
  readonly end: number;
  at: number;
  column = 0;
  steps = 0;
  private readonly source: string;
  /** Offset and column behind the blanks ahead, once looked for; taking some of them changes neither. */
  private behind = -1;
  private behindColumn = 0;

  constructor(source: string, start: number, end: number) {
    this.source = source;
    this.at = start;
    this.end = end;
  }

  blanks(): Blanks {
    if (this.behind < 0) {
      let { column } = this;
      let p = this.at;
      for (; p < this.end && isBlank(this.source.charCodeAt(p)); p++, this.steps++) {
        column += this.source.charCodeAt(p) === code.tab ? 4 - (column % 4) : 1;
      }
      this.behind = p;
      this.behindColumn = column;
    }
    return { columns: this.behindColumn - this.column, behind: this.behind };
  }

  /** Takes so many columns of blanks, where there are as many. */
  skip(columns: number): void {
    const goal = this.column + columns;
    while (this.column < goal && this.at < this.end) {
      const width = this.source.charCodeAt(this.at) === code.tab ? 4 - (this.column % 4) : 1;
      this.column = Math.min(goal, this.column + width);
      if (this.column % 4 === 0 || width === 1 || this.column < goal) this.at++;
    }
  }

  /** Goes over the blanks ahead and `length` further characters. */
  over({ columns, behind }: Blanks, length: number): void {
    this.column += columns + length;
    this.at = behind + length;
    this.behind = -1;
  }
}
