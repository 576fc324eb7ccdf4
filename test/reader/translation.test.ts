import { describe, expect, it } from 'vitest';
import { isProxied, throughProxy } from '../../src/reader/translation.ts';
import { plainWord } from '../../src/reader/words.ts';

const PAGE = 'https://blog-example-org.translate.goog/posts/a/?_x_tr_sl=zh-CN&_x_tr_tl=en&q=1';

describe('an address', () => {
  it.each([
    ['/posts/b/', 'https://blog-example-org.translate.goog/posts/b/?_x_tr_sl=zh-CN&_x_tr_tl=en'],
    ['/search/?q=2#x', 'https://blog-example-org.translate.goog/search/?q=2&_x_tr_sl=zh-CN&_x_tr_tl=en#x'],
    [PAGE, PAGE],
    ['https://elsewhere.example/b/', 'https://elsewhere.example/b/'],
  ])('%s leads through the proxy as %s', (address, expected) => {
    expect(throughProxy(address, PAGE)).toBe(expected);
  });

  it('stays as it is at home', () => {
    expect(throughProxy('/b/', 'https://blog.example.org/a/?_x_tr_sl=zh-CN')).toBe('https://blog.example.org/b/');
    expect(isProxied({ hostname: 'translate.goog.example.org' })).toBe(false);
  });
});

it.each([
  ['若 ', '若'],
  ['，其中 ', '其中'],
  ['for all', 'for all'],
  ['（当\u00a0且仅当）', '当 且仅当'],
])('the word of %j is %j', (text, word) => expect(plainWord(text)).toBe(word));
