export interface FeedEntry {
  title: string;
  /** Absolute; also the id, since it stays as long as the article does. */
  url: string;
  author: string;
  /** ISO date. */
  date: string;
  updated: string | null;
  tags: readonly string[];
  summary: string;
  /** BCP 47. */
  lang: string;
  /** HTML of the whole article; its addresses are absolute. */
  html: string;
}

export interface Feed {
  title: string;
  subtitle: string;
  author: string;
  /** Absolute address of the front page. */
  home: string;
  /** Absolute address of the feed. */
  self: string;
  lang: string;
  /** IANA name. */
  timeZone: string;
  licence: { name: string; url: string } | null;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

/** When anything in the feed last changed, as an ISO date; a feed of nothing never did. */
export function lastChange({ entries }: Feed): string {
  return entries.reduce((last, { date, updated }) => [last, date, updated ?? ''].sort().at(-1) ?? last, '1970-01-01');
}
