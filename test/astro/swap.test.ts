import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextFolder, recover, swap } from '../../src/astro/swap.ts';
import { emptySite, type Site } from './site.ts';

function placeOf(site: Site) {
  return { cache: join(site.root, '.cache'), dist: join(site.root, 'dist') };
}

/** Of a process that has ended. */
const DEAD = spawnSync(process.execPath, ['-e', '']).pid;

/** Without the bundle that every site is lent. */
function cached(site: Site): string[] {
  return site.files('.cache').filter((name) => !name.startsWith('math/'));
}

describe('moving a finished build into place', () => {
  it('replaces the old dist and leaves nothing behind', () => {
    const site = emptySite();
    const place = placeOf(site);
    site.write('dist/old.html', 'old');
    site.write(`.cache/next-${process.pid}/new.html`, 'new');
    swap(place, nextFolder(place));
    expect(site.files('dist')).toEqual(['new.html']);
    expect(cached(site)).toEqual([]);
  });

  it('makes the first dist', () => {
    const site = emptySite();
    site.write(`.cache/next-${process.pid}/a/new.html`, 'new');
    swap(placeOf(site), nextFolder(placeOf(site)));
    expect(site.files('dist')).toEqual(['a/new.html']);
  });

  it('keeps the old dist where the new one cannot be moved', () => {
    const site = emptySite();
    site.write('dist/old.html', 'old');
    expect(() => swap(placeOf(site), join(site.root, '.cache/next-not-there'))).toThrow('cannot be replaced');
    expect(site.files('dist')).toEqual(['old.html']);
  });
});

describe('after a kill', () => {
  it('brings back the last good dist when it was moved away', () => {
    const site = emptySite();
    site.write(`.cache/previous-${DEAD}/index.html`, 'good');
    site.write(`.cache/next-${DEAD}/index.html`, 'half');
    site.write(`.cache/extras-${DEAD}/og/site.png`, 'half');
    expect(recover(placeOf(site))).toEqual({ restored: true });
    expect(site.read('dist/index.html')).toBe('good');
    expect(cached(site)).toEqual([]);
  });

  it('leaves a dist that is there alone and removes what the dead left', () => {
    const site = emptySite();
    site.write('dist/index.html', 'good');
    site.write(`.cache/previous-${DEAD}/index.html`, 'older');
    site.write(`.cache/trash-${DEAD}/index.html`, 'half deleted');
    site.write('.cache/store/x', 'kept');
    expect(recover(placeOf(site))).toEqual({ restored: false });
    expect(site.read('dist/index.html')).toBe('good');
    expect(cached(site)).toEqual(['store/x']);
  });

  it('never takes a half deleted folder for the last good one', () => {
    const site = emptySite();
    site.write(`.cache/trash-${DEAD}/index.html`, 'half deleted');
    expect(recover(placeOf(site))).toEqual({ restored: false });
    expect(site.exists('dist')).toBe(false);
  });

  it('does not touch the build of a process that runs', () => {
    const site = emptySite();
    const parent = process.ppid;
    site.write('dist/index.html', 'good');
    site.write(`.cache/next-${parent}/index.html`, 'being built');
    site.write(`.cache/extras-${parent}/og/site.png`, 'being drawn');
    recover(placeOf(site));
    expect(cached(site)).toEqual([`extras-${parent}/og/site.png`, `next-${parent}/index.html`]);
  });
});

describe('another build in between', () => {
  it('wins over a dist that was put back while this one was moving', () => {
    const site = emptySite();
    const place = placeOf(site);
    site.write('dist/index.html', 'one');
    // The other build has moved dist away; its recovery by a third process puts it back.
    mkdirSync(place.cache, { recursive: true });
    renameSync(place.dist, join(place.cache, `previous-${process.ppid}`));
    expect(recover(place)).toEqual({ restored: true });
    site.write(`.cache/next-${process.pid}/index.html`, 'two');
    swap(place, nextFolder(place));
    expect(site.read('dist/index.html')).toBe('two');
  });
});
