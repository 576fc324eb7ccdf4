/** The button for the dark theme. `public/theme.js`, which runs before the first paint, reads the same key. */

export const KEY = 'yansuan-theme';

export type Theme = 'light' | 'dark';

/** What storage holds, as a theme; `null` where the reader leaves it to the system. */
export function parseTheme(stored: string | null): Theme | null {
  return stored === 'light' || stored === 'dark' ? stored : null;
}

/** What to keep after a press: the other theme than the one shown, or `null` where that is the system's own. */
export function nextChoice(choice: Theme | null, system: Theme): Theme | null {
  const wanted = (choice ?? system) === 'dark' ? 'light' : 'dark';
  return wanted === system ? null : wanted;
}

function stored(): Theme | null {
  try {
    return parseTheme(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function store(choice: Theme | null): void {
  try {
    if (choice === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Blocked storage: the choice lasts as long as the page.
  }
}

export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme-switch');
  if (!button) return;
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const system = (): Theme => (dark.matches ? 'dark' : 'light');
  let choice = stored();

  const show = (): void => {
    if (choice === null) delete root.dataset['theme'];
    else root.dataset['theme'] = choice;
    button.setAttribute('aria-pressed', String((choice ?? system()) === 'dark'));
  };

  button.addEventListener('click', () => {
    choice = nextChoice(choice, system());
    store(choice);
    show();
  });
  // Other tabs; a key of `null` means that all was cleared.
  addEventListener('storage', ({ key }) => {
    if (key !== null && key !== KEY) return;
    choice = stored();
    show();
  });
  // A page that comes back as it was left has missed what other tabs stored meanwhile.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    choice = stored();
    show();
  });
  dark.addEventListener('change', show);
  show();
  button.hidden = false;
}
