import { describe, expect, it } from 'vitest';
import type { Command, CommandOption } from '../../../../../src/bots/commands/command.ts';
import { readCommandText } from '../../../../../src/bots/slack/intake/command-text.ts';

const option = (name: string, kind: CommandOption['kind'] = 'text'): CommandOption => ({
  name,
  kind,
  description: name,
  required: false,
});

const command: Command = {
  name: 'figure',
  description: 'A figure',
  options: [option('topic'), option('entity'), option('exact', 'boolean')],
  run: () => Promise.reject(new Error('not run here')),
};

describe('text after a slash command', () => {
  it.each([
    ['growth of the west', { topic: 'growth of the west' }],
    ['growth entity:Henan', { topic: 'growth', entity: 'Henan' }],
    ['entity:"the western region" growth', { topic: 'growth', entity: 'the western region' }],
    ['ENTITY:“the west” growth', { topic: 'growth', entity: 'the west' }],
    ['growth exact:', { topic: 'growth', exact: 'true' }],
    ['growth exact:no', { topic: 'growth', exact: 'false' }],
    ['  growth \n of  it ', { topic: 'growth of it' }],
    ['', {}],
    ['entity:Henan', { entity: 'Henan' }],
  ])('fills the options from "%s"', (text, options) => {
    expect(readCommandText(text, command)).toEqual({ options, isPublic: false });
  });

  it.each([
    'after:2022 growth',
    'by:"Zhu Ming" growth',
    'ratio 3:1',
    'https://x.example/entity:1',
    'nonentity:Henan',
    'public:maybe',
  ])('leaves "%s" to whoever reads filters', (text) => {
    expect(readCommandText(text, command)).toEqual({ options: { topic: text }, isPublic: false });
  });

  it.each(['public: growth', 'growth public:', 'growth public:true', 'PUBLIC:yes growth'])(
    'hears in "%s" that everyone may see the reply',
    (text) => {
      expect(readCommandText(text, command)).toEqual({
        options: { topic: 'growth' },
        isPublic: true,
      });
    },
  );

  it('of an unknown command fills no options', () => {
    expect(readCommandText('anything at all', undefined).options).toEqual({});
  });

  it.each(['entity:'.repeat(5714), 'entity:"'.repeat(5000), `a${' '.repeat(40_000)}b`])(
    'of 40,000 hostile characters is read without backtracking',
    (text) => {
      expect(readCommandText(text, command).isPublic).toBe(false);
    },
  );
});
