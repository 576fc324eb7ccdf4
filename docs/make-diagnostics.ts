/** `npm run docs`: the page of diagnostics, made from the catalogue in the code. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SECTIONS, type Section } from '../src/diagnostics/catalogue.ts';

const INTRODUCTION = `# Diagnostics

<!-- Made from src/diagnostics/catalogue.ts by \`npm run docs\`: change it there. -->

What the build, \`npm run dev\`, \`npx yansuan check\` and \`npx yansuan render\` can tell you. An **error** stops the build; a
**warning** does not. Each report names the file, line and column, shows the line with a caret under the place, and ends
with a hint. How each of them looks: [test/diagnostics/fixtures](../test/diagnostics/fixtures).

构建、\`npm run dev\`、\`npx yansuan check\` 和 \`npx yansuan render\` 会报告的所有问题。**error** 会让构建停下，**warning**
不会。每一条的样子见 [test/diagnostics/fixtures](../test/diagnostics/fixtures)。
`;

/** A bar would end the cell, also in code. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function table({ title, entries }: Section): string {
  const rows = Object.entries(entries).map(
    ([id, [severities, english, chinese]]) => `| \`${id}\` | ${severities} | ${cell(english)} | ${cell(chinese)} |\n`,
  );
  return `\n## ${title}\n\n| id | | what is wrong | 说明 |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

/** The whole page, as Markdown. */
export function diagnosticsPage(): string {
  return INTRODUCTION + SECTIONS.map(table).join('');
}

if (import.meta.main) writeFileSync(fileURLToPath(new URL('diagnostics.md', import.meta.url)), diagnosticsPage());
