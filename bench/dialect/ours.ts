import { Marked, type MarkedOptions, Parser, type Token } from 'marked';
import { lex } from '../../src/markdown/index.ts';
import { collect, typeset } from './collect.ts';
import type { Peer } from './peers.ts';

const plain = new Marked().use({
  extensions: [
    {
      name: 'math',
      renderer: (token) => {
        const mark = typeset(String(token['tex']), token['display'] === true);
        return token['block'] === true ? `<div>${mark}</div>\n` : mark;
      },
    },
    { name: 'reference', renderer: (token) => token.raw },
    {
      name: 'footnote',
      renderer(token) {
        return this.parser.parse(token.tokens ?? []);
      },
    },
    { name: 'footnote-reference', renderer: (token) => token.raw },
  ],
});

function render(markdown: string): string {
  const options: MarkedOptions = plain.defaults;
  const tokens: Token[] = lex(markdown).tokens;
  return Parser.parse(tokens, options);
}

/** This project: its tokens, rendered by marked. */
export const ours: Peer = {
  name: 'yansuan',
  settings: '',
  render: (markdown) => collect(() => render(markdown)),
  parse: (markdown) => lex(markdown),
};
