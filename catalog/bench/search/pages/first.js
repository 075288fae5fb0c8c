// Runs before the finder: notes when its search has answered, in milliseconds since the
// navigation. The finder then takes on a class.
new MutationObserver((_, observer) => {
  if (!document.querySelector(".finder.is-ready")) return;
  observer.disconnect();
  requestAnimationFrame(() => { window.benchFirst = performance.now(); });
}).observe(document, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["class"],
});
