import fc from 'fast-check';

/** What people and articles may carry to notify, disguise, break out of or overflow a message. */
export const hostileFragments = [
  '<!channel>',
  '<!here>',
  '<!everyone>',
  '<!subteam^S0001|@team>',
  '<@U0001>',
  '<#C0001|general>',
  '<!date^0^{date}|x>',
  '<https://evil.example|bank.example>',
  '<mailto:a@b.example|mail>',
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</ask:123456789012345678>',
  '<id:customize>',
  '<t:0:R>',
  '<:name:123456789012345678>',
  '<a:name:123456789012345678>',
  '[bank.example](https://evil.example)',
  '[x](<https://evil.example> "t")',
  'https://evil.example/a?b=c&d=e',
  'http://evil.example/*_~`',
  'javascript:alert(1)',
  'www.evil.example',
  'discord.gg/invite',
  '||spoiler||',
  '*bold*',
  '**bold**',
  '_it_',
  '__under__',
  '~strike~',
  '~~strike~~',
  '`code`',
  '```\nfence\n```',
  '> quote',
  '>>> quote',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  ':tada:',
  '&lt;!channel&gt;',
  '&amp;',
  '& < >',
  '\\',
  '\\*',
  '\u0000',
  '\u0007\u001b[31m',
  '\u007f\u0085',
  '\u202e\u202d\u2066\u2069\u200f',
  '\u200b\u200d\ufeff\u00ad',
  '\u2028\u2029',
  '\r\n',
  '\n\n\n',
  '\t',
  '\ud800',
  '\udc00',
  '👩‍👩‍👧‍👦🇨🇳',
  'مرحبا بالعالم',
  'שלום עולם',
  '工业和信息化部',
  'z\u0351\u036b\u0343a\u0300\u0301\u0302',
  '{"text":"x"}',
  '|---|---|\n|a|b|',
  '<script>alert(1)</script>',
  '%s %n',
] as const;

const words = fc.constantFrom(
  'In ',
  'the first half, ',
  'output rose ',
  '8.2 % ',
  'to 2.48 trillion yuan. ',
  'Mr. Wang said; ',
  'growth (year on year) ',
  '"held". ',
);

const mixed = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...hostileFragments) },
        { weight: 3, arbitrary: words },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      ),
      { maxLength },
    )
    .map((pieces) => pieces.join(''));

/** One fragment repeated until it is larger than any platform allows, up to 40,000 characters. */
const oversize = fc
  .tuple(
    fc.constantFrom(...hostileFragments, 'word ', 'A sentence of an article. ', 'x'),
    fc.constantFrom(80, 160, 300, 2_100, 3_100, 4_200, 13_300, 40_000),
  )
  .map(([fragment, length]) => fragment.repeat(Math.ceil(length / fragment.length)));

/** Text as hostile as a user or an article can make it: empty, blank, marked up, disguised or oversize. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: mixed(12) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n', '\u200b') },
    { weight: 1, arbitrary: oversize },
  );
