import { defineCollection } from 'astro:content';
import { postsLoader } from './astro/loader.ts';
import { entrySchema } from './astro/entry.ts';

export const collections = {
  posts: defineCollection({ loader: postsLoader(), schema: ({ image }) => entrySchema(image) }),
};
