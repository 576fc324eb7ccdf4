import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { yamlFaults } from '../../src/diagnostics/yaml.ts';

/** What is told of a text, as `what it points at: message`. */
function told(text: string): string[] {
  return yamlFaults(text, parseDocument(text, { prettyErrors: false }).errors).map(
    ({ message, start, end }) => `${text.slice(start, end)} | ${message}`,
  );
}

describe('yamlFaults', () => {
  it.each([
    ['a: b: c', 'b: c | The value holds a second ": ".'],
    ['a: b: c: d', 'b: c: d | The value holds a second ": ".'],
    ['a: b\n c: d', 'b | The line below is indented, so that it belongs to this value.'],
    ['a：b\nc: d', '： | A full-width colon ends no key.'],
    ['a b\nc: d', 'a b | This line is no "key: value".'],
    ['a: "b\nc: d', '" | This " is never closed.'],
    ["a: 'b\nc: d", "' | This ' is never closed."],
    ['a: [b\nc: d', '[ | This [ is never closed.'],
    ['a: { b: c\nd: e', '{ | This { is never closed.'],
    ['a: @b', '@ | A value cannot begin with this sign.'],
    ['a: b\n\tc: d', '\t | A tab indents this line.'],
    ['a: "\\sum"', '\\ | In double quotes a backslash begins an escape.'],
    ['tags: x\na: b\ntags: y', 'tags | The key tags stands twice.'],
    ['a: "b" c', 'c | Unexpected scalar at node end.'],
  ])('%j: %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('says nothing of what can be read', () => {
    expect(told('a: b\nc: [d, e]\nf: "g: h"')).toEqual([]);
  });
});
