import { eitherCase, QUESTION_WORD, WRAPPING, WRAPS } from './asking-words.ts';

const QUESTION = '(?:who|whom|whose|what|which|when|where|why|how)\\b';
const ASKS = `(?:${QUESTION}|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|tell|list|show|find|explain|describe|give|name|any|anyone)\\b)`;
const GREETING = `(?:${eitherCase('hi|hello|hey|hiya|heya|howdy|yo|hullo|greetings|dear|good morning|good afternoon|good evening|good day')})`;
const TO_ALL = `(?:${eitherCase("there|all|y'all|everyone|everybody|team|folks|guys|gang|friends|colleagues|bot|newsdesk|again|both|sir|madam")})`;
const NAME = "@?\\p{Lu}[\\p{L}'’.-]*";
const STOP = '(?:\\s*[,.:;!…–—]+|\\s+-+(?=\\s))\\s*';

/** What a sentence may begin with before it says anything. */
const OPENINGS: readonly RegExp[] = [
  // "1.", "(a)", "•", "#4:", "Q:", "Question 2)", "Re:".
  /^(?:[-–—*•·▪►>]+\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]{1,4}\)\s+|\(?#\d{1,3}\)?[.:]?\s+)/iu,
  new RegExp(`^\\p{L}\\.\\s+(?=${ASKS})`, 'iu'),
  /^(?:q|qu|question|query|ask|re|fwd?|ps|p\.s\.|nb|n\.b\.|fyi|btw|todo)\s?\d{0,3}(?:\s?[:)]+|\.(?=\s)|\s[–—-]+(?=\s))\s*/iu,
  // "Hey team,", "Good morning Ida!", "Dear all, dear Kim,".
  new RegExp(
    `^${GREETING}(?:\\s+${TO_ALL}){0,3}(?:\\s+${NAME}){0,2}(?:\\s+(?:and|&)\\s+${NAME})?${STOP}`,
    'u',
  ),
  new RegExp(
    `^(?:${GREETING}|${eitherCase('morning|afternoon|evening')})(?:\\s+${TO_ALL}){1,3}(?![\\p{L}'’])${STOP}?\\s*`,
    'u',
  ),
  new RegExp(`^(?:${eitherCase('morning|afternoon|evening')})\\s*[,!]+\\s*`, 'u'),
  // Without a comma only where a question follows: "hey how many", "Hi Ida who".
  new RegExp(`^${GREETING}\\s+(?=[\\p{L}]+\\b)(?=${ASKS})`, 'iu'),
  new RegExp(
    `^${GREETING}\\s+${NAME}\\s+(?=(?:${eitherCase('who|whom|whose|what|which|when|where|why|how')})\\b)`,
    'u',
  ),
  // "@nora @kim", "Newsdesk,".
  /^(?:@[\p{L}\p{N}][\p{L}\p{N}._-]{0,38}(?![\p{L}\p{N}/(])\s*[,:;–—]*\s*)+/u,
  /^(?:newsdesk|bot|folks|guys|team|all|everyone|anyone)\s*[,:!]+\s*/iu,
  // "Quick question,", "Another one –", "A question for the team:".
  new RegExp(
    `^(?:(?:just|here['’]?s|here is|have|got|i have|i['’]ve got)\\s+)?(?:(?:(?:a|an|one|another|my|our|the|same|yet|very|really|quick|short|simple|small|silly|stupid|dumb|basic|random|general|follow-?up|newbie|noob|urgent|side|next|last|other|new|honest|genuine|serious|more|final|first|second|third)\\s+){1,5}(?:questions?|query|queries|one|ask|request|q|thing|doubt)|questions?|query|quickie)(?:\\s+(?:for|to)\\s+(?:(?:the|you|all|any)\\s+)?(?:\\p{L}+\\s?){0,3})?${STOP}`,
    'iu',
  ),
  // "Sorry if this was asked before, but", "By the way,", "ok so".
  new RegExp(
    `^(?:sorry|apologies|pardon|excuse me|forgive me)\\b[^.?!\\n]{0,60}?(?:\\s+but\\s+|${STOP}(?:but\\s+)?)`,
    'iu',
  ),
  new RegExp(
    `^(?:by the way|btw|fyi|just (?:curious|wondering|checking)|out of curiosity|curious|wondering|asking for a friend|one more thing|another thing|no rush|if possible|if i may(?: ask)?|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|last(?:ly)?|finally|thanks|thank you|thx|cheers|please|pls|plz|kindly|urgent|um+|uh+|er+|hm+|oh|ah|anyway|actually|right|alright)${STOP}(?:but\\s+)?`,
    'iu',
  ),
  new RegExp(`^(?:please|pls|plz|kindly)\\s+(?=${ASKS})`, 'iu'),
  new RegExp(
    `^(?:ok(?:ay)?|so|well|now|right|alright|hm+|um+|uh+|er+|oh|yes|no)[\\s,.:…–—-]+(?=(?:(?:ok(?:ay)?|so|well|now)[\\s,]+)?${QUESTION}(?!\\s+about))`,
    'iu',
  ),
];

const THANKS = '(?:thanks|thank you|thx|ty|tia|cheers|ta|please|pls|plz|asap)';
const MORE =
  '(?:\\s+(?:so|very|a|much|lot|lots|million|again|all|everyone|team|guys|folks|in|advance|you|for|your|the|help|any|too)){0,5}';

/** What a sentence may end with when it has said everything. */
const CLOSINGS: readonly RegExp[] = [
  // "…? – Ida".
  /(?<=[.!?]\s{0,3})[-–—/~]+\s?\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’.]*)?\s*$/u,
  new RegExp(
    `(?:[,.;:!…–—]|\\s-)\\s*(?:(?:many|much|with|kind|warm|best)\\s+){0,2}(?:${THANKS}|regards|best|appreciated|urgent(?:ly)?|anyone|anybody|somebody|team|all|folks|guys)${MORE}[\\s.!]*(?=\\??\\s*$)`,
    'iu',
  ),
  // Without a comma, unless it is spoken of: "how do I say thanks".
  new RegExp(
    `(?<=\\S\\s+\\S+\\s+\\S+\\s+)(?<!\\b(?:say|says|said|saying|give|giving|send|sending|of|a|an|the|for|with|no|my|our|your|their|word|words|write|mean|is|are|was)\\s+)${THANKS}${MORE}[\\s.!]*(?=\\??\\s*$)`,
    'iu',
  ),
  // "…, does anyone know?", "…, any idea?".
  /[,;–—]\s*(?:(?:do|does|did|can|could|would|might|if)\s+)?(?:anyone|anybody|someone|somebody|you|any\s+(?:idea|clue|thought)s?)(?:\s+(?:know|knows|tell|say|remember|help|happen|to|could|can|me|us|please|out)){0,6}\s*\?*\s*$/iu,
  // "… in 2023 @nora?", "…, cc @kim".
  /(?<=\S\s+\S+\s+\S+\s+\S+)[\s,;]+(?:(?:cc|fao|ping|thanks|hey)\s*:?\s*)?(?:@[\p{L}\p{N}][\p{L}\p{N}._-]{0,38}\s*)+(?=[?.!]*\s*$)/iu,
];

/** Characters at either end of a sentence within which such words stand. */
const REACH = 200;

const withoutOpenings = (text: string): string => {
  let head = text.slice(0, REACH);
  for (const opening of OPENINGS) head = head.replace(opening, '');
  return head + text.slice(REACH);
};

const withoutClosings = (text: string): string => {
  const at = Math.max(0, text.length - REACH);
  let tail = text.slice(at);
  for (const closing of CLOSINGS) tail = tail.replace(closing, '');
  return text.slice(0, at) + tail;
};

/** Words that can lead up to a question word. */
const MAX_WRAPPING = 14;

const isWrapping = (word: string): boolean => WRAPPING.has(word.toLowerCase().replace('’', "'"));

/** "Does anyone know who …", "I was wondering how …": the question that is asked inside another sentence. */
const withoutWrapping = (text: string): string => {
  const tokens = [...text.slice(0, REACH).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)].slice(
    0,
    MAX_WRAPPING + 1,
  );
  const at = tokens.findIndex(([word]) => QUESTION_WORD.test(word) || /^if$/iu.test(word));
  const found = tokens[at];
  if (found === undefined || at === 0) return text;
  const before = tokens.slice(0, at).map(([word]) => word);
  const wraps = before.some((word) => WRAPS.has(word.toLowerCase()));
  if (!wraps || !before.every(isWrapping)) return text;
  return text.slice(found.index).replace(/^if\b/iu, 'whether');
};

const PLEASE = '(?:(?:please|kindly|maybe|possibly|perhaps)\\s+)?';
const COULD = '(?:can|could|would|will)\\s+(?:you|u|someone|somebody|anyone|anybody)\\s+';
const ABOUT = '(?:on|about|for|with|regarding|around|concerning)\\s+';

/** "Can you tell me about …", "I am looking for information on …", "Question about …": what is asked for is named. */
const REQUESTS: readonly RegExp[] = [
  new RegExp(
    `^(?:${COULD})?${PLEASE}(?:tell|teach|brief|update|inform|enlighten)\\s+(?:me|us)\\s+(?:(?:please|more|something|a\\s+bit|a\\s+little|all|everything|anything)\\s+)*(?:about|on|regarding)\\s+`,
    'iu',
  ),
  new RegExp(
    `^${COULD}${PLEASE}(?:(?:help\\s+(?:me|us)\\s+(?:to\\s+)?)?(?:find|understand|get)|(?:tell|give|send|show|find|get|explain\\s+to|remind)\\s+(?:me|us)(?:\\s+of)?|explain|describe|list|clarify|help\\s+(?:me|us)?\\s*with)\\s+(?=\\S+\\s+\\S)`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:i|we)\\s*(?:['’]m|['’]re|['’]d|am|are|would)?\\s+)?(?:(?:just|currently|still|really|also)\\s+)*(?:need(?:ing)?|want(?:ing)?|like|look(?:ing)?\\s+for|search(?:ing)?\\s+for|seek(?:ing)?|interested\\s+in|after|require)\\s+(?:(?:to\\s+(?:find|get|see|have|know)|some|any|more|the|your|further|a\\s+bit\\s+of)\\s+)*(?:info|information|details?|help|docs|documentation|guidance|advice|clarity|background|pointers?)\\s+${ABOUT}`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:i|we)\\s+(?:have|had|['’]ve\\s+got)\\s+|(?:i|we)['’]ve\\s+got\\s+|got\\s+|there\\s+is\\s+)?(?:(?:a|an|one|another|some|quick|short|small|more|few)\\s+){0,3}(?:questions?|query|queries)\\s+${ABOUT}`,
    'iu',
  ),
];

/** What a sentence says, without numbering, greetings and wrapping in front of it and thanks and names behind it. */
export const peelSentence = (sentence: string): string => {
  let text = sentence.trim();
  for (let round = 0; round < 6; round += 1) {
    const before = text;
    text = withoutWrapping(withoutClosings(withoutOpenings(text)).trim());
    if (text === before) break;
  }
  for (const request of REQUESTS) {
    const rest = text.replace(request, '');
    if (rest !== text && /\p{L}{2}/u.test(rest)) return rest;
  }
  return text;
};
