import { z } from 'astro/zod';
import type { SchemaContext } from 'astro:content';

const equation = z.object({
  label: z.string().nullable(),
  number: z.string().nullable(),
  id: z.string().nullable(),
  start: z.number(),
  end: z.number(),
  at: z.string(),
});

const statement = equation.extend({
  kind: z.string(),
  name: z.string(),
  zh: z.string(),
  en: z.string(),
  title: z.string(),
});

/**
 * What Astro's collection holds of an article: small data only. Not the schema of the front matter, which is the
 * article room's; the loader hands over what has passed there.
 */
export function entrySchema(image: SchemaContext['image']) {
  return z.object({
    title: z.string(),
    author: z.string(),
    date: z.string(),
    updated: z.string().nullable(),
    tags: z.array(z.string()),
    category: z.string().nullable(),
    description: z.string().nullable(),
    lang: z.string(),
    draft: z.boolean(),
    minutes: z.number(),
    headings: z.array(z.object({ depth: z.number(), id: z.string(), text: z.string() })),
    equations: z.array(equation),
    statements: z.array(statement),
    /** Hash of what it leads to: routes of previews are remembered until an entry changes. */
    leads: z.string(),
    /** One entry a picture: the name as the article's holes have it, our own look at the file, Astro's handle. */
    pictures: z.array(
      z.object({ name: z.string(), width: z.number(), height: z.number(), format: z.string(), image: image() }),
    ),
  });
}
