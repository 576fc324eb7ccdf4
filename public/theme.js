// Before the first paint: the theme that the reader chose. Storage may be blocked.
try {
  const theme = localStorage.getItem('yansuan-theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {}
