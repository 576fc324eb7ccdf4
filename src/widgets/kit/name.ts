/** Name of the custom element of a widget. */
export function elementName(name: string): string {
  return `yansuan-${name}`;
}
