/** `<sb-stored>`: what this device holds of the person; export, import, erase. */

import { remember, remembered } from '../chosen/memory.mjs';
import { give } from '../receipt/give.mjs';
import { isUnderWay } from './records.mjs';
import { backupOf, NotABackup } from './backup.mjs';
import { store } from './store.mjs';
import { make } from '../page/dom.mjs';
import { submitButton } from '../page/submit-button.mjs';
import { button, Problems } from './forms.mjs';
import { importFile } from './import.mjs';
import * as words from './my-words.mjs';
import { whoseComputer } from './whose-computer.mjs';

/**
 * @import { Aside, CourseRecord, KeptReceipt } from './records.mjs'
 * @import { Imported, Site } from './import.mjs'
 */

const BAD_FILES = { form: words.BAD_FILE, large: words.LARGE_FILE, newer: words.NEWER_FILE };

/** Takes the place of the sentence that says that it needs scripts. */
export class SbStored extends HTMLElement {
  #stop = new AbortController();
  /** @type {Node[]} */
  #own = [];
  #told = make('div', { role: 'status', class: 'sb-js-told' });
  #body = make('div', {});
  #showing = 0;

  connectedCallback() {
    this.#stop = new AbortController();
    this.#own = [...this.childNodes];
    this.replaceChildren(this.#told, this.#body);
    const { signal } = this.#stop;
    store.addEventListener('change', () => void this.#show(), { signal });
    store.addEventListener('elsewhere', () => void this.#show(), { signal });
    void this.#show();
  }

  disconnectedCallback() {
    this.#showing += 1;
    this.#stop.abort();
    this.replaceChildren(...this.#own);
  }

  async #show() {
    const showing = (this.#showing += 1);
    const [courses, receipts] = [await store.courses(), await store.receipts()];
    const aside = this.#setAside(await store.setAside());
    if (showing !== this.#showing) {
      return;
    }
    const held = make('ul', {}, ...this.#held(courses, receipts).map((item) => make('li', {}, item)));
    const lead = store.kind === 'visit' ? words.HOLDS_VISIT : words.HOLDS;
    const told = held.childElementCount > 0 ? [make('p', {}, lead), held] : [make('p', {}, words.NOTHING)];
    if (store.kind !== 'undecided') {
      this.#body.replaceChildren(
        ...told,
        ...aside,
        this.#exporting(),
        this.#importing(),
        this.#erasing(),
      );
      return;
    }
    this.#body.replaceChildren(
      ...told,
      ...(held.childElementCount > 0 ? [this.#exporting(), this.#erasing()] : []),
      make('h3', {}, words.IMPORT),
      make('p', {}, words.CHOOSE_FIRST),
      whoseComputer(store, null).element,
    );
  }

  /** @returns {Site} */
  get #site() {
    const at = (/** @type {string} */ address) => new URL(address, document.baseURI);
    const titles = named(this.dataset.courses);
    const sources = Object.entries(named(this.dataset.sources));
    const procedures = named(this.dataset.procedures);
    return {
      courses: new Map(
        sources.map(([id, source]) => [id, { title: titles[id] ?? id, source: at(source) }]),
      ),
      ledger: at(this.dataset.ledger ?? ''),
      hasProcedure: (id) => Object.hasOwn(procedures, id),
    };
  }

  /**
   * @param {Map<string, CourseRecord>} courses
   * @param {KeptReceipt[]} receipts
   * @returns {string[]}
   */
  #held(courses, receipts) {
    const [titles, names] = [named(this.dataset.courses), named(this.dataset.procedures)];
    const chosen = remembered();
    const beyond = store.kind === 'visit' ? words.BEYOND_VISIT : '';
    return [
      ...receipts.map(
        ({ course, handed }) =>
          `${words.RECEIPT}: ${titles[course] ?? course}${handed ? '' : words.NOT_DOWNLOADED}`,
      ),
      ...[...courses]
        .filter(([, record]) => isUnderWay(record))
        .map(
          ([course, { attempt }]) =>
            `${titles[course] ?? course}: ${words.underWay(attempt?.answers.length ?? 0)}`,
        ),
      ...(chosen ? [`${words.UNDER}${names[chosen] ?? chosen}${beyond}`] : []),
    ];
  }

  /**
   * @param {Aside[]} aside
   * @returns {HTMLElement[]}
   */
  #setAside(aside) {
    if (aside.length === 0) {
      return [];
    }
    const titles = named(this.dataset.courses);
    const items = aside.map(({ area, key, reason }) => {
      const what = area === 'receipts' ? words.RECEIPT : (titles[key] ?? key);
      return make('li', {}, words.leftOut(what, words.REASONS[reason] ?? ''));
    });
    const { button: get, told } = give({
      label: words.ASIDE_GET,
      file: () => ({ name: 'set-aside.json', text: `${asJSON(aside)}\n` }),
    });
    return [
      make(
        'div',
        {},
        make('h3', {}, words.ASIDE),
        make('p', {}, words.ASIDE_HINT),
        make('ul', {}, ...items),
        get,
        told,
      ),
    ];
  }

  #exporting() {
    const { button: go, told } = give({
      label: words.EXPORT,
      file: async () => ({
        name: `training-${new Date().toISOString().slice(0, 10)}.json`,
        text: await backupOf(store, remembered()),
      }),
    });
    return make('div', {}, make('h3', {}, words.EXPORT), make('p', {}, words.EXPORT_HINT), go, told);
  }

  #importing() {
    const input = make('input', {
      type: 'file',
      id: 'sb-import',
      class: 'sb-js-field__input',
      accept: '.json,application/json',
    });
    const row = make(
      'div',
      { class: 'sb-js-field' },
      make('label', { for: input.id }, words.IMPORT_LABEL),
      input,
    );
    const form = make('form', { class: 'sb-js-form', novalidate: true }, row, submitButton(words.IMPORT));
    const problems = new Problems(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const file = input.files?.[0];
      if (!file) {
        problems.show([{ message: words.NO_FILE, control: input, row }]);
        return;
      }
      problems.clear();
      this.#tell(words.CHECKING);
      void importFile(store, file, this.#site).then(
        (imported) => this.#tellImported(imported),
        (error) => {
          this.#told.replaceChildren();
          const message = BAD_FILES[error instanceof NotABackup ? error.reason : 'form'];
          problems.show([{ message, control: input, row }]);
        },
      );
    });
    return make('div', {}, make('h3', {}, words.IMPORT), make('p', {}, words.IMPORT_HINT), form);
  }

  #erasing() {
    const place = make('div', { class: 'sb-js-erase' });
    const ask = button(words.ERASE, () => {
      const yes = button(words.ERASE_YES, () => void this.#erase(), 'main');
      const no = button(words.ERASE_NO, () => {
        place.replaceChildren(ask);
        ask.focus();
      });
      const heading = make('h4', { tabindex: '-1' }, words.ERASE_SURE);
      place.replaceChildren(
        heading,
        make('p', {}, words.ERASE_WARNING),
        make('div', { class: 'sb-js-actions__buttons' }, yes, no),
      );
      heading.focus();
    });
    place.append(ask);
    return make('div', {}, make('h3', {}, words.ERASE), make('p', {}, words.ERASE_HINT), place);
  }

  async #erase() {
    remember('');
    try {
      await store.erase();
      this.#tell(words.ERASED);
    } catch (error) {
      console.error(error);
      this.#tell(words.NOT_ERASED);
    }
  }

  /** @param {Imported} imported */
  #tellImported({ told, leftOut }) {
    this.#tell(told);
    if (leftOut.length > 0) {
      const items = leftOut.map((sentence) => make('li', {}, sentence));
      this.#told.append(make('p', {}, words.LEFT_OUT), make('ul', {}, ...items));
    }
  }

  /** @param {string} sentence */
  #tell(sentence) {
    this.#told.replaceChildren(make('p', { class: 'sb-js-notice' }, sentence));
  }
}

/**
 * @param {string | undefined} given an object of texts, as JSON
 * @returns {Record<string, string>}
 */
function named(given) {
  return JSON.parse(given ?? '{}');
}

/** @param {unknown} value that may hold anything */
function asJSON(value) {
  try {
    return JSON.stringify(value, null, 1);
  } catch {
    return String(value);
  }
}
