/** Tells the page around a frame how tall the frame's page is, whenever that changes. */

const observer = new ResizeObserver(([entry]) => {
  const height = Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0);
  // To whatever page it is: its height says nothing that is not to be seen there.
  parent.postMessage({ type: 'planwright:height', height }, '*');
});
if (parent !== window) observer.observe(document.documentElement);
