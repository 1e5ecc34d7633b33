/** Words that questions and requests begin with: interrogatives, short imperatives, and the "and" of a follow-up. */
const OPENING =
  /^(?:and|what|whats|when|where|who|whos|whom|whose|which|why|how|tell me|show me|list|name|give me|find|compare|explain)\b/iu;
/** An auxiliary before its subject; "will do" and "should be fine" have none, "can you …" is for a person. */
const INVERTED =
  /^(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Dd]o|[Dd]oes|[Dd]id|[Cc]an|[Cc]ould|[Ww]ill|[Ww]ould|[Ss]hould|[Hh]as|[Hh]ave|[Hh]ad)(?:n['’]t)? (?:the|an?|this|that|these|those|it|they|he|she|there|any|all|\p{Lu})/u;

/**
 * Whether a message that is addressed to nobody reads like a question: it has a question mark, or begins as
 * questions and requests do in English. Talk between people ("thanks", "I will look into it") does not.
 */
export const looksAsked = (text: string): boolean => {
  const clean = text.slice(0, 500).trim();
  return clean.includes('?') || OPENING.test(clean) || INVERTED.test(clean);
};
