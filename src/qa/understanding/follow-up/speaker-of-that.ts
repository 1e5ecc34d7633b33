import { allTerms, type FollowUpKind, withoutMark } from './follow-up.ts';

const SPEAKER_OF_THAT =
  /^(?:who|whom)\s+(?:said|says|stated|told|claimed|reported|announced|mentioned|suggested|thinks|believes)(?:\s+(?:that|this|so|it))?[\s?.!]*$/i;

/** "Who said that?": asks for the source of the sentence that was the answer. */
export const speakerOfThat: FollowUpKind = ({ rest, context, previous }) => {
  if (!SPEAKER_OF_THAT.test(rest)) return undefined;
  const { quote, terms } = context;
  const said = withoutMark(quote ?? terms.join(' '));
  return { text: `Who said ${said}?`, carried: allTerms(context), topic: previous };
};
