// Runs before the first paint, so that a chosen theme does not flash; a file of its own because of the content security policy.
try {
  const theme = localStorage.getItem('vidimus.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
