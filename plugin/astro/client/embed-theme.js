// The colours that the page around asks for, in the address or by message, before anything is shown: a module would come too
// late. Without a wish the page follows the system.
(() => {
  const { dataset } = document.documentElement;
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') dataset.theme = theme;
    else delete dataset.theme;
  };
  apply(new URLSearchParams(location.search).get('theme'));
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === 'planwright:theme') apply(data.theme);
  });
})();
