/**
 * Every text of the interface in Chinese; `english.ts` has the same keys. Pages take a table by `interfaceOf`. Scripts of
 * the reader take their texts from elements that the pages hold.
 */

const numbers = new Intl.NumberFormat('zh-CN');
const format = (n: number): string => numbers.format(n);

export const chinese = {
  skip: '跳到正文',
  navigation: '主导航',
  darkTheme: '深色',
  newest: '最新文章',
  readOn: '读全文',
  readTitle: (title: string) => `：${title}`,
  draft: '草稿',
  updated: '更新于',
  tags: '标签',
  allTags: '全部标签',
  tagged: (name: string) => `标签：${name}`,
  count: (n: number) => `${format(n)} 篇`,
  contents: '目录',
  neighbours: '前后文章',
  previous: '上一篇',
  next: '下一篇',
  pages: '分页',
  newerPage: '较新的文章',
  olderPage: '较早的文章',
  pageOf: (n: number, total: number) => `第 ${format(n)} 页，共 ${format(total)} 页`,
  pageTitle: (n: number) => `第 ${format(n)} 页`,
  cite: '引用本文',
  articleLicence: '本文采用',
  siteLicence: '文章采用',
  licenceEnd: '许可。',
  copy: '复制',
  copied: '已复制',
  linkCopied: '已复制这一式的链接',
  copyFailed: '已选中，请手动复制',
  notFound: '没有这一页',
  notFoundText: '地址可能写错了，也可能文章已经移走。',
  toHome: '回首页',
  // Being found
  cardOf: (title: string) => `题图：${title}`,
  feed: '订阅（Atom）',
  noArticles: '还没有文章。',
  // Ways through the site.
  home: '首页',
  menu: '菜单',
  breadcrumbs: '所在位置',
  articles: '文章',
  archive: '归档',
  year: (year: string) => `${year} 年`,
  categories: '分类',
  allCategories: '全部分类',
  category: (name: string) => `分类：${name}`,
  noCategories: '文章还没有分类。',
  noTags: '文章还没有标签。',
  series: '系列',
  allSeries: '全部系列',
  seriesTitle: (name: string) => `系列：${name}`,
  noSeries: '还没有系列文章。',
  seriesPlace: (n: number, total: number) => `第 ${format(n)} 篇，共 ${format(total)} 篇`,
  seriesPrevious: '系列上一篇',
  seriesNext: '系列下一篇',
  seriesAll: '系列目录',
  seriesStart: '从第一篇读起',
  related: '相关文章',
  updates: '最近更新',
  updatesText: '发表之后修改过的文章，最近改的在前。',
  noUpdates: '还没有修改过的文章。',
  allUpdates: '全部更新',
  otherWays: '可以从这些地方找起：',
  // Reading
  minutes: (n: number) => `约 ${n} 分钟`,
  sectionLinkCopied: '已复制这一节的链接',
  closePicture: '关闭',
  picture: '放大的图',
};

/** What a table holds. */
export type Strings = typeof chinese;
