import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../../support/attribute.ts';
import { hostileText } from '../../../support/hostile-text.ts';

const saidIn = (paragraphs: readonly string[], fields = {}) =>
  attribute(paragraphs, fields).map(({ said }) => said);

/** Each case: what kind of sentence, the paragraph, and who said each of its sentences. */
type Case = readonly [kind: string, paragraph: string, ...said: string[]];

describe('speech of several', () => {
  it.each<Case>([
    [
      'cries and questions with their verb in front',
      '“Shut the gate!” yelled Finn Oster, the guard. “Why should I?” grumbled Ada Wirth. “It is late!”, thundered Oster.',
      'direct Finn Oster (guard)',
      'direct Ada Wirth',
      'direct Finn Oster (guard)',
    ],
    [
      'a verb that is not one of speech, behind a cry',
      '“We lost 9 boats!” fumed Ada Wirth. “You lost 7,” Finn Oster corrected her.',
      'direct Ada Wirth',
      'direct Finn Oster',
    ],
    ['a title in quotation marks', '“The Last Boat” stars Ada Wirth and was shot in May.', '-'],
    [
      'someone without a name behind a cry',
      'Ada Wirth said: “The gate is shut.” “Then open it!” shouted a boy on the wall.',
      'direct Ada Wirth',
      'direct a boy',
    ],
    [
      'he and she in turn',
      'Mayor Jan Oster met Ada Wirth, the head of the yard. She said the yard needs 2 cranes. He promised that the town would pay.',
      '-',
      'reported Ada Wirth (head of the yard)',
      'reported Jan Oster',
    ],
    [
      'an answer',
      '“The gate is open,” said Ada Wirth. “I shut it,” said Finn Oster. “You did not,” she replied.',
      'direct Ada Wirth',
      'direct Finn Oster',
      'direct Ada Wirth',
    ],
    [
      'a new name as the subject',
      'Ada Wirth said the gate was shut at nine. Finn Oster keeps the keys of the yard. He said that two are lost.',
      'reported Ada Wirth',
      '-',
      'reported Finn Oster',
    ],
    [
      'somebody who belongs to the speaker',
      "“It leaks,” said Ada Wirth. Wirth's deputy, Finn Oster, was less sure. He warned that the rain may stop.",
      'direct Ada Wirth',
      '-',
      'reported Finn Oster',
    ],
    [
      'a quotation inside a quotation',
      '“My father told me, ‘Never sell the boat,’ and I kept it,” said Ada Wirth.',
      'direct Ada Wirth',
    ],
    [
      'what follows "according to"',
      'According to Wirth, the gate cost 5 million crowns; nobody paid.',
      'reported Wirth',
    ],
  ])('is told apart: %s', (_kind, paragraph, ...said) => {
    expect(saidIn([paragraph])).toEqual(said);
  });
});

describe('direct speech', () => {
  it.each<Case>([
    ['quotation, name, verb', '"Sales rose by a third," Ann Lee said.', 'direct Ann Lee'],
    ['quotation, verb, name', '"Sales rose by a third," said Ann Lee.', 'direct Ann Lee'],
    [
      'a role behind the name',
      '"Sales rose by a third," said Ann Lee, chief executive of Northwind Foods.',
      'direct Ann Lee (chief executive of Northwind Foods)',
    ],
    ['a colon', 'Ann Lee said: "Sales rose by a third."', 'direct Ann Lee'],
    ['a verb in front', 'Said Ann Lee: "We are ready to start now."', 'direct Ann Lee'],
    [
      'a quotation split by its speaker',
      '"Sales rose," Ann Lee, the chief executive, said, "and they will rise again."',
      'direct Ann Lee (chief executive)',
    ],
    [
      'curly quotation marks',
      '“We are ready to start on Monday,” Mayor Tom Hill told reporters.',
      'direct Tom Hill (Mayor)',
    ],
    ['a single word', '"No," answered Wang Fang.', 'direct Wang Fang'],
    [
      'several sentences before the speaker',
      '"The roof leaks. It has leaked for years. Nobody cares," John Smith said.',
      'direct John Smith',
      'direct John Smith',
      'direct John Smith',
    ],
    [
      'several sentences behind the speaker',
      'John Smith said: "The roof leaks. It has leaked for years. Nobody cares." The house is old.',
      'direct John Smith',
      'direct John Smith',
      'direct John Smith',
      '-',
    ],
    [
      'a second quotation in the paragraph',
      '"We are ready to start," Ann Lee said. "The team has trained for months."',
      'direct Ann Lee',
      'direct Ann Lee',
    ],
    [
      'a friend by name',
      'The painter\'s friend, Julian Hart, wrote, "He slept little and spoke less than others."',
      "direct Julian Hart (painter's friend)",
    ],
    [
      'single quotation marks',
      "'We are ready to start on Monday,' said Ann Lee, the plant's new director.",
      "direct Ann Lee (plant's new director)",
    ],
    [
      'a description without a word for a role',
      '"I watched him play for years," said Ann Lee, the catcher who once led the club.',
      'direct Ann Lee (catcher)',
    ],
    ['nobody named', 'The house is old. "The roof leaks and nobody cares."', '-', '-'],
    [
      'the article after a quotation',
      '"We are ready to start," Ann Lee said. The company was founded in 1990.',
      'direct Ann Lee',
      '-',
    ],
  ])('finds the speaker of %s', (_, paragraph, ...said) => {
    expect(saidIn([paragraph])).toEqual(said);
  });
});

describe('reported speech', () => {
  it.each<Case>([
    ['said that', 'Ann Lee said that the plant would open in May.', 'reported Ann Lee'],
    [
      'a clause at the end',
      'The plant will open in May, officials believe, Ann Lee said.',
      'reported Ann Lee',
    ],
    ['a clause in the middle', 'The roof, John Smith said, leaks.', 'reported John Smith'],
    [
      'according to',
      'According to Ann Lee, director of the Port Office, traffic doubled.',
      'reported Ann Lee (director of the Port Office)',
    ],
    [
      'according to a body',
      'Traffic doubled in 2021, according to the port authority.',
      'reported the port authority',
    ],
    [
      'data of a body',
      'According to data from the customs office, exports rose by 3%.',
      'reported data from the customs office',
    ],
    [
      'a body, then its short name',
      'The Ministry of Trade said on Monday that tariffs would be cut. The ministry added that talks continue.',
      'reported Ministry of Trade',
      'reported Ministry of Trade',
    ],
    [
      'a company in brackets',
      'Northwind Foods (SH601111, 9.67 yuan) announced that it would close two plants.',
      'reported Northwind Foods',
    ],
    ['a document', 'The report says that 40% of rivers are polluted.', 'reported The report'],
    [
      'a document with a title',
      'The "Fourteenth Five-Year Plan" outline also states that chains should stay.',
      'reported The "Fourteenth Five-Year Plan" outline',
    ],
    [
      'a study by someone',
      'A study by the University of Oslo found that sleep helps memory.',
      'reported A study by the University of Oslo',
    ],
    [
      'a title in front of the name',
      'Prime Minister Jane Holt said the vote would be held in June.',
      'reported Jane Holt (Prime Minister)',
    ],
    [
      'a company and title in front of the name',
      'Northwind CEO Tim Cole said the phone would ship in May.',
      'reported Tim Cole (Northwind CEO)',
    ],
    [
      'a spokesman in front of the name',
      'Ministry spokesman Li Hua said the talks had ended.',
      'reported Li Hua (Ministry spokesman)',
    ],
    [
      "somebody's role in front of the name",
      "The bank's chief economist Mary Stone warned that prices would rise.",
      "reported Mary Stone (bank's chief economist)",
    ],
    [
      'a role with the name between commas',
      'The director of the institute, Karl Weber, said that the data were clear.',
      'reported Karl Weber (director of the institute)',
    ],
    [
      'a role behind the verb',
      'The data were clear, said the director of the institute, Karl Weber.',
      'reported Karl Weber (director of the institute)',
    ],
    [
      'a role with commas of its own',
      'Li Na, head of the Department of Trade, Industry and Energy, said exports rose.',
      'reported Li Na (head of the Department of Trade, Industry and Energy)',
    ],
    [
      'a scholar',
      'Anna Berg, a professor of history at Lund University, argues that the letters were forged.',
      'reported Anna Berg (professor of history at Lund University)',
    ],
    [
      'someone without a name',
      'A spokesman for the ministry said the road was safe.',
      'reported A spokesman for the ministry',
    ],
    [
      'a body behind a long aside',
      'Northwind Foods, part of the largest food group in the whole of the north, said it would sell.',
      'reported Northwind Foods',
    ],
    [
      'a day behind the verb',
      'The bridge is safe, the Road Office announced Tuesday.',
      'reported Road Office',
    ],
    [
      'a member of a body',
      'Robert Bakk of the University of Colorado said that mammals came later.',
      'reported Robert Bakk',
    ],
    [
      'a member from a body',
      'Milan Smut from the Press Department told visitors that cars sell well.',
      'reported Milan Smut',
    ],
    [
      'a clause with a comma before the verb',
      'Hubb wrestled with the teacher, then left the room, said Richards.',
      'reported Richards',
    ],
    ['neighbours', 'Neighbours said that the house was empty.', 'reported Neighbours'],
    ['several without a name', 'Officials said the road was safe.', 'reported Officials'],
    ['an age', 'John Smith, 45, said the roof leaks.', 'reported John Smith'],
    [
      'a clause about the speaker',
      'John Smith, who owns the house, said it leaks.',
      'reported John Smith',
    ],
    ['a day', 'The Bank of Norway on Friday said it would raise rates.', 'reported Bank of Norway'],
    ['two verbs', 'Bob Ray disagreed and said that exports would grow.', 'reported Bob Ray'],
    [
      'quoted as saying',
      'Ann Lee was quoted as saying that the road was closed.',
      'reported Ann Lee',
    ],
    ['pointed out', 'Wang Fang pointed out that the gap is narrowing.', 'reported Wang Fang'],
    [
      'made it clear',
      'In response, Wang Fang made it clear that work goes on.',
      'reported Wang Fang',
    ],
    ['a view', "In Wang Fang's view, the gap is narrowing.", 'reported Wang Fang'],
    ['a suggestion', "Wang Fang's first suggestion is to build parks.", 'reported Wang Fang'],
    ['a hyphen', 'Jean-Paul Roux said the wine was good.', 'reported Jean-Paul Roux'],
    [
      'a particle',
      'Ursula von der Leyen said the bloc would act.',
      'reported Ursula von der Leyen',
    ],
  ])('finds the speaker of %s', (_, paragraph, ...said) => {
    expect(saidIn([paragraph])).toEqual(said);
  });

  it('carries on to the end of the paragraph and no further', () => {
    expect(
      saidIn([
        'Ann Lee said that the plant would open in May. It would employ 200 people. Most of them would come from the town.',
        'The town has 9,000 inhabitants.',
      ]),
    ).toEqual(['reported Ann Lee', 'continued Ann Lee', 'continued Ann Lee', '-']);
  });

  it('ends where another source appears', () => {
    expect(
      saidIn([
        'Ann Lee said that exports would fall. Orders were thin. But Bob Ray, an analyst at Harbour Bank, said they would grow. Prices would rise.',
      ]),
    ).toEqual([
      'reported Ann Lee',
      'continued Ann Lee',
      'reported Bob Ray (analyst at Harbour Bank)',
      'continued Bob Ray (analyst at Harbour Bank)',
    ]);
  });

  it.each([
    ['He spoke at a meeting in Wuhan.'],
    ['Wang Fang joined the office in 2001.'],
    ['Her remarks came a day after the vote.'],
  ])('ends where the article tells about the speaker: %s', (sentence) => {
    expect(saidIn([`Wang Fang said that output had doubled. ${sentence}`])).toEqual([
      'reported Wang Fang',
      '-',
    ]);
  });

  it('does not carry on a belief or a document through an account of facts', () => {
    expect(
      saidIn(['Aristotle believed that heavy bodies fall faster. Galileo dropped two of them.']),
    ).toEqual(['reported Aristotle', '-']);
    expect(saidIn(['The report says that rivers are polluted. Rain is rare.'])).toEqual([
      'reported The report',
      '-',
    ]);
  });
});

describe('speech in machine translation', () => {
  it.each<Case>([
    [
      'a closing mark that moved to the speaker',
      '"The transfer speeds up growth in the region. "Wang Fang said.',
      'direct Wang Fang',
      'direct Wang Fang',
    ],
    [
      'a quotation that is never closed',
      '"The ministry continued to support clusters and trained staff. Wang Fang said that in 2017, the quality of "bases" was checked.',
      'direct Wang Fang',
      'reported Wang Fang',
    ],
    [
      'a full stop between quotation and speaker',
      '"The province takes in factories." Wang Fang introduced that ten parks have been built. The output has doubled.',
      'direct Wang Fang',
      'reported Wang Fang',
      'continued Wang Fang',
    ],
    [
      'a verb that reports nothing in plain English',
      'Wang Fang, deputy director of the Department of Industry of Hubei Province, introduced at the meeting that output has doubled.',
      'reported Wang Fang (deputy director of the Department of Industry of Hubei Province)',
    ],
    [
      'a listener between verb and content',
      'Wang Fang introduced the reporter of the Daily Post that ten parks have been built.',
      'reported Wang Fang',
    ],
    [
      'an answer',
      'Wang Fang answered a question from the reporter of "Daily Post" that output has doubled.',
      'reported Wang Fang',
    ],
  ])('finds the speaker of %s', (_, paragraph, ...said) => {
    expect(saidIn([paragraph])).toEqual(said);
  });
});

describe('speakers through the article', () => {
  it('gives the role of the first full mention to a later surname', () => {
    expect(
      saidIn([
        'Karl Weber, director of the Alpine Institute, said that snow was scarce.',
        '"We need cold nights," Weber said.',
        'Mr. Weber said he would wait.',
      ]),
    ).toEqual([
      'reported Karl Weber (director of the Alpine Institute)',
      'direct Karl Weber (director of the Alpine Institute)',
      'reported Karl Weber (director of the Alpine Institute)',
    ]);
  });

  it('reads the role from a sentence of its own, also behind a pronoun', () => {
    expect(
      saidIn(['Karl Weber is director of the Alpine Institute. Weber said it snowed.'])[1],
    ).toBe('reported Karl Weber (director of the Alpine Institute)');
    expect(
      saidIn(['It snowed, according to Karl Weber. He is director of the Alpine Institute.']),
    ).toEqual(['reported Karl Weber (director of the Alpine Institute)', '-']);
  });

  it('reads the role from a caption', () => {
    expect(
      saidIn(['Photo: Karl Weber, director of the Alpine Institute', 'Karl Weber said it snowed.']),
    ).toEqual(['-', 'reported Karl Weber (director of the Alpine Institute)']);
  });

  it('follows "he" and "she" to whoever was named last', () => {
    expect(
      saidIn([
        'Karl Weber, director of the Alpine Institute, opened the meeting. He said that snow was scarce.',
        'He also suggested that lifts should close.',
        'Mary Stone runs the bank. She believes that prices will fall.',
      ]),
    ).toEqual([
      '-',
      'reported Karl Weber (director of the Alpine Institute)',
      'reported Karl Weber (director of the Alpine Institute)',
      '-',
      'reported Mary Stone',
    ]);
  });

  it('keeps a surname as printed when several people bear it', () => {
    expect(
      saidIn(['Ann Lee said yes.', 'Tom Lee said no.', 'Lee said that both were right.'])[2],
    ).toBe('reported Lee');
  });
});

describe('lists that somebody announces', () => {
  it('belong to the speaker up to their end', () => {
    expect(
      saidIn([
        'Mary Stone made three suggestions:',
        'The first is to cut taxes.',
        'The second is to build houses. They should be cheap.',
        'The third is to wait.',
        'The bank is in London.',
      ]),
    ).toEqual([
      'reported Mary Stone',
      'continued Mary Stone',
      'continued Mary Stone',
      'continued Mary Stone',
      'continued Mary Stone',
      '-',
    ]);
  });

  it('need no ordinals when the sentence counts them', () => {
    expect(
      saidIn(['Mary Stone made two suggestions:', 'Cut taxes.', 'Build houses.', 'Rain fell.']),
    ).toEqual(['reported Mary Stone', 'continued Mary Stone', 'continued Mary Stone', '-']);
  });

  it('end at a heading', () => {
    expect(
      saidIn(['Mary Stone made two suggestions:', '# Other news', 'First came the winter.']),
    ).toEqual(['reported Mary Stone', '-']);
  });

  it('may hold what others say', () => {
    expect(
      saidIn([
        'To this end, Mary Stone recommended work in the following two fields:',
        'First, taxes should be cut. Bob Ray said that they are high.',
        'Secondly, houses should be built.',
      ]),
    ).toEqual([
      'reported Mary Stone',
      'continued Mary Stone',
      'reported Bob Ray',
      'continued Mary Stone',
    ]);
  });
});

describe('what nobody says', () => {
  it.each([
    ['The newspaper said that the road was closed. It opened again in May.'],
    ['A reporter of the Morning Herald asked whether the road was safe.'],
    ['Workers are paid according to experience and according to local conditions.'],
    ['Northwind Foods announced its annual results in March.'],
    ['The castle is said to be haunted. The king was told that it was empty.'],
    ['The city calls the plan "smart growth" and has signed "green" deals.'],
    ['The tower was completed in 1889. It was named after Gustave Eiffel.'],
    ['In 1905 Albert Einstein published four papers. He noted the effect in one of them.'],
    ['The club added a third stand in 1950. The manager, John Hughes, introduced a new system.'],
    ['Smith proposed to Mary in 1820. The state of Ohio reports to nobody.'],
    ['The motor, which was thought to be lost, was found in Prague.'],
    ['The Congress of Vienna declared Switzerland neutral. France made several proposals.'],
    ['The word "saga" means a saying. It was noted for its "great hall" and "long table".'],
    ['He died in 1879 (although some sources say that he lived on).'],
  ])('has no speaker: %s', (paragraph) => {
    expect(new Set(saidIn([paragraph]))).toEqual(new Set(['-']));
  });

  it('includes what the publisher, the source and the authors tell', () => {
    const fields = { publisher: 'Daily Post', source: 'City Wire, 3 May', authors: ['Jo March'] };
    expect(
      saidIn(
        [
          'The Daily Post said that the road was closed.',
          'According to City Wire, it opened again.',
          'Jo March reported that it was safe.',
          'Ann Lee told the Daily Post that it was not.',
        ],
        fields,
      ),
    ).toEqual(['-', '-', '-', 'reported Ann Lee']);
  });
});

describe('any article', () => {
  it('has speakers and roles that it prints', () => {
    const sentence = fc.oneof(
      hostileText().map((text) => text.slice(0, 400)),
      fc.constantFrom(
        'Wang Wei, director of X, said that it rained. ',
        '"It rains. "he said. ',
        'According to the ministry, he added "no". ',
        'Ann Lee made two suggestions: ',
        'First, " said Ann, chief of "staff, and said. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.join(' ').normalize('NFC');
        for (const { said } of attribute(
          paragraphs.map((paragraph) => paragraph.normalize('NFC')),
        )) {
          const { speaker } =
            /^(?:direct|reported|continued) (?<speaker>.+?)(?: \(|$)/s.exec(said)?.groups ?? {};
          if (speaker !== undefined) expect(text).toContain(speaker);
        }
      }),
      { numRuns: 40 },
    );
  });
});
