// A plan's page in a frame of another page: it has the colours that page asks for, in the address or by message, and tells how
// tall it is. Before anything is shown: a module would come too late.
(() => {
  const root = document.documentElement;
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(new URLSearchParams(location.search).get('theme'));
  if (parent === window) return;
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.type === 'planwright:theme') apply(data.theme);
  });
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // To whatever page it is: its height says nothing that is not to be seen there.
    parent.postMessage({ type: 'planwright:height', height }, '*');
  }).observe(root);
})();
