// A search box and an answer, for the pages of any site: <newsdesk-widget token="ndpub_…"></newsdesk-widget>.
// Nothing of it is written as markup and nothing runs inline, so that it works under any Content-Security-Policy
// that allows this file and its server; texts of articles are only ever set as text.

const STYLE = `
:host {
  --ink: var(--newsdesk-ink, #17191c);
  --soft: var(--newsdesk-soft, #565b63);
  --paper: var(--newsdesk-paper, #fff);
  --line: var(--newsdesk-line, #85888d);
  --accent: var(--newsdesk-accent, #2b3fb8);
  --accent-ink: var(--newsdesk-accent-ink, #fff);
  --mark: var(--newsdesk-mark, #dfe4ff);
  --radius: var(--newsdesk-radius, 8px);
  display: block;
  color-scheme: light;
  color: var(--ink);
  font: var(--newsdesk-font, 1rem / 1.5 system-ui, sans-serif);
  overflow-wrap: anywhere;
}
:host([hidden]) { display: none }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { DARK } }
:host([theme="dark"]) { DARK }
* { box-sizing: border-box }
form { display: flex; gap: .5em; margin: 0 }
input, button { font: inherit; border-radius: var(--radius) }
input { flex: 1; min-width: 0; padding: .55em .8em; color: inherit; background: var(--paper); border: 1.5px solid var(--line) }
input::placeholder { color: var(--soft); opacity: 1 }
button { cursor: pointer; padding: .3em .8em; color: inherit; background: none; border: 1px solid var(--line) }
form button { padding: .55em 1.1em; font-weight: 600; color: var(--accent-ink); background: var(--accent); border-color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.found, .answer { background: var(--paper); border-radius: var(--radius) }
.found ul { list-style: none; margin: .6em 0 0; padding: 0; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden }
.found li + li { border-top: 1px solid var(--line) }
.found a { display: block; padding: .6em .8em; color: inherit; text-decoration: none }
.found a:hover, .found a:focus-visible { background: var(--mark); outline-offset: -2px }
.found b { display: block }
.found span, .about, .note, .state { color: var(--soft); font-size: .92em }
.answer:not(:empty) { margin-top: .9em; padding: .8em 1em }
.answer h2 { font-size: 1.25em; line-height: 1.3; margin: 0 0 .4em }
.answer blockquote { margin: .6em 0; padding: .1em 0 .1em .9em; border-left: 3px solid var(--accent) }
.answer p { margin: .3em 0 }
.shown { white-space: pre-line; padding-left: .9em; border-left: 3px solid var(--accent) }
.answer a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .2em }
mark { color: inherit; background: var(--mark); padding: 0 .1em }
.opinion { display: flex; gap: .5em; align-items: center; flex-wrap: wrap; margin-top: .8em; font-size: .92em }
@media (max-width: 30rem) { form { flex-wrap: wrap } form button { flex: 1 } input { flex-basis: 100% } }
`.replaceAll(
  'DARK',
  `
  --ink: var(--newsdesk-ink, #ececea);
  --soft: var(--newsdesk-soft, #a4a9b1);
  --paper: var(--newsdesk-paper, #17191c);
  --line: var(--newsdesk-line, #71757b);
  --accent: var(--newsdesk-accent, #a9b6ff);
  --accent-ink: var(--newsdesk-accent-ink, #10131f);
  --mark: var(--newsdesk-mark, #2d3874);
  color-scheme: dark;`,
);

const SERVER = new URL('..', import.meta.url);
/** Typing goes on for this long before it is looked up. */
const PAUSE_MS = 200;
const SHORTEST = 2;
const SHOWN = 6;
/** Of a longer quote, a link names its first and last words. */
const FRAGMENT_MAX = 100;
const FRAGMENT_WORDS = 5;

const WORDS = {
  label: 'Ask or search the articles',
  placeholder: 'What would you like to know?',
  ask: 'Ask',
  search: 'Search',
  waiting: 'Looking…',
  none: 'No article fits that.',
  nothing: 'Not in the articles',
  nearest: 'What comes nearest:',
  yes: 'Yes',
  no: 'No',
  right: 'Right',
  wrong: 'Wrong',
  opinion: 'Was that right?',
  thanks: 'Thank you, that is noted.',
  away: 'It cannot be asked at the moment. Please try again later.',
};

/** An element of these attributes, with these children: texts stay texts. */
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
};

const encodeWords = (text) => encodeURIComponent(text).replaceAll('-', '%2D');

/** A directive that scrolls to a quote on the page of its article. Source: WICG, "Text Fragments". */
const fragmentOf = (quote) => {
  if (quote.length <= FRAGMENT_MAX) return `:~:text=${encodeWords(quote)}`;
  const words = quote.split(/\s+/u);
  const [first, last] = [words.slice(0, FRAGMENT_WORDS), words.slice(-FRAGMENT_WORDS)];
  return `:~:text=${encodeWords(first.join(' '))},${encodeWords(last.join(' '))}`;
};

/** Where a quote can be read: on the article's own page, else in the viewer; only addresses of the web are followed. */
const linkOf = ({ url, viewerUrl, quote }) => {
  const own = url !== null && URL.canParse(url) ? new URL(url) : undefined;
  if (own !== undefined && /^https?:$/u.test(own.protocol)) {
    if (own.hash === '' && quote !== undefined) own.hash = fragmentOf(quote);
    return own.href;
  }
  return viewerUrl !== null && /^https?:/u.test(viewerUrl) ? viewerUrl : undefined;
};

const titled = (source, text = source.title) => {
  const href = linkOf(source);
  return href === undefined ? make('span', {}, text) : make('a', { href }, text);
};

/** Who said it, and the article with its publisher and date. */
const sourceOf = (citation) => {
  const { speaker, role, publisher, publishedOn } = citation;
  const said =
    speaker === null ? undefined : [speaker, role].filter((part) => part !== null).join(', ');
  const about = [publisher, publishedOn].filter((part) => part !== null).join(' · ');
  return make(
    'p',
    { class: 'about' },
    said === undefined ? undefined : `${said} · `,
    titled(citation),
    about === '' ? undefined : ` · ${about}`,
  );
};

/** One line for each article. */
const sourcesOf = (citations) =>
  citations
    .filter(
      ({ documentId }, at) => citations.findIndex((one) => one.documentId === documentId) === at,
    )
    .map(sourceOf);

/** The sentence of a citation, with what answers marked in it where something does. */
const quoteOf = (citation, isAnswer) => {
  const { quote, start, answerStart, answerEnd } = citation;
  const [from, to] = isAnswer ? [answerStart - start, answerEnd - start] : [0, 0];
  return make(
    'blockquote',
    {},
    make(
      'p',
      {},
      quote.slice(0, from),
      isAnswer ? make('mark', {}, quote.slice(from, to)) : undefined,
      quote.slice(to),
    ),
    sourceOf(citation),
  );
};

/** A day as people write it. */
const dayText = (date) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Who checked an answer, and what it rests on. */
const checked = ({ by, on, sources }) => [
  make('p', {}, make('b', {}, `✓ Verified by ${by} on ${dayText(on)}`)),
  ...sourcesOf(sources),
];

/** A few words stand out of their sentence; anything longer is shown as it stands, with its source below. */
const answered = ({ text, form, shown, label, citations, verified }) => [
  ...(label === null ? [] : [make('h2', {}, WORDS[label])]),
  ...(form === 'words' || shown === null
    ? [make('h2', {}, text), ...citations.map((one) => quoteOf(one, true))]
    : [make('p', { class: 'shown' }, shown), ...sourcesOf(citations)]),
  ...(verified === null ? [] : checked(verified)),
];

class NewsdeskWidget extends HTMLElement {
  #input = make('input', {
    type: 'search',
    id: 'question',
    autocomplete: 'off',
    maxlength: '4000',
    oninput: () => this.#typed(),
    onkeydown: (event) => this.#pressed(event),
  });
  #found = make('div', { class: 'found', onkeydown: (event) => this.#pressed(event) });
  #answer = make('div', { class: 'answer', 'aria-live': 'polite' });
  #state = make('p', { class: 'hidden', role: 'status' });
  #conversation = crypto.randomUUID();
  #timer;
  #looking;

  connectedCallback() {
    if (this.shadowRoot !== null) return;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#input.placeholder = this.getAttribute('placeholder') ?? WORDS.placeholder;
    const submit = (event) => {
      event.preventDefault();
      void this.#asked();
    };
    const label = this.getAttribute('label') ?? WORDS.label;
    root.append(
      make(
        'form',
        { role: 'search', 'aria-label': label, onsubmit: submit },
        make('label', { for: 'question', class: 'hidden' }, label),
        this.#input,
        make('button', {}, this.#mode === 'search' ? WORDS.search : WORDS.ask),
      ),
      this.#found,
      this.#state,
      this.#answer,
    );
  }

  /** `ask`, `search`, or both. */
  get #mode() {
    return this.getAttribute('mode') ?? 'both';
  }

  /** What the API answers; throws a sentence for the reader where it does not. */
  async #fetch(path, { body, signal } = {}) {
    const server = this.getAttribute('server') ?? SERVER;
    const response = await fetch(new URL(`/api/v1/${path}`, server), {
      method: body === undefined ? 'GET' : 'POST',
      signal,
      headers: {
        authorization: `Bearer ${this.getAttribute('token') ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error) => {
      throw error.name === 'AbortError' ? error : new Error(WORDS.away);
    });
    if (response.ok) return response.status === 204 ? undefined : response.json();
    const { detail } = await response.json().catch(() => ({}));
    const isForReader = response.status === 429 || response.status === 422;
    throw new Error((isForReader && detail) || WORDS.away);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#looking?.abort();
    if (this.#mode === 'ask') return;
    const text = this.#input.value.trim();
    if (text.length < SHORTEST) this.#found.replaceChildren();
    else this.#timer = setTimeout(() => this.#search(text), PAUSE_MS);
  }

  async #search(text) {
    this.#looking?.abort();
    this.#looking = new AbortController();
    const { signal } = this.#looking;
    try {
      const query = new URLSearchParams({ q: text, limit: `${SHOWN}` });
      this.#showFound(await this.#fetch(`search?${query}`, { signal }));
    } catch (error) {
      // What was typed since is looked up instead.
      if (error.name !== 'AbortError') this.#say(error.message);
    }
  }

  #showFound({ articles, passages }) {
    const rows = [
      ...articles.map((article) => ({ ...article, text: article.publisher ?? '' })),
      ...passages.map((passage) => ({ ...passage, text: passage.quote })),
    ]
      .flatMap((row) => {
        const href = linkOf(row);
        return href === undefined ? [] : [{ ...row, href }];
      })
      .filter(({ href }, at, all) => all.findIndex((one) => one.href === href) === at)
      .slice(0, SHOWN);
    const items = rows.map(({ href, title, text }) =>
      make('li', {}, make('a', { href }, make('b', {}, title), make('span', {}, text))),
    );
    this.#found.replaceChildren(
      ...(items.length === 0 ? [] : [make('ul', { 'aria-label': 'Found' }, ...items)]),
    );
    this.#state.textContent = items.length === 0 ? WORDS.none : `${items.length} found`;
    this.dispatchEvent(new CustomEvent('newsdesk-found', { detail: items.length }));
  }

  /** Arrows lead through what was found and back, Escape closes it. */
  #pressed(event) {
    const links = [...this.#found.querySelectorAll('a')];
    const at = links.indexOf(this.shadowRoot.activeElement);
    if (event.key === 'Escape' && links.length > 0) {
      this.#found.replaceChildren();
      this.#input.focus();
    } else if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? this.#input).focus();
    else return;
    event.preventDefault();
  }

  async #asked(question = this.#input.value.trim()) {
    clearTimeout(this.#timer);
    this.#looking?.abort();
    if (question === '') return;
    if (this.#mode === 'search') return this.#search(question);
    this.#found.replaceChildren();
    this.#answer.setAttribute('aria-busy', 'true');
    this.#say(WORDS.waiting);
    try {
      const body = { question, conversation: this.#conversation };
      this.#showAnswer(await this.#fetch('ask', { body }));
    } catch (error) {
      this.#say(error.message);
    }
    this.#answer.removeAttribute('aria-busy');
    this.dispatchEvent(new CustomEvent('newsdesk-answered'));
  }

  #say(text) {
    this.#answer.replaceChildren(make('p', { class: 'state' }, text));
  }

  #showAnswer(answer) {
    const { text, notes, receipt } = answer;
    this.#answer.replaceChildren(
      ...(text === null ? this.#abstained(answer) : answered(answer)),
      ...notes.map((note) => make('p', { class: 'note' }, note)),
      ...(receipt === null ? [] : [this.#opinionOn(receipt)]),
    );
  }

  /** That there is no answer, with what comes nearest and how else it might be spelt. */
  #abstained({ nearest, didYouMean }) {
    const ask = () => {
      this.#input.value = didYouMean;
      void this.#asked();
    };
    return [
      make('h2', {}, WORDS.nothing),
      ...(nearest.length === 0 ? [] : [make('p', { class: 'about' }, WORDS.nearest)]),
      ...nearest.map((one) => quoteOf(one, false)),
      ...(didYouMean === null
        ? []
        : [make('p', {}, make('button', { type: 'button', onclick: ask }, didYouMean))]),
    ];
  }

  #opinionOn(receipt) {
    const row = make('div', { class: 'opinion', role: 'group', 'aria-label': WORDS.opinion });
    const give = async (choice) => {
      try {
        await this.#fetch('feedback', { body: { receipt, choice } });
        row.replaceChildren(make('span', { role: 'status' }, WORDS.thanks));
      } catch (error) {
        row.replaceChildren(make('span', { role: 'status' }, error.message));
      }
    };
    row.append(
      make('span', {}, WORDS.opinion),
      make('button', { type: 'button', onclick: () => give('right') }, WORDS.right),
      make('button', { type: 'button', onclick: () => give('wrong-answer') }, WORDS.wrong),
    );
    return row;
  }
}

if (customElements.get('newsdesk-widget') === undefined)
  customElements.define('newsdesk-widget', NewsdeskWidget);
