/** Longest block that can be a caption: news agencies keep theirs to two sentences. */
const CAPTION_MAX = 320;
/** Longest text after a credit's colon. */
const CREDIT_MAX = 100;

const PICTURE =
  '(?:photo(?:s|graph|graphs|graphy)?|picture|image|pic|screenshot|graphic|illustration|video|infographic)s?';
/** "Photo:", "Picture source of the conference:", "Source:", "Image credit -", near the end or the start. */
const CREDIT = new RegExp(
  `(?:\\b${PICTURE}\\b[^.:：]{0,40}|\\b(?:source|credit|courtesy|copyright)s?(?: of)?)\\s*[:：]\\s*([^\\n]*)$`,
  'i',
);
const PHOTO_BY = new RegExp(
  `(?:^|[\\s([/|])${PICTURE} (?:by|courtesy(?: of)?|from|via|provided by|credit) [^.\\n]{2,80}[.)\\]]{0,2}$`,
  'i',
);
/** A line that ends in the word for a picture, as "Xinhua News Agency reporter X Photo" or "(File photo)". */
const ENDS_IN_PHOTO =
  /(?:\b(?:photo|file photo|file picture)|\/(?:Xinhua|AP|AFP|Reuters|Getty Images|VCG|EPA|CFP))[.)\]]{0,2}$/i;
const STARTS_AS_PICTURE =
  /^[[(【]?\s*(?:photo|picture|image|caption|figure|fig\.?|pictured)\b[^.]{0,20}[:：]/i;
const POSITION =
  /\((?:left|right|cent(?:er|re)|front|back|top|bottom|[LRC]|(?:second|third) from (?:left|right))\)/i;

const ROLES =
  'director|deputy|vice|minister|president|chief|head|chair(?:man|woman|person)?|ceo|cfo|cto|founder|co-founder|professor|researcher|analyst|economist|spokes(?:man|woman|person)|secretary|governor|mayor|manager|editor|scientist|engineer|ambassador|commissioner|partner|expert|member|author|fellow|general|senior|executive|managing';
const NAME = "\\p{Lu}[\\p{L}'’.-]{0,30}(?: (?:\\p{Lu}[\\p{L}'’.-]{0,30}|de|van|von|al|bin)){1,4}";
/** "Wang Wei, Director of the Department of Planning": a name, a role and no verb. */
const NAME_AND_ROLE = new RegExp(
  `^${NAME}, (?:(?:the|a|an|then|former|acting|\\p{L}{2,20}'s) )?(?:${ROLES})\\b[^.!?;]{0,160}\\.?$`,
  'iu',
);
const STARTS_UPPER = /^\p{Lu}/u;
const FINITE_VERB =
  /\b(?:said|says|is|are|was|were|has|have|had|will|would|can|could|should|told|added|adds|noted|believes?|thinks?|announced|explained|stated|suggested|points?|pointed|admits?|speaks|spoke|gave|gives|made|makes|joined|resigned|visited|attended)\b/i;

/** Whether a block of one line stands under a picture: a credit, a place in the picture, or a name with its role. */
export function isCaption(text: string): boolean {
  if (text.length > CAPTION_MAX || text.includes('\n')) return false;
  if (STARTS_AS_PICTURE.test(text) || POSITION.test(text)) return true;
  if (PHOTO_BY.test(text) || ENDS_IN_PHOTO.test(text) || isCredit(text)) return true;
  return STARTS_UPPER.test(text) && NAME_AND_ROLE.test(text) && !FINITE_VERB.test(text);
}

/** A credit is the end of its line: after the colon comes a name, not a sentence. */
function isCredit(text: string): boolean {
  const owner = CREDIT.exec(text)?.[1];
  if (owner === undefined || owner.trim() === '' || owner.length > CREDIT_MAX) return false;
  return !/[.!?]\s+\S/.test(owner) && !FINITE_VERB.test(owner);
}
