// The theme that a reader has chosen, before anything is shown: a module would come too late. Without a choice the page
// follows the system.
(() => {
  const key = 'planwright-theme';
  const { dataset } = document.documentElement;
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') dataset.theme = theme;
    else delete dataset.theme;
  };
  // A reader may have forbidden storage.
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const store = (theme) => {
    try {
      localStorage.setItem(key, theme);
    } catch {}
  };

  apply(stored());
  addEventListener('storage', (event) => event.key === key && apply(event.newValue));
  addEventListener('DOMContentLoaded', () => {
    const select = document.querySelector('.pw-theme select');
    if (!select) return;
    select.value = dataset.theme ?? 'auto';
    select.addEventListener('change', () => {
      apply(select.value);
      store(select.value);
    });
  });
})();
