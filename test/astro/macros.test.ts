import { describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { formatReport } from '../../src/diagnostics/index.ts';
import { article, emptySite, type Site } from './site.ts';

function site(macros: string, body: string, front: Record<string, unknown> = {}): Site {
  const made = emptySite();
  made.write('content/site.yaml', 'title: T\nauthor: A\n');
  if (macros) made.write('content/macros.tex', macros);
  made.write('content/posts/a.md', article(front, body));
  return made;
}

async function reportOf(made: Site): Promise<string> {
  const found = await check(made.root, []);
  return formatReport(found?.diagnostics ?? []);
}

const MACROS = `% 全站的宏
\\newcommand{\\R}{\\mathbb{R}}
\\newcommand\\norm[1]{\\lVert #1\\rVert}
\\newcommand{tr}{\\operatorname{tr}} % 没有反斜杠
\\def\\pair(#1,#2){\\langle #1,#2\\rangle}
\\DeclareMathOperator{\\argsort}{argsort}
\\newcommand{\\long}[2]{%
  #1 \\to
  #2}
`;

describe('the macros of the site', () => {
  it('hold in every article, whatever form they are written in', async () => {
    const made = site(MACROS, '$\\R,\\norm{x},\\tr A,\\pair(a,b),\\argsort x,\\long{a}{b}$');
    expect(await reportOf(made)).toBe(await reportOf(site('', 'x')));
  });

  it('are told of at their own place, every one that is wrong, and the others hold', async () => {
    const macros = '\\newcommand{\\R2}{x}\n\\newcommand{\\good}{y}\n\n\\newcommad{\\z}{w}\n\\newcommand{\\open}{z\n';
    const report = await reportOf(site(macros, '$\\good$'));
    expect(report.match(/^content\S+ \w+ \S+/gm)).toEqual([
      'content/macros.tex:1:13 error math/bad-definition',
      'content/macros.tex:4:1 error math/undefined-macro',
      'content/macros.tex:5:19 error math/missing-brace',
    ]);
    expect(report).toContain('Did you mean \\newcommand?');
    expect(report).not.toContain('\\good');
  });
});

describe('the macros of an article', () => {
  it('hold in it, over those of the site, and in no other', async () => {
    const made = site('\\newcommand{\\R}{\\wrong}', '$\\R,\\x$', {
      macros: '\\renewcommand{\\R}{R}\n\\newcommand{\\x}{y}\n',
    });
    made.write('content/posts/b.md', article({ title: 'B' }, '$\\x$'));
    const report = await reportOf(made);
    expect(report.match(/^content\S+ \w+ \S+/gm)).toEqual(['content/posts/b.md:6:2 error math/undefined-macro']);
  });

  it('are told of where they stand in the front matter', async () => {
    const made = emptySite();
    made.write('content/site.yaml', 'title: T\nauthor: A\n');
    made.write(
      'content/posts/a.md',
      '---\ntitle: A\ndate: 2026-01-01\nmacros: |\n  \\newcommand{\\R}{R}\n  \\newcomand{\\x}{y}\n---\n\n$\\R$\n',
    );
    made.write(
      'content/posts/b.md',
      '---\ntitle: B\ndate: 2026-01-01\nmacros: "\\\\newcommand{\\\\x}{\\\\y}}"\n---\n\n$\\x$\n',
    );
    const report = await reportOf(made);
    expect(report.match(/^content\S+ \w+ \S+/gm)).toEqual([
      'content/posts/a.md:6:3 error math/undefined-macro',
      'content/posts/b.md:4:32 error math/extra-brace',
      'content/posts/b.md:7:2 error math/undefined-macro',
    ]);
  });

  it('begin where they are written', async () => {
    const report = await reportOf(site('', '$\\x$ $\\newcommand{\\x}{y}\\newcommand{tr}{T}$ $\\x\\tr$'));
    expect(report.match(/^content\S+ \w+ \S+/gm)).toEqual(['content/posts/a.md:6:2 error math/undefined-macro']);
  });
});
