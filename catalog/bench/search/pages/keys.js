// Runs in the finder: notes how long a letter takes until the new list is laid out.
() => {
  const found = document.querySelector(".finder-found");
  const key = { began: 0, took: null };

  addEventListener("input", () => {
    key.took = null;
    key.began = performance.now();
  }, true);

  new MutationObserver(() => {
    if (!key.began) return;
    void found.offsetHeight;
    key.took = performance.now() - key.began;
    key.began = 0;
  }).observe(found, { subtree: true, childList: true, characterData: true });

  // Milliseconds of the last letter, when it is done; null where nothing changed.
  window.benchKey = () => new Promise(then => {
    const end = performance.now() + 3000;
    const look = () => {
      if (!key.began || performance.now() > end) then(key.took);
      else requestAnimationFrame(look);
    };
    look();
  });
}
