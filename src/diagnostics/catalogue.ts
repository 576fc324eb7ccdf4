/** Every diagnostic there is. `docs/diagnostics.md` is made from it, and `DiagnosticId` are its keys. */
import { FORMULAS, REFERENCES } from './catalogue-formulas.ts';
import { section, type Entry } from './catalogue-section.ts';
import { TRANSLATIONS } from './catalogue-translations.ts';

export type { Entry, Severity } from './catalogue-section.ts';

const MARKDOWN = section({
  'markdown/too-deep': ['error', 'quotes or lists nested too deep', '引用或列表嵌套太深'],
  'markdown/too-many-delimiters': [
    'error',
    'a paragraph with thousands of `*`, `_` or the like',
    '一段里有成千上万个标记字符',
  ],
  'markdown/table-too-large': ['error', 'a table with more cells than are read', '表格太大'],
  'markdown/word-too-long': ['error', 'a word of thousands of characters', '单词长得不合理'],
  'markdown/item-too-long': [
    'error',
    'a list item of more than a thousand lines without a blank one',
    '列表项有上千行，中间没有空行',
  ],
  'markdown/not-parsed': ['error', 'a text that marked cannot read', 'marked 读不了的文字'],
  'code/unknown-language': ['warning', 'a fence names a language that is not known', '代码块的语言名不认识'],
  'html/inline-style': ['warning', 'a `style` attribute has no effect', '`style` 属性不起作用'],
  'html/remote': ['warning', 'HTML that loads something from another site', 'HTML 引用了别的网站的内容'],
  'html/relative-picture': [
    'warning',
    'a picture beside the article in an `<img>`; write it in Markdown',
    '文章旁边的图片请用 Markdown 写，不要用 `<img>`',
  ],
  'html/script': ['warning', 'a script in an article does not run', '文章里的脚本不会运行'],
});

const FOOTNOTES = section({
  'footnote/undefined': ['error', '`[^label]` of a note that there is not', '没有这条脚注'],
  'footnote/duplicate': ['error', 'two notes with one label', '两条脚注用了同一个标签'],
  'footnote/unused': ['warning', 'a note that nothing cites, which no reader sees', '脚注没有被引用，读者看不到'],
});

const BLOCKS = section({
  'block/unknown': ['error', 'no block has this name; the hint lists those there are', '没有这种块；提示里有全部名字'],
  'block/unknown-attribute': ['error', 'a key that this block does not take', '这种块没有这个属性'],
  'block/bad-value': [
    'error',
    'a key that is true or false has another value',
    '只能写 true 或 false 的属性写了别的值',
  ],
  'block/bad-attributes': ['error', 'what stands in `{…}` cannot be read', '花括号里的属性读不懂'],
  'block/duplicate-id': [
    'error',
    'the id of a block is that of something else in the article',
    '块的 id 在文中已经用过',
  ],
  'block/no-name': ['error', 'three colons with no name behind them', '三个冒号后面没有名字'],
  'block/unclosed': ['error', 'a block is never closed', '块没有收尾'],
  'block/nothing-open': ['error', 'a closing line where no block is open', '这里没有要收尾的块'],
  'block/torn': [
    'error',
    'a list or quote ends between the lines that open and close a block',
    '块的头尾不在同一个列表项或引用里',
  ],
  'block/too-deep': ['error', 'blocks nested more than 50 deep', '块套得太深'],
  'block/full-width-colons': ['warning', '`：：：` is read as `:::`', '全角冒号当作 `:::`'],
  'widget/unknown-parameter': ['error', 'a live example has no such parameter', '可动的图没有这个参数'],
  'widget/bad-parameter': [
    'error',
    'a parameter of a live example that cannot be read, or that does not go with the others',
    '可动的图的参数读不懂，或与别的参数合不来',
  ],
  'table/no-file': ['error', '`:::table` without `src`', '`:::table` 没有写 `src`'],
  'table/missing': [
    'error',
    'there is no such file beside the article; case counts',
    '文章旁边没有这个文件（区分大小写）',
  ],
  'table/outside': ['error', 'a file outside `content/`', '文件在 `content/` 之外'],
  'table/unreadable': ['error', 'the file is not CSV in UTF-8', '文件不是 UTF-8 编码的 CSV'],
  'table/ragged': ['error', 'a row with more or fewer cells than the header', '有一行的格数与表头不同'],
  'table/too-large': ['error', 'more cells or bytes than a table may have', '表格太大'],
});

const LINKS_AND_PICTURES = section({
  'link/unknown-article': [
    'error',
    'a link to an article that there is not; the hint names a similar one',
    '链接的文章不存在',
  ],
  'link/draft': ['error', 'a link to a draft, or to an article whose date is to come', '链接到草稿或未到日期的文章'],
  'link/not-served': [
    'error',
    'a link to a file that is not part of the site; put it into `public/`',
    '链接的文件不在网站里，请放进 `public/`',
  ],
  'link/unknown-anchor': ['warning', 'the article has no such heading or equation', '文章里没有这个标题或公式'],
  'link/unsafe': ['error', 'a link to an address such as `javascript:`', '链接的地址不安全'],
  'picture/no-address': ['error', '`![…]()` without an address', '图片没有写地址'],
  'picture/unsafe': ['error', 'an address that no picture can have', '图片的地址不安全'],
  'picture/missing': [
    'error',
    'there is no such file beside the article; case counts',
    '文章旁边没有这个文件（区分大小写）',
  ],
  'picture/outside': ['error', 'a picture outside `content/`', '图片在 `content/` 之外'],
  'picture/format': ['error', 'not a kind of picture that can be shown', '不是能显示的图片格式'],
  'picture/active': [
    'error',
    'an SVG with scripts, HTML or files of other sites in it',
    'SVG 里有脚本、HTML 或别的网站的文件',
  ],
  'picture/unreadable': ['error', 'the file cannot be read as a picture', '图片文件读不出来'],
  'picture/remote': ['warning', 'a picture on another site is not shown', '别的网站的图片不会显示'],
});

const FRONT_MATTER = section({
  'front-matter/missing': ['error', 'an article of the site has no front matter', '文章没有文件头'],
  'front-matter/unclosed': ['error', 'the line `---` behind the last key is missing', '末尾少了一行 `---`'],
  'front-matter/syntax': ['error', 'it is not a list of `key: value`', '不是“字段: 值”的写法'],
  'front-matter/duplicate-key': ['error', 'a key stands twice', '字段重复'],
  'front-matter/missing-title': ['error', 'there is no title', '没有标题'],
  'front-matter/wrong-type': ['error', 'a value of the wrong kind', '值的类型不对'],
  'front-matter/bad-date': ['error', 'not a day of the calendar', '不是日历上有的日子'],
  'front-matter/bad-language': ['error', 'not a language such as `zh-CN`', '不是 `zh-CN` 这样的语言代号'],
  'front-matter/bad-series': [
    'error',
    'a series is a name, or `{ name: …, order: … }` with a number',
    '系列写成名字，或 `{ name: …, order: … }`，序号是数',
  ],
  'front-matter/unknown-key': [
    'warning',
    'a key that nobody knows; the hint names a similar one',
    '不认识的字段，提示里有相近的',
  ],
  'front-matter/updated-before-date': ['warning', '`updated` lies before `date`', '`updated` 早于 `date`'],
});

const SERIES = section({
  'series/yaml': ['error', '`content/series.yaml` is not YAML', '`content/series.yaml` 不是合法的 YAML'],
  'series/unknown-key': ['error', 'a key that a series does not have', '系列没有这个字段'],
  'series/bad-value': ['error', 'a value of the wrong kind', '字段的值不对'],
  'series/unknown-article': ['error', 'a series lists an article that there is not', '系列里列出的文章不存在'],
  'series/repeated-article': [
    'error',
    'an article is listed twice, so that the series would go in a circle',
    '同一篇文章列了两次，系列会绕成圈',
  ],
  'series/not-before': [
    'error',
    'an article of a series needs one that does not stand before it',
    '系列里的文章需要的文章没有排在它前面',
  ],
  'series/other-series': [
    'error',
    'an article says that it belongs to another series than the one that lists it',
    '文章自己写的系列与列出它的系列不同',
  ],
  'series/same-order': ['warning', 'two articles of a series have the same `order`', '同一系列里两篇文章的序号相同'],
  'series/no-articles': ['warning', 'no article belongs to this series', '没有文章属于这个系列'],
});

const FILES_AND_SITE = section({
  'file/empty': ['error', 'the file is empty', '文件是空的'],
  'file/not-utf8': ['error', 'the file is not UTF-8', '文件不是 UTF-8 编码'],
  'site/no-index': [
    'warning',
    'a folder with Markdown but without `index.md`',
    '文件夹里有 Markdown 却没有 `index.md`',
  ],
  'site/bad-slug': ['error', 'a name that cannot be an address', '名字不能用作地址'],
  'site/duplicate-slug': ['error', 'two articles want one address', '两篇文章要用同一个地址'],
  'site/missing-date': ['error', 'a published article without a date', '要发布的文章没有日期'],
  'site/render-failed': [
    'error',
    'the renderer itself failed on an article; please report it',
    '程序自己出了错，请报告给我们',
  ],
  'site/too-slow': [
    'error',
    'rendering an article took more than a minute and was stopped',
    '渲染这篇文章超过一分钟，已经停下',
  ],
  'site/no-config': ['error', '`content/site.yaml` is missing', '缺少 `content/site.yaml`'],
  'site/yaml': ['error', '`content/site.yaml` is not YAML', '`content/site.yaml` 不是合法的 YAML'],
  'site/unknown-key': ['error', 'a key that the configuration does not have', '配置里没有这个字段'],
  'site/missing-key': ['error', 'a required key is missing', '缺少必填字段'],
  'site/bad-value': ['error', 'a value of the wrong kind', '字段的值不对'],
  'site/bad-environment': ['error', '`YANSUAN_SITE` or `YANSUAN_BASE` is wrong', '环境变量有误'],
});

/** Stable name of a diagnostic, `room/what-is-wrong`. */
export type DiagnosticId =
  | keyof typeof FORMULAS
  | keyof typeof REFERENCES
  | keyof typeof MARKDOWN
  | keyof typeof FOOTNOTES
  | keyof typeof BLOCKS
  | keyof typeof LINKS_AND_PICTURES
  | keyof typeof FRONT_MATTER
  | keyof typeof SERIES
  | keyof typeof TRANSLATIONS
  | keyof typeof FILES_AND_SITE
  | keyof typeof PAGES;

export interface Section {
  title: string;
  entries: Readonly<Record<string, Entry>>;
}

const PAGES = section({
  'page/formula-markup': [
    'error',
    'markup of a formula that a translator would break: a fault of the engine, or HTML that imitates it',
    '公式的标记经不起网页翻译：引擎的错，或是有 HTML 冒充了它',
  ],
  'page/opt-out': [
    'warning',
    'HTML opts out of translation by a class or an attribute alone',
    '只用一种办法声明不翻译',
  ],
  'page/bare-number': ['warning', 'the number of an equation typed into a link', '链接里手写了公式编号'],
  'page/bare-mathml': ['warning', 'MathML in HTML, which translators take apart', 'HTML 里的 MathML，翻译会拆散它'],
  'page/private-use': ['warning', 'a character from the private use area', '私用区的字符'],
  'page/language': ['warning', 'a page of your own without its language', '自己写的页面没有注明语言'],
  'page/forbids-translation': ['warning', 'a page of your own forbids its translation', '自己写的页面禁止翻译'],
});

/** In the order of the page. */
export const SECTIONS: readonly Section[] = [
  { title: 'Formulas', entries: FORMULAS },
  { title: 'References', entries: REFERENCES },
  { title: 'Markdown', entries: MARKDOWN },
  { title: 'Footnotes', entries: FOOTNOTES },
  { title: 'Blocks', entries: BLOCKS },
  { title: 'Links and pictures', entries: LINKS_AND_PICTURES },
  { title: 'Front matter', entries: FRONT_MATTER },
  { title: 'Series', entries: SERIES },
  { title: 'Translations', entries: TRANSLATIONS },
  { title: 'Files and the site', entries: FILES_AND_SITE },
  { title: 'Finished pages', entries: PAGES },
];
