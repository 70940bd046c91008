/**
 * A page on training that is shown inside another page, as in a learning platform, links to itself. A
 * frame may forbid downloads, printing and dialogs without a word, or take the page's origin away, so
 * that neither its storage nor its modules are there.
 *
 * No module, since a page without an origin is given none.
 */
(() => {
  const TRAINING = 'sb-course, sb-my-training, sb-stored';
  const WITHOUT_ORIGIN =
    'This page is shown inside another page that turns off its quiz and its storage. You can read everything here. ';
  const FRAMED =
    'This page is shown inside another page. Saving files and printing may not work here. ';
  const OPEN = 'Open it in its own tab';
  const OR_COPY = ', or copy this address: ';

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
    told.append(self.origin === 'null' ? WITHOUT_ORIGIN : FRAMED, link, OR_COPY, address, '.');
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
