/**
 * Loaded before a peer: writes down what TeX its typesetter is given, one JSON text a line, [TeX, display, failed].
 * Only for counting formulas; builds that are timed run without it.
 */
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { field } from '../../dialect/narrow.ts';

const { CAPTURE_TO: to = '', CAPTURE_MODULE: name = '', CAPTURE_FROM: from = '' } = process.env;

function note(tex: unknown, display: unknown, failed: boolean): void {
  appendFileSync(to, `${JSON.stringify([String(tex), display === true, failed])}\n`);
}

/** Puts `around` in place of a method; it is given the method, its object and its arguments. */
function wrap(
  owner: unknown,
  key: string,
  around: (call: () => unknown, self: unknown, args: unknown[]) => unknown,
): void {
  const method = field(owner, key);
  if (typeof owner !== 'object' || owner === null || typeof method !== 'function') throw new TypeError(`no ${key}`);
  Reflect.set(owner, key, function (this: unknown, ...args: unknown[]): unknown {
    return around((): unknown => Reflect.apply(method, this, args), this, args);
  });
}

function wrapMathJax(loaded: unknown): void {
  wrap(field(field(loaded, 'TeX'), 'prototype'), 'compile', (call, self, [math]) => {
    const [tex, display] = [field(math, 'math'), field(math, 'display')];
    const result = call();
    note(tex, display, field(field(self, 'parseOptions'), 'error') === true);
    return result;
  });
}

function wrapKatex(loaded: unknown): void {
  wrap(loaded, 'renderToString', (call, _self, [tex, options]) => {
    const display = options !== undefined && field(options, 'displayMode');
    try {
      const html = call();
      note(tex, display, String(html).includes('katex-error'));
      return html;
    } catch (error) {
      note(tex, display, true);
      throw error;
    }
  });
}

const loaded: unknown = createRequire(from)(name);
if (name === 'katex') wrapKatex(loaded);
else wrapMathJax(loaded);
