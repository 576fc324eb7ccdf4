/** axe, with the rules of WCAG 2.1 AA and the others that Lighthouse counts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Rules of Lighthouse 13.5 without one of those tags. */
const LIGHTHOUSE = [
  ...['accesskeys', 'aria-allowed-role', 'aria-dialog-name', 'aria-text', 'aria-treeitem-name', 'empty-heading'],
  ...['heading-order', 'identical-links-same-purpose', 'image-redundant-alt', 'label-content-name-mismatch'],
  ...['landmark-one-main', 'presentation-role-conflict', 'skip-link', 'tabindex', 'table-duplicate-name'],
  ...['table-fake-caption', 'target-size', 'td-has-header'],
];

const OPTIONS = JSON.stringify({
  runOnly: WCAG,
  rules: Object.fromEntries(LIGHTHOUSE.map((rule) => [rule, { enabled: true }])),
});

/**
 * What is against a rule, with the HTML of up to three places.
 *
 * @param page Opened with `bypassCSP`: the policy forbids the checker's own script, not what it checks.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: AXE });
  return page.evaluate(`axe.run(${OPTIONS}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`);
}
