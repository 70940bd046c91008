/**
 * Material's menu, its lists and, where there is little room, its search are opened by labels,
 * which have neither role nor name. Each is given a button: Tab reaches it, Enter and Space press
 * it, and a screen reader hears whether what it opens is open. The focus goes into the menu with
 * the reader and comes back when it closes. What is closed can't be reached (`styles/panels.css`).
 *
 * No module, since it must be there when a page's first key is pressed. Without scripts the menu's
 * own checkbox is in its place.
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

  /** @param {any} label @returns {HTMLInputElement | undefined} Material's checkbox for it */
  const toggleOf = (label) => label?.control;

  const openMenu = () =>
    /** @type {HTMLInputElement | null} */ (document.querySelector('#__drawer:checked'));

  const isSeen = (/** @type {Element | null} */ place) =>
    Boolean(place?.checkVisibility({ visibilityProperty: true }));

  /** @param {string} selector the focus goes to the first of these that is seen */
  const focusOn = (selector) => {
    const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
    [...places].find(isSeen)?.focus();
  };

  const giveButtons = () => {
    for (const label of document.querySelectorAll(`${IN_HEADER}, ${IN_MENU}`)) {
      const given = label.querySelector(`:scope > .${OPENS}`);
      if (label.getAttribute('tabindex') === '0') {
        label.removeAttribute('tabindex');
        label.setAttribute(FOLDS, '');
      }
      if (LITTLE_ROOM.matches || label.matches(`[${FOLDS}], ${IN_HEADER}`)) {
        const button = given ?? buttonIn(label);
        button.setAttribute('aria-expanded', String(toggleOf(label)?.checked));
      } else {
        given?.replaceWith(...given.childNodes); // With room enough it is a heading above a list.
      }
    }
  };

  /** @param {Element} label whose content goes into the button */
  const buttonIn = (label) => {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: OPENS });
    button.append(...label.childNodes);
    label.append(button);
    if (!button.textContent?.trim()) {
      // Beside the link to a section's own page.
      button.ariaLabel = label.parentElement?.querySelector('a')?.textContent?.trim() ?? '';
    }
    return button;
  };

  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest(`.${OPENS}`) : null;
    // A label passes no click on that a button within it was meant for.
    toggleOf(button?.parentElement)?.click();
  });

  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('.md-toggle')) {
      return;
    }
    giveButtons();
    const ofSearch = target.id === '__search';
    if (ofSearch && target.checked) {
      focusOn('[data-md-component="search-query"]');
    } else if (ofSearch) {
      // Material takes the focus away first.
      setTimeout(() => {
        const { activeElement, body } = document;
        if (activeElement === body || !isSeen(activeElement)) {
          focusOn(`.md-header label[for="__search"] > .${OPENS}`);
        }
      });
    } else if (LITTLE_ROOM.matches) {
      const closed = target.id === '__drawer' && !target.checked;
      const ofMenu = `.md-header label[for="__drawer"] > .${OPENS}`;
      focusOn(closed ? ofMenu : `${MENU} :is(a[href], button)`);
    }
  });

  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') {
      openMenu()?.click();
    }
  });

  // Tabbing out of the open menu closes it.
  document.addEventListener('focusin', ({ target }) => {
    const menu = openMenu();
    if (menu && LITTLE_ROOM.matches && target instanceof Element && !target.closest(MENU)) {
      menu.checked = false;
      giveButtons();
    }
  });

  LITTLE_ROOM.addEventListener('change', giveButtons);
  document.addEventListener('DOMContentLoaded', giveButtons);
})();
