/** `content/site.yaml`: read, checked, and told apart line by line where it is wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, isMap, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { isLanguageTag } from '../article/editions.ts';
import { normaliseSource, type Diagnostic, type FileDiagnostic } from '../diagnostics/index.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { yamlFaults } from '../diagnostics/yaml.ts';
import { theoremSettings } from './theorem-settings.ts';
import type { SiteConfig } from './types.ts';

/** Path of the configuration from the root of the project. */
export const SITE_FILE = 'content/site.yaml';

const text = z.string().trim().min(1);

const address = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://example.com' })
  .refine((url) => !URL.canParse(url) || new URL(url).pathname === '/', {
    error: 'must be an address without a path; the path belongs to "base"',
  });

const link = z.string().regex(/^(?:\/(?!\/)|https?:\/\/|mailto:|#)/, {
  error: 'must be a path that begins with /, or an http(s) or mailto address',
});

const item = z.strictObject({ label: text, href: link });
const licence = z.strictObject({ name: text, url: link });
const tag = z.string().refine(isLanguageTag, { error: 'must be the language of translations, such as en' });
const translation = z.strictObject({
  title: text.optional(),
  subtitle: z.string().optional(),
  description: z.string().optional(),
  author: text.optional(),
  names: z.record(z.string(), text).default({}),
});

const schema = z.strictObject({
  title: text,
  subtitle: z.string().default(''),
  description: z.string().default(''),
  author: text,
  url: address.default('https://example.com'),
  base: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/?)*$/, { error: 'must be a path that begins with /, such as /blog/' })
    .default('/'),
  language: z.string().refine(isLanguage, { error: 'must be a language tag such as zh-CN' }).default('zh-CN'),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'must be an IANA time zone such as Asia/Shanghai' })
    .default('Asia/Shanghai'),
  navigation: z.array(item).default([]),
  licence: licence.nullable().default(null),
  articlesPerPage: z.int().min(1).max(1000).default(10),
  theorems: theoremSettings,
  translations: z.record(tag, translation).default({}),
});

type Raw = z.infer<typeof schema>;

export interface LoadedSite {
  site: SiteConfig;
  /** All of `content/site.yaml`; with an error among them `site` holds defaults in the place of what is wrong. */
  diagnostics: FileDiagnostic[];
}

/** @param env YANSUAN_SITE and YANSUAN_BASE override `url` and `base`. */
export function loadSite(root: string, env: Readonly<Record<string, string | undefined>>): LoadedSite {
  let source: string;
  try {
    source = normaliseSource(readFileSync(join(root, SITE_FILE), 'utf8'));
  } catch {
    const missing: Diagnostic = {
      id: 'site/no-config',
      severity: 'error',
      message: `${SITE_FILE} is missing or cannot be read.`,
      hint: 'Write it with at least "title" and "author".',
      start: 0,
      end: 0,
    };
    return { site: resolve(FALLBACK, env).site, diagnostics: [{ ...missing, file: SITE_FILE, source: '' }] };
  }
  const { raw, diagnostics } = parseSite(source);
  const resolved = resolve(raw, env);
  const ofFile = diagnostics.map((d) => ({ ...d, file: SITE_FILE, source }));
  return { site: resolved.site, diagnostics: [...ofFile, ...resolved.diagnostics] };
}

const FALLBACK: Raw = schema.parse({ title: 'Yansuan', author: 'Yansuan' });

function parseSite(source: string): { raw: Raw; diagnostics: Diagnostic[] } {
  const document = parseDocument(source, { lineCounter: new LineCounter(), prettyErrors: false });
  if (document.errors.length > 0) {
    const faults = yamlFaults(source, document.errors);
    return { raw: FALLBACK, diagnostics: faults.map((f) => ({ id: 'site/yaml', severity: 'error', ...f })) };
  }
  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return { raw: parsed.data, diagnostics: [] };
  const diagnostics = parsed.error.issues.flatMap((issue) => issueFaults(document, issue));
  return { raw: withoutFaults(value, parsed.error.issues), diagnostics };
}

/** A wrong key falls back to its default, so that dev can show the site with the diagnostics on it. */
function withoutFaults(value: unknown, issues: readonly z.core.$ZodIssue[]): Raw {
  const wrong = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path[0]])));
  const kept = isRecord(value) ? Object.entries(value).filter(([key]) => !wrong.has(key)) : [];
  const again = schema.safeParse({ title: FALLBACK.title, author: FALLBACK.author, ...Object.fromEntries(kept) });
  return again.success ? again.data : FALLBACK;
}

/** Keys that the object at `path` may have. */
function keysAt([top]: readonly (string | number)[]): string[] {
  if (top === 'navigation') return Object.keys(item.shape);
  if (top === 'theorems') return Object.keys(theoremSettings.unwrap().shape);
  if (top === 'translations') return Object.keys(translation.shape);
  return Object.keys(top === 'licence' ? licence.shape : schema.shape);
}

function keyHint(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near === null ? `Known keys: ${known.join(', ')}.` : `Did you mean "${near}"?`;
}

/** What is in force where a key of the configuration itself is left out. */
function defaultHint(path: readonly (string | number)[]): string {
  if (path[0] === 'translations') return 'Write a language, such as "en:", and below it lines such as "title: …".';
  const top = path.length === 1 ? path[0] : '';
  if (top === 'title' || top === 'author' || !Object.hasOwn(FALLBACK, String(top))) return 'It cannot be left out.';
  const value = JSON.stringify(Object.entries(FALLBACK).find(([key]) => key === top)?.[1]);
  return `Correct it, or take it out: then it is ${value === 'null' || value === '[]' ? 'not there' : value}.`;
}

function issueFaults(document: Document, issue: z.core.$ZodIssue): Diagnostic[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      id: 'site/unknown-key',
      severity: 'error',
      message: `"${[...path, key].join('.')}" is not a key of the configuration.`,
      hint: keyHint(key, keysAt(path)),
      ...keyRange(document, [...path, key]),
    }));
  }
  const name = path.join('.');
  if (!document.hasIn(path)) {
    const hint = `Add a line "${String(path.at(-1))}: …".`;
    return [
      {
        id: 'site/missing-key',
        severity: 'error',
        message: `"${name}" is missing.`,
        hint,
        ...keyRange(document, path),
      },
    ];
  }
  return [
    {
      id: 'site/bad-value',
      severity: 'error',
      message: name === '' ? `The configuration ${wording(issue)}.` : `"${name}" ${wording(issue)}.`,
      hint: name === '' ? 'Write lines of "key: value".' : defaultHint(path),
      ...(issue.code === 'invalid_key' ? keyRange : valueRange)(document, path),
    },
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text; in quotes, if it looks like something else',
  number: 'a number',
  int: 'a whole number',
  array: 'a list, with lines that begin with "- " below it',
  object: 'keys with values, on indented lines below it',
};

function wording(issue: z.core.$ZodIssue): string {
  const [ofKey] = issue.code === 'invalid_key' ? issue.issues : [];
  if (ofKey) return ofKey.message;
  if (issue.message.startsWith('must ')) return issue.message;
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  return `is wrong: ${issue.message}`;
}

type Range = Pick<Diagnostic, 'start' | 'end'>;

function rangeOf(node: Node | null | undefined): Range | null {
  return node?.range ? { start: node.range[0], end: Math.max(node.range[0], node.range[1]) } : null;
}

function valueRange(document: Document, path: readonly (string | number)[]): Range {
  const node = document.getIn(path, true);
  return (isNode(node) ? rangeOf(node) : null) ?? keyRange(document, path);
}

/** Where the key stands, or else the nearest thing above it that is there. */
function keyRange(document: Document, path: readonly (string | number)[]): Range {
  if (path.length === 0) return rangeOf(document.contents) ?? { start: 0, end: 0 };
  const parentPath = path.slice(0, -1);
  const parent = parentPath.length === 0 ? document.contents : document.getIn(parentPath, true);
  if (isMap(parent)) {
    for (const { key } of parent.items) {
      if (isNode(key) && 'value' in key && key.value === path.at(-1)) return rangeOf(key) ?? { start: 0, end: 0 };
    }
    if (parent.range) return { start: parent.range[0], end: parent.range[0] };
  }
  if (isSeq(parent) && parent.range) return { start: parent.range[0], end: parent.range[0] };
  return keyRange(document, parentPath);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Overrides, then the shapes that the code counts on: no slash behind the origin, one at both ends of the base. */
function resolve(
  raw: Raw,
  env: Readonly<Record<string, string | undefined>>,
): { site: SiteConfig; diagnostics: FileDiagnostic[] } {
  const diagnostics: FileDiagnostic[] = [];
  const override = (
    name: string,
    fallback: string,
    of: z.ZodType<string>,
    normalise: (v: string) => string,
  ): string => {
    const value = env[name];
    if (value === undefined || value === '') return fallback;
    const parsed = of.safeParse(normalise(value));
    if (parsed.success) return parsed.data;
    diagnostics.push(environmentFault(name, value, parsed.error.issues[0]?.message ?? 'must be valid'));
    return fallback;
  };
  const url = override('YANSUAN_SITE', raw.url, schema.shape.url.unwrap(), (v) => v.replace(/\/+$/, ''));
  const base = withSlashes(override('YANSUAN_BASE', raw.base, schema.shape.base.unwrap(), withSlashes));
  const navigation = raw.navigation.map((item) => ({ ...item, href: resolveHref(base, item.href) }));
  const licence = raw.licence && { ...raw.licence, url: resolveHref(base, raw.licence.url) };
  return { site: { ...raw, url: new URL(url).origin, base, navigation, licence }, diagnostics };
}

/** Shown as the line that would set the variable, since no file holds it. */
function environmentFault(name: string, value: string, must: string): FileDiagnostic {
  const source = `${name}=${value}`;
  return {
    id: 'site/bad-environment',
    severity: 'error',
    message: `${name} in the environment ${must}.`,
    hint: `Correct it, or unset it: then ${SITE_FILE} decides.`,
    file: 'environment',
    source,
    start: name.length + 1,
    end: source.length,
  };
}

function withSlashes(path: string): string {
  return `/${path}/`.replace(/\/{2,}/g, '/');
}

function resolveHref(base: string, href: string): string {
  return href.startsWith('/') ? base + href.slice(1) : href;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
