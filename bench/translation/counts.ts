/** What is counted of a translated page, and what it is called. */

/** Numbers in the order of `HEAD`. */
export type Counts = readonly number[];

export const HEAD = [
  'segments a paragraph',
  'texts of formulas sent',
  'formulas changed',
  'px too wide at 390',
  'changed for good',
];

/** The ways of the simulator, as the article calls them. */
export const CHINESE: Readonly<Record<string, string>> = {
  google: '谷歌',
  'google, opt-outs end segments': '谷歌，不译之处断句',
  'google, spaces lost': '谷歌，丢空格',
  'google, other order': '谷歌，换次序',
  'google, pieces merged': '谷歌，并片段',
  'google, with its bar': '谷歌，带工具条',
  'google, one long word': '谷歌，一个长词',
  'google, as it comes into view': '谷歌，滚到才译',
  'google, knows the class only': '谷歌，只认类名',
  edge: 'Edge',
  'edge, knows the attribute only': 'Edge，只认属性',
  'edge, opt-outs last': 'Edge，不译的移到末尾',
  'edge, opt-outs emptied': 'Edge，清空不译的',
  firefox: 'Firefox',
  'firefox, other order': 'Firefox，换次序',
  'firefox, an element twice': 'Firefox，一个元素两次',
  webkit: 'Safari',
  'webkit, other order': 'Safari，换次序',
  bilingual: '双语对照插件',
};

/** How many of `before` are not among `after`, each as often as it is there. */
export function changed(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of after) left.set(one, (left.get(one) ?? 0) + 1);
  let missing = 0;
  for (const one of before) {
    const count = left.get(one) ?? 0;
    if (count === 0) missing++;
    else left.set(one, count - 1);
  }
  return missing;
}

interface Found {
  /** Of each paragraph with a formula. */
  segments: readonly number[];
  sent: number;
  changed: number;
  wide: number;
  lasting: number;
  all: number;
}

/** @throws RangeError where there was nothing to count. */
export function counts({ segments, sent, changed, wide, lasting, all }: Found): Counts {
  if (segments.length === 0 || all === 0) throw new RangeError('no paragraph with a formula was found');
  const mean = segments.reduce((a, b) => a + b, 0) / segments.length;
  return [Number(mean.toFixed(1)), sent, changed, wide, lasting];
}
