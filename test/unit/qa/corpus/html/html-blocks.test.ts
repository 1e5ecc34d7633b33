import { describe, expect, it } from 'vitest';
import { htmlBlocks } from '../../../../../src/qa/corpus/html/html-blocks.ts';
import { parseHtml } from '../../../../../src/qa/corpus/html/html-tree.ts';
import type { SourceBlock } from '../../../../../src/qa/corpus/tree/source-block.ts';

const blocksOf = (html: string): readonly SourceBlock[] => htmlBlocks(parseHtml(html));
const p = (text: string): SourceBlock => ({ kind: 'paragraph', text });

describe('text', () => {
  it.each([
    ['a line break', '<p>One<br> two</p>', [p('One\ntwo')]],
    ['an empty line', '<p>One<br><br>two</p>', [p('One'), p('two')]],
    [
      'words in divs',
      '<div>One <b>two</b><div>three</div>four</div>',
      [p('One two'), p('three'), p('four')],
    ],
    ['the space that groups digits', '<p>12&nbsp;500&nbsp;animals</p>', [p('12\u00a0500 animals')]],
    ['white space', '<p>a\n  b&nbsp;c &#173;d</p>', [p('a b c d')]],
    [
      'struck-out words',
      '<p>The fee is <del>40</del> <s>35</s> 30 euros.</p>',
      [p('The fee is 30 euros.')],
    ],
    ['a quotation in a line', '<p>He said <q>no</q>.</p>', [p('He said “no”.')]],
    [
      'what is hidden',
      '<p>a<span class="sr-only">b</span></p><p hidden>c</p><p style="display: none">d</p><template>e</template>',
      [p('a')],
    ],
    [
      'what a component holds',
      '<Card>a</Card><Card>b</Card><p>c <my-term>d</my-term>e</p>',
      [p('a'), p('b'), p('c de')],
    ],
    [
      'a sign',
      '<p>Done <img class="emoji" alt="🎉">! Press <img alt="Save"> now.</p>',
      [p('Done 🎉! Press Save now.')],
    ],
  ])('keeps %s as the page shows it', (_, html, expected) => {
    expect(blocksOf(html)).toEqual(expected);
  });

  it.each([
    ['10<sup>3</sup> pictures', '10³ pictures'],
    ['7,200<sup>4</sup> seats', '7,200⁴ seats'],
    ['2<sup>1</sup>⁄<sub>2</sub> litres', '2½ litres'],
    ['5<sup>3</sup>/<sub>16</sub> inches', '5 3⁄16 inches'],
    ['10<sup>−6</sup> m<sup>2</sup>', '10⁻⁶ m²'],
    ['the 4<sup>th</sup> of H<sub>2</sub>O', 'the 4th of H2O'],
    ['e<sup>x+1</sup>', 'e^(x+1)'],
    ['900<sup><a href="#fn1">2</a></sup> people', '900 people'],
    ['900<sup class="reference"><a href="#cite_note-2">[2]</a></sup> people', '900 people'],
    ['Acme<sup>TM</sup>', 'Acme™'],
  ])('never fuses what stands high with a number: %s', (html, text) => {
    expect(blocksOf(`<p>${html}</p>`)).toEqual([p(text)]);
  });

  it('reads a formula in one line', () => {
    const energy = '<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>';
    const typed =
      '<math><semantics><mrow/><annotation encoding="application/x-tex">a^2</annotation></semantics></math>';
    expect(blocksOf(`<p>So ${energy} and ${typed}.</p>`)).toEqual([p('So E = mc^2 and a^2.')]);
  });
});

describe('a heading', () => {
  const anchor = (html: string): unknown => blocksOf(html).find(({ kind }) => kind === 'heading');

  it.each([
    ['its own id', '<h2 id="a">A</h2>'],
    ['a link in it', '<h2><a id="user-content-a" class="anchor" href="#a"></a>A</h2>'],
    ['a name before it', '<p>x</p><a name="a"></a><h2>A</h2>'],
    [
      'the section it opens',
      '<section id="a"><h2>A<a class="headerlink" href="#a">¶</a></h2></section>',
    ],
    ['its permalink', '<h2>A <a href="#a">#</a></h2>'],
    [
      'a span in it',
      '<h2><span class="mw-headline" id="a">A</span><span class="mw-editsection">[edit]</span></h2>',
    ],
  ])('is addressed by %s', (_, html) => {
    expect(anchor(html)).toEqual({ kind: 'heading', level: 2, text: 'A', anchor: 'a' });
  });

  it('opens no section inside a list or a box', () => {
    expect(blocksOf('<ul><li><h3>A</h3><p>b</p></li></ul>')).toEqual([
      { kind: 'list', ordered: false, items: [[p('A'), p('b')]] },
    ]);
  });
});

describe('a list', () => {
  const list = (ordered: boolean, ...items: readonly (readonly SourceBlock[])[]): SourceBlock => ({
    kind: 'list',
    ordered,
    items,
  });

  it.each([
    ['inside its item', '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>'],
    ['beside its item', '<ol><li>a</li><ul><li>b</li></ul><li>c</li></ol>'],
    ['with nothing closed', '<ol><li>a<ul><li>b</ul><li><b>c'],
  ])('keeps a list nested %s', (_, html) => {
    expect(blocksOf(html)).toEqual([list(true, [p('a'), list(false, [p('b')])], [p('c')])]);
  });

  it.each([
    ['<ol start="4"><li>d</ol>', { start: 4 }],
    ['<ol start="1"><li>a</ol>', {}],
    ['<ol start="iv"><li>a</ol>', {}],
  ])('keeps the number it begins with: %s', (html, start) => {
    const items = [[p(html.includes('>d') ? 'd' : 'a')]];
    expect(blocksOf(html)).toEqual([{ kind: 'list', ordered: true, ...start, items }]);
  });

  it('ends an item that was never closed, whatever is open in it', () => {
    expect(blocksOf('<ul><li><b>a<li>b</ul>')).toEqual([list(false, [p('a')], [p('b')])]);
  });

  it('of terms gives definitions, and questions where a term asks', () => {
    expect(
      blocksOf('<dl><dt>Berth<dt>Quay<dd>A place.<dt>Where is it?<dd>Here.<dd>There.</dl>'),
    ).toEqual([
      { kind: 'definition', term: 'Berth, Quay', body: [p('A place.')] },
      { kind: 'question', question: 'Where is it?', answer: [p('Here.'), p('There.')] },
    ]);
  });
});

describe('a table', () => {
  const table = (html: string): unknown => {
    const found = blocksOf(`<table>${html}</table>`);
    return found.length === 1 ? found[0] : found;
  };

  it('has the names of its columns, a caption and its rows', () => {
    const html =
      '<caption>Ships</caption><thead><tr><th>Year<th>Number</thead><tr><td>2022<td>75<tr><td>2023<td>80';
    expect(table(html)).toEqual({
      kind: 'table',
      caption: 'Ships',
      header: ['Year', 'Number'],
      rows: [
        ['2022', '75'],
        ['2023', '80'],
      ],
    });
  });

  it('that names its rows has no header', () => {
    const html =
      '<tr><th colspan="2">MS Vega</th></tr><tr><th>Built<td>1987<tr><th>Length<td>142 m';
    expect(table(html)).toEqual({
      kind: 'table',
      caption: 'MS Vega',
      header: [],
      rows: [
        ['Built', '1987'],
        ['Length', '142 m'],
      ],
    });
  });

  it('says a cell in every row and column that it spans', () => {
    const html =
      '<tr><th rowspan="2">Port<th colspan="2">Ships<tr><th>2022<th>2023<tr><td>Aldby<td rowspan="2">7<td>8<tr><td>Norrvik<td>9<tr><td colspan="3">Closed since';
    expect(table(html)).toEqual({
      kind: 'table',
      header: ['Port', 'Ships 2022', 'Ships 2023'],
      rows: [['Aldby', '7', '8'], ['Norrvik', '7', '9'], ['Closed since']],
    });
  });

  it('takes a first row for names where it is bold, or words over numbers', () => {
    const bold = '<tr><td><b>Port</b><td><b>Town</b><tr><td>Aldby<td>Norrvik';
    expect(table(bold)).toMatchObject({ header: ['Port', 'Town'], rows: [['Aldby', 'Norrvik']] });
    const numbers = '<tr><td>Port<td>Ships<tr><td>Aldby<td>1,200<tr><td>Norrvik<td>75';
    expect(table(numbers)).toMatchObject({ header: ['Port', 'Ships'] });
    const none = '<tr><td>Aldby<td>a town<tr><td>Norrvik<td>a port';
    expect(table(none)).toMatchObject({ header: [] });
  });

  it('that only places things is none', () => {
    const html = '<tr><td><h2>A</h2><p>b</p></td><td><table><tr><th>x<td>y</table></td></tr>';
    expect(table(html)).toEqual([
      { kind: 'heading', level: 2, text: 'A' },
      p('b'),
      { kind: 'table', header: [], rows: [['x', 'y']] },
    ]);
  });

  it('keeps what stands in a cell in lines of its own', () => {
    const html = '<tr><th>A<th>B<tr><td><ul><li>one<li>two</ul><td>c<table><tr><td>d</table>';
    expect(table(html)).toMatchObject({ rows: [['one\ntwo', 'c\nd']] });
  });

  it('believes no span that would fill the memory', () => {
    const html =
      '<tr><td>a<td>b'.repeat(2) + '<tr><td rowspan="65534" colspan="1000">c'.repeat(3_000);
    expect(blocksOf(`<table>${html}</table>`)).toHaveLength(1);
  });
});

describe('a box', () => {
  it.each([
    [
      'Sphinx',
      '<div class="admonition warning"><p class="admonition-title">Warning</p><p>b</p></div>',
    ],
    [
      'Docusaurus',
      '<div class="theme-admonition theme-admonition-warning alert alert--warning"><div class="admonitionHeading_x">Warning</div><div class="admonitionContent_x"><p>b</p></div></div>',
    ],
    [
      'VitePress',
      '<div class="warning custom-block"><p class="custom-block-title">Warning</p><p>b</p></div>',
    ],
    [
      'GitHub',
      '<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title">Warning</p><p>b</p></div>',
    ],
    [
      'Starlight',
      '<aside aria-label="Warning" class="starlight-aside starlight-aside--caution"><p class="starlight-aside__title" aria-hidden="true">Warning</p><div><p>b</p></div></aside>',
    ],
    [
      'Bootstrap',
      '<div class="alert alert-warning" role="alert"><h4 class="alert-heading">Warning</h4><p>b</p></div>',
    ],
    [
      'Asciidoctor',
      '<div class="admonitionblock warning"><table><tr><td class="icon"><div class="title">Warning</div></td><td class="content">b</td></tr></table></div>',
    ],
  ])('keeps the label that %s prints on it', (_, html) => {
    expect(blocksOf(html)).toEqual([{ kind: 'callout', label: 'Warning', blocks: [p('b')] }]);
  });

  it('that opens is a question where it asks, and a section where it holds some', () => {
    expect(blocksOf('<details><summary>How?</summary>So.</details>')).toEqual([
      { kind: 'question', question: 'How?', answer: [p('So.')] },
    ]);
    expect(blocksOf('<details><summary>Fees</summary>Ten.</details>')).toEqual([
      { kind: 'callout', label: 'Fees', blocks: [p('Ten.')] },
    ]);
    expect(blocksOf('<details><summary>Fees</summary><h3>A</h3>b</details>')).toEqual([
      { kind: 'heading', level: 2, text: 'Fees' },
      { kind: 'heading', level: 3, text: 'A' },
      p('b'),
    ]);
  });

  it('that a button opens is read though it is hidden', () => {
    const html =
      '<button aria-expanded="false" aria-controls="x">May I?</button><div id="x" hidden><p>Yes.</p></div>';
    expect(blocksOf(html)).toEqual([{ kind: 'question', question: 'May I?', answer: [p('Yes.')] }]);
  });

  it('with a quotation is one', () => {
    expect(blocksOf('<blockquote><p>a</p><footer>— b</footer></blockquote>')).toEqual([
      { kind: 'quotation', blocks: [p('a'), p('— b')] },
    ]);
  });
});

describe('code', () => {
  it.each([
    ['js', '<pre><code class="language-js">a\n  b\n</code></pre>'],
    [
      'js',
      '<div class="highlight-js notranslate"><div class="highlight"><pre>a\n  b</pre></div></div>',
    ],
    ['js', '<div class="highlight highlight-source-js"><pre>a\n  b</pre></div>'],
    ['js', '<pre data-lang="js"><div class="line">a</div><div class="line">  b</div></pre>'],
    [
      'js',
      '<div class="language-js"><table class="rouge-table"><tr><td class="gutter"><pre class="lineno">1\n2</pre></td><td class="code"><pre>a\n  b</pre></td></tr></table></div>',
    ],
  ])('keeps its lines and its language, %s', (language, html) => {
    expect(blocksOf(html)).toEqual([{ kind: 'code', text: 'a\n  b', language }]);
  });
});

describe('a figure', () => {
  it('gives its caption to what it shows', () => {
    expect(blocksOf('<figure><img alt="A boat"><figcaption>In 2020</figcaption></figure>')).toEqual(
      [{ kind: 'image', alt: 'A boat', caption: 'In 2020' }],
    );
    expect(blocksOf('<p><img alt="A boat"></p><img alt="IMG_12.jpg"><img>')).toEqual([
      { kind: 'image', alt: 'A boat' },
    ]);
  });
});

describe('a note', () => {
  it('stands at the end of the section that it is marked in, without its mark', () => {
    const html =
      '<h2>A</h2><p>One<sup><a href="#fn1">1</a></sup>.</p><p>Two.</p><h2>B</h2><p>Three.</p><section class="footnotes"><ol><li id="fn1"><p>A note. <a class="footnote-backref" href="#fnref1">↩</a></p></li></ol></section>';
    expect(blocksOf(html).map((block) => ('text' in block ? block.text : block.kind))).toEqual([
      'A',
      'One.',
      'Two.',
      'A note.',
      'B',
      'Three.',
    ]);
  });
});

describe('a page that nobody wrote', () => {
  it('is read to its end however deep it is nested', () => {
    const lists = blocksOf('<ul><li>a'.repeat(5_000));
    const depth = (blocks: readonly SourceBlock[]): number =>
      Math.max(0, ...blocks.map((one) => (one.kind === 'list' ? 1 + depth(one.items.flat()) : 0)));
    expect(depth(lists)).toBeLessThan(30);
    expect(JSON.stringify(lists).match(/"a"/gu)).toHaveLength(5_000);
    expect(blocksOf(`${'<div>'.repeat(10_000)}a`)).toEqual([p('a')]);
  });

  it.each([
    ['100,000 cells', `<table>${'<tr><td>a<td>1'.repeat(50_000)}</table>`, 50_000],
    ['a row of 100,000 cells', `<table><tr>${'<td>a'.repeat(100_000)}<tr><td>b<td>c</table>`, 2],
  ])('is read whole: a table of %s', (_, html, count) => {
    const [table] = blocksOf(html);
    if (table?.kind !== 'table') throw new Error('there is no table');
    expect(table.rows.length + (table.header.length > 0 ? 1 : 0)).toBe(count);
  });

  it('is read in the time of its length: breaks, raised signs, notes', () => {
    expect(blocksOf(`<p>${'a<br>'.repeat(100_000)}`)).toHaveLength(1);
    expect(blocksOf(`<p>${'a<sup>1</sup>'.repeat(50_000)}`)).toHaveLength(1);
  });

  it('is refused with the reason where it is nested without end', () => {
    expect(() => parseHtml('<div>'.repeat(900_000))).toThrow(/nested more than/u);
  });
});
