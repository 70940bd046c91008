/**
 * A page on training that is shown inside another page, as in a learning platform, links to itself. A
 * frame may forbid downloads, printing and dialogs without a word, or take the page's origin away, so
 * that neither its storage nor its modules are there.
 *
 * No module, since a page without an origin is given none.
 */
(() => {
  const TRAINING = 'sb-course, sb-my-training, sb-stored';
  const _ = (/** @type {string} */ message) => message; // As in wording.mjs.
  const WITHOUT_ORIGIN = _(
    "This page is shown inside another page, where its quiz doesn't work and nothing can be saved. You can read everything here.",
  );
  const FRAMED = _(
    'This page is shown inside another page. Saving files and printing may not work here.',
  );
  const OPEN = _('Open it in its own tab');
  const OR_COPY = _('{open}, or copy this address: {address}.');

  if (window.self === window.top) {
    return;
  }

  const offer = () => {
    const training = document.querySelector(TRAINING);
    if (!training || document.querySelector('.sb-framed')) {
      return;
    }
    const link = document.createElement('a');
    link.href = location.href;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = OPEN;
    const address = document.createElement('code');
    address.textContent = location.href;
    const told = document.createElement('p');
    const places = OR_COPY.split(/\{(\w+)\}/).map((part, place) =>
      place % 2 ? (part === 'open' ? link : address) : part,
    );
    told.append(self.origin === 'null' ? WITHOUT_ORIGIN : FRAMED, ' ', ...places);
    const notice = document.createElement('div');
    notice.className = 'sb-js-notice sb-framed';
    notice.append(told);
    training.before(notice);
  };

  document.addEventListener('DOMContentLoaded', () => {
    offer();
    const material =
      /** @type {{ document$?: { subscribe: (shown: () => void) => void } }} */ (globalThis);
    material.document$?.subscribe(offer);
  });
})();
