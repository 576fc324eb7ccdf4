import { SEPARATE } from '../../src/article/index.ts';
import type { SiteConfig } from '../../src/astro/types.ts';

/** A site's configuration for tests that need none of their own. */
export const SITE: SiteConfig = {
  title: 'T',
  subtitle: '',
  description: '',
  author: 'A',
  url: 'https://example.com',
  base: '/',
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  navigation: [],
  licence: null,
  theorems: SEPARATE,
  articlesPerPage: 10,
  translations: {},
};
