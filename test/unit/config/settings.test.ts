import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';

describe('readSettings', () => {
  it('needs no variable', () => {
    expect(readSettings({})).toEqual({
      corpusDirectory: 'corpus',
      sites: [],
      corpusSweepSeconds: 15,
      directCollections: ['public'],
      logLevel: undefined,
      usesReader: true,
      usesEncoder: true,
      encoderFolder: undefined,
      followsLinks: false,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: undefined,
      trustsProxy: false,
      databaseUrl: 'file:./data/newsdesk.db',
      corpusSharing: 'watch',
      storeKey: undefined,
      keepsQuestions: false,
      retentionDays: 90,
      questionsPerMinute: { user: 30, channel: 120 },
    });
  });

  it('names all wrong variables together', () => {
    expect(() => readSettings({ LOG_LEVEL: 'loud', PORT: 'x' })).toThrow(/LOG_LEVEL.*PORT/u);
  });
});
