import { astroChtml, astroSvg } from './astro.ts';
import { bare } from './bare.ts';
import { eleventy } from './eleventy.ts';
import { hexo } from './hexo.ts';
import { ours } from './ours.ts';
import type { System } from './system.ts';

export const SYSTEMS: readonly System[] = [ours, astroSvg, astroChtml, eleventy, hexo, bare];
