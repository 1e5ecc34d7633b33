const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Verbs that say a value went up. */
export const UP = words(
  `rose rise rises risen rising increased increase increases increasing grew grow grows grown growing climbed
  climb climbs gained gain gains jumped jump surged surge soared soar expanded expand advanced improved
  improve widened widen doubled doubles doubling tripled tripling trebled quadrupled quintupled added
  accelerated strengthened rallied up double triple treble quadruple raised raise lifted exceeded twofold
  threefold fourfold fivefold tenfold higher more rebounded swelled ballooned multiplied`,
);

/** Verbs that say a value went down. */
export const DOWN = words(
  `fell fall falls fallen falling decreased decrease decreases decreasing declined decline declines declining
  dropped drop drops slipped slid slide plunged plunge sank shrank shrunk shrink lost lose loses reduced
  reduce reduces narrowed narrow slowed slow weakened eased tumbled contracted cut cuts halved halves
  halving dipped down lowered lower fewer less slumped retreated shed halve`,
);

/** Verbs that give a value to their subject: what is measured is the subject alone. */
export const STATES = words(
  `is are was were be been being am 's stood stands stand reached reaches reach hit hits totalled totaled
  totals amounted amounts came comes remained remains averaged averages closed closes opened ended finished
  settled edged crept inched ticked nudged peaked exceeded exceeds exceed surpassed topped equalled became becomes become held kept stayed
  stays accounted accounts account represented represents represent constituted constitutes comprised
  comprises made makes make contributed contributes began started passed neared approached measured
  measures rated estimated put projected forecast expected seen`,
);

/** Verbs by which a part is said to be a share of a whole. */
export const SHARES = words(
  `account accounts accounted accounting make makes made making represent represents represented representing
  constitute constitutes constituted comprise comprises comprised contribute contributes contributed`,
);

/** Verbs of saying: times and names beside them belong to the report, not to what is reported. */
export const SAYING = words(
  `said says say told tells reported reports report announced announces announce wrote writes according
  stated states noted added explained introduced mentioned published`,
);
