/** Why an opener was left as text. */
export type Rule =
  | 'blank-body'
  | 'digit-follows'
  | 'price'
  | 'shell-variable'
  | 'cell-border'
  | 'turned-brackets'
  | 'spaced'
  | 'half-spaced'
  | 'stray-brace'
  | 'single-dollar-inside'
  | 'no-formula-behind'
  | 'paragraph-ends'
  | 'unclosed'
  | 'prose-follows'
  | 'three-dollars'
  | 'escaped-text'
  | 'not-mathematics'
  | 'in-link-label'
  | 'leaves-quote'
  | 'unknown-environment';

/** Each rule that leaves an opener as text: what it saw, said of the opener, and its place in docs/dialect.md. */
const RULES: Readonly<Record<Rule, { said: string; section: string }>> = {
  'blank-body': { said: 'nothing stands between it and its partner', section: 'G2.1' },
  'digit-follows': { said: 'a digit follows the closing `$` and nothing between them is TeX', section: 'G2.2' },
  price: { said: 'a digit follows it and what stands up to the next `$` is prose', section: 'G2.3' },
  'shell-variable': { said: 'a name and Chinese follow it, as in `$PATH和$HOME`', section: 'G2.4' },
  'cell-border': { said: 'the border of a cell stands between it and its partner', section: 'G7' },
  'turned-brackets': {
    said: 'a closing bracket follows it and an opening one ends what stands up to the next `$`',
    section: 'G2',
  },
  spaced: { said: 'there are blanks inside both `$` and prose between them', section: 'G2.6' },
  'half-spaced': { said: 'there is a blank inside one `$` only', section: 'G2.7' },
  'stray-brace': { said: 'a `}` without its `{` follows', section: 'G2' },
  'single-dollar-inside': { said: 'a single `$` comes before the `$$` that would close it', section: 'G3' },
  'no-formula-behind': { said: '`$$` follows, and at its second `$` no formula begins', section: 'G2' },
  'paragraph-ends': { said: 'its paragraph, item or table row ends before a `$` closes it', section: 'G2' },
  unclosed: { said: 'it is never closed', section: 'G2' },
  'prose-follows': { said: 'a heading, code or prose follows a blank line before it is closed', section: 'G3' },
  'three-dollars': { said: 'it is one of three or more `$` in a row', section: 'G1' },
  'escaped-text': { said: 'between these brackets stands text, not mathematics', section: 'G4' },
  'not-mathematics': { said: 'between these brackets stands no letter, digit or command', section: 'G4' },
  'in-link-label': { said: 'it stands in the label of a link', section: 'G4' },
  'leaves-quote': { said: 'a line of it has left the quote: its `>` is missing', section: 'G3' },
  'unknown-environment': { said: 'no environment of mathematics has this name', section: 'G5' },
};

function sectionOf(rule: Rule, opener: string): string {
  if (rule !== 'unclosed' && rule !== 'paragraph-ends') return RULES[rule].section;
  if (opener.startsWith('$')) return opener.startsWith('$$') ? 'G3' : 'G2';
  return opener.startsWith('\\b') ? 'G5' : 'G4';
}

/** Why an opener is text, with the rule's name and its place in docs/dialect.md. */
export function reasonFor(rule: Rule, opener: string): string {
  return `${RULES[rule].said} (${rule}, ${sectionOf(rule, opener)})`;
}
