/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://x|label>`: how Slack writes what is more than text. */
const TOKEN = /<([^<>]*)>/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The words of a token: its label, an address without one, nothing for people and broadcasts. */
const wordsOf = (token: string): string => {
  const [target = '', label = ''] = token.split('|', 2);
  if (/^[@!]/u.test(target)) return label;
  if (target.startsWith('#')) return label;
  return label || target;
};

/**
 * What a person meant to write: a message's text without mentions, links as their label, entities resolved, line by line.
 * Source: docs.slack.dev, "Retrieving messages" and "Formatting message text".
 */
export const readSlackText = (text: string): string =>
  text
    .replace(TOKEN, (_, token: string) => ` ${wordsOf(token)} `)
    .replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
