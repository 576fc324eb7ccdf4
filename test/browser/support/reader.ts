/** What a screen reader gets, from Chromium's accessibility tree. */
import type { Page } from 'playwright-core';

export interface Heard {
  role: string;
  name: string;
  /** It takes the focus. */
  stop: boolean;
  children: Heard[];
}

/** The page as a tree; what the browser leaves out of it is not in it. */
export async function listen(page: Page): Promise<Heard> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard = (id: string): Heard[] => {
    const node = known.get(id);
    const children = (node?.childIds ?? []).flatMap(heard);
    const role = String(node?.role?.value ?? '');
    // Boxes of lines repeat the text that they belong to.
    if (!node || role === 'InlineTextBox') return [];
    if (node.ignored) return children;
    const stop = node.properties?.some(({ name, value }) => name === 'focusable' && value.value === true) ?? false;
    return [{ role, name: String(node.name?.value ?? ''), stop, children }];
  };
  const [root] = heard(nodes[0]?.nodeId ?? '');
  if (!root) throw new Error('the page has no accessibility tree');
  return root;
}

/** All nodes of a role, in reading order. */
export function withRole(root: Heard, role: string): Heard[] {
  return [...(root.role === role ? [root] : []), ...root.children.flatMap((child) => withRole(child, role))];
}

/** All that is read, in order; letters of mathematics as plain ones. A name of a node is read in place of its content. */
export function textOf({ role, name, children }: Heard): string {
  if (role === 'StaticText' || role === 'link') return name.normalize('NFKC');
  return children.map(textOf).join('');
}
