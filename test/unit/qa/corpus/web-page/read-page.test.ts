import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../../../src/qa/corpus/tree/source-block.ts';
import { readPage } from '../../../../../src/qa/corpus/web-page/read-page.ts';

/** A block in one line. */
const line = (block: SourceBlock): string => {
  const inside = (blocks: readonly SourceBlock[]): string => blocks.map(line).join(' ');
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}${block.anchor ? ` {${block.anchor}}` : ''}`;
    case 'paragraph':
      return block.text;
    case 'list':
      return `${block.ordered ? 'ol' : 'ul'}(${block.items.map(inside).join('; ')})`;
    case 'table': {
      const rows = [block.header, ...block.rows].map((row) => row.join(' | '));
      return `table(${[block.caption ?? '', ...rows].join('; ')})`;
    }
    case 'callout':
      return `box(${block.label ?? ''}: ${inside(block.blocks)})`;
    case 'quotation':
      return `quote(${inside(block.blocks)})`;
    case 'question':
      return `${block.question} -> ${inside(block.answer)}`;
    case 'definition':
      return `${block.term} = ${inside(block.body)}`;
    case 'code':
      return `code ${block.language ?? ''}: ${block.text}`;
    case 'image':
      return `image(${block.alt ?? ''}; ${block.caption ?? ''})`;
    default:
      return block satisfies never;
  }
};

/** Pages as the common generators, content systems and help centres make them, cut short. */
const PAGES = [
  {
    name: 'docusaurus',
    facts: { title: 'Set up the pump', url: 'https://otter.example/docs/pump', language: 'en' },
    lines: [
      '# Set up the pump',
      'Short.',
      '## Install {install}',
      'box(tip: Use a filter.)',
      'box(npm: code bash: npm install otter\notter start)',
      'box(Yarn: yarn add otter)',
      'What if it fails? -> Start it again after 20 minutes.',
    ],
  },
  {
    name: 'faq',
    facts: { title: 'FAQ', language: 'en' },
    lines: [
      'Lantern',
      '# Frequently asked questions',
      'Do lamps float? -> No, they sink in 3 minutes.',
      'May I pay later? -> Yes, within 14 days.',
      '### Who mends lamps?',
      'We do.',
      'Do you ship? -> To all ports.',
      'Is there a shop? -> Yes, in Aldby.',
    ],
  },
  {
    name: 'govuk',
    facts: { title: 'Register a boat', publishedOn: '2021-05-04', language: 'en' },
    lines: [
      '# Register a boat {content}',
      '## Fees {fees}',
      'It costs £35.',
      'box(Warning: You can be fined up to £1,000.)',
      'box(: Pay in time.)',
      'box(: Boats under 3 metres are free.)',
      'Office = Norrvik',
      'box(Help with paying: Call 0800.)',
      'Boat Office\n1 Quay Street\nAldby',
    ],
  },
  {
    name: 'intercom',
    facts: { title: 'Change your plan', authors: ['Ida Holm'], language: 'en' },
    lines: [
      '# Change your plan',
      'Any admin may change it.',
      'Written by Ida Holm',
      'Updated over 2 weeks ago',
      'Open Billing first.',
      '## Costs {h_1}',
      'ul(Basic: 5 euros; Team: 9 euros)',
      'Ask us first.',
      'What of refunds? -> None.',
    ],
  },
  {
    name: 'jekyll',
    facts: {
      title: 'Nets and knots',
      publisher: 'Quay Notes',
      authors: ['Mara Olsen'],
      publishedOn: '2021-02-03',
      tags: ['rope'],
      language: 'en',
    },
    lines: [
      '# Nets and knots {page-title}',
      'box(: Careful: wet rope slips.)',
      '## Knots {a}',
      'There are 12.',
      'code sh: tie it',
    ],
  },
  {
    name: 'mediawiki',
    facts: { title: 'MS Vega', url: 'https://s.example/wiki/MS_Vega', language: 'en' },
    lines: [
      '# MS Vega {firstHeading}',
      'box(: For the star, see Vega.)',
      'table(MS Vega; ; Vega at sea\nVega in 2019; Built | 1987; History; Owner | Orbit Lines\nAldby)',
      'MS Vega is a ferry of 142 m that runs between Aldby and Norrvik all year.',
      '## History {History}',
      '### Refit {Refit}',
      'She was rebuilt twice.',
      'table(; Year | Passengers; 2021 | 310,000)',
      '## References {References}',
      'ol(Ships of the north.)',
    ],
  },
  {
    name: 'mkdocs',
    facts: { title: 'Backups', authors: ['Harbour Team'], language: 'en' },
    lines: [
      '# Backups {backups}',
      'We keep them.',
      'box(Do not skip this: Tapes live 5 years.)',
      'box(Why tapes: They are cheap.)',
      'box(Linux: Run the script.)',
      'box(Windows: Run the program.)',
      'table(; Plan | Days; Daily | 30)',
      'backup.sh',
      'code : tar cf x',
      'RPO = Recovery point, 24 hours.',
      'Held offsite.',
      'In a vault.',
    ],
  },
  {
    name: 'sphinx',
    facts: { title: 'Locks', language: 'en' },
    lines: [
      '# Locks {locks}',
      'box(Note: Since version 2.)',
      '## Comments {comments}',
      'A comment begins with a hash.',
      'otter.open(name) = Opens the lock. Parameters: = name – of the lock',
      'code python3: import otter',
      'Added in version 2.1.',
      'table(Sizes; Lock | Metres; East | 30)',
      'See .',
      'The old book.',
    ],
  },
  {
    name: 'table-layout',
    facts: { title: 'Tide tables of Aldby' },
    lines: [
      '# Tide tables of Aldby',
      'The tide rises by 3.2 metres at spring and by 1.1 metres at neap, as measured at the quay.',
      'Boats must leave before the second bell.',
      'ol(Ring the bell.; Open the gate.; Pay 4 euros.)',
      'table(; Day | High; Monday | 4.1; Tuesday | 4.3)',
    ],
  },
  {
    name: 'vitepress',
    facts: { title: 'Routing', language: 'en-US' },
    lines: [
      '# Routing {routing}',
      'box(WARNING: Slow.)',
      '## Files {files}',
      'code ts: const a = 1\ngo(a)',
      'Each file is a route.',
    ],
  },
  {
    name: 'wordpress',
    facts: {
      title: 'Mill reopens',
      publisher: 'Coast Herald',
      authors: ['Ida Holm'],
      publishedOn: '2023-05-01',
      tags: ['mill', 'river', 'news'],
      language: 'en-GB',
    },
    lines: [
      '# Mill reopens {post-1}',
      'image(The mill; The mill in May)',
      'The mill at Norrvik reopened on Monday after 14 months, and it will grind 30 tonnes of flour a day.',
      'table(; Year | Tonnes; 2021 | 300)',
      'quote(It smells of bread again. Lars Bek)',
    ],
  },
  {
    name: 'zendesk',
    facts: {
      title: 'How do I return a lamp?',
      publisher: 'Lantern Help Center',
      publishedOn: '2022-03-04',
      language: 'en-US',
    },
    lines: [
      '# How do I return a lamp? {main-content}',
      'You have 30 days.',
      'ol(Pack it.; Print the label. ul(On paper.))',
      'Refunds',
      'They take 5 days.',
      'ul(label.pdf)',
    ],
  },
];

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const prose =
  '<p>The ferry runs from Aldby to Norrvik all year round, whatever the weather is, said Ida Holm.</p>';
const textOf = (html: string): string => readPage(html).blocks.map(line).join('\n');

describe.each(PAGES)('the page that $name makes', ({ name, facts, lines }) => {
  const html = readFileSync(
    new URL(`../../../../support/files/pages/${name}.html`, import.meta.url),
    'utf8',
  );

  it('gives its article in its form, and nothing that stands around it', () => {
    expect(readPage(html).blocks.map(line)).toEqual(lines);
  });

  it('says what it is called, who wrote it, when and where', () => {
    const { facts: found } = readPage(html);
    expect(found).toMatchObject(facts);
    expect(found.publishedOn).toBe('publishedOn' in facts ? facts.publishedOn : undefined);
  });
});

describe('an article', () => {
  it.each([
    [
      'a paragraph that is one link',
      `<article>${prose}<div><p><a href="/x">On Friday three men denied it.</a></p></div>${prose}</article>`,
      'three men denied it',
    ],
    [
      'a first step that is a link',
      `<div id="main"><h1>A</h1><div><div>Step 1: <a href="/a">Download</a> the tool.</div><div>Step 2: Stop it.</div></div></div>`,
      'Step 1: Download the tool.',
    ],
    [
      'what stands between its headline and its body',
      `<div class="x"><h1>Ferry</h1><p>A standfirst.</p><article>${prose}${prose}</article></div>`,
      'A standfirst.',
    ],
    [
      'a section about comments',
      `<main>${prose}<div id="comments"><h2>Comments</h2><p>A comment begins with a hash.</p></div></main>`,
      'begins with a hash',
    ],
    [
      'a list of links',
      `<main>${prose}<ul><li><a href="/a">Ships</a></li><li><a href="/b">Ports</a></li></ul></main>`,
      'Ships',
    ],
    [
      'most of the page, whatever its class is',
      `<div class="sidebar">${prose.repeat(4)}</div>`,
      'all year round',
    ],
    [
      'a page that stands in a form',
      `<form action="/"><h1>A</h1>${prose.repeat(4)}</form>`,
      'all year round',
    ],
  ])('keeps %s', (_, body, words) => {
    expect(textOf(page(body))).toContain(words);
  });

  it.each([
    [
      'a list of its own sections',
      `<main><ul><li><a href="#a">Aaa</a></li><li><a href="#b">Bbb</a></li><li><a href="#c">Ccc</a></li></ul>${prose}</main>`,
      'Aaa',
    ],
    [
      'comments longer than itself',
      `<main>${prose}<div class="comments-area">${'<p>I went there in May, and it was fine for the whole of the day.</p>'.repeat(4)}</div></main>`,
      'in May',
    ],
    [
      'a banner that asks for consent',
      `${prose}<div id="cookie-consent">We use cookies.</div>`,
      'cookies',
    ],
    [
      'teasers of other articles',
      `<main><article><h1>A</h1>${prose}</article><article><h2>Other</h2><p>Teaser.</p></article></main>`,
      'Teaser',
    ],
    [
      'what leads on',
      `<article>${prose}<aside><a href="/a">One</a><a href="/b">Two</a><a href="/c">Three</a></aside></article>`,
      'Two',
    ],
  ])('has none of %s', (_, body, words) => {
    expect(textOf(page(body))).not.toContain(words);
  });
});

describe('the facts of a page', () => {
  const factsOf = (body: string, head = ''): ReturnType<typeof readPage>['facts'] =>
    readPage(page(body, head)).facts;

  it.each([
    [
      '<title>New lock opens | Harbour Post</title>',
      '<header><h1><a href="/">Harbour Post</a></h1></header>',
      '<h1>New lock opens</h1>',
    ],
    [
      '<title>Harbour Post: New lock opens</title><meta property="og:site_name" content="Harbour Post">',
      '',
      '<h2>New lock opens</h2>',
    ],
    [
      '<title>Harbour Post</title>',
      '<header><h1>Harbour Post</h1></header>',
      '<h1>New lock opens</h1>',
    ],
    [
      '<title>New lock opens - Harbour Post</title><meta property="og:site_name" content="Harbour Post">',
      '',
      '',
    ],
  ])('have the title of the article and not of the site: %s', (head, above, heading) => {
    expect(factsOf(`${above}<article>${heading}${prose}</article>`, head).title).toBe(
      'New lock opens',
    );
  });

  it('keep a title that has a dash of its own', () => {
    expect(factsOf(prose, '<meta property="og:title" content="Nuts - good or bad?">').title).toBe(
      'Nuts - good or bad?',
    );
  });

  it.each([
    ['<p class="byline">By Ida Holm | Published 3 March 2021</p>', ['Ida Holm'], '2021-03-03'],
    ['<div>By Ida Holm and Lars van Bek</div>', ['Ida Holm', 'Lars van Bek'], undefined],
    [
      '<a rel="author" href="/i">Ida Holm</a> <time datetime="2021-03-03">3 March</time>',
      ['Ida Holm'],
      '2021-03-03',
    ],
    ['<p class="author">March 3, 2021</p>', [], '2021-03-03'],
    ['<p>By train it takes an hour.</p>', [], undefined],
    ['<p>Updated <time class="updated" datetime="2024-01-01">1 January</time></p>', [], undefined],
  ])('have names and a day from the byline, each for itself: %s', (above, authors, day) => {
    const facts = factsOf(`<article><h1>A</h1>${above}${prose.repeat(4)}</article>`);
    expect(facts.authors).toEqual(authors);
    expect(facts.publishedOn).toBe(day);
  });

  it('have no day of a comment', () => {
    const comment = '<div class="comments"><time datetime="2024-06-01">1 June</time></div>';
    expect(factsOf(`<article>${prose}</article>${comment}`).publishedOn).toBeUndefined();
    expect(factsOf(`<main>${prose}${comment}</main>`).publishedOn).toBeUndefined();
  });

  it('stand in JSON-LD, however it is nested or broken', () => {
    const data = (json: string): string => `<script type="application/ld+json">${json}</script>`;
    const told =
      '{"@graph":[{"@type":"NewsArticle","headline":"A","datePublished":"2023-11-05T08:00","author":[{"name":"Ida Holm"},"Lars Bek"],"publisher":{"@id":"#p"},"keywords":"sea, ferry"},{"@type":"Organization","@id":"#p","name":"Herald"}]}';
    expect(factsOf(prose, `${data('{"broken')}${data(told)}`)).toMatchObject({
      title: 'A',
      publisher: 'Herald',
      authors: ['Ida Holm', 'Lars Bek'],
      publishedOn: '2023-11-05',
      tags: ['sea', 'ferry'],
    });
  });
});
