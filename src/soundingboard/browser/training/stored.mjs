/** `<sb-stored>`: what this device holds of the person; export, import, erase. */

import { remember, remembered } from '../chosen/memory.mjs';
import { download } from '../receipt/receipt.mjs';
import { isUnderWay } from '../store/areas.mjs';
import { backupOf, NotABackup } from '../store/backup.mjs';
import { store } from '../store/store.mjs';
import { make } from '../tree/dom.mjs';
import { button, Problems, submit } from './forms.mjs';
import { importFile } from './import.mjs';
import * as words from './my-words.mjs';
import { whoseComputer } from './whose-computer.mjs';

/**
 * @import { CourseRecord, KeptReceipt } from '../store/areas.mjs'
 */

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
    if (showing !== this.#showing) {
      return;
    }
    const held = make('ul', {}, ...this.#held(courses, receipts).map((item) => make('li', {}, item)));
    const lead = store.kind === 'visit' ? words.HOLDS_VISIT : words.HOLDS;
    const told = held.childElementCount > 0 ? [make('p', {}, lead), held] : [make('p', {}, words.NOTHING)];
    if (store.kind !== 'undecided') {
      this.#body.replaceChildren(...told, this.#exporting(), this.#importing(), this.#erasing());
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

  /**
   * @param {Map<string, CourseRecord>} courses
   * @param {KeptReceipt[]} receipts
   * @returns {string[]}
   */
  #held(courses, receipts) {
    const { courses: titles, procedures: names } = this.dataset;
    /** @type {(known: string | undefined, id: string) => string} */
    const named = (known, id) => JSON.parse(known ?? '{}')[id] ?? id;
    const chosen = remembered();
    const beyond = store.kind === 'visit' ? words.BEYOND_VISIT : '';
    return [
      ...receipts.map(
        ({ course, handed }) =>
          `${words.RECEIPT}: ${named(titles, course)}${handed ? '' : words.NOT_DOWNLOADED}`,
      ),
      ...[...courses]
        .filter(([, record]) => isUnderWay(record))
        .map(
          ([course, { attempt }]) =>
            `${named(titles, course)}: ${words.underWay(attempt?.answers.length ?? 0)}`,
        ),
      ...(chosen ? [`${words.UNDER}${named(names, chosen)}${beyond}`] : []),
    ];
  }

  #exporting() {
    const go = button(words.EXPORT, () => {
      void backupOf(store, remembered()).then((text) => {
        download(`training-${new Date().toISOString().slice(0, 10)}.json`, text);
        this.#tell(words.EXPORTED);
      });
    });
    return make('div', {}, make('h3', {}, words.EXPORT), make('p', {}, words.EXPORT_HINT), go);
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
    const form = make('form', { class: 'sb-js-form', novalidate: true }, row, submit(words.IMPORT));
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
      void importFile(store, file).then(
        (told) => this.#tell(told),
        (error) => {
          if (!(error instanceof NotABackup)) {
            throw error;
          }
          this.#told.replaceChildren();
          problems.show([{ message: words.BAD_FILE, control: input, row }]);
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
    await store.erase();
    this.#tell(words.ERASED);
  }

  /** @param {string} sentence */
  #tell(sentence) {
    this.#told.replaceChildren(make('p', { class: 'sb-js-notice' }, sentence));
  }
}
