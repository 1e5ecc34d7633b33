import { expect, it } from 'vitest';
import { welcome } from '../../../../src/bots/console/welcome.ts';

it('shows a command to copy on one line, however long its question is', () => {
  const question = `Which of the ${'very '.repeat(12)}old piers opened first?`;
  const facts = {
    articleCount: 2,
    corpusDirectory: 'corpus',
    rejected: [],
    samples: [question],
    address: 'http://127.0.0.1:3000',
    isOpen: false,
    hasNoOperator: false,
  };
  const lines = welcome(facts, { width: 80, isStyled: false }).split('\n');
  expect(lines).toContain(`  npm run ask -- "${question}"`);
});
