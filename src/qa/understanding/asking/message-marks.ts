/** Marks of a message that are no words of its question; each is replaced by a blank. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  // A link's label stays, its address goes: "[the report](https://…)", "<https://…|the report>".
  [/\[([^\][\n]{1,200})\]\(\s?https?:\/\/[^\s()]{1,2000}(?:\([^\s()]{0,200}\))?\)/giu, ' $1 '],
  [/<https?:\/\/[^\s<>|]{1,2000}\|([^<>\n]{1,200})>/giu, ' $1 '],
  // An address goes, with what points at it: "see https://…".
  [
    /(?:\b(?:see(?:\s+also)?|cf\.?|via|source|link|ref|context|per|more|details)\s*:?\s*)?<?\b(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}>?/giu,
    ' ',
  ],
  // People, roles, channels and emoji as platforms write them.
  [/<(?:@[!&]?|#|a?:\w{1,40}:)\w{1,40}(?:\|[^<>\n]{0,80})?>/gu, ' '],
  [/<!\w{1,20}(?:\^\w{1,20})?(?:\|[^<>\n]{0,80})?>/gu, ' '],
  [/(?<![\p{L}\p{N}._/@])@(?:here|channel|everyone|all|team)\b/giu, ' '],
  // Where else it was asked: "(asked in #general)".
  [
    /[([]?\b(?:(?:also|first|previously|already)\s+)?(?:(?:cross|x|re)-?)?(?:asked|posted|posting|asking)(?:\s+(?:this|it))?(?:\s+(?:in|on|to|from))?\s+#[\p{L}\p{N}_-]{1,80}[)\]:,]?/giu,
    '. ',
  ],
  [/[([]\s?#[\p{L}][\p{L}\p{N}_-]{0,80}\s?[)\]]/gu, ' '],
  // Emoji, and their names between colons.
  [/(?<![\w:]):[a-z+][a-z0-9_+'-]{0,40}:(?:skin-tone-\d:)?(?![\w:])/giu, ' '],
  [
    /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\u200D|\u20E3/gu,
    ' ',
  ],
  [/(?<!\S)(?:[:;=]-?[)(DPp/|]|<3|\^\^|xD)(?=\s|$)/gu, ' '],
  // Stress: "*how many*", "__who__", "`name`", "~~not~~".
  [/(?<![\p{L}\p{N}*])\*{1,3}(?=\S)([^*\n]{1,300}?\S?)\*{1,3}(?![\p{L}\p{N}*])/gu, '$1'],
  [/(?<![\p{L}\p{N}_])_{1,2}(?=\S)([^_\n]{1,300}?)_{1,2}(?![\p{L}\p{N}_])/gu, '$1'],
  [/~{2}([^~\n]{1,300})~{2}/gu, '$1'],
  [/`{1,3}/gu, ''],
];

/** A message without links, mentions written as codes, emoji and marks of stress; words that are linked or stressed stay. */
export const withoutMarks = (text: string): string =>
  MARKS.reduce((rest, [mark, kept]) => rest.replace(mark, kept), text);

/** Behind these lines stands a message that is answered, or was sent on. */
const QUOTE_HEAD =
  /^\s*(?:on\b.{4,120}\bwrote:|-{2,}\s*(?:original|forwarded) message\s*-{2,}|begin forwarded message:|(?:from|sent|to|cc|subject|date):\s.{0,200})\s*$/iu;
const QUOTED_LINE = /^\s*(?:>+|&gt;)\s?/u;

/** The lines that its writer wrote; where all is quoted, as in a message sent on, the quoted words. */
export const withoutQuotedLines = (text: string): string => {
  const lines = text.split('\n');
  if (lines.length === 1) return text.replace(QUOTED_LINE, '');
  const own = lines.filter((line) => !QUOTED_LINE.test(line) && !QUOTE_HEAD.test(line));
  return own.some((line) => /[\p{L}\p{N}]/u.test(line))
    ? own.join('\n')
    : lines
        .filter((line) => !QUOTE_HEAD.test(line))
        .map((line) => line.replace(QUOTED_LINE, ''))
        .join('\n');
};
