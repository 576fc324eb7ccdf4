/** Languages of the figures' words; an article is in one of them. */
export type Language = 'zh' | 'en';

/** A text that readers see, in every language there is. */
export type Words = Readonly<Record<Language, string>>;
