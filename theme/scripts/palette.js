// Light or dark: a click decides and is remembered; until then, the system does.
(function () {
  var root = document.documentElement;
  var system = matchMedia("(prefers-color-scheme: dark)");

  function remembered() {
    try {
      return localStorage.getItem("ocop-scheme");
    } catch (error) {
      return null; // storage is switched off: the choice lasts for this page
    }
  }

  function show(scheme) {
    root.dataset.mdColorScheme = scheme;
  }

  document.querySelector(".frame-palette").addEventListener("click", function () {
    var scheme = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
    show(scheme);
    try {
      localStorage.setItem("ocop-scheme", scheme);
    } catch (error) {
      // as above
    }
  });
  // Old phones have no addEventListener here.
  system.onchange = function () {
    if (!remembered()) show(system.matches ? "slate" : "default");
  };
})();
