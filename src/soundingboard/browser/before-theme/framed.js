/**
 * A page on training that is shown inside another page, as in a learning platform, links to itself.
 * A frame may forbid downloads, printing and dialogs without a word, or take the page's origin
 * away, so that neither its storage nor its modules are there. The build has made the notice
 * (site/framed.py).
 *
 * No module, since a page without an origin is given none.
 */
(() => {
  const show = () => {
    const notice = document.querySelector('.sb-framed[hidden]');
    if (notice) {
      notice.querySelector(`[data-origin="${self.origin === 'null' ? 'some' : 'none'}"]`)?.remove();
      notice.querySelector('a')?.setAttribute('href', location.href);
      notice.querySelector('code')?.append(location.href);
      notice.removeAttribute('hidden');
    }
  };
  if (window.self !== window.top) {
    document.addEventListener('DOMContentLoaded', show);
  }
})();
