/** Buttons and forms as events for the page's program. */

import { decode } from '../page/address.mjs';

/**
 * @typedef {{ name: string, size: number, text: string | null }} Chosen a file; null if it's too
 *   large, or can't be read
 */

/**
 * A click on `data-event` is an event of that name, with `data-value` and the fields of its form. A
 * frame may forbid forms, as those of learning platforms do, and then a browser drops a submission
 * without saying so. So the click on the submit button counts, which pressing Enter in a field
 * causes, too.
 *
 * A change of a field in a form with `data-change` is an event of that name. Its value is the
 * form's `data-value`, or else the field's. A link to a field is no move within the page.
 *
 * @param {HTMLElement} root
 * @param {(name: string, members: Record<string, unknown>) => void} tell
 * @param {AbortSignal} signal
 */
export function serveInputs(root, tell, signal) {
  const clicked = async (/** @type {MouseEvent} */ click) => {
    const found = click.target instanceof Element ? click.target : null;
    const link = /** @type {HTMLAnchorElement | null} */ (found?.closest('a[href^="#"]'));
    const field = link && document.getElementById(decode(link.hash.slice(1)));
    const button = found?.closest('[data-event]');
    if (field instanceof HTMLInputElement) {
      click.preventDefault();
      click.stopPropagation();
      field.focus();
    } else if (button instanceof HTMLButtonElement) {
      click.preventDefault();
      // A double click's second may hit what has come in the first one's place.
      if (click.detail <= 1 && button.ariaDisabled !== 'true') {
        const { event = '', value = '' } = button.dataset;
        tell(event, { value, ...(await read(button.form)) });
      }
    }
  };
  const changed = async (/** @type {Event} */ { target }) => {
    const field = target instanceof HTMLInputElement ? target : null;
    const { change, value = field?.value } = field?.form?.dataset ?? {};
    if (field && change) {
      tell(change, { value, ...(await read(field.form)) });
    }
  };
  root.addEventListener('click', clicked, { signal });
  root.addEventListener('change', changed, { signal });
}

/**
 * @param {HTMLFormElement | null} form
 * @returns {Promise<{ fields: Record<string, string[]>, files: Record<string, Chosen | null> }>}
 *   the values of each field that has any, and the first file of each
 */
async function read(form) {
  /** @type {Record<string, string[]>} */
  const fields = {};
  /** @type {Record<string, Chosen | null>} */
  const files = {};
  for (const [name, value] of form ? new FormData(form) : []) {
    if (typeof value === 'string') {
      (fields[name] ??= []).push(value);
    } else {
      files[name] ??= value.name ? await chosen(value, form?.elements.namedItem(name)) : null;
    }
  }
  return { fields, files };
}

/**
 * @param {File} file
 * @param {any} field with the most bytes that are read in `data-largest`
 * @returns {Promise<Chosen>}
 */
async function chosen(file, field) {
  const { name, size } = file;
  const fits = size <= Number(field.dataset.largest ?? Infinity);
  return { name, size, text: fits ? await file.text().catch(() => null) : null };
}
