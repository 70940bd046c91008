/**
 * Answers are links. A tap on one is a move within the page, which needs no script; it is only
 * noted here, in the tab's memory, for the page's program, which may come later. Notes of a page
 * without it would be of no use.
 *
 * Who taps twice in quick succession meant one question: a pointer's click on an answer is dropped
 * if it is a double click's second or comes right after another step has been shown. Keys are never
 * dropped.
 *
 * No module, since it must be there before the first tap.
 */
(() => {
  const ANSWERS = 'a[data-tap]';
  const KEY = `soundingboard-taps ${location.pathname}`;
  const SOON = 300; // Milliseconds within which nobody has read what is new.
  let changed = -Infinity;
  /** Where they are if the browser lets the page store nothing. @type {string[] | null} */
  let memory = null;

  const noted = {
    /** @returns {string[]} */
    get taps() {
      try {
        return memory ?? JSON.parse(sessionStorage.getItem(KEY) ?? '') ?? [];
      } catch {
        return [];
      }
    },
    set taps(taps) {
      try {
        sessionStorage.setItem(KEY, JSON.stringify(taps));
      } catch {
        memory = taps;
      }
    },
  };
  Object.assign(globalThis, { soundingBoardNoted: noted });

  const step = () => (changed = performance.now());
  addEventListener('hashchange', step);
  addEventListener('sb-step', step);

  const tapped = (/** @type {MouseEvent} */ event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = /** @type {HTMLElement | null} */ (target?.closest(ANSWERS));
    const { detail, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    const plain = button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
    // A time before the change counts, too: the click has waited while the page was busy.
    if (link && (detail > 1 || (detail > 0 && event.timeStamp - changed < SOON))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (link && plain && !link.closest('[data-region], [data-engine="off"]')) {
      noted.taps = [...noted.taps, link.dataset.tap ?? ''];
    }
  };
  document.addEventListener('click', tapped, { capture: true });
})();
