/** Once before all browser tests: two builds of the real site, served, and a Chromium for each worker: it has one clipboard. */
import { chromium, type BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from './chromium.ts';
import { serveSite, type ServedSite } from './site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the site at `/`. */
    site: string;
    /** Address of the same site built for `/blog/`. */
    siteUnderBase: string;
    /** Folder of the first site's files. */
    dist: string;
    /** Where the browsers are to be reached, one for each worker. */
    browsers: string[];
  }
}

/** Quiet in a closed network; without a sandbox where root may not have one. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : []),
];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started: (ServedSite | BrowserServer)[] = [];
  const teardown = async (): Promise<void> => {
    for (const one of started.reverse()) await ('stop' in one ? one.stop() : one.close());
  };
  try {
    const executablePath = ensureChromium();
    const site = await serveSite('/');
    started.push(site);
    const underBase = await serveSite('/blog/');
    started.push(underBase);
    const browsers: string[] = [];
    while (browsers.length < project.config.maxWorkers) {
      const browser = await chromium.launchServer({ executablePath, args: FLAGS });
      started.push(browser);
      browsers.push(browser.wsEndpoint());
    }
    project.provide('site', site.url);
    project.provide('siteUnderBase', underBase.url);
    project.provide('dist', site.folder);
    project.provide('browsers', browsers);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
