/** A base form and the forms that no suffix rule leads back to it. */
const FORMS = `
  be been | become became | begin began begun | bend bent | bind bound | bite bitten | bleed bled | blow blew blown | break broke broken | breed bred
  bring brought | build built | burn burnt | buy bought | catch caught | choose chose chosen | come came | deal dealt | dig dug | do did done | draw drew drawn
  dream dreamt | drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | flee fled | fly flew flown
  forbid forbade forbidden | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | get got gotten | give gave given | go went gone
  grow grew grown | hang hung | have had | hear heard | hide hid hidden | hold held | keep kept | know knew known | lay laid | lead led | learn learnt | lend lent
  lose lost | make made | mean meant | meet met | mistake mistook mistaken | overcome overcame | overtake overtook overtaken | pay paid | prove proven
  ride rode ridden | ring rang rung | rise rose risen | run ran | say said | see seen | seek sought | sell sold | send sent | shake shook shaken | shine shone
  shoot shot | show shown | shrink shrank shrunk | sing sang sung | sink sank sunk | sit sat | sleep slept | slide slid | speak spoke spoken | speed sped
  spend spent | spin spun | spring sprang sprung | stand stood | steal stole stolen | stick stuck | strike struck stricken | swear swore sworn | sweep swept
  swim swam swum | swing swung | take took taken | teach taught | tear torn | tell told | think thought | throw threw thrown | undergo underwent undergone
  understand understood | undertake undertook undertaken | wake woke woken | wear wore worn | weave wove woven | win won | withdraw withdrew withdrawn | write wrote written
  man men | woman women | child children | foot feet | tooth teeth | mouse mice | goose geese | person people | analysis analyses | crisis crises | criterion criteria
  index indices | medium media | phenomenon phenomena | thesis theses
`;

/** The base form of each irregular verb form and plural, lower case. */
export const irregularForms = (): ReadonlyMap<string, string> => {
  const bases = new Map<string, string>();
  for (const entry of FORMS.split(/[|\n]/)) {
    const [base, ...forms] = entry.trim().split(/\s+/);
    if (base !== undefined) for (const form of forms) bases.set(form, base);
  }
  return bases;
};
