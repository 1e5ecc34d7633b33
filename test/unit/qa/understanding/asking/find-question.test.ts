import { describe, expect, it } from 'vitest';
import { findQuestion } from '../../../../../src/qa/understanding/asking/find-question.ts';

const ASKED = 'Who painted the lighthouse in 1931?';

describe('the question of a message', () => {
  it.each([
    // greetings and forms of address
    `Hi there! ${ASKED}`,
    `Hello Marta, ${ASKED}`,
    `Good evening everyone. ${ASKED}`,
    `Dear all, ${ASKED}`,
    `@marta @ola ${ASKED}`,
    `<@U024BE7LH> <!here> ${ASKED}`,
    // numbering and announcements
    `3) ${ASKED}`,
    `• ${ASKED}`,
    `Question 2: ${ASKED}`,
    `Just a quick one – ${ASKED}`,
    `Another question for the editors: ${ASKED}`,
    `Sorry if this came up before, but ${ASKED}`,
    // emoji, links and stress
    `:tada: ${ASKED} 🎉`,
    `*${ASKED}*`,
    `${ASKED} (see https://example.org/a?b=1)`,
    `${ASKED} via <https://example.org/a>`,
    // thanks and signatures
    `${ASKED} Many thanks in advance!`,
    `${ASKED} Kind regards, Marta Lind`,
    `${ASKED}\nCheers\nMarta`,
    `${ASKED} – Marta`,
    // sentences beside it
    `${ASKED} I searched for an hour.`,
    `We are having an argument here. ${ASKED}`,
    `(asked in #harbour-desk) ${ASKED}`,
    // lines of others
    `> the tower was repaired twice\n> in fifty years\n${ASKED}`,
    `On Tue, 3 May, Ola wrote:\n> it is red\n\n${ASKED}`,
  ])('is found in %j', (message) => {
    expect(findQuestion(message).text.toLowerCase()).toBe(ASKED.toLowerCase());
  });

  it.each([
    ['Does anyone know who painted the lighthouse?', 'who painted the lighthouse?'],
    ['I was just wondering why the lamp is red', 'why the lamp is red'],
    ['Could you please tell me the height of the tower?', 'the height of the tower?'],
    ['I am looking for information about sick pay', 'sick pay'],
    ['Do you know if the tower is open?', 'whether the tower is open?'],
    ['My boss wants to know when the lamp was lit', 'when the lamp was lit'],
    ['When was the lamp lit, any idea?', 'When was the lamp lit'],
    ['when was the old lamp lit thanks', 'when was the old lamp lit'],
  ])('stands alone: %j asks %j', (message, question) => {
    expect(findQuestion(message).text).toBe(question);
  });

  it('is two where the second goes on from the first', () => {
    expect(findQuestion('Hi! Who painted the tower? And when was that? Thx').text).toBe(
      'Who painted the tower? And when was that?',
    );
  });

  it('is what is quoted where nothing else is said', () => {
    expect(findQuestion(`> ${ASKED}`).text).toBe(ASKED);
  });

  it.each([
    'How do I say thanks?',
    'What does @Override do?',
    'Hello Kitty is owned by whom?',
    'One-way streets in Aldby',
    'Re-entry rules',
    'J. Falk owns what?',
    'Mr. Falk owns what?',
    'In 1931, who painted it?',
    'Which towns and villages grew?',
    'Can you share your screen in Paddle?',
    'trains Aldby - Norrvik',
    'And in 1932?',
    'What about Norrvik?',
    'parental leave',
    'time off',
    'people team',
  ])('is left as it is: %j', (message) => {
    expect(findQuestion(message)).toEqual({
      text: message,
      about: '',
      beside: '',
      isSmallTalk: false,
    });
  });
});

describe('what a message says beside its question', () => {
  it.each([
    ['I am reading about Harbour Light. Who painted it?', 'Harbour Light'],
    ['Harbour Light: when was it built?', 'Harbour Light'],
    ['My bike has a flat tyre. Who do I call?', 'bike'],
    ['We travel with Harbour Ferries. How many cars fit on a boat?', 'Harbour Ferries'],
  ])('helps where the question leans on it: %j', (message, help) => {
    expect(findQuestion(message).about).toContain(help);
  });

  it.each([
    'I met Marta Lind. Who painted the lamp of Harbour Light?', // it names its own
    'Who painted the old red lamp? Best, Marta Lind',
    'Hi Marta, who painted the old red lamp?',
  ])('is left out elsewhere: %j', (message) => {
    expect(findQuestion(message).about).toBe('');
  });
});

describe('a message that asks nothing', () => {
  it.each([
    'thanks a lot!',
    'Good morning all',
    'I have another question',
    'can someone help me?',
    'any ideas?',
    'is anybody here?',
    'could you answer my question please',
    'ok, got it',
    'test 1 2 3',
    'never mind',
    'Thanks, Marta',
    'same here',
  ])('is told: %j', (message) => {
    expect(findQuestion(message).isSmallTalk).toBe(true);
  });

  it.each(['sick leave', 'help desk', 'How do I get help?', 'Who answers questions?', 'day off'])(
    'is none of these: %j',
    (message) => {
      expect(findQuestion(message).isSmallTalk).toBe(false);
    },
  );
});

describe('a long message', () => {
  const most = 4_000;
  it.each([
    'a ',
    '(',
    '*a',
    '@marta ',
    'hi ',
    '1. ',
    'how many ',
    'x',
    ': ',
    ', thanks',
    '[',
    'sorry ',
    'do you know ',
    'Ida. ',
    '> a\n',
    '<',
    ':a',
  ])('of %j is read in one go', (piece) => {
    const message = piece.repeat(most / piece.length);
    expect(findQuestion(message).text.length).toBeLessThanOrEqual(message.length);
  });
});
