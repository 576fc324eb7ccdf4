/** What a language calls itself: `中文`, `English`, `British English`. */
export function languageName(tag: string): string {
  // Where there is one Chinese, nobody asks which.
  const asked = tag === 'zh-CN' ? 'zh' : tag;
  return new Intl.DisplayNames(tag, { type: 'language' }).of(asked) ?? tag;
}
