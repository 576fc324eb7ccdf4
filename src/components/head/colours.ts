/** The paper of `src/styles/tokens.css`, for browsers' own frames; a test holds the two together. */
export const PAPER = { light: '#fdfdfb', dark: '#12161a' } as const;
