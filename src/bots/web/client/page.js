// @ts-check
/* What the page does beyond what its forms do by themselves: answers appear without loading it again, and what is
   typed is completed. Everything shown comes from the server as markup that is already escaped. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.composer'));
const talk = document.querySelector('.exchanges');
const line = /** @type {HTMLInputElement | null} */ (document.getElementById('question'));
const list = document.getElementById('completions');
const HEADERS = { 'x-newsdesk-part': '1' };

/** @param {string} markup @returns {HTMLElement} */
const elementOf = (markup) => {
  const template = document.createElement('template');
  template.innerHTML = markup.trim();
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
};

/** @param {string} text */
const problem = (text) => {
  const item = document.createElement('li');
  item.className = 'exchange';
  item.append(
    Object.assign(document.createElement('p'), { className: 'problem', textContent: text }),
  );
  return item;
};

/** @param {string} path @param {URLSearchParams} fields @returns {Promise<HTMLElement>} */
const post = async (path, fields) => {
  try {
    const response = await fetch(path, { method: 'POST', headers: HEADERS, body: fields });
    if (response.ok) return elementOf(await response.text());
    if (response.status === 413) return problem('That is too long for one question.');
    if (response.status === 429)
      return problem('Too many questions at once. Please try again in a moment.');
    return problem('Newsdesk could not answer. Please ask again.');
  } catch {
    return problem('Newsdesk cannot be reached. Is it still running? Please try again.');
  }
};

/** @param {FormData} data @returns {URLSearchParams} */
const fieldsOf = (data) =>
  new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));

/** @param {string} question */
const waitingFor = (question) => {
  const item = document.createElement('li');
  item.className = 'exchange waiting';
  const heading = Object.assign(document.createElement('h2'), {
    className: 'question',
    textContent: question.slice(0, 600),
  });
  heading.dir = 'auto';
  item.append(heading);
  return item;
};

/** @param {Element} item */
const bringIntoView = (item) => item.scrollIntoView({ block: 'start' });

/** @param {URLSearchParams} fields @param {string} question */
const ask = async (fields, question) => {
  if (!talk) return;
  document.querySelector('.opening')?.remove();
  document.querySelector('.fresh')?.removeAttribute('hidden');
  const waiting = waitingFor(question);
  talk.append(waiting);
  bringIntoView(waiting);
  const answer = await post('/ask', fields);
  answer.classList.add('new');
  waiting.replaceWith(answer);
  bringIntoView(answer);
  history.replaceState(null, '', `/?conversation=${fields.get('conversation')}`);
};

/** @param {URLSearchParams} fields @param {HTMLElement} button */
const press = async (fields, button) => {
  const replies = button.closest('.exchange')?.querySelector('.replies');
  const reply = await post('/press', fields);
  const asked = reply.querySelector('.question');
  if (asked || !replies) {
    reply.classList.add('new');
    talk?.append(reply);
    bringIntoView(reply);
    return;
  }
  const card = /** @type {HTMLElement} */ (
    reply.querySelector('.card') ?? reply.firstElementChild ?? reply
  );
  card.tabIndex = -1;
  replies.replaceChildren(card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
};

const following = /** @type {HTMLElement | null} */ (document.querySelector('.following'));
const follows = /** @type {HTMLInputElement | null} */ (
  form?.elements.namedItem('follows') ?? null
);

/** @param {string} ref @param {string} question */
const followUp = (ref, question) => {
  if (!following || !follows || !line) return;
  follows.value = ref;
  following.hidden = ref === '';
  const words = following.querySelector('span');
  if (words) words.textContent = `Following up “${question}”`;
  line.focus();
};

following?.querySelector('button')?.addEventListener('click', () => followUp('', ''));

form?.addEventListener('submit', (event) => {
  if (!talk || !line) return;
  event.preventDefault();
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const fields = fieldsOf(new FormData(form, button));
  if (button?.name === 'press') {
    const [kind, ref = ''] = button.value.split(' ');
    const question = button.closest('.exchange')?.querySelector('.question')?.textContent ?? '';
    if (kind === 'follow-up') followUp(ref, question);
    else void press(fields, button);
    return;
  }
  const question = fields.get('ask') ?? fields.get('question') ?? '';
  hideCompletions();
  if (question.trim() === '' && !button?.name) return line.focus();
  void ask(fields, question);
  line.value = '';
  followUp('', '');
});

/** Words to an opinion are sent with a form of their own. */
document.addEventListener('submit', (event) => {
  const written = /** @type {HTMLFormElement} */ (event.target);
  if (!form || !written.matches('.comment')) return;
  event.preventDefault();
  const fields = fieldsOf(new FormData(written));
  fields.set('conversation', String(new FormData(form).get('conversation')));
  void press(fields, written);
});

/* Completions: the "combobox with listbox popup" of the ARIA Authoring Practices Guide. */

/** @type {readonly { text: string, label: string, hint?: string }[]} */
let offered = [];
let chosen = -1;
let asked = 0;

/** Between a keystroke and its own completions, what is offered does not complete what stands in the line. */
const isStale = () => list?.getAttribute('aria-busy') === 'true';

const hideCompletions = () => {
  asked += 1;
  offered = [];
  chosen = -1;
  list?.setAttribute('hidden', '');
  line?.setAttribute('aria-expanded', 'false');
  line?.removeAttribute('aria-activedescendant');
};

/** @param {number} index */
const choose = (index) => {
  if (!list || !line) return;
  chosen = index;
  for (const [at, option] of [...list.children].entries())
    option.setAttribute('aria-selected', String(at === index));
  const option = list.children[index];
  if (option) {
    line.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else line.removeAttribute('aria-activedescendant');
};

const showCompletions = () => {
  if (!list || !line) return;
  list.replaceChildren(
    ...offered.map(({ label, hint }, index) => {
      const option = document.createElement('li');
      option.id = `completion-${index}`;
      option.role = 'option';
      option.append(Object.assign(document.createElement('span'), { textContent: label }));
      if (hint)
        option.append(Object.assign(document.createElement('small'), { textContent: hint }));
      option.addEventListener('mousedown', (event) => event.preventDefault());
      option.addEventListener('click', () => take(index));
      return option;
    }),
  );
  list.setAttribute('aria-busy', 'false');
  list.toggleAttribute('hidden', offered.length === 0);
  line.setAttribute('aria-expanded', String(offered.length > 0));
  choose(-1);
};

const completable = /^\s*\/|(?:^|\s)(?:by|article):[^\n]*$/iu;

const complete = async () => {
  if (!line) return;
  const text = line.value;
  if (!completable.test(text) || text.length > 300) return hideCompletions();
  asked += 1;
  const mine = asked;
  try {
    const response = await fetch(`/complete?${new URLSearchParams({ text })}`);
    const found = response.ok ? await response.json() : [];
    if (mine !== asked) return;
    offered = found;
    showCompletions();
  } catch {
    hideCompletions();
  }
};

/** @param {number} index */
const take = (index) => {
  const option = offered[index];
  if (!option || !line) return;
  line.value = option.text;
  hideCompletions();
  line.focus();
  if (option.text.endsWith(' ') && option.text.startsWith('/')) void complete();
};

/** @type {number | undefined} */
let timer;
line?.addEventListener('input', () => {
  clearTimeout(timer);
  // Neither what is shown nor what is on its way belongs to the line any more.
  asked += 1;
  list?.setAttribute('aria-busy', 'true');
  choose(-1);
  timer = setTimeout(() => void complete(), 60);
});
line?.addEventListener('blur', hideCompletions);
line?.addEventListener('keydown', (event) => {
  if (offered.length === 0) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    if (isStale()) return;
    const next = chosen + step;
    choose(next < -1 ? offered.length - 1 : next >= offered.length ? -1 : next);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    hideCompletions();
  } else if ((event.key === 'Enter' && chosen >= 0) || (event.key === 'Tab' && chosen >= 0)) {
    event.preventDefault();
    take(chosen);
  }
});

// A link to a quote leads to it even where the browser has lost the fragment.
if (location.hash === '' && document.querySelector('.check'))
  document.getElementById('quote')?.scrollIntoView({ block: 'center' });
