const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Function words: they carry grammar, not topic, and are left out of a query unless nothing else is left. */
export const STOP_WORDS = words(`
  a an the this that these those some any each every either neither no none all both such same other another
  i me my mine myself we us our ours you your yours he him his himself she her hers it its itself they them their theirs themselves
  who whom whose which what when where why how
  am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought
  of in on at by for from to into onto with within without about as than over under between among through during before after since until upon against toward towards via per out up down off
  and or but nor so yet if then else because while although though whether
  not n't 's 're 've 'll 'd 'm s t
  there here else also too very just only even still ever more most much many less least few own
  please tell say says said us let know get got give
`);

/** What joins the parts of one name: "Ministry of Industry and Information Technology". */
export const NAME_CONNECTORS = words(`
  of the and for & de la le von van der den du di da al bin 's ' - – .
`);

/** Honorifics and ranks that stand before a person's name. */
export const HONORIFICS = words(`
  mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame king queen prince princess emperor empress
  president chancellor senator congressman congresswoman governor mayor minister premier chairman chairwoman chairperson
  judge justice captain general colonel major lieutenant sergeant admiral commander bishop archbishop pope cardinal saint father
  reverend rev rev. rabbi sheikh secretary ambassador director coach actor actress singer author
`);

/** Words that end or stand in the name of an organisation. */
export const ORGANISATION_WORDS = words(`
  ministry department commission committee council agency bureau office authority administration institute institution academy
  university college school company corporation corp corp. inc inc. ltd ltd. llc plc group holdings bank fund foundation trust
  association federation union league society party congress parliament senate court tribunal church army navy police board
  centre center network news times post press journal airline airlines airways motor motors industries industry technologies
  laboratory laboratories organization organisation club team fc orchestra museum hospital library ministry cabinet government
  enterprise enterprises partners studios records systems services international co co. ag gmbh sa
`);

/** Words that end or begin the name of a place. */
export const PLACE_WORDS = words(`
  province city county state region district town village municipality republic kingdom island islands islet river lake sea ocean bay
  gulf strait mountain mountains mount valley desert peninsula coast delta basin plateau street avenue road square park bridge
  airport harbor harbour port north south east west northern southern eastern western central northeast northwest southeast southwest
  territory prefecture canton borough heights hills beach canal cape forest
`);

/** Words for people by what they do: a question that asks for one wants a person. */
export const PERSON_WORDS = words(`
  person people man woman boy girl child author writer poet actor actress director producer singer musician composer artist painter
  player quarterback coach captain manager leader founder co-founder inventor scientist researcher engineer physicist chemist
  mathematician economist philosopher historian professor doctor surgeon teacher student president chairman chairwoman ceo
  minister king queen emperor prince princess pope bishop priest monk theologian reformer governor mayor senator judge lawyer
  general commander officer soldier explorer photographer reporter journalist spokesman spokeswoman spokesperson wife husband
  father mother son daughter brother sister friend mentor successor predecessor owner host head speaker expert candidate winner
  nominee architect designer critic scholar ruler khan caliph sultan official deputy
`);

/** Words for bodies of people: a question that asks for one wants an organisation. */
export const ORGANISATION_ASKED = words(`
  company corporation firm organization organisation agency ministry department commission committee council bureau institute
  institution university college school bank party team club network station channel airline manufacturer publisher group union
  association league church government court studio band newspaper magazine label office body regulator authority brand supplier
  partner employer conference
`);

/** Words for places: a question that asks for one wants a place. */
export const PLACE_ASKED = words(`
  place country nation city town village state province region county district area continent island river lake sea ocean mountain
  location street neighborhood neighbourhood building stadium venue park museum port capital border site territory municipality
  suburb campus airport
`);
