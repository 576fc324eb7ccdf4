/** What a test finds in the page: `translator.start(profile, options)`. */
import { bilingual } from './bilingual.ts';
import { edge, type EdgeOptions } from './edge.ts';
import { Engine, type EngineOptions, type Sent } from './engine.ts';
import { firefox, type FirefoxOptions } from './firefox.ts';
import { google, type GoogleOptions } from './google.ts';
import { type Profile, TARGET } from './profile.ts';
import { honour } from './walk.ts';
import { webkit, type WebkitOptions } from './webkit.ts';

export type Name = 'google' | 'edge' | 'firefox' | 'webkit' | 'bilingual';
/** `optOut`: which of the two marks the translator knows. */
export type Options = { optOut?: 'class' | 'attribute' } & EngineOptions &
  GoogleOptions &
  EdgeOptions &
  FirefoxOptions &
  WebkitOptions;

export interface Translator {
  start(name: Name, options: Options): void;
  restore(): void;
  stop(): void;
  /** Everything that was sent so far. */
  sent(): Sent[];
  /** How many segments each of these elements was. */
  segments(selector: string): number[];
}

declare global {
  interface Window {
    translator: Translator;
  }
}

const PROFILES = { google, edge, firefox, webkit, bilingual };

let engine = new Engine({});
let profile: Profile | null = null;
let language = '';

window.translator = {
  start(name, options) {
    engine = new Engine(options);
    honour(options.optOut);
    profile = PROFILES[name](engine, options);
    language = document.documentElement.lang;
    document.documentElement.lang = TARGET;
    profile.translate();
  },
  restore() {
    profile?.restore();
    document.documentElement.lang = language;
  },
  stop: () => profile?.stop(),
  sent: () => engine.log,
  segments: (selector) => Array.from(document.querySelectorAll(selector), (one) => engine.segments.get(one) ?? 0),
};
