/** The figures of the articles on singular values, in the site as it is. What all figures do: widgets.test.ts. */
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/widgets/svd-image/draw.ts';
import { model as imageModel } from '../../src/widgets/svd-image/model.ts';
import { FAULTS, WORDS } from '../../src/widgets/svd-image/words.ts';
import { DESK, PHONE, useBrowser } from './support/browser.ts';

const visit = useBrowser();
const WORKER = /\/worker[\w-]*\.js/;
/** A guard against hanging: what a worker does takes as long as the machine lets it. */
const PATIENCE = { timeout: 60_000 };

/** Brings a figure near, so that its script is loaded. */
async function live(page: Page, id: string): Promise<Locator> {
  await page.locator(id).scrollIntoViewIfNeeded();
  await page.locator(`${id} [data-live]`).waitFor();
  return page.locator(id);
}

function facts(figure: Locator): Promise<string[]> {
  return figure.locator('.widget-facts dd').allTextContents();
}

async function middleOf(handle: Locator): Promise<{ x: number; y: number }> {
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle is on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function dragByMouse(page: Page, handle: Locator, dx: number, dy: number): Promise<void> {
  const { x, y } = await middleOf(handle);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}

async function dragByFinger(page: Page, handle: Locator, dx: number, dy: number): Promise<void> {
  const { x, y } = await middleOf(handle);
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove', share: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: x + share * dx, y: y + share * dy }] });
  await touch('touchStart', 0);
  for (const share of [0.3, 0.7, 1]) await touch('touchMove', share);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describe('the circle in three stages', () => {
  it('is there without scripts', async () => {
    const { page, troubles } = await visit('posts/svd/', { javaScriptEnabled: false, viewport: PHONE });
    const figure = page.locator('#fig-map');
    expect(await facts(figure)).toEqual(['6.708，2.236', '15', '3', '7.071', '39.39°']);
    expect(await figure.locator('svg.svd-frames').isVisible()).toBe(true);
    await figure.locator('summary').click();
    expect(await figure.locator('tbody tr').first().locator('td').allTextContents()).toEqual(['0', '5', '5', '20']);
    expect(troubles).toEqual([]);
  });

  it('lets x be turned until the images are at a right angle, and the columns be moved both ways', async () => {
    const { page, troubles } = await visit('posts/svd/', { viewport: DESK });
    const figure = await live(page, '#fig-map');
    const x = figure.locator('[data-handle="angle"]');
    const drawing = await figure.locator('.svd-frames').boundingBox();
    // 52 units of 340 are the radius; from 12° to 45°.
    const radius = (52 * (drawing?.width ?? NaN)) / 340;
    const at = (degrees: number, way: (angle: number) => number): number => radius * way((degrees * Math.PI) / 180);
    await dragByMouse(page, x, at(45, Math.cos) - at(12, Math.cos), at(12, Math.sin) - at(45, Math.sin));
    await expect.poll(() => x.getAttribute('aria-valuetext')).toMatch(/^4[45](\.5)?°$/);
    await figure.locator('input[data-set="angle"]').fill('45');
    await expect.poll(() => facts(figure)).toEqual(['6.708，2.236', '15', '3', '7.071', '90°']);
    const column = figure.locator('[data-handle="column:0"]');
    await column.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Home');
    await expect.poll(() => column.getAttribute('aria-valuetext')).toBe('(2, 3.9)');
    expect(await figure.locator('input[data-cell="a:0:0"]').inputValue()).toBe('2');
    await figure.locator('select[data-preset]').selectOption('flat');
    await expect.poll(() => facts(figure)).toEqual(['5，0', '0', '∞', '5', expect.anything()]);
    expect(troubles).toEqual([]);
  });

  it('has columns that a finger can move, and a link to its state', async () => {
    const { page, troubles } = await visit('posts/svd/?fig-map.a=1,0;0,1&fig-map.angle=90#fig-map', { viewport: PHONE, hasTouch: true }); // prettier-ignore
    const figure = await live(page, '#fig-map');
    await expect.poll(() => facts(figure)).toEqual(['1，1', '1', '1', '1.414', '90°']);
    const column = figure.locator('[data-handle="column:1"]');
    const grip = await column.boundingBox();
    expect(grip?.width).toBeGreaterThanOrEqual(44);
    await dragByFinger(page, column, -24, -16);
    await expect.poll(async () => (await facts(figure))[0]).not.toBe('1，1');
    const [right = NaN, up = NaN] = ((await column.getAttribute('aria-valuetext')) ?? '').match(/[-\d.]+/g)?.map(Number) ?? []; // prettier-ignore
    expect(right).toBeLessThan(-1.5);
    expect(up).toBeGreaterThan(2);
    expect(troubles).toEqual([]);
  });
});

describe('the guess of rank one', () => {
  it('is dragged by mouse and finger, and by keys, and shows the answer when it is asked', async () => {
    const { page, troubles } = await visit('posts/low-rank/', { viewport: PHONE, hasTouch: true });
    const figure = await live(page, '#fig-guess');
    const value = async (name: string): Promise<number> =>
      Number(await figure.locator(`[data-handle="${name}"]`).getAttribute('aria-valuenow'));
    expect((await facts(figure)).slice(0, 3)).toEqual(['7', '6.972', '4.411']);
    await dragByFinger(page, figure.locator('[data-handle="u:1"]'), 14, 6);
    await expect.poll(() => value('u:1')).toBeGreaterThan(1.5);
    await dragByMouse(page, figure.locator('[data-handle="v:1"]'), 3, -8);
    await expect.poll(() => value('v:1')).toBeGreaterThan(1.2);
    await figure.locator('[data-handle="u:2"]').press('Shift+ArrowDown');
    await expect.poll(() => value('u:2')).toBe(0);
    expect(await figure.locator('.widget-status').textContent()).toContain('最小能到 4.411');
    await figure.locator('select[data-preset]').selectOption('saddle');
    await expect.poll(() => facts(figure)).toEqual(['16', '16', '4', '4']);
    await figure.locator('input[data-check="reveal"]').check();
    await expect.poll(() => figure.locator('.rank-one-board .c2').count()).toBe(4);
    await figure.locator('[data-size="a:columns"]').selectOption('4');
    await expect.poll(() => figure.locator('[data-handle]').count()).toBe(6);
    expect(troubles).toEqual([]);
  });
});

describe('the picture by rank', () => {
  const PAGE = 'posts/low-rank/';

  it('is whole without scripts, and asks for no file', async () => {
    const { page, troubles } = await visit(PAGE, { javaScriptEnabled: false });
    const figure = page.locator('#fig-image');
    const pictures = figure.locator('.picture image');
    expect(await pictures.count()).toBe(2);
    for (const picture of await pictures.all()) {
      expect(await picture.getAttribute('href')).toMatch(/^data:image\/png;base64,/);
      expect((await picture.boundingBox())?.width).toBeGreaterThan(100);
    }
    expect((await facts(figure)).slice(0, 4)).toEqual(['96 × 96', '4.31%', '8 × (96 + 96) = 1536', '16.7%']);
    expect(await figure.locator('input[type="file"]').isVisible()).toBe(false);
    expect(troubles).toEqual([]);
  });

  it('changes with the rank, and with the picture, which a worker decomposes', async () => {
    const { page, troubles } = await visit(PAGE);
    const figure = await live(page, '#fig-image');
    const built = await figure.locator('.picture image').nth(1).getAttribute('href');
    const handle = figure.locator('[data-handle="rank"]');
    await dragByMouse(page, handle, 60, 0);
    await expect.poll(async () => Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
    expect(await figure.locator('.picture image').nth(1).getAttribute('href')).not.toBe(built);
    await handle.press('Home');
    await handle.press('ArrowRight');
    await expect.poll(() => figure.locator('input[data-set="rank"]').inputValue()).toBe('2');
    await figure.locator('select[data-set="picture"]').selectOption('cloth');
    await expect
      .poll(() => figure.locator('.widget-status').textContent(), PATIENCE)
      .toContain('格子布，96 × 96，取前 2 项：相对误差 0%');
    await figure.getByRole('button', { name: '复原' }).click();
    await expect.poll(() => figure.locator('.picture image').nth(1).getAttribute('href')).toBe(built);
    // What the build drew, what a worker found, and what is computed here are the same.
    expect(draw(imageModel({ picture: 'landscape', rank: 8 }), 'zh')).toContain(built ?? 'a picture');
    expect(troubles).toEqual([]);
  });

  it('takes a photograph of 20 megapixels as it is held, keeps it here, and says what is wrong with other files', async () => {
    const { page, troubles } = await visit(PAGE, { permissions: ['clipboard-read', 'clipboard-write'] });
    const figure = await live(page, '#fig-image');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!WORKER.test(request.url())) asked.push(request.url());
    });
    const choose = (name: string, buffer: Buffer): Promise<void> =>
      figure.locator('input[type="file"]').setInputFiles({ name, mimeType: 'image/png', buffer });
    // Black above, white below, once it is turned as the camera says: of rank one.
    const photo = await sharp({ create: { width: 2736, height: 3648, channels: 3, background: '#000' } })
      .extend({ right: 2736, background: '#fff' })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    await choose('photo.jpg', photo);
    const sentence = figure.locator('.widget-summary');
    await expect
      .poll(() => sentence.textContent(), PATIENCE)
      .toContain('自己的图片，192 × 128，取前 8 项：相对误差 0%');
    const greys = await figure
      .locator('.picture image')
      .nth(1)
      .evaluate(async (image) => {
        const picture = new Image();
        picture.src = image.getAttribute('href') ?? '';
        await picture.decode();
        const context = new OffscreenCanvas(1, 192).getContext('2d');
        context?.drawImage(picture, 0, 0, 1, 192, 0, 0, 1, 192);
        const { data } = context?.getImageData(0, 0, 1, 192) ?? { data: [] };
        return [data[4 * 20], data[4 * 170]];
      });
    expect(greys).toEqual([0, 255]);
    const whole = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#777' } }).png().toBuffer(); // prettier-ignore
    const huge = Buffer.from(whole);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    const bad = { broken: whole.subarray(0, 60), kind: Buffer.from('<svg/>'), large: huge } as const;
    for (const [fault, buffer] of Object.entries(bad)) {
      await choose('bad.png', buffer);
      const words = Object.entries(FAULTS).find(([name]) => name === fault)?.[1].zh ?? '';
      await expect.poll(() => figure.locator('.widget-fault').textContent(), PATIENCE).toBe(words);
      expect(await figure.locator('.widget-status').textContent()).toBe(words);
      expect(await sentence.textContent()).toContain('自己的图片，192 × 128');
    }
    await figure.getByRole('button', { name: '复制此状态的链接' }).click();
    await expect.poll(() => figure.locator('.widget-status').textContent()).toBe('已复制。');
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain('own');
    expect(asked).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('is stopped while it is at work, and stays as it was', async () => {
    const { page, troubles } = await visit(PAGE);
    const figure = await live(page, '#fig-image');
    const before = await figure.locator('.widget-summary').textContent();
    const held = Promise.withResolvers<undefined>();
    await page.route(WORKER, async (route) => {
      await held.promise;
      await route.continue();
    });
    const stop = figure.getByRole('button', { name: WORDS.cancel.zh });
    expect(await stop.isVisible()).toBe(false);
    await figure.locator('input[type="file"]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('late') }); // prettier-ignore
    await stop.click();
    held.resolve(undefined);
    expect(await stop.isVisible()).toBe(false);
    expect(await figure.locator('.widget-status').textContent()).toBe(WORDS.stopped.zh);
    await figure.locator('[data-handle="rank"]').press('ArrowRight');
    await expect.poll(() => figure.locator('.widget-summary').textContent()).not.toBe(before);
    expect(await figure.locator('.widget-fault').isVisible()).toBe(false);
    expect(troubles).toEqual([]);
  });

  it('is as it was built where no worker starts', async () => {
    const { page } = await visit(PAGE);
    await page.route(WORKER, (route) => route.abort());
    await page.locator('#fig-image').scrollIntoViewIfNeeded();
    await page.locator('#fig-image [data-failed]').waitFor();
    expect(await page.locator('#fig-image .picture').count()).toBe(2);
    expect(await page.locator('#fig-image input[type="file"]').isVisible()).toBe(false);
  });
});
