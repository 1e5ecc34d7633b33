import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../../src/qa/corpus/markdown/read-page.ts';

const read = (text: string, path = 'a/note.md') =>
  readPage(text, { id: path.replace(/\.\w+$/u, ''), path }).blocks;

const paragraph = (text: string) => ({ kind: 'paragraph', text });

describe('what template engines take out of a page', () => {
  it.each([
    [
      'Liquid',
      'The dock {% if page.open %}is open{% endif %} {{ site.phone }}.',
      'The dock is open .',
    ],
    ['Hugo', 'The crane cost {{< price 40 >}} and is red.', 'The crane cost and is red.'],
    ['ERB', 'Ask <%= partial "desk" %> us.<%# not now %>', 'Ask us.'],
    ['comments', 'Seen <!-- **not** --> here. %%nor this%%', 'Seen here.'],
    ['attributes', 'A [link](/x){: .wide target="_blank"} here{ .late }', 'A link here'],
    [
      'addresses',
      'See [the desk]({% link a b.md %}) and ![it]({{ site.url }}/x.png)',
      'See the desk and it',
    ],
  ])('is gone: %s', (_, text, shown) => {
    expect(read(text)).toEqual([paragraph(shown)]);
  });

  it('leaves code as it is', () => {
    const code = '{{ left }} {% if x %} :::tip [[a]]';
    expect(read(`\`\`\`sh\n${code}\n\`\`\`\n\nSay \`{{ right }}\` twice.`)).toEqual([
      { kind: 'code', text: code, language: 'sh' },
      paragraph('Say {{ right }} twice.'),
    ]);
  });

  it('shows what the front matter holds where the page asks for it', () => {
    const text =
      '---\ntitle: Fees\nfee: 6 crowns\nrules: [Pay at the till., Keep your ticket.]\n---\n';
    expect(
      read(
        `${text}# <%= current_page.data.title %>\n\nIt costs {{ page.fee }}.\n\n{% include list.html items=page.rules %}`,
      ),
    ).toMatchObject([
      { kind: 'heading', text: 'Fees' },
      paragraph('It costs 6 crowns.'),
      { kind: 'list', items: [[paragraph('Pay at the till.')], [paragraph('Keep your ticket.')]] },
    ]);
  });

  it('keeps a table and its rows together', () => {
    const rows = '| a | b |\n|---|---|\n{% for x in y %}\n| 1 | 2 |\n{% endfor %}';
    expect(read(rows)).toEqual([{ kind: 'table', header: ['a', 'b'], rows: [['1', '2']] }]);
  });
});

describe('callouts', () => {
  it.each([
    ['MkDocs', '!!! warning "Take care"\n\n    It is **hot**.'],
    ['VitePress', '::: warning Take care\nIt is **hot**.\n:::'],
    ['Docusaurus', ':::warning[Take care]\n\nIt is **hot**.\n\n:::'],
    ['Obsidian', '> [!warning]- Take care\n> It is **hot**.'],
    ['Hugo', '{{< notice warning "Take care" >}}\nIt is **hot**.\n{{< /notice >}}'],
    ['MDX', '<Callout type="warning" title="Take care">\n  It is **hot**.\n</Callout>'],
    ['Liquid', '{% hint title="Take care" %}\nIt is **hot**.\n{% endhint %}'],
  ])('of %s keep label and text', (_, text) => {
    expect(read(`Before.\n\n${text}\n\nAfter.`)).toEqual([
      paragraph('Before.'),
      { kind: 'callout', label: 'Take care', blocks: [paragraph('It is hot.')] },
      paragraph('After.'),
    ]);
  });

  it('nest, in lists too', () => {
    const text = '- one\n\n  :::: tip\n  ::: note Inner\n  Text.\n  :::\n  ::::';
    expect(read(text)).toMatchObject([
      {
        kind: 'list',
        items: [
          [
            paragraph('one'),
            { kind: 'callout', label: 'Tip', blocks: [{ kind: 'callout', label: 'Inner' }] },
          ],
        ],
      },
    ]);
  });
});

describe('dialects', () => {
  it('reads wiki links, highlights, small digits and emoji', () => {
    expect(read('See [[Gate 4|the gate]], ==now==, 10^3^ l of H~2~O :tada: ![[map.png]]')).toEqual([
      paragraph('See the gate, now, 10³ l of H2O 🎉'),
    ]);
  });

  it('reads modules of MDX below a front matter, and code that stands deep in components', () => {
    const text = [
      '---',
      'title: Pumps',
      '---',
      '',
      "import Tabs from '~/Tabs.astro'",
      '',
      '1. Start it:',
      '',
      '    <Tabs>',
      '      <Fragment slot="oil">',
      '        ```sh',
      '        pump --oil',
      '',
      '        export const x = {1};',
      '        ```',
      '      </Fragment>',
      '      <details>',
      '      <summary>By hand</summary>',
      '      ```sh',
      '      pump',
      '      ```',
      '      </details>',
      '',
      '        ## Stop it',
      '    </Tabs>',
      '2. Wait.',
    ].join('\n');
    const code = (one: string) => ({ kind: 'code', text: one, language: 'sh' });
    expect(read(text, 'a/pumps.mdx')).toMatchObject([
      {
        kind: 'list',
        items: [
          [
            paragraph('Start it:'),
            code('pump --oil\n\nexport const x = {1};'),
            { kind: 'callout', label: 'By hand', blocks: [code('pump')] },
            paragraph('Stop it'),
          ],
          [paragraph('Wait.')],
        ],
      },
    ]);
  });

  it('reads MDX without its modules and expressions', () => {
    const text =
      'import A from "./a"\nexport const year = 2031\n\n# Pool\n\nIt opens {/* at */} at {"seven"}.\n\n<A data={year} on={() => 1} />';
    expect(read(text, 'a/pool.mdx')).toMatchObject([
      { kind: 'heading' },
      paragraph('It opens at seven.'),
    ]);
  });

  it.each([
    [
      'a note',
      '```{note} Mind it.\n:class: wide\nIt is **hot**.\n```',
      { kind: 'callout', label: 'Note', blocks: [paragraph('Mind it.'), paragraph('It is hot.')] },
    ],
    [
      'a box in a box',
      '::::{grid} 2\n:::{grid-item-card} Tides\nTwice a day.\n:::\n::::',
      { kind: 'callout', label: 'Tides', blocks: [paragraph('Twice a day.')] },
    ],
    [
      'a version',
      ':::{versionadded} 1.4\n\nIt floats.\n:::',
      { kind: 'callout', label: 'New in version 1.4', blocks: [paragraph('It floats.')] },
    ],
    [
      'code',
      '```{code-block} sh\n:linenos:\npump --oil\n```',
      { kind: 'code', language: 'sh', text: 'pump --oil' },
    ],
    [
      'a picture',
      '```{figure} the quay.png\n:alt: A quay\n\nThe quay in 1901.\n```',
      { kind: 'image', alt: 'A quay', caption: 'The quay in 1901.' },
    ],
    [
      'roles',
      '(quay)=\nSee {ref}`the quay <quay>`, {py:class}`~hub.App` and m{sup}`2` {octicon}`star`here.',
      paragraph('See the quay, App and m² here.'),
    ],
  ])('reads what MyST adds: %s', (_, text, block) => {
    expect(read(`${text}\n\nAfter.`)).toEqual([block, paragraph('After.')]);
  });

  it.each(['```{constructor}', ':::{toString}', '::: valueOf'])(
    'makes up no title for %s',
    (mark) => {
      const shown = JSON.stringify(read(`${mark} x\nIt floats.\n${mark.slice(0, 3)}\n\nAfter.`));
      expect(shown).toContain('It floats.');
      expect(shown).not.toMatch(/native code|Function/u);
    },
  );

  it('shows nothing of a table of contents of MyST, and leaves other code alone', () => {
    expect(read('```{toctree}\ntides\n```\n\n```{r} plot\nx\n```')).toMatchObject([
      { kind: 'code', text: 'x' },
    ]);
  });

  it('reads definition lists, footnotes and tasks', () => {
    expect(read('Brake\n: Holds the crane.\n\n- [x] Oil it.[^1]\n\n[^1]: Once a year.')).toEqual([
      { kind: 'definition', term: 'Brake', body: [paragraph('Holds the crane.')] },
      { kind: 'list', ordered: false, items: [[paragraph('Oil it.')]] },
      paragraph('Once a year.'),
    ]);
  });

  it('takes no year for the number of a list', () => {
    expect(read('2019. That was a good year.')).toEqual([paragraph('2019. That was a good year.')]);
  });

  it('reads rows without a header and links with blanks in their addresses', () => {
    expect(read('| Till | Fee |\n| north | [6](a b.md) |')).toEqual([
      { kind: 'table', header: ['Till', 'Fee'], rows: [['north', '6']] },
    ]);
  });

  it('gives headings the names that they give themselves', () => {
    expect(read('## Fees {#money}\n\n## What else?\n\nText.')).toMatchObject([
      { text: 'Fees', anchor: 'money' },
      { text: 'What else?', anchor: 'what-else' },
      paragraph('Text.'),
    ]);
  });

  it('says so where lists are nested too deep', () => {
    expect(() => read(`${'- '.repeat(5000)}x`)).toThrow(/nested/u);
  });
});

describe('a landing page', () => {
  it('is read from its front matter', () => {
    const text =
      '---\ntitle: Help\ndescription: Answers to what people ask us most.\nimage: /a b.png\nfaq:\n  - question: Can I pay by card?\n    answer: Yes, at both tills.\n---\n';
    expect(read(text)).toMatchObject([
      paragraph('Answers to what people ask us most.'),
      {
        kind: 'question',
        question: 'Can I pay by card?',
        answer: [paragraph('Yes, at both tills.')],
      },
    ]);
  });
});

describe('a page of what patterns stumble over', () => {
  // Each took from ten seconds to hours.
  it.each([
    ['attributes that have no end', `{-=[${'e="r'.repeat(24)}`],
    ['quoted attributes that have no end', `{${'k="v" '.repeat(40)}`],
    ['lists of attributes', `One ${'{:.'.repeat(30_000)} two.`],
    ['blanks in a tag', `One {{%${'\t'.repeat(30_000)}/${'\t'.repeat(30_000)} two.`],
  ])('is read in time that grows with its length: %s', (_, text) => {
    const begun = performance.now();
    expect(read(`${text}\n\nThe end.`).at(-1)).toEqual(paragraph('The end.'));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('hides attributes written close together, and shows what only begins like them', () => {
    const lines = ['{.a.b}', '{#id .a k="v w" l=1}', "{ k='v' }", '{: .wide}'];
    for (const line of lines) expect(read(`One.\n${line}\n\nTwo.`)).toHaveLength(2);
    expect(read('One.\n\n{not hidden}')).toEqual([paragraph('One.'), paragraph('{not hidden}')]);
  });
});
