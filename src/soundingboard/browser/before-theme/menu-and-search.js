/**
 * Material's menu, its lists and, where there is little room, its search are opened by labels, which
 * have neither role nor name. Each is given a button: Tab reaches it, Enter and Space press it, and a
 * screen reader hears whether what it opens is open. The focus goes into the menu with the reader and
 * comes back when it closes. What is closed can't be reached (`styles/panels.css`).
 *
 * No module, since it must be there when a page's first key is pressed. Without scripts the menu's own
 * checkbox is in its place.
 *
 * Standard: WCAG 2.2, success criteria 2.1.1, 2.4.3 and 4.1.2
 */
(() => {
  const LITTLE_ROOM = matchMedia('(max-width: 76.234375em)');
  const IN_HEADER = '.md-header label.md-header__button:is([for="__drawer"], [for="__search"])';
  const IN_MENU = '.md-sidebar--primary label:is([for^="__nav"], [for="__toc"])';
  const MENU = '.md-sidebar--primary';
  const OPENS = 'sb-opens';
  const FOLDS = 'data-sb-folds'; // Its list can be opened and closed however wide the page is.

  /** @param {string | null | undefined} id */
  const toggle = (id) => {
    const found = document.getElementById(id ?? '');
    return found instanceof HTMLInputElement ? found : null;
  };

  const opener = (/** @type {string} */ id) =>
    document.querySelector(`.md-header label[for="${id}"] > .${OPENS}`);

  /** @param {Element | null | undefined} place */
  const focus = (place) => {
    if (place instanceof HTMLElement) {
      place.focus();
    }
  };

  /** @param {Element | null} place */
  const isSeen = (place) => Boolean(place?.checkVisibility({ visibilityProperty: true }));

  const giveButtons = () => {
    for (const label of document.querySelectorAll(`${IN_HEADER}, ${IN_MENU}`)) {
      let button = label.querySelector(`:scope > .${OPENS}`);
      if (label.getAttribute('tabindex') === '0') {
        label.removeAttribute('tabindex');
        label.setAttribute(FOLDS, '');
      }
      const opens = LITTLE_ROOM.matches || label.hasAttribute(FOLDS) || label.matches(IN_HEADER);
      if (!opens) {
        button?.replaceWith(...button.childNodes); // With room enough it is a heading above a list.
        continue;
      }
      if (button === null) {
        button = document.createElement('button');
        button.setAttribute('type', 'button');
        button.className = OPENS;
        button.append(...label.childNodes);
        label.append(button);
        if (!button.textContent?.trim()) {
          // Beside the link to a section's own page.
          const named = label.parentElement?.querySelector('a')?.textContent?.trim() ?? '';
          button.setAttribute('aria-label', named);
        }
      }
      const open = toggle(label.getAttribute('for'))?.checked ?? false;
      button.setAttribute('aria-expanded', String(open));
    }
  };

  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest(`.${OPENS}`) : null;
    // A label passes no click on that a button within it was meant for.
    toggle(button?.parentElement?.getAttribute('for'))?.click();
  });

  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('.md-toggle')) {
      return;
    }
    giveButtons();
    if (target.id === '__search') {
      if (target.checked) {
        focus(document.querySelector('[data-md-component="search-query"]'));
      } else {
        // Material takes the focus away first.
        setTimeout(() => {
          const { activeElement, body } = document;
          if (activeElement === body || !isSeen(activeElement)) {
            focus(opener('__search'));
          }
        });
      }
    } else if (LITTLE_ROOM.matches) {
      const first = [...document.querySelectorAll(`${MENU} :is(a[href], button)`)].find(isSeen);
      focus(target.id === '__drawer' && !target.checked ? opener('__drawer') : first);
    }
  });

  document.addEventListener('keydown', ({ key }) => {
    const menu = toggle('__drawer');
    if (key === 'Escape' && menu?.checked) {
      menu.click();
    }
  });

  // Tabbing out of the open menu closes it.
  document.addEventListener('focusin', ({ target }) => {
    const menu = toggle('__drawer');
    const outside = target instanceof Element && !target.closest(MENU);
    if (outside && LITTLE_ROOM.matches && menu?.checked) {
      menu.checked = false;
      giveButtons();
    }
  });

  LITTLE_ROOM.addEventListener('change', giveButtons);
  document.addEventListener('DOMContentLoaded', () => {
    giveButtons();
    const material =
      /** @type {{ document$?: { subscribe: (shown: () => void) => void } }} */ (globalThis);
    material.document$?.subscribe(giveButtons);
  });
})();
