/** What a part of the benchmark gives back: tables to print, and figures to keep. */
export interface Part {
  name: string;
  tables: { title: string; head: string[]; rows: string[][] }[];
  figures: Record<string, number>;
}
