/** What a reader can reach from a page by following everything that pages name. */
import { expect } from 'vitest';

/** The addresses reached from `start` on its own site; each must answer 200. */
export async function crawl(start: string): Promise<Set<string>> {
  const seen = new Set<string>();
  const queue = [start];
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const response = await fetch(url);
    expect(response.status, url).toBe(200);
    if (!response.headers.get('content-type')?.includes('text/html')) continue;
    for (const [, address = ''] of (await response.text()).matchAll(/\s(?:href|src)="([^"#]+)/g)) {
      const next = new URL(address.replaceAll('&amp;', '&'), url);
      if (next.origin === new URL(start).origin) queue.push(next.href);
    }
  }
  return seen;
}
