/** How often each peer was right, as tables: for the terminal in English, for the article in Chinese. */
import type { Case } from './judge.ts';

export interface Scored {
  name: string;
  settings: string;
  /** Ids of the cases that went wrong. */
  failed: ReadonlySet<string>;
}

export interface Table {
  head: string[];
  rows: string[][];
}

type Language = 'en' | 'zh';

/** What not every peer claims to know: the score of the others is told apart. */
const OTHER_NOTATIONS = ['brackets', 'env', 'github'];

const GROUPS: Readonly<Record<string, string>> = {
  cjk: '紧挨汉字',
  currency: '价格',
  escape: '转义',
  code: '代码',
  chars: '特殊字符',
  emphasis: '强调',
  table: '表格',
  display: '行间',
  inline: '行内',
  brackets: '反斜杠括号',
  env: '裸环境',
  github: 'GitHub 写法',
  html: 'HTML',
  blocks: '块',
};

const SETTINGS: Readonly<Record<string, string>> = {
  '4 delimiters': '四种定界符',
  all: '全开',
  'all, spaces': '全开，容空格',
};

function right({ failed }: Scored, cases: readonly Case[]): string {
  return String(cases.filter(({ id }) => !failed.has(id)).length);
}

/** All cases, those that nobody disputes, and those of them that need no other notation than dollars. */
export function scoreTable(scored: readonly Scored[], cases: readonly Case[], language: Language): Table {
  const undisputed = cases.filter(({ contested }) => !contested);
  const dollars = undisputed.filter(({ category }) => !OTHER_NOTATIONS.includes(category));
  const groups = [cases, undisputed, dollars];
  const counts = groups.map(({ length }) => length);
  const [all = 0, agreed = 0, plain = 0] = counts;
  const head =
    language === 'zh'
      ? ['引擎', '设置', `全部 ${all}`, `无争议 ${agreed}`, `其中只用美元号 ${plain}`]
      : ['peer', 'settings', `all, of ${all}`, `undisputed, of ${agreed}`, `of these dollars only, of ${plain}`];
  const rows = scored.map((peer) => {
    const settings = language === 'zh' ? (SETTINGS[peer.settings] ?? peer.settings) : peer.settings;
    return [peer.name, settings, ...groups.map((group) => right(peer, group))];
  });
  return { head, rows };
}

/** A column for each group of cases. */
export function groupTable(scored: readonly Scored[], cases: readonly Case[], language: Language): Table {
  const names = [...new Set(cases.map(({ category }) => category))];
  const groups = names.map((name) => cases.filter(({ category }) => category === name));
  const shown = (name: string): string => (language === 'zh' ? (GROUPS[name] ?? name) : name);
  const head = [
    language === 'zh' ? '引擎' : 'peer',
    ...names.map((name, i) => `${shown(name)} ${groups[i]?.length ?? 0}`),
  ];
  const rows = scored.map((peer) => {
    const settings = language === 'zh' ? (SETTINGS[peer.settings] ?? peer.settings) : peer.settings;
    const title = [peer.name, settings].filter(Boolean).join(language === 'zh' ? '，' : ', ');
    return [title, ...groups.map((group) => right(peer, group))];
  });
  return { head, rows };
}
