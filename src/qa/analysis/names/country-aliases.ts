/** Each line: a country, and its other names and its people that no ending leads back to it. */
const LINES = `
  united states: america american americans usa u.s. u.s.a.
  united kingdom: britain british briton britons brit brits uk u.k.
  soviet union: soviet soviets ussr u.s.s.r.
  united arab emirates: uae u.a.e. emirati emiratis
  england: english
  scotland: scottish scots
  wales: welsh
  netherlands: holland dutch
  czechia: czech czechs czechoslovakia
  denmark: danish dane danes
  finland: finnish finn finns
  france: french
  greece: greek greeks
  iceland: icelandic icelander icelanders
  ireland: irish
  luxembourg: luxembourgish luxembourger
  norway: norwegian norwegians
  poland: polish
  portugal: portuguese
  serbia: serb serbs
  slovakia: slovak slovaks
  slovenia: slovene slovenes
  croatia: croat croats
  bosnia: bosnian bosnians
  kosovo: kosovar kosovars kosovan
  macedonia: macedonian macedonians
  spain: spanish spaniard spaniards
  sweden: swede swedes
  switzerland: swiss
  turkey: turkish turk turks turkiye
  cyprus: cypriot cypriots
  malta: maltese
  monaco: monegasque
  germany: german germans
  russia: russian russians
  belgium: belgian belgians
  ukraine: ukrainian ukrainians
  argentina: argentine argentines
  brazil: brazilian brazilians
  chile: chilean chileans
  ecuador: ecuadorian ecuadorean
  peru: peruvian peruvians
  panama: panamanian panamanians
  philippines: filipino filipinos filipina filipinas philippine
  myanmar: burma burmese
  thailand: thai thais
  laos: lao laotian laotians
  taiwan: taiwanese
  korea: korean koreans
  kazakhstan: kazakh kazakhs
  kyrgyzstan: kyrgyz
  tajikistan: tajik tajiks
  turkmenistan: turkmen turkmens
  uzbekistan: uzbek uzbeks
  afghanistan: afghan afghans
  bangladesh: bangladeshi bangladeshis
  pakistan: pakistani pakistanis
  iran: iranian iranians
  iraq: iraqi iraqis
  israel: israeli israelis
  palestine: palestinian palestinians
  syria: syrian syrians
  yemen: yemeni yemenis
  kuwait: kuwaiti kuwaitis
  qatar: qatari qataris
  oman: omani omanis
  somalia: somali somalis
  congo: congolese
  eswatini: swaziland swazi swazis
  lesotho: basotho mosotho
  botswana: botswanan tswana
  madagascar: malagasy
  niger: nigerien nigeriens
  zimbabwe: zimbabwean rhodesia rhodesian
  burkina: burkinabe
  ivorian: ivoirian
  zealand: zealander zealanders
  lanka: lankan lankans
  rica: rican ricans
  salvador: salvadoran salvadorans salvadorean
  guinea: guinean guineans
  bahamas: bahamian bahamians
  barbados: barbadian barbadians
  haiti: haitian haitians
  timor: timorese
`;

/** A country's usual name, in lower case, by its other names and its peoples. */
export const COUNTRY_ALIASES: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [country = '', aliases = ''] = line.trim().split(': ');
      return aliases.split(' ').map((alias): [string, string] => [alias, country]);
    }),
);

/** Countries that are called by several words, by those words. */
export const COUNTRY_PHRASES: ReadonlyMap<string, string> = new Map([
  ['united states', 'united states'],
  ['united kingdom', 'united kingdom'],
  ['great britain', 'united kingdom'],
  ['soviet union', 'soviet union'],
  ['arab emirates', 'united arab emirates'],
]);

/** Words that look like the people of a country and are something else. */
export const NO_PEOPLE: ReadonlySet<string> = new Set([
  'roman',
  'romans',
  'martian',
  'martians',
  'martin',
  'martini',
  'barbarian',
  'barbarians',
  'mormon',
  'indiana',
  'tunis',
  'germane',
]);

/** Names of a country that are words of every day where they begin with a small letter. */
export const EVERYDAY_IN_SMALL: ReadonlySet<string> = new Set([
  'us',
  'polish',
  'brit',
  'finn',
  'dane',
  'swede',
  'scots',
  'turk',
  'lao',
  'thai',
  'salvador',
]);
