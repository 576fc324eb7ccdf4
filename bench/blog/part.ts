/** What each part of the benchmark of a blog hands back: plain data. */
export interface Part {
  name: string;
  tables: { title: string; head: string[]; rows: string[][] }[];
  figures: Record<string, number>;
}
