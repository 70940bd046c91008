/** The document's title: what is on the screen first, then the page's own title. */

/** @returns what sets the former; empty for the page's own title alone */
export function pageTitle() {
  const own = document.title;
  const dash = own.includes(' - ') ? ' - ' : ' – ';
  return (/** @type {string} */ first) => {
    document.title = first ? first + dash + own : own;
  };
}
