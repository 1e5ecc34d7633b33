/** Words that questions and requests begin with: interrogatives, auxiliaries before their subject, short imperatives. */
const OPENING =
  /^(?:and|but|so|what|whats|when|where|who|whos|whom|whose|which|why|how|is|isn't|are|aren't|was|wasn't|were|weren't|do|does|doesn't|did|didn't|can|could|will|would|should|has|have|had|tell|show|list|name|give|find|compare|explain)\b/iu;

/**
 * Whether a message that is addressed to nobody reads like a question: it has a question mark, or begins as
 * questions and requests do in English. Talk between people ("thanks", "I will look into it") does not.
 */
export const looksAsked = (text: string): boolean => {
  const clean = text.slice(0, 500).trim();
  return clean.includes('?') || OPENING.test(clean);
};
