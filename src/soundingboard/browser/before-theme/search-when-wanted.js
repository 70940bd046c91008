/**
 * The search's index is fetched when somebody turns to the search. Material fetches it on every
 * page and builds a search of it: more than a second of a desktop computer's time for each page
 * that is only read.
 *
 * No module, since it must be there before Material's own script. If Material fetches the index in
 * another way some day, it comes as early as it does without this.
 */
(() => {
  const INDEX = '/search/search_index.json';
  const FIELDS = '[data-md-component="search-query"], input[type="search"]';
  const OPENERS = `${FIELDS}, label[for="__search"]`;
  const { open, send } = XMLHttpRequest.prototype;

  let wanted = new URLSearchParams(location.search).has('q');
  /** @type {(() => void)[]} */
  let waiting = [];

  const goIfWanted = () => wanted && waiting.splice(0).forEach((go) => go());

  const look = (/** @type {Event} */ { target }) => {
    wanted ||= target instanceof Element && target.closest(OPENERS) !== null;
    goIfWanted();
  };
  for (const kind of ['focusin', 'pointerover', 'touchstart']) {
    addEventListener(kind, look, { capture: true, passive: true });
  }

  /** @param {[string, string | URL, ...unknown[]]} given */
  XMLHttpRequest.prototype.open = function (...given) {
    if (new URL(given[1], document.baseURI).pathname.endsWith(INDEX)) {
      this.send = (body) => {
        waiting.push(() => send.call(this, body));
        goIfWanted();
      };
    }
    Reflect.apply(open, this, given);
  };
})();
