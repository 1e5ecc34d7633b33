import { groupRejected } from '../../qa/corpus/folder/group-rejected.ts';
import type { RejectedFile } from '../../qa/corpus/folder/rejected-file.ts';
import { safeText, styled, type TextStyle, wrap } from './console-text.ts';

export interface WelcomeFacts {
  readonly articleCount: number;
  readonly corpusDirectory: string;
  /** Files of the corpus that could not be read, each with its remedy. */
  readonly rejected: readonly RejectedFile[];
  /** Questions that are sure to be answered. */
  readonly samples: readonly string[];
  /** Where the page is. */
  readonly address: string;
  /** Whether others may reach it. */
  readonly isOpen: boolean;
  /** Opens, once, what is for the operator; `undefined` where a token does, or nothing. */
  readonly operatorLink?: string;
  /** Whether nobody can become the operator: others reach the page, and no token is set. */
  readonly hasNoOperator: boolean;
}

/** The lines that name each file left out, why, and what to do, many of a kind in one; empty when none was. */
export const rejectedLines = (
  rejected: readonly RejectedFile[],
  style: TextStyle,
): readonly string[] =>
  groupRejected(rejected).flatMap(({ what, remedy, mustMend, files }) =>
    mustMend || files.length === 1
      ? files.map((file) => wrap(`Left out: ${file} (${what}; ${remedy}).`, '', style))
      : [wrap(`Left out: ${files.length} files (${what}; ${remedy}).`, '', style)],
  );

const articles = (count: number): string => (count === 1 ? '1 article' : `${count} articles`);

const forOperator = (
  { operatorLink, hasNoOperator }: WelcomeFacts,
  style: TextStyle,
): readonly string[] => {
  if (operatorLink !== undefined) {
    return [
      wrap('To see every collection, and what was asked in vain, open this once:', '', style),
      `  ${styled(operatorLink, 'bold', style)}`,
    ];
  }
  const words =
    'Others can reach this page, so it shows what is public only. To see the rest, set OPERATOR_TOKEN (docs/web.md).';
  return hasNoOperator ? [wrap(words, '', style)] : [];
};

const howToAsk = (
  { address, isOpen, samples }: WelcomeFacts,
  style: TextStyle,
): readonly string[] => {
  const [first = 'your question'] = samples;
  return [
    isOpen
      ? 'Ask on this page, from any machine that can reach this one:'
      : 'Ask on this page, in a browser of this machine:',
    `  ${styled(address, 'bold', style)}`,
    'or in the terminal:',
    // Whole, however narrow the window: it is there to be copied.
    `  ${safeText(`npm run ask -- "${first}"`)}`,
    'Ctrl+C stops it.',
  ];
};

/** The screen shown when no platform is set up: what is ready, where to ask, how to connect one. */
export const welcome = (facts: WelcomeFacts, style: TextStyle): string =>
  [
    [
      styled('Newsdesk', 'bold', style),
      wrap(`${articles(facts.articleCount)} in ${facts.corpusDirectory}.`, '', style),
      ...(facts.articleCount === 0
        ? [
            wrap(
              'Put articles there (Markdown, text, HTML, PDF, Word or JSON): a second later they can be asked about.',
              '',
              style,
            ),
          ]
        : []),
      ...rejectedLines(facts.rejected, style),
    ],
    howToAsk(facts, style),
    forOperator(facts, style),
    [
      ...(facts.isOpen
        ? ['No token of Slack or Discord is set. To connect one, copy .env.example to .env and set']
        : [
            'No token of Slack or Discord is set, so this stays on your machine. To connect one, copy',
            '.env.example to .env and set',
          ]),
      '  SLACK_BOT_TOKEN and SLACK_APP_TOKEN   (docs/slack.md)',
      '  DISCORD_TOKEN                         (docs/discord.md)',
    ],
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
