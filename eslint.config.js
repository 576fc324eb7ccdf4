import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import rooms from './eslint.rooms.js';

export default defineConfig(
  globalIgnores(['dist/', 'lib/', '.cache/', '.astro/', 'public/', 'content/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // `as` silences the compiler: narrow with a guard. `as const` is allowed.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true, 'ts-check': false },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Patterns over control characters and joiners are what this project is about.
      'no-control-regex': 'off',
      'no-misleading-character-class': 'off',
      // An index signature and a `Record` say the same; so do `type` and `interface`.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Spreading a text into its code points is wanted here, and the rule has no option for it.
      '@typescript-eslint/no-misused-spread': 'off',
      // The compiler asks for brackets where a key comes from an index signature.
      '@typescript-eslint/dot-notation': 'off',
      // exec and match differ only in taste.
      '@typescript-eslint/prefer-regexp-exec': 'off',
    },
  },
  {
    files: ['src/**'],
    plugins: { rooms },
    rules: {
      'rooms/boundary': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  // What is printed is the work of these.
  { files: ['src/cli.ts', 'bench/**', 'test/setup/**'], rules: { 'no-console': 'off' } },
  // Types of `.astro` files are `astro check`'s: the linter sees components as `any`.
  { files: ['**/*.js', '**/*.mjs', '**/*.astro', '**/*.astro/*'], extends: [tseslint.configs.disableTypeChecked] },
  // The body of a component is one function to the parser.
  { files: ['**/*.astro', '**/*.astro/*'], rules: { 'max-lines-per-function': 'off' } },
);
