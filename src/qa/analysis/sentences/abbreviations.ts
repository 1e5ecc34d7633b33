const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Titles and joining words, without their last full stop: what they belong to follows, so no sentence ends with one. */
export const LEADING = words(`
  Mr Mrs Ms Mx Dr Drs Prof Rev Revd Hon Gen Brig Lt Col Capt Cpt Maj Sgt Cpl Pvt Cmdr Cdr Adm Gov Sen Rep Pres Supt Insp
  Fr Messrs Mme Mlle Esq Bros Mt Ft e.g E.g i.e I.e cf Cf viz vs v approx Approx esp incl excl resp a.k.a
`);

/** What stands in front of a number or an amount, and otherwise may end a sentence. Lower case. */
export const NUMBERED = words(`
  no nos tel ext al est ca c circa min max avg approx jan feb mar apr jun jul aug sep sept oct nov dec rev ed
`);

/** What stands in front of a number or a letter of a document's parts, and otherwise may end a sentence. Lower case. */
export const LETTERED = words(`
  fig figs vol vols p pp ch chap chaps sec sect secs eq eqs art arts para paras pt pts ref refs app ex exs ver cl reg
  sched deg
`);

/** Clipped words that go on in small letters or behind them, and may end a sentence. Lower case. */
export const CLIPPED = words(`
  etc inc corp ltd co plc jr sr dept univ assn assoc govt intl natl com adm ave blvd rd ln bldg temp max min avg cont misc
  orig prob abbr hist pron suppl repr eds trans qty amt approx est ca al ed vol sec fig ref no ft in sq cu yd mi hr hrs mins
  secs mo mos yr yrs wk wks deg lb lbs oz mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept
  oct nov dec st
`);

/** Those of the above that are words of every day too: an abbreviation where they begin with a capital. Lower case. */
export const EVERYDAY = words('app art ex sun sat mar mon ed in com');

/** Measures of which a second may follow: "6 ft. 3 in." */
export const MEASURES = words('ft yd mi hr hrs mins secs lb lbs oz deg min sec');

/** Words that open a sentence and are hardly ever a name: behind an initial or an abbreviation they tell that it ended one. */
export const OPENERS = words(`
  The This That These Those It He She We They You There Then When While Where If But And Or So As At In On For From After
  Before Although However Its His Her Their Our Your My What Who How Why Which Both Each Some Many Most No Yes
`);
