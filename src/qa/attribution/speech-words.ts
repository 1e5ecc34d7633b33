const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that report speech or a view whatever follows them. */
export const SAY_VERBS = words(`
  said say says saying told tells stated states argued argues argue believes believed believe thinks claimed claims claim
  insisted insists insist warned warns warn suggested suggests suggest recommended recommends recommend urged urges urge
  replied replies remarked remarks commented explained explains explain complained recalled quipped joked advised advises
  reckons contends contended maintains asserted asserts
`);

/** Verbs that do so only with what was said: "that ...", a colon, a quotation, or in a clause of their own. */
export const REPORT_VERBS = words(`
  added adds add announced announces announce noted notes note mentioned mentions mention introduced introduces
  answered answers admitted admits admit acknowledged acknowledges acknowledge stressed stresses stress emphasized emphasised
  emphasizes emphasises concluded concludes conclude confirmed confirms confirm revealed reveals disclosed discloses
  indicated indicates indicate declared declares declare observed observes predicted predicts predict estimated estimates
  estimate expects expected expect hopes hoped hope fears feared wrote writes write reported reports report denied denies
  promised promises pledged pledges vowed vows agreed agrees testified responded responds pointed points point proposed
  proposes propose cautioned cautions reiterated reiterates affirmed affirms thought found finds find showed shows show
  clarified clarifies repeated continued continues asked demanded called calls made makes realised realized understands
  understood knows feels felt shouted shouts exclaimed exclaims cried cries yelled yells screamed screams whispered whispers
  murmured murmurs muttered mutters mumbled snapped growled groaned sighed laughed wondered wonders mused inquired inquires
  enquired enquires countered counters retorted retorts objected objects interjected interrupted protested protests pleaded
  pleads begged grumbled lamented laments boasted boasts thundered blurted
`);

/** Verbs of those who speak to somebody who has just spoken: nobody answers oneself. */
export const ANSWER_VERBS = words(
  'answered answers replied replies responded responds countered counters retorted retorts objected objects interjected interrupted',
);

/** Of these a person that the article quotes elsewhere says something even without "that". */
export const TOPIC_VERBS = words(
  'introduced answered mentioned explained listed outlined described named summarised summarized presented proposed noted stressed emphasized emphasised',
);

/** After "he" or "she" they carry a view on: the sentence goes on with what was said. */
export const VIEW_VERBS = words(`
  wants want wanted hopes hoped expects expected sees saw called calls described describes named names favours favors favoured
  favored thinks thought considers considered regards regarded supports supported opposes opposed fears feared doubts doubted
  cited cites listed lists referred refers wished wishes believes believed
`);

/** Speech that goes on in plain sentences: what was told. A belief, a claim or a book is one statement. */
export const CARRYING_VERBS = words(`
  said says say saying told tells stated states added adds explained explains introduced introduces mentioned mentions pointed
  points answered answers replied replies announced announces stressed stresses emphasized emphasised emphasizes emphasises
  admitted admits acknowledged acknowledges disclosed discloses revealed reveals recommended recommends suggested suggests urged
  urges warned warns confirmed confirms indicated indicates made makes noted notes reiterated reported remarked commented
  pledged promised vowed hopes expects according
`);

/** Forms of "be": in front of a verb of speech they make it passive. */
export const BE = words("is are was were be been being am 's 're");
/** Verbs that may stand between a subject and its verb of speech. */
export const HAVE = words("has have had 've 'd did does do would will");

/** Papers and their people: they pass on what others said, and are never the speaker. */
export const MEDIA_WORDS = words(`
  newspaper newspapers reporter reporters journalist journalists correspondent correspondents magazine editor editors
  interviewer article teaser media headline photographer paper broadcaster tabloid daily weekly news
`);

/** Words for what a person is: in front of a name, behind it between commas, or alone for someone unnamed. */
const ROLE_WORDS = words(`
  director directors minister ministers president presidents chairman chairwoman chairperson chair ceo cfo cto coo chief chiefs
  head heads leader leaders spokesman spokeswoman spokesperson spokespeople spokesmen secretary governor mayor premier
  chancellor commissioner ambassador senator representative lawmaker congressman congresswoman official officials officer officers
  manager managers executive executives founder founders co-founder owner owners partner partners analyst analysts economist
  economists professor professors researcher researchers scientist scientists engineer engineers expert experts scholar scholars
  doctor doctors physician lawyer lawyers attorney judge judges prosecutor teacher author historian sociologist psychologist
  consultant adviser advisor advisers advisors strategist fellow member members coach captain player farmer farmers worker workers
  resident residents witness witnesses critic critics activist activists campaigner deputy vice principal dean rector president-elect
  vice-president vice-chairman general treasurer curator designer architect planner planners specialist specialists planner
  investor investors trader traders dealer broker inspector detective commander admiral colonel sergeant bishop cardinal
  archbishop pope king queen prince princess sheriff speaker delegate envoy diplomat diplomats student students assistant
  biologist physicist chemist geologist ecologist meteorologist epidemiologist virologist astronomer climatologist
  shareholder spokespersons sources source aide aides veteran entrepreneur supervisor foreman conductor pilot publisher agent agents
  actor actress singer rapper filmmaker writer novelist poet composer columnist sportswriter nurse pastor priest rabbi imam chef driver
  survivor victim mother father wife husband son daughter brother sister neighbour neighbor friend colleague organiser organizer
  councilman councilwoman councillor councilor alderman policeman policewoman fireman firefighter fisherman fishermen porter
  caretaker janitor vet midwife baker butcher carpenter plumber electrician mechanic clerk cashier waiter waitress barber
  gardener librarian referee umpire skipper sailor shepherd brewer miller landlord landlady tenant guard
  trustee prosecutors investigators authorities lawyer publicist sculptor painter musician
`);

const SCHOLAR = /(?:ologist|ographer|ographers|ologists)$/;

/** Whether a word in lower case says what a person is. */
export const isRoleWord = (word: string): boolean => ROLE_WORDS.has(word) || SCHOLAR.test(word);

/** Bodies that speak when no name is printed. */
export const GROUP_WORDS = words(`
  ministry government company companies bank agency commission committee council court police university institute department
  authority authorities office group firm airline bureau party union team parliament association federation foundation
  administration cabinet board army navy school hospital club league organisation organization manufacturer operator carrier
  producer retailer supplier city province state county regulator watchdog charity embassy fund exchange start-up startup
  laboratory congress alliance corporation unit division subsidiary church campaign network brigade museum trust
`);

/** Documents that say something themselves. */
export const DOCUMENT_WORDS = words(`
  report reports study studies statement document documents plan outline survey census law act constitution letter notice
  bulletin announcement guideline guidelines opinions paper proposal resolution agreement review analysis poll research
  communique communiqué memo memorandum filing prospectus treaty contract book
`);

/** What "according to" may name besides: sources that never speak. */
export const DATA_WORDS = words(
  'data figures statistics estimate estimates records results sources tradition legend',
);

/** Forms of address: no part of the name and no role. */
export const HONORIFIC_ONLY = words('mr mr. mrs mrs. ms ms. miss sir madam dr dr. prof.');

/** How the parts of an announced list begin. */
export const LIST_PART =
  /^(?:specifically,? |in addition,? )?(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|final)(?:ly)?\b|finally\b|lastly\b|(?:one|another) is\b|on the (?:one|other) hand\b|next,|then,|in addition\b|at the same time\b|moreover\b|\(?\d{1,2}[.)])/i;
/** How the last of them begins. */
export const LIST_ENDS = /^(?:the )?(?:last|final)(?:ly)?\b/i;

const COUNTS =
  'following|two|three|four|five|six|seven|eight|nine|ten|several|some|key|main|\\d{1,2}';
const PARTS =
  'suggestions?|recommendations?|proposals?|aspects?|points?|reasons?|tasks?|measures?|fields?|areas?|ways?|steps?|factors?|conclusions?|demands?|priorities|ideas?|problems?|challenges?|questions?|opinions?|views?|trends?|lessons?';

/** How many parts of what a sentence promises: "three suggestions". */
export const LIST_PROMISED = new RegExp(`\\b(${COUNTS})(?: \\w+){0,2} (?:${PARTS})\\b`, 'i');

/** A sentence that announces a list of what someone says. */
export const LIST_ANNOUNCED = new RegExp(`:\\s*$|${LIST_PROMISED.source}`, 'i');
