// Runs before the first paint so that a dark page never flashes white. Same key as Mantine's colour scheme manager.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('imagegenerator.color-scheme');
  } catch {
    // Storage can be blocked; the system's choice is then used.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
