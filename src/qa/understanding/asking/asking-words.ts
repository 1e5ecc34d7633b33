const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A source for either case of a word's first letter: names must stay told from other words. */
export const eitherCase = (words: string): string =>
  words
    .split('|')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join('|');

/** Words that questions ask with. */
export const QUESTION_WORD =
  /^(?:who|whom|whose|what|which|when|where|why|how|whether)(?:['’]s|['’]re|['’]d|['’]ll)?$/iu;

/** Verbs that stand before their subject where something is asked. */
export const INVERTED =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must)(?:n['’]t)?$/iu;

/** What people greet, thank, nod and test the line with, and words about asking and being helped: alone they ask for nothing. */
export const PHATIC = words(`
  hi hello hey hiya howdy yo hullo heya greetings welcome bye goodbye ciao
  thanks thank thx thankyou ty tysm tia cheers appreciated appreciate kudos regards
  test testing ping pong
  ok okay k kk cool great nice lovely perfect awesome amazing brilliant excellent super wow lol haha hehe yep yup
  yes yeah yea no nope nah indeed gotcha agreed understood noted roger
  please pls plz kindly sorry apologies pardon oops hmm hm um uh er ah oh aha btw fyi
  ask asks asked asking question questions query queries answer answers answered reply replies respond
  help helps helped helping assist know knows tell show explain wonder wondering idea ideas clue thoughts suggestions update
`);

/** What stands beside those: whom they are said to, what they are about. */
export const BESIDE_PHATIC = words(`
  all everyone everybody team folks guys gang friends colleagues mates people bot assistant robot sir madam dear anyone someone
  anybody somebody nobody buddy mate pal friend newsdesk
  good best kind warm well fine right correct exactly sure much many very really
  quick quickly short simple small silly stupid dumb basic random general follow-up followup newbie noob urgent urgently asap
  another other next last first second final new same similar again more further extra one ones two few couple some something
  anything thing things stuff request requests
  need needs needed want wants wanted like love try tried trying look looking see saw seen find found figure let get give
  curious interested hope hoping possible allowed missing now here there today later soon before already still able advance
`);

/** Words that lead up to a question word: "does anyone happen to know", "I was just wondering". */
export const WRAPPING = words(`
  i i'm i'd i've im we we're we'd you u me us my our your it it's is are was were am be been do does did have has had can could will
  would should may might must cannot can't couldn't don't didn't not
  please pls plz kindly just really only also still even maybe perhaps possibly actually quickly quick so
  anyone anybody someone somebody everyone everybody any some a an another the one other
  know knows remember recall tell say explain show let help remind clarify confirm check see find figure understand work
  wonder wondering wondered curious interested ask asking asked trying try tried want wanted need needed like love looking hoping hope
  idea ideas clue question questions query quick quickly sure unsure certain happen happens able out up to of on for in that if
  about here there now
  'd 'm 've 's n't ca
`);

/** Of these, the ones that ask by themselves. */
export const WRAPS = words(`
  know knows remember recall tell say explain show remind clarify confirm check find figure understand
  wonder wondering wondered curious interested ask asking asked idea ideas clue question questions query sure unsure certain see
  want wanted need needed like love
`);
