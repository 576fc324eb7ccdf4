/** What a part of the benchmark found: tables to print, and figures by name. */
export interface Part {
  name: string;
  tables: { title: string; head: string[]; rows: string[][] }[];
  figures: Record<string, number>;
}
